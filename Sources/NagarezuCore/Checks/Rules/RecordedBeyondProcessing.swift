/// S107: a system records what its 電算処理 papers do not list.
///
/// **What.** At least one 電算処理 paper names the system or one around it; what is recorded there fits
/// none of them by item, people, exposure or day. Judged at the inner system, on days on which the body's 制度 require
/// such papers.
///
/// **何を。** そのシステム（又は外側のシステム）を相手とする電算処理の承認があるのに、記録されるものが、
/// 項目・対象・取扱い・日のどれかでどの承認とも合いません。内側のシステムで、制度が電算処理の承認を求める日について判定します。
///
/// **Why.** The paper says whose, which items, on which computer. A field that creeps in later was
/// never put before the council.
///
/// **理由。** 文書は、誰の、どの項目を、どのコンピュータに記録するかを述べます。後から増えた項目は、
/// 審議会に示されていません。
///
/// **Example.** 公金受取口座情報 on 給付管理システム, whose paper lists 26 other items.
///
/// **例。** 26項目の承認しかない給付管理システムに、公金受取口座情報があります。
///
/// **Cure.** Do not record it, or have the paper changed.
///
/// **直し方。** 記録しないか、文書を改めます。
///
/// - SeeAlso: 新宿区個人情報保護条例 第16条（電子計算組織への記録; 令和5年3月31日まで）; 以後は各自治体の要綱（新宿区では第3条第1項第3号）; read
/// 2026-11-21.
struct RecordedBeyondProcessing: ReachRule {
  static let heading = RuleHeading(
    "S107", ja: "電算処理の承認にない記録", en: "recorded beyond the processing approvals")

  func check(_ facts: Facts) -> [Violation] {
    facts.model.systemIDs.filter { facts.isAsked(.node(.system($0))) }.flatMap { check($0, facts) }
  }

  private func check(_ system: System.ID, _ facts: Facts) -> [Violation] {
    let shape = facts.reach.shape
    let papers = Coverages(facts.model.processing(of: system), in: facts.reach)
    guard !papers.all.isEmpty, let hands = facts.model[system].operators.first else { return [] }
    let slices = facts.days(requiring: .processing).flatMap { days in
      facts.readings.slices(
        of: { $0.recorded(in: system) }, at: .node(.system(system)), against: papers,
        within: days)
    }
    let causes = Causes(facts.readings.ways, hands, .system(system), mayBeLook: false)
    return slices.flatMap { slice in
      [Exposure.read, .custody].flatMap { exposure -> [Violation] in
        slice.uncovered(exposure).rows(shape: shape).flatMap { item, atoms in
          causes.of(item, atoms, exposure, slice.exposed.days).map { cause in
            Violation(
              rule: Self.code, party: nil, place: .node(.system(system)), passage: cause.passage,
              item: item, atoms: cause.atoms, exposure: exposure, days: cause.days)
          }
        }
      }
    }
  }

  func message(_ finding: FindingText) -> Message {
    Message(
      ja: "\(finding.itemsJA)が\(finding.systemJA)に記録されるが、このコンピュータの電算処理の承認と合わない",
      en:
        "\(finding.itemsEN) \(finding.isEN) recorded on \(finding.systemEN), which its processing approvals do not cover"
    )
  }
}

extension Reach {
  /// What is recorded in a system itself and not merely in one inside it, as its operators could read it (24).
  func recorded(in system: System.ID) -> [Exposed] {
    history(of: .system(system)).compactMap { segment in
      let copies = segment.recorded
      var read = Cells()
      for party in model(on: segment.first)[system].operators {
        read.formUnion(readable(copies, by: party, on: segment.first))
      }
      read.formUnion(copies.cells(nil, shape: shape))
      let custody = copies.cells(shape: shape).subtracting(read)
      let exposed = Exposed(days: segment.days, read: read, custody: custody)
      return exposed.isEmpty ? nil : exposed
    }
  }
}
