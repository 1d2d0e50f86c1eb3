import NagarezuCore

/// Operators, sites and key holders that are so for some days only (design §10.19): lists in which mappings with 期間 stand, with or without
/// names beside them.
extension ModelAssembly {
  /// Whether a mapping stands under a key, alone or in a list.
  func changes(_ fields: Fields, _ word: Word) -> Bool {
    guard let node = fields[word] else { return false }
    return node.entries.contains { if case .map = $0.content { true } else { false } }
  }

  /// The operators under 運用, when each is one; empty where names alone stand there.
  func assignments(_ fields: Fields, _ context: Vocabulary.Context) -> [Assignment<Party.ID>] {
    guard changes(fields, .operator) else { return [] }
    return assignments(fields, .operator, context) { written, _ in
      refuseDataSubject(written, .operator)
      return name(written, .party).map { Party.ID(position($0, .party)) }
    }
  }

  /// The sites under 場所, when the system stands in each; empty where a name alone stands there.
  func siteAssignments(_ fields: Fields) -> [Assignment<Site.ID>] {
    guard changes(fields, .site) else { return [] }
    return assignments(fields, .site, .placement) { written, _ in
      name(written, .site).map { Site.ID(position($0, .site)) }
    }
  }

  /// The holders under 保持者, when each has the key. A system stands for its operators, each for its time.
  func holderAssignments(_ fields: Fields) -> [Assignment<Party.ID>] {
    let named = assignments(fields, .holders, .holder) { written, inner -> Node? in
      refuseDataSubject(written, .holders)
      let node = node(written)
      if case .system(let id)? = node, let inner, !operatorAssignments[id.position].isEmpty {
        refusePeriod(of: written, inner)
      }
      return node
    }
    let all = named.flatMap { one -> [Assignment<Party.ID>] in
      switch one.holder {
      case .party(let id): return [Assignment(id, one.period, span: one.span)]
      case .system(let id):
        let changing = operatorAssignments[id.position]
        return changing.isEmpty
          ? operators[id.position].map { Assignment($0, one.period, span: one.span) }
          : changing.map { Assignment($0.holder, $0.period, span: one.span) }
      }
    }
    // Somebody may hold it by name and as an operator as well.
    return all.reduce(into: []) { found, one in
      let isKnown = found.contains { $0.holder == one.holder && $0.period == one.period }
      if !isKnown { found.append(one) }
    }.inOrder()
  }

  /// Every entry as what it names, in the order of that and of when, so that the order of the list changes nothing.
  private func assignments<Holder: Hashable & Comparable & Sendable>(
    _ fields: Fields, _ word: Word, _ context: Vocabulary.Context,
    _ holder: (Written, Fields?) -> Holder?
  ) -> [Assignment<Holder>] {
    guard let node = fields[word], !fields.isBare(node, word) else { return [] }
    var found: [Assignment<Holder>] = []
    for node in fields.nodes(node) {
      var inner: Fields?
      if case .map = node.content { inner = Fields(node, context, at: node.span, log: log) }
      let written =
        inner.map { $0.text(context == .placement ? .site : .party) }
        ?? fields.text(of: node, for: word)
      guard let written, let holder = holder(written, inner) else { continue }
      let one =
        inner.map { assignment(holder, $0, written) }
        ?? Assignment(holder, .always, span: written.span)
      let isDoubled = found.contains {
        $0.holder == holder && $0.period.widest.intersection(one.period.widest) != nil
      }
      if isDoubled { refuseDoubled(written) } else { found.append(one) }
    }
    return found.inOrder()
  }

  /// One entry with its own 期間.
  private func assignment<Holder: Hashable & Sendable>(
    _ holder: Holder, _ fields: Fields, _ written: Written
  ) -> Assignment<Holder> {
    let period = statedPeriod(fields) ?? .always
    let handover = fields.word(.handover, of: .handover).flatMap(Handover.init(rawValue:))
    if handover != nil, period.end == nil {
      log.add(
        .keyOutOfPlace, at: fields.place(.handover),
        ja: "「引渡し」は、終わりのある「期間」とともに書きます",
        en:
          "'handover' says what becomes of the data when a period ends: it needs a period with an end"
      )
    }
    return Assignment(
      holder, period, channel: channel(fields, .via), handover: handover, span: written.span)
  }

  /// A system's own operators say when they hold the key: a period beside its name would say it twice.
  private func refusePeriod(of system: Written, _ fields: Fields) {
    guard fields.has(.period) else { return }
    log.add(
      .keyOutOfPlace, at: fields.place(.period),
      ja: "「\(system.text.shown)」の運用者は期間で替わるので、鍵の期間はそこから分かります",
      en: "the operators of '\(system.text.shown)' change, and that says when they hold the key",
      help: Message(
        ja: "「期間」を取り除くか、鍵を持つ主体の名前を書いてください",
        en: "remove 'period', or name the parties that hold the key"))
  }

  /// The period of a part, which must be known where one is written.
  func statedPeriod(_ fields: Fields) -> Period? {
    guard let read = period(fields) else { return nil }
    if read.isUnknown {
      log.add(
        .unreadableDate, at: fields.place(.period),
        ja: "ここの期間は「不明」にできません", en: "this period cannot be unknown",
        help: Message(
          ja: "いつからいつまでか分からなければ、「期間」を取り除いてください（いつでも、とみなします）",
          en: "where nobody knows when, remove 'period' (it is taken to be always)"))
    }
    return read.period
  }

  /// Whether on some day nobody may be named who operates something whose operators change.
  func mayBeVacant(_ fields: Fields) -> Bool {
    guard changes(fields, .operator), let node = fields[.operator] else { return false }
    let sure = node.entries.map { entry -> DayRange? in
      guard case .map(let pairs) = entry.content,
        let period = pairs.first(where: { ["期間", "period"].contains($0.key.text) })?.value,
        case .text(let text, _) = period.content
      else { return .always }
      return (try? PeriodReading(text).period)?.narrowest
    }
    return !DayRange.always.subtracting(sure.compactMap(\.self)).isEmpty
  }
}

extension Array {
  /// By who, then by when.
  fileprivate func inOrder<Holder: Comparable>() -> Self where Element == Assignment<Holder> {
    sorted {
      ($0.holder, $0.period.widest.first, $0.period.widest.last)
        < ($1.holder, $1.period.widest.first, $1.period.widest.last)
    }
  }
}

extension YAMLNode {
  /// The entries of a list, or what stands alone.
  var entries: [YAMLNode] {
    if case .list(let nodes) = content { nodes } else { [self] }
  }
}
