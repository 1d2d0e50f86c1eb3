/// X503 over all businesses (範囲: 全事業): what a rule keeps apart comes together in one hand, some of it from one business and some
/// from another (`docs/adr/0013`).
///
/// Whose data it is, is not asked: classes of different businesses are not cut against each other, so that the same person may be in both.
/// Of the versions of a business one is looked at: 現行, else 案, else 変更前.
struct JoinedHands: Sendable {
  /// The end of the id of such a finding.
  static let mark = "全事業"

  private let verdicts: [Verdict]
  private let portfolio: Portfolio
  private let window: DayRange
  /// The places of the models that are looked at.
  private let asked: Set<Int>

  init(_ verdicts: [Verdict], _ portfolio: Portfolio, on day: Day?) {
    self.verdicts = verdicts
    self.portfolio = portfolio
    window = DayRange(on: day)
    let order: [Model.State] = [.current, .draft, .former]
    let versions = Dictionary(grouping: portfolio.models.indices) { portfolio.businesses[$0] }
    asked = Set(
      versions.values.compactMap { places in
        places.min { a, b in
          let (one, other) = (portfolio.models[a].state, portfolio.models[b].state)
          return (order.firstIndex(of: one) ?? 0, a) < (order.firstIndex(of: other) ?? 0, b)
        }
      })
  }

  /// Shape: place of a model → what is told of it.
  var observations: [Int: [Observation]] {
    var found: [Int: [Observation]] = [:]
    var known: Set<SourceSpan> = []
    for place in asked.sorted() {
      for rule in portfolio.models[place].rules where rule.isOfAllBusinesses {
        guard case .apart(let lists, let selector) = rule.content, known.insert(rule.span).inserted
        else { continue }
        let names = lists.map { list in
          Set(list.flatMap { portfolio.models[place][$0].portfolioNames })
        }
        let all = parties(selector, place)
        let held = held(names, by: all.flatMap(\.members), selector.exposure)
        for (party, members) in all {
          let pieces = members.flatMap { held[$0] ?? [] }
          guard let host = host(of: rule, pieces),
            let one = observation(rule, party, pieces, names.count, host)
          else { continue }
          found[host.model, default: []].append(one)
        }
      }
    }
    return found
  }

  // MARK: Who has what

  /// Some of what a list names, with one member of a party, on some days.
  private struct Piece {
    let member: Portfolio.Member
    /// Which list, from 0.
    let list: Int
    let days: DayRange
    let cells: Cells
  }

  /// Shape: place of a party → its members in the models that are looked at; those the rule names with their parts, or else everybody
  /// outside the authority.
  private func parties(
    _ selector: ProjectRule.Selector, _ place: Int
  ) -> [(party: Int, members: [Portfolio.Member])] {
    let named = Set(selector.parties.map { portfolio.place(of: $0, in: place) })
    return portfolio.parties.enumerated().compactMap { party, all in
      let members = all.filter { member in
        let model = portfolio.models[member.model]
        guard asked.contains(member.model) else { return false }
        guard !named.isEmpty else { return model.isOutsider(member.party) }
        return model.withAncestors(member.party).contains {
          named.contains(portfolio.place(of: $0, in: member.model))
        }
      }
      return members.count > 1 ? (party, members) : nil
    }
  }

  /// Shape: member → what of the lists it has, in their order. Each model's reach is looked at once.
  private func held(
    _ lists: [Set<String>], by members: [Portfolio.Member], _ exposure: Exposure?
  ) -> [Portfolio.Member: [Piece]] {
    let places = Set(members.map(\.model)).sorted()
    let byModel = Dictionary(grouping: members, by: \.model)
    let found = Workers.map(places.count) { number -> [(Portfolio.Member, [Piece])] in
      let reach = verdicts[places[number]].reach
      return (byModel[places[number]] ?? []).map { member in
        (member, lists.indices.flatMap { held(lists[$0], $0, by: member, exposure, in: reach) })
      }
    }
    return Dictionary(uniqueKeysWithValues: found.flatMap(\.self))
  }

  private func held(
    _ names: Set<String>, _ list: Int, by member: Portfolio.Member, _ exposure: Exposure?,
    in reach: Reach
  ) -> [Piece] {
    let model = portfolio.models[member.model]
    let items = model.itemIDs.filter { !names.isDisjoint(with: model[$0].portfolioNames) }
    guard !items.isEmpty else { return [] }
    let wanted = Cells(shape: reach.shape, items: items, atoms: model.population.everyone)
    let family = Set(model.family(of: member.party))
    return reach.possessions(of: family, during: window).flatMap { $0.judged(exposure) }
      .compactMap { days, cells in
        let some = cells.intersection(wanted)
        return some.isEmpty ? nil : Piece(member: member, list: list, days: days, cells: some)
      }
  }

  /// In whose model it is told: the first that includes the rule and has some of it, or else the first that has some.
  private func host(of rule: ProjectRule, _ pieces: [Piece]) -> Portfolio.Member? {
    let members = pieces.map(\.member).sorted { $0.model < $1.model }
    return members.first { portfolio.models[$0.model].rules.contains { $0.span == rule.span } }
      ?? members.first
  }

  // MARK: What is told

  private func observation(
    _ rule: ProjectRule, _ party: Int, _ pieces: [Piece], _ lists: Int, _ host: Portfolio.Member
  ) -> Observation? {
    let cuts = Set(pieces.flatMap(\.days.turns)).sorted()
    let days = window.cut(at: cuts).filter { days in
      let there = pieces.filter { $0.days.contains(days.first) }
      return Set(there.map(\.list)).count == lists && Set(there.map(\.member.model)).count > 1
    }
    guard !days.isEmpty else { return nil }
    let joined = pieces.filter { piece in days.contains { piece.days.intersection($0) != nil } }
    let (model, name) = (portfolio.models[host.model], portfolio.name(at: party))
    let businesses = Set(joined.map(\.member.model)).sorted()
    let said = businesses.map { has(joined, $0) }
    let (when, shown) = (DayRange.joined(days).map(\.described), model.shown(host.party))
    return Observation(
      TogetherInOneHand.self, [rule.name, name, Self.mark], severity: rule.severity,
      party: host.party, parts: parts(joined, of: host.model, days), at: model[host.party].span,
      related: rule.related + businesses.filter { $0 != host.model }.flatMap { related(joined, $0) }
    ) { _ in
      rule.said(
        "\(shown.ja)に、事業をまたいで\(said.map(\.ja).joined(separator: "と"))がそろう（\(when.map(\.ja).joined(separator: "、"))）",
        "\(shown.en) has \(said.map(\.en).joined(separator: " and ")) together over several businesses (\(when.map(\.en).joined(separator: ", ")))"
      )
    }
  }

  /// What comes from one business.
  private func has(_ pieces: [Piece], _ place: Int) -> Message {
    let model = portfolio.models[place]
    let items = pieces.filter { $0.member.model == place }.flatMap { piece in
      piece.cells.rows(shape: Shape(model)).map(\.0)
    }
    let listed = model.listed(Array(Set(items)))
    return Message(
      ja: "\(listed.ja)（事業「\(model.title)」）", en: "\(listed.en) (business '\(model.title)')")
  }

  private func parts(_ pieces: [Piece], of place: Int, _ days: [DayRange]) -> [Finding.Part] {
    let shape = Shape(portfolio.models[place])
    return Finding.Part.joined(
      pieces.filter { $0.member.model == place }.flatMap { piece in
        days.compactMap { piece.days.intersection($0) }.flatMap { days in
          piece.cells.rows(shape: shape).map { Finding.Part(item: $0.0, atoms: $0.1, days: days) }
        }
      })
  }

  private func related(_ pieces: [Piece], _ place: Int) -> [Finding.Related] {
    let model = portfolio.models[place]
    return Set(pieces.map(\.member)).filter { $0.model == place }.sorted { $0.party < $1.party }
      .map { member in
        Finding.Related(model[member.party].span, of: model)
      }
  }
}

extension Item {
  /// The names by which it is one with an item of another business: its own, another spelling, or the one under which several are listed.
  fileprivate var portfolioNames: [String] { [name] + aliases + [commonName].compactMap(\.self) }
}
