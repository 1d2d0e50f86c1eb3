import NagarezuCore

/// What became of things.
extension DiffWords {
  /// One change, its fields line by line.
  func entry(_ change: Change) -> DiffEntry {
    let place = change.thing.map { self.place($0.span) } ?? ""
    let head = "\(noun(change)) \(manner(change.manner)): \(name(change))"
    return DiffEntry(head: head + language.bracketed(place), lines: lines(change))
  }

  /// Changes put together: what became of several things in the same manner is one entry, and what only evidence and 仮 support
  /// differently is counted.
  func entries(of changes: [Change]) -> [DiffEntry] {
    struct Same: Hashable {
      let kind: Thing.Kind
      let manner: Change.Manner
      let lines: [String]
    }
    var order: [Same] = []
    var found: [Same: [Change]] = [:]
    let told = changes.filter { !$0.isOfSupportAlone }
    for change in told {
      let isListed = change.manner == .added || change.manner == .removed
      let isWhole = isListed && change.kind != .approval
      let same = Same(
        kind: change.kind, manner: change.manner,
        lines: isWhole ? [] : lines(change, isBrief: true))
      if found[same] == nil { order.append(same) }
      found[same, default: []].append(change)
    }
    let entries = order.map { same -> DiffEntry in
      let group = found[same] ?? []
      if let only = group.first, group.count == 1 {
        return DiffEntry(head: entry(only).head, lines: same.lines)
      }
      let noun = same.kind.nouns[language]
      return DiffEntry(
        head: say(
          "\(noun) \(manner(same.manner)) \(group.count)件: \(few(group.map(name)))",
          "\(group.count) \(noun) \(manner(same.manner)): \(few(group.map(name)))"),
        lines: same.lines, count: group.count)
    }
    let rest = changes.count - told.count
    guard rest > 0 else { return entries }
    return entries + [
      DiffEntry(
        head: say("証拠と仮の印だけの変更: \(rest)件", "of evidence and marks of assumption alone: \(rest)"),
        lines: [], count: rest)
    ]
  }

  private func noun(_ change: Change) -> String { change.kind.noun[language] }

  private func name(_ change: Change) -> String {
    if change.manner == .renamed, let old = change.old, let new = change.new {
      return "\(old.title[language]) → \(new.title[language])"
    }
    return change.thing?.title[language] ?? ""
  }

  /// A paper that came or went is told whole; of other things the name will do.
  private func lines(_ change: Change, isBrief: Bool = false) -> [String] {
    let isWhole = change.kind == .approval || change.manner == .changed || change.manner == .renamed
    guard isWhole else { return [] }
    return change.fields.filter { $0.isChanged && !(isBrief && $0.key.isSupport) }
      .map { line($0, of: change, isBrief: isBrief) }
  }

  private func line(_ field: Change.Field, of change: Change, isBrief: Bool) -> String {
    func all(_ values: [Thing.Value]) -> String {
      let texts = values.map { $0.shown[language] }
      return isBrief ? few(texts.map { brief($0) }) : list(texts)
    }
    let label = field.label[language]
    if change.new == nil { return "\(label): \(all(field.old))" }
    if field.old.isEmpty { return "\(label): \(all(field.new))" }
    if field.new.isEmpty { return "\(label): \(all(field.old)) → \(say("（なし）", "(none)"))" }
    guard field.old.count > 1 || field.new.count > 1 else {
      let (was, now) = (field.old[0].shown[language], field.new[0].shown[language])
      let shown = isBrief ? Elision(was, now).shown(atMost: 60) : (was, now)
      return "\(label): \(shown.0) → \(shown.1)"
    }
    if isBrief, let was = only(field.removed), let now = only(field.added) {
      let shown = Elision(was, now).shown(atMost: 60)
      return "\(label): \(shown.0) → \(shown.1)"
    }
    let parts = [
      field.added.isEmpty ? nil : say("追加 ", "added ") + all(field.added),
      field.removed.isEmpty ? nil : say("削除 ", "removed ") + all(field.removed),
    ]
    return "\(label): " + parts.compactMap(\.self).joined(separator: say("／", "; "))
  }

  private func only(_ values: [Thing.Value]) -> String? {
    values.count == 1 ? values[0].shown[language] : nil
  }

  /// A long text cut short, which is marked.
  private func brief(_ text: String) -> String {
    text.count <= 60 ? text : String(text.prefix(59)) + "…"
  }
}
