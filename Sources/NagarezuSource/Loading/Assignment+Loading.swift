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
    return assignments(fields, .operator, context) { written in
      refuseDataSubject(written, .operator)
      return name(written, .party).map { [(Party.ID(position($0, .party)), .always)] } ?? []
    }
  }

  /// The sites under 場所, when the system stands in each; empty where a name alone stands there.
  func siteAssignments(_ fields: Fields) -> [Assignment<Site.ID>] {
    guard changes(fields, .site) else { return [] }
    return assignments(fields, .site, .placement) { written in
      name(written, .site).map { [(Site.ID(position($0, .site)), .always)] } ?? []
    }
  }

  /// The holders under 保持者, when each has the key; empty where all have it always. A system stands for its operators, each for its time.
  func holderAssignments(_ fields: Fields) -> [Assignment<Party.ID>] {
    let holders = { (written: Written) -> [(Party.ID, Period)] in
      self.refuseDataSubject(written, .holders)
      switch self.node(written) {
      case .party(let id)?: return [(id, .always)]
      case .system(let id)?:
        let changing = self.operatorAssignments[id.position]
        return changing.isEmpty
          ? self.operators[id.position].map { ($0, .always) }
          : changing.map { ($0.holder, $0.period) }
      case nil: return []
      }
    }
    let found = assignments(fields, .holders, .holder, holders)
    return changes(fields, .holders) || found.contains { $0.period != .always } ? found : []
  }

  /// Every entry as what it says, in the order of who and when, so that the order of the list changes nothing.
  private func assignments<Holder: Hashable & Comparable & Sendable>(
    _ fields: Fields, _ word: Word, _ context: Vocabulary.Context,
    _ holders: (Written) -> [(Holder, Period)]
  ) -> [Assignment<Holder>] {
    guard let node = fields[word], !fields.isBare(node, word) else { return [] }
    var found: [Assignment<Holder>] = []
    for node in fields.nodes(node) {
      var inner: Fields?
      if case .map = node.content { inner = Fields(node, context, at: node.span, log: log) }
      let written =
        inner.map { $0.text(context == .placement ? .site : .party) }
        ?? fields.text(of: node, for: word)
      guard let written else { continue }
      for (holder, period) in holders(written) {
        let one =
          inner.map { assignment(holder, period, $0, written) }
          ?? Assignment(holder, period, span: written.span)
        let isDoubled = found.contains {
          $0.holder == holder && $0.period.widest.intersection(one.period.widest) != nil
        }
        if isDoubled { refuseDoubled(written) } else { found.append(one) }
      }
    }
    return found.sorted {
      ($0.holder, $0.period.widest.first, $0.period.widest.last)
        < ($1.holder, $1.period.widest.first, $1.period.widest.last)
    }
  }

  /// One entry with its own 期間; of a system that holds a key, the operators' periods say when.
  private func assignment<Holder: Hashable & Sendable>(
    _ holder: Holder, _ inherited: Period, _ fields: Fields, _ written: Written
  ) -> Assignment<Holder> {
    let period = statedPeriod(fields) ?? .always
    if inherited != .always, period != .always {
      log.add(
        .keyOutOfPlace, at: fields.place(.period),
        ja: "「\(written.text.shown)」の運用者は期間で替わるので、鍵の期間はそこから分かります",
        en: "the operators of '\(written.text.shown)' change, and that says when they hold the key",
        help: Message(
          ja: "「期間」を取り除くか、鍵を持つ主体の名前を書いてください",
          en: "remove 'period', or name the parties that hold the key"))
    }
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
      holder, inherited == .always ? period : inherited,
      channel: channel(fields, .via), handover: handover,
      span: written.span)
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

extension YAMLNode {
  /// The entries of a list, or what stands alone.
  var entries: [YAMLNode] {
    if case .list(let nodes) = content { nodes } else { [self] }
  }
}
