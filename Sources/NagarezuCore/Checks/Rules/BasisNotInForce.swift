/// P303: a named legal basis was not in force.
///
/// **What.** An approval or flow whose first day, or whose day of decision, lies after its basis
/// had ended or before it began: an ordinance on personal data (個人情報保護条例) from 1 April 2023,
/// chapter 5 of the Act before that, or a number (号) of article 19 of the Number Act that moved on
/// 1 September 2021. One that began in time and runs on past the end is a warning.
///
/// **何を。** 承認や流れの始まりの日、又は議決日に、根拠とする法令がもう（まだ）効力を持ちません。
/// 令和5年4月1日からの個人情報保護条例、それより前の個人情報の保護に関する法律 第5章、
/// 令和3年9月1日に動いた番号法第19条の号を見ます。効力のあるうちに始まり、終わった後も続くものは警告です。
///
/// **Why.** What rests on a law that is gone rests on nothing; the old permissions must be looked
/// at again.
///
/// **理由。** なくなった法令を根拠にした承認には根拠がありません。前の条例での了承は、法のもとで見直しが要ります。
///
/// **Example.** An entrustment of June 2024 cites 新宿区個人情報保護条例第14条第1項.
///
/// **例。** 令和6年6月からの委託が、新宿区個人情報保護条例第14条第1項を根拠にしています。
///
/// **Cure.** Name the law in force, and end the old approval on the day its basis ended. A basis
/// whose days we do not know is not judged.
///
/// **直し方。** その日に効力のある法令を書き、前の承認は根拠の終わりの日で終えます。
/// 効力の日を道具が知らない法令は調べません。
///
/// - SeeAlso: デジタル社会の形成を図るための関係法律の整備に関する法律（令和3年法律第37号）; 個人情報の保護に関する法律 第5章;
/// 行政手続における特定の個人を識別するための番号の利用等に関する法律 第19条.
struct BasisNotInForce: ModelRule {
  static let heading = RuleHeading("P303", ja: "その日に効力のない根拠", en: "basis not in force on the day")

  /// Something that names a basis.
  private struct Claim {
    var basis: String
    var id: String
    /// In order of days.
    var periods: [Period]
    var decided: Bound?
    var faults: [LegalBasis.Fault]
    var approval: Approval.ID?
    var span: SourceSpan

    /// The last day it may hold; the day of decision where an end is open or nothing is stated.
    var last: Day? {
      let ends = periods.compactMap(\.end?.latest)
      return ends.count == periods.count ? ends.max() ?? decided?.latest : decided?.latest
    }
  }

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let papers = model.approvalIDs.compactMap { id -> Claim? in
      let paper = model[id]
      guard let basis = paper.basis else { return nil }
      let kinds = Set(paper.media + paper.channels.map { model[$0].kind })
      let faults = LegalBasis(basis).faults(
        isEntrustment: paper.kind == .entrustment || paper.kind == .subcontract,
        usesInformationNetwork: kinds.contains(.informationNetwork))
      return Claim(
        basis: basis, id: paper.id, periods: paper.periods, decided: paper.decided, faults: faults,
        approval: id, span: paper.span)
    }
    let flows = model.flows.filter { !$0.isReturn }.compactMap { flow -> Claim? in
      guard let basis = flow.basis else { return nil }
      let faults = LegalBasis(basis).faults(
        isEntrustment: false,
        usesInformationNetwork: flow.channel.map { model[$0].kind } == .informationNetwork)
      return Claim(
        basis: basis, id: flow.number, periods: [flow.period], decided: nil, faults: faults,
        approval: nil, span: flow.span)
    }
    let faulty = (papers + flows).flatMap { claim in claim.faults.map { (claim, $0) } }
    // What merely runs on is one thing to look at for each basis, not for each paper.
    let running = Dictionary(
      grouping: faulty.filter { severity($0.0, $0.1) == .warning }, by: \.0.basis)
    return faulty.filter { severity($0.0, $0.1) == .error }.map { misdated($0.0, $0.1) }
      + running.sorted { $0.key.precedesByBytes($1.key) }.map { outlived($0.value) }
  }

  private func misdated(_ claim: Claim, _ fault: LegalBasis.Fault) -> Observation {
    let reason = fault.reason
    return Observation(
      Self.self, [nil, nil, nil, nil, claim.id], approval: claim.approval, at: claim.span
    ) { _ in
      Message(
        ja: "「\(claim.id)」の根拠「\(claim.basis)」は、その日に効力がない（\(reason.ja)）",
        en: "the basis '\(claim.basis)' of '\(claim.id)' is not in force on its day (\(reason.en))")
    }
  }

  private func outlived(_ claims: [(Claim, LegalBasis.Fault)]) -> Observation {
    let (first, reason) = (claims[0].0, claims[0].1.reason)
    let count = claims.count
    let ja = count == 1 ? "「\(first.id)」" : "\(count)件"
    let en = count == 1 ? "'\(first.id)' runs" : "\(count) approvals or flows run"
    return Observation(
      Self.self, [first.basis], severity: .warning, at: first.span,
      related: count == 1
        ? []
        : claims.map {
          Finding.Related(span: $0.0.span, message: Message(ja: $0.0.id, en: $0.0.id))
        }
    ) { _ in
      Message(
        ja: "根拠「\(first.basis)」が効力を失った後も続く承認・流れがある（\(ja)。\(reason.ja)）",
        en: "\(en) on after the basis '\(first.basis)' ended (\(reason.en))")
    }
  }

  /// A day that may lie on either side is no fault.
  private func severity(_ claim: Claim, _ fault: LegalBasis.Fault) -> Severity? {
    let starts = (claim.periods.map(\.start) + [claim.decided]).compactMap(\.self)
    if let from = fault.from {
      if starts.contains(where: { $0.earliest >= from }) { return .error }
      guard claim.periods.contains(where: { $0.widest.last >= from }) else { return nil }
      return .warning
    }
    guard let until = fault.until, let last = claim.last
    else { return nil }
    return last < until ? .error : nil
  }
}
