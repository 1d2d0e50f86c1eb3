/// S103: something approved enters a party's hands by a channel that no covering approval names.
///
/// **What.** The item, the people, the exposure and the day are approved, but the paper's 媒体 and 経路
/// do not name the channel or its kind. 郵送, 窓口 and 手渡し count as 紙. A paper that names neither fits
/// no channel. A flow that runs directly where a paper leads through somebody else (経由) is found whatever
/// it carries, by whatever channel or none.
///
/// **何を。** 項目、対象、取扱い、日は承認されているが、承認の「媒体」「経路」に、その経路も種別もありません。郵送、
/// 窓口、手渡しは紙に数えます。どちらも書いていない承認は、どの経路も認めません。
/// 「経由」のある外部結合が認めていない、直接の流れも、何をどう送っても指摘します。
///
/// **Why.** Councils approve a medium with its safeguards: a key-locked bag for a DVD-R is no
/// protection on a network.
///
/// **理由。** 媒体は対策とともに承認されます。DVD-Rのための鍵付きカバンは、回線の役に立ちません。
///
/// **Example.** Data approved for 電子記録媒体 is sent over インターネット.
///
/// **例。** 電子記録媒体で承認されたものを、インターネットで送ります。
///
/// **Cure.** Use the approved medium and channel, or have the paper changed.
///
/// **直し方。** 承認された媒体と経路を使うか、文書を改めます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第66条; 全項目評価書（様式4）Ⅱ-3②（入手方法）, Ⅱ-4④（提供方法）; read 2026-11-21.
struct ChannelBeyondScope: ReachRule {
  static let heading = RuleHeading("S103", ja: "承認されていない経路・媒体", en: "channel beyond scope")

  func check(_ facts: Facts) -> [Violation] {
    entering(facts) + facts.model.approvalIDs.flatMap { passing(by: $0, facts) }
  }

  /// What enters by a channel that no paper names.
  private func entering(_ facts: Facts) -> [Violation] {
    facts.askedPassages.flatMap { passage -> [Violation] in
      guard let channel = facts.model.channel(of: passage) else { return [] }
      return facts.reach.receivers(of: passage)
        .filter { Facts.isJudged($0, in: facts.model) }
        .flatMap { check($0, passage, channel, facts) }
    }
  }

  private func check(
    _ party: Party.ID, _ passage: Passage, _ channel: Channel.ID, _ facts: Facts
  ) -> [Violation] {
    let papers = facts.readings.coverages(of: party, at: facts.model.end(of: passage))
    return facts.entries(
      Self.self, of: party, by: passage, against: papers, evenIfOwn: false
    ) { slice, exposure in
      slice.covered(exposure).subtracting(slice.covered(exposure, by: .channel(channel)))
    }
  }

  /// What passes directly, although a paper leads through somebody else: whatever it is, by whatever channel or none.
  private func passing(by id: Approval.ID, _ facts: Facts) -> [Violation] {
    let model = facts.model
    guard case .party(let party) = model[id].target else { return [] }
    let periods = model[id].periods.compactMap { $0.widest.intersection(facts.window) }
    return facts.reach.flowsPassing(by: id).flatMap { flow, node -> [Violation] in
      let passage = Passage.flow(flow)
      guard facts.isAsked(.passage(passage)) else { return [] }
      let all = model.directConnections(besides: id, for: passage).flatMap {
        Coverage.all(of: $0, in: model)
      }.filter { paper in model[flow].channel.map { paper.names($0, in: model) } ?? false }
      let papers = Coverages(all, in: facts.reach)
      return periods.flatMap { days in
        facts.readings.slices(
          of: { $0.passing(flow, at: node, of: party, by: id) }, at: .passage(passage),
          against: papers, within: days)
      }.flatMap { slice in
        [Exposure.read, .custody].flatMap { exposure in
          slice.uncovered(exposure).rows(shape: facts.reach.shape).map { item, atoms in
            Violation(
              rule: Self.code, party: party, place: .passage(passage), isEntry: true,
              bypassed: id, passage: passage, item: item, atoms: atoms, exposure: exposure,
              days: slice.exposed.days)
          }
        }
      }
    }
  }

  func message(_ finding: FindingText) -> Message {
    if let bypassed = finding.bypassed {
      return Message(
        ja: "\(finding.itemsJA)が、\(bypassed.ja)、実施機関と\(finding.partyJA)との間を直接通る",
        en:
          "\(finding.itemsEN) \(finding.isOne ? "passes" : "pass") directly between the authority and \(finding.partyEN), \(bypassed.en)"
      )
    }
    return Message(
      ja: "\(finding.itemsJA)が「\(finding.channelJA)」で\(finding.partyJA)に渡るが、承認の経路・媒体にこれがない",
      en:
        "\(finding.itemsEN) \(finding.reachesEN) \(finding.partyEN) by '\(finding.channelEN)'; no covering approval names that channel"
    )
  }
}
