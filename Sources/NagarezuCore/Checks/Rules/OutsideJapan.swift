/// C204: personal data stands or travels outside Japan.
///
/// **What.** A system of a contractor, or one that stands at a contractor's site, is at an address
/// outside Japan, or the operator of a channel that carries the data is. Where a site states no
/// address, that of its operator counts. Each part of an address (、 及び ・ and brackets part it) must be 日本 or 国内, or
/// begin with the full name of a prefecture or municipality of Japan; the part that does not is named, and counts as
/// outside. No address at all is not judged, and listed as an assumption.
///
/// **何を。** 委託先のシステム、又は委託先の場所に置くシステムの所在地が国外にあるか、
/// 情報を運ぶ経路の運用者が国外にいます。場所に所在地がなければ運用者の所在地で見ます。所在地は「、」「及び」「・」やかっこで分け、
/// どの部分も「日本」「国内」であるか、都道府県か市区町村の名前で始まらなければ、国外とみなして、その部分を示します。
/// 所在地がどこにも書かれていなければ調べず、仮定に示します。
///
/// A kind of channel that a 制度 of the body forbids (禁止経路) is found as well.
///
/// **Why.** The law of another country may open what ours keeps shut, and the authority cannot go
/// and look.
///
/// **理由。** 外国の制度のもとでは、日本の法令どおりに守られるとは限らず、立入調査もできません。
///
/// **Example.** The contractor's server stands in a data centre in Singapore.
///
/// **例。** 委託先のサーバが、シンガポールのデータセンターにあります。
///
/// **Cure.** Have the data kept in Japan, or state the true address from the prefecture or municipality on. A kind of channel is forbidden
/// with 規則 (X501).
///
/// **直し方。** 国内に置かせるか、正しい所在地を「東京都江東区…」のように都道府県か市区町村から書きます。経路の種別を禁じるには「規則」（X501）を使います。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条（安全管理措置）・第71条（外国にある第三者への提供の制限）; 新宿区
/// 個人情報保護対策チェックリスト「日本国内の法が適用される安全性が確保された環境」.
struct OutsideJapan: ModelRule {
  static let heading = RuleHeading(
    "C204", ja: "国外に置かれ、又は国外の者が運ぶ", en: "kept or carried outside Japan")
  static let isAboutData = true

  func check(_ facts: Facts) -> [Observation] {
    let standing = facts.model.systemIDs.flatMap { id in
      facts.reach.epochs.compactMap { self.standing(id, $0, facts) }
    }
    return standing + carried(facts) + forbidden(facts)
  }

  private func standing(_ id: System.ID, _ epoch: Epoch, _ facts: Facts) -> Observation? {
    let model = epoch.model
    guard let address = model.address(of: id), Whereabouts(address.text).place != .japan,
      let party = (model[id].operators + model.hosts(of: id)).first(where: {
        model.isContractor($0)
      })
    else { return nil }
    let parts = facts.parts(
      facts.standing(at: .system(id)).filter { epoch.days.contains($0.days.first) })
    guard !parts.isEmpty else { return nil }
    let name = model[id].name
    return Observation(
      Self.self, [model[party].name, name], party: party, node: .system(id), parts: parts,
      path: facts.path(to: .node(.system(id)), parts), at: model[id].span,
      related: [Self.related(address)]
    ) { text in
      Message(
        ja: "\(text.itemsJA)が「\(name)」にあるが、その所在地「\(address.text)」は\(Self.judged(address.text).ja)",
        en:
          "\(text.itemsEN) \(text.isEN) kept in '\(name)', whose address '\(address.text)' \(Self.judged(address.text).en)"
      )
    }
  }

  private func carried(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.passages.flatMap { passage -> [Observation] in
      guard let channel = model.channel(of: passage) else { return [] }
      return model[channel].operators.compactMap { party in
        guard let address = model.address(of: party), Whereabouts(address.text).place != .japan
        else {
          return nil
        }
        let parts = facts.parts(
          facts.reach.overheard(by: party, on: passage).map { ($0.days, $0.all) })
        guard !parts.isEmpty else { return nil }
        let name = model[party].name
        return Observation(
          Self.self, [name, nil, nil, model[channel].name], party: party, channel: channel,
          parts: parts, path: facts.path(to: .passage(passage), parts),
          capacities: [.channel(channel)], at: model.span(of: passage),
          related: [Self.related(address)]
        ) { text in
          Message(
            ja:
              "\(text.itemsJA)を運ぶ「\(text.channelJA)」の運用者「\(name)」の所在地「\(address.text)」は\(Self.judged(address.text).ja)",
            en:
              "\(text.itemsEN) \(text.isEN) carried over '\(text.channelEN)', whose operator's address '\(address.text)' \(Self.judged(address.text).en)"
          )
        }
      }
    }
  }

  /// What passes over a kind of channel that a 制度 forbids, on its days.
  private func forbidden(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.ownRegimes.flatMap { id -> [Observation] in
      guard let days = model[id].period.narrowest else { return [] }
      return model.passages.compactMap { passage in
        guard let channel = model.channel(of: passage),
          model[channel].isAmong([], model[id].forbiddenChannels, id: channel)
        else { return nil }
        let parts = facts.parts(
          facts.reach.passing(on: passage).compactMap { piece in
            piece.days.intersection(days).map { ($0, piece.cells) }
          })
        guard !parts.isEmpty else { return nil }
        let (regime, kind) = (model[id].name, model[channel].kind)
        return Observation(
          Self.self, [nil, regime, nil, model[channel].name], channel: channel, parts: parts,
          path: facts.path(to: .passage(passage), parts), at: model.span(of: passage),
          related: [
            Finding.Related(
              span: model[id].span,
              message: Message(ja: "制度「\(regime)」", en: "regime '\(regime)'"))
          ]
        ) { text in
          Message(
            ja: "\(text.itemsJA)が「\(text.channelJA)」を通るが、制度「\(regime)」は\(kind.rawValue)を禁じている",
            en:
              "\(text.itemsEN) \(text.isEN) passed over '\(text.channelEN)', and '\(regime)' forbids \(kind.english)"
          )
        }
      }
    }
  }

  /// What is wrong with an address: the part that is not known to lie in Japan is named where there are others.
  private static func judged(_ address: String) -> Message {
    let whereabouts = Whereabouts(address)
    let odd = whereabouts.odd.flatMap { $0 == address ? nil : $0 }
    return whereabouts.place == .abroad
      ? Message(
        ja: odd.map { "国外（「\($0)」）である" } ?? "国外である",
        en: odd.map { "is outside Japan ('\($0)')" } ?? "is outside Japan")
      : Message(
        ja: odd.map { "「\($0)」が日本国内と読み取れない" } ?? "日本国内と読み取れない",
        en: odd.map { "is not known to be in Japan ('\($0)')" } ?? "is not known to be in Japan")
  }

  private static func related(_ address: (text: String, span: SourceSpan)) -> Finding.Related {
    Finding.Related(
      span: address.span,
      message: Message(ja: "所在地: \(address.text)", en: "address: \(address.text)"))
  }
}
