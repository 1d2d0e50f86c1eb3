import NagarezuCore

extension ModelAssembly {
  /// The 制度 of the model and its parts, in order of name. Two of one body that say something else of one thing on one day are refused.
  func loadRegimes() -> [Regime] {
    let loaded = regimes.compactMap(regime)
    // Of thousands, each of days of its own, hardly any two are of the same days.
    let days = loaded.map(\.period.narrowest)
    for (index, one) in days.enumerated() {
      guard let one else { continue }
      for (place, other) in days[..<index].enumerated() {
        guard let other, let both = one.intersection(other) else { continue }
        refuseDisagreement(loaded[index], loaded[place], on: both)
      }
    }
    return loaded
  }

  private func regime(_ element: Element) -> Regime? {
    let fields = element.fields
    let requires = requirements(fields)
    let depth = fields.number(.subcontractDepth)
    let consentBy = fields.has(.consentBy) ? consents(fields) : nil
    let forbidden = fields.listedWords(.forbiddenChannels, of: .channelKind)
      .compactMap { Channel.Kind(rawValue: $0) }
    let terms = terms(fields)
    let period = period(fields)
    if let period, period.isUnknown {
      log.add(
        .unreadableDate, at: fields.place(.period),
        ja: "制度の期間は「不明」にできません", en: "the period of a regime cannot be unknown",
        help: Message(ja: "期間を書くか、キーごと取り除いてください", en: "write it, or remove the key"))
    }
    let basis = fields.text(.basis)?.text
    let note = fields.annotation
    guard let authority = fields.text(.authority).flatMap({ name($0, .party) }) else { return nil }
    return Regime(
      name: element.name.text, authority: Party.ID(position(authority, .party)),
      requires: requires, subcontractDepth: depth, consentBy: consentBy,
      forbiddenChannels: Set(forbidden).sorted { $0.rawValue.precedesByBytes($1.rawValue) },
      terms: terms, period: period?.period ?? .always, basis: basis, note: note,
      span: element.name.span)
  }

  private func requirements(_ fields: Fields) -> [Regime.Requirement] {
    var seen: Set<Approval.Kind> = []
    return fields.inner(.requires, .requirement).compactMap { one -> Regime.Requirement? in
      let kind = one.word(.kind, of: .approvalKind).flatMap(Approval.Kind.init(rawValue:))
      let isNever =
        if case .text(let text, _)? = one[.period]?.content { Vocabulary.isNever(text) } else {
          false
        }
      let periods = isNever ? [] : periods(one)
      guard let kind else { return nil }
      if isNever, !kind.canBeLifted {
        log.add(
          .keyOutOfPlace, at: one.place(.period),
          ja: "「\(kind.rawValue)」の承認を求めないとする制度は書けません",
          en: "no regime can do without an approval of kind \(kind.rawValue)",
          help: Message(ja: "書けるのは電算処理と外部結合だけです", en: "only 電算処理 and 外部結合 can be done without"))
      }
      if !isNever, periods.isEmpty, one.has(.period) {
        log.add(
          .unreadableDate, at: one.place(.period),
          ja: "求める期間が読み取れません", en: "when it is required cannot be read",
          help: Message(ja: "期間、又は「なし」を書いてください", en: "write a period, or none"))
      }
      if !seen.insert(kind).inserted {
        refuseDoubled(Written(text: kind.rawValue, span: one.place(.kind)))
      }
      return Regime.Requirement(kind, during: periods)
    }.sorted { $0.kind.rawValue.precedesByBytes($1.kind.rawValue) }
  }

  private func consents(_ fields: Fields) -> [Regime.Consent] {
    Set(fields.listedWords(.consentBy, of: .consentBy).compactMap(Regime.Consent.init(rawValue:)))
      .sorted { $0.rawValue.precedesByBytes($1.rawValue) }
  }

  private func terms(_ fields: Fields) -> [Regime.Term] {
    guard let node = fields[.terms], !fields.isBare(node, .terms) else { return [] }
    guard case .map(let entries) = node.content else {
      log.add(
        .wrongShape, at: node.span,
        ja: "「語: 呼び名」の組で書いてください", en: "expected words, each with what it is called")
      return []
    }
    return Self.withoutDoubles(entries, log).compactMap { entry in
      fields.text(of: entry.value, for: .terms).map { Regime.Term(entry.key.text, $0.text) }
    }.sorted { $0.word.precedesByBytes($1.word) }
  }

  /// 0008.10c.
  private func refuseDisagreement(_ one: Regime, _ other: Regime, on both: DayRange) {
    guard one.authority == other.authority else { return }
    func isOtherwise<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
      if let a, let b { a != b } else { false }
    }
    var subjects: [Message] = []
    for requirement in one.requires {
      guard let against = other.requires.first(where: { $0.kind == requirement.kind }) else {
        continue
      }
      let (ours, theirs) = (requirement.days(within: both), against.days(within: both))
      if ours != theirs {
        subjects.append(
          Message(ja: requirement.kind.rawValue, en: requirement.kind.english))
      }
    }
    if isOtherwise(one.subcontractDepth, other.subcontractDepth) {
      subjects.append(Message(ja: "再委託の段数", en: "subcontractDepth"))
    }
    if isOtherwise(one.consentBy, other.consentBy) {
      subjects.append(Message(ja: "同意とみなすもの", en: "consentBy"))
    }
    for term in one.terms where other.terms.contains(where: { $0.word == term.word && $0 != term })
    {
      subjects.append(Message(ja: "用語「\(term.word.shown)」", en: "the term '\(term.word.shown)'"))
    }
    guard !subjects.isEmpty else { return }
    log.add(
      .regimesDisagree, at: max(one.span, other.span),
      ja:
        "制度「\(one.name.shown)」と「\(other.name.shown)」が、同じ日について違うことを定めています（\(subjects.map(\.ja).joined(separator: "、"))）",
      en:
        "'\(one.name.shown)' and '\(other.name.shown)' say different things of one day (\(subjects.map(\.en).joined(separator: ", ")))",
      help: Message(ja: "どちらかの期間を終えてください", en: "end one of them before the other begins"))
  }
}

extension Regime.Requirement {
  /// The days of `range` on which it is required, in order.
  fileprivate func days(within range: DayRange) -> [DayRange] {
    DayRange.joined(periods.compactMap { $0.widest.intersection(range) })
  }
}
