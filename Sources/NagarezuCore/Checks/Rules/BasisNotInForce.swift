/// P303: a named legal basis was not in force.
///
/// **What.** An approval or flow whose first day lies after its basis had ended or before it began
/// (of an approval without a period the day of decision): an ordinance on personal data
/// (個人情報保護条例) from 1 April 2023, chapter 5 of the Act before that, or a number (号) of article 19
/// of the Number Act that moved on 1 September 2021. One that began in time and runs on past the end,
/// or whose first day is written so that it may lie on either side, is a warning. And an approval of
/// the kinds 外部提供, 目的外利用 or 同意 for items of class 特定個人情報 whose basis is neither article 19
/// nor article 30 of the Number Act: it does not cover them.
///
/// **何を。** 承認や流れの始まりの日（期間のない承認では議決日）に、根拠とする法令がもう（まだ）効力を持ちません。
/// 令和5年4月1日からの個人情報保護条例、それより前の個人情報の保護に関する法律 第5章、
/// 令和3年9月1日に動いた番号法第19条の号を見ます。効力のあるうちに始まり終わった後も続くもの、
/// 始まりの日がどちらの側にもなりうる書き方のものは警告です。また、区分が特定個人情報の項目について、
/// 種別が外部提供、目的外利用、同意で、根拠に番号法第19条も第30条もない承認です。その項目は承認したことになりません。
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
/// - SeeAlso: ADR 0008.6; デジタル社会の形成を図るための関係法律の整備に関する法律（令和3年法律第37号）; 個人情報の保護に関する法律 第5章;
/// 行政手続における特定の個人を識別するための番号の利用等に関する法律 第19条.
struct BasisNotInForce: ModelRule {
  static let heading = RuleHeading("P303", ja: "その日に効力のない根拠", en: "basis not in force on the day")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let claims =
      model.approvalIDs.compactMap { Claim(approval: $0, in: model) }
      + model.flows.filter { !$0.isReturn }.compactMap { Claim(flow: $0, in: model) }
    let faulty = claims.flatMap { claim in
      claim.faults.compactMap { fault in
        claim.wrong(fault).map { (claim, fault, $0.how, $0.day) }
      }
    }
    // What merely runs on is one thing to look at for each basis, not for each paper.
    let running = Dictionary(grouping: faulty.filter { $0.2 == .runsOn }, by: \.0.basis)
    return faulty.compactMap { misdated($0.0, $0.1, $0.2, $0.3) }
      + running.sorted { $0.key.precedesByBytes($1.key) }
      .map { outlived($0.value.map { ($0.0, $0.1) }) }
      + model.approvalIDs.compactMap { ungrounded($0, model) }
  }

  private func misdated(
    _ claim: Claim, _ fault: LegalBasis.Fault, _ wrong: Claim.Wrong, _ day: Message
  ) -> Observation? {
    let severity: Severity
    switch wrong {
    case .surely: severity = .error
    case .perhaps: severity = .warning
    case .runsOn: return nil
    }
    let reason = fault.reason
    return Observation(
      Self.self, [nil, nil, nil, nil, claim.id], severity: severity, approval: claim.approval,
      at: claim.span
    ) { _ in
      wrong == .surely
        ? Message(
          ja: "「\(claim.id)」の根拠「\(claim.basis)」は、\(day.ja)に効力がない（\(reason.ja)）",
          en:
            "the basis '\(claim.basis)' of '\(claim.id)' is not in force on \(day.en) (\(reason.en))"
        )
        : Message(
          ja: "「\(claim.id)」の根拠「\(claim.basis)」は、\(day.ja)に効力がないことがある（\(reason.ja)）",
          en:
            "the basis '\(claim.basis)' of '\(claim.id)' may not be in force on \(day.en) (\(reason.en))"
        )
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

  /// A paper that cannot carry the 特定個人情報 it names.
  private func ungrounded(_ id: Approval.ID, _ model: Model) -> Observation? {
    let items = model.withoutGround(id)
    guard !items.isEmpty else { return nil }
    let (paper, listed) = (model[id], model.listed(items))
    return Observation(
      Self.self, [nil, nil, nil, nil, paper.id], approval: id, at: paper.span
    ) { _ in
      Message(
        ja:
          "「\(paper.id)」は、特定個人情報の\(listed.ja)を承認したことにならない（番号法が認める提供は第19条、利用は第30条により、根拠は\(paper.basis.map { "「\($0)」" } ?? "書かれていない")）",
        en:
          "'\(paper.id)' cannot approve \(listed.en), which are 特定個人情報: only articles 19 and 30 of the Number Act can, and its basis is \(paper.basis.map { "'\($0)'" } ?? "not stated")"
      )
    }
  }
}

/// Something that names a basis, and when it begins and ends.
private struct Claim {
  /// How a fault of the basis meets the days.
  enum Wrong: CaseIterable {
    /// Its first day is on the wrong side in every reading.
    case surely
    /// Its first day is on the wrong side in some reading.
    case perhaps
    /// It began in time and runs on past the end.
    case runsOn
  }

  let basis: String
  let id: String
  let faults: [LegalBasis.Fault]
  let approval: Approval.ID?
  let span: SourceSpan
  /// When it runs, in order of days; of what has no period the day of decision.
  private let terms: [Term]

  init?(approval id: Approval.ID, in model: Model) {
    let paper = model[id]
    guard let basis = paper.basis else { return nil }
    let kinds = Set(paper.media + paper.channels.map { model[$0].kind })
    let faults = LegalBasis(basis).faults(
      isEntrustment: paper.kind == .entrustment || paper.kind == .subcontract,
      usesInformationNetwork: kinds.contains(.informationNetwork))
    let terms = paper.periods.map(Term.init(period:))
    self.init(
      basis: basis, id: paper.id, faults: faults, approval: id, span: paper.span,
      terms: terms.isEmpty ? [Term(decided: paper.decided)] : terms)
  }

  init?(flow: Flow, in model: Model) {
    guard let basis = flow.basis else { return nil }
    let faults = LegalBasis(basis).faults(
      isEntrustment: false,
      usesInformationNetwork: flow.channel.map { model[$0].kind } == .informationNetwork)
    self.init(
      basis: basis, id: flow.number, faults: faults, approval: nil, span: flow.span,
      terms: [Term(period: flow.period)])
  }

  private init(
    basis: String, id: String, faults: [LegalBasis.Fault], approval: Approval.ID?,
    span: SourceSpan, terms: [Term]
  ) {
    self.basis = basis
    self.id = id
    self.faults = faults
    self.approval = approval
    self.span = span
    self.terms = terms
  }

  /// The gravest that is wrong about its days, and the day that it is wrong about; `nil` where they fit.
  func wrong(_ fault: LegalBasis.Fault) -> (how: Wrong, day: Message)? {
    let wrong = terms.compactMap { term in term.wrong(fault).map { (how: $0, day: term.day) } }
    return Wrong.allCases.lazy.compactMap { how in wrong.first { $0.how == how } }.first
  }
}

/// One time over which something runs.
private struct Term {
  /// Its first day; `nil` where that is not stated.
  private let start: Bound?
  /// The last day on which it may run; of a day of decision that day.
  private let last: Day
  /// The day that is judged, in words.
  let day: Message

  init(period: Period) {
    last = period.end?.latest ?? .distantFuture
    // What has only a last day began at some time before it; what states neither says nothing of its beginning.
    start =
      period.start ?? period.end.map { Bound(earliest: .distantPast, latest: $0.latest) }
    day =
      period.start.map {
        Message(ja: "始まりの日（\($0.described.ja)）", en: "its first day, \($0.described.en)")
      } ?? Message(ja: "始まりの日（書かれていない）", en: "its first day, which is not stated")
  }

  init(decided: Bound?) {
    start = decided
    last = decided?.latest ?? .distantPast
    let written = decided?.described ?? Message(ja: "", en: "")
    day = Message(ja: "議決日（\(written.ja)）", en: "its day of decision, \(written.en)")
  }

  /// What is wrong about its days; `nil` where they fit.
  func wrong(_ fault: LegalBasis.Fault) -> Claim.Wrong? {
    if let from = fault.from {
      if let start, start.earliest >= from { return .surely }
      if let start, start.latest >= from { return .perhaps }
      return last >= from ? .runsOn : nil
    }
    guard let until = fault.until, let start else { return nil }
    if start.latest < until { return .surely }
    return start.earliest < until ? .perhaps : nil
  }
}
