import NagarezuCore

/// How the model wants its figure laid out. What it names may be gone: a figure is drawn without, and M408 says so.
extension ModelAssembly {
  func loadFigure() -> FigureHints {
    guard let node = root[.figure], !root.isBare(node, .figure) else { return FigureHints() }
    let fields = Fields(node, .figure, at: root.place(.figure), log: log)
    return FigureHints(
      paper: fields.word(.paper, of: .paper).flatMap(FigureHints.Paper.init(rawValue:)),
      order: things(fields, .order, [.party]), pins: pins(fields), labels: labels(fields),
      pageBreaks: things(fields, .pageBreaks, [.party]), hidden: hidden(fields),
      legend: fields.word(.legend, of: .corner).flatMap(FigureHints.Corner.init(rawValue:)),
      wording: wording(fields))
  }

  // MARK: Things

  private func things(
    _ fields: Fields, _ word: Word, _ kinds: [Vocabulary.NameKind] = [.party, .system]
  ) -> [FigureHints.Thing] {
    var seen: Set<Node> = []
    return fields.texts(word).compactMap { written in
      guard let thing = thing(written, kinds) else { return nil }
      guard let node = thing.node, !seen.insert(node).inserted else { return thing }
      refuseDoubled(written)
      return nil
    }
  }

  /// What a name stands for; `nil`, and said, where it is that of something else.
  private func thing(
    _ written: Written, _ kinds: [Vocabulary.NameKind] = [.party, .system]
  ) -> FigureHints.Thing? {
    let text = written.text
    for kind in kinds {
      guard let name = table(kind).name(for: text) else { continue }
      let node: Node =
        kind == .party
        ? .party(Party.ID(position(name, kind)))
        : .system(
          System.ID(position(name, kind)))
      return FigureHints.Thing(name: text, node: node, span: written.span)
    }
    if Vocabulary.NameKind.allCases.contains(where: { table($0).name(for: text) != nil }) {
      refuseUnknown(Written(text: text, span: written.span), kinds)
      return nil
    }
    return FigureHints.Thing(name: text, node: nil, span: written.span)
  }

  private func hidden(_ fields: Fields) -> [FigureHints.Thing] {
    let authority = root.text(.authority).flatMap {
      table(.party).name(for: $0.text)
    }
    return things(fields, .hidden).filter { thing in
      guard let authority, thing.node == .party(Party.ID(position(authority, .party))) else {
        return true
      }
      log.add(
        .keyOutOfPlace, at: thing.span,
        ja: "実施機関を図から隠すことはできません", en: "the authority cannot be hidden",
        help: Message(ja: "隠す課やシステムを書いてください", en: "name the sections or systems to be hidden"))
      return false
    }
  }

  // MARK: Pins

  private func pins(_ fields: Fields) -> [FigureHints.Pin] {
    list(fields, .pins, of: .pin).compactMap(pin)
  }

  /// The mappings of a list.
  private func list(
    _ fields: Fields, _ word: Word, of context: Vocabulary.Context
  ) -> [Fields] {
    guard let node = fields[word], !fields.isBare(node, word) else { return [] }
    guard case .list(let nodes) = node.content else {
      log.add(
        .wrongShape, at: node.span, ja: "「- 」で始まる一覧で書いてください", en: "expected a list")
      return []
    }
    return nodes.map { Fields($0, context, at: $0.span, log: log) }
  }

  private func pin(_ fields: Fields) -> FigureHints.Pin? {
    let column = place(fields, .column)
    let row = place(fields, .row)
    let side = fields.word(.side, of: .side).flatMap(FigureHints.Side.init(rawValue:))
    let thing = fields.text(.thing).flatMap { self.thing($0) }
    if let side, side.isAcross ? fields.has(.column) : fields.has(.row) {
      let key = side.isAcross ? Message(ja: "列", en: "column") : Message(ja: "順", en: "row")
      log.add(
        .keyOutOfPlace, at: fields.place(.side),
        ja: "「側: \(side.rawValue)」は「\(key.ja)」と一緒に書けません",
        en: "'\(side.english)' does not go with a \(key.en)",
        help: Message(ja: "どちらかを取り除いてください", en: "remove one of them"))
    }
    if ![Word.column, .row, .side].contains(where: fields.has) {
      log.add(
        .missingKey, at: fields.span,
        ja: "固定する場所がありません", en: "nothing says where it is pinned",
        help: Message(
          ja: "「列」「順」「側」のどれかを加えてください", en: "add a column, a row or a side"))
    }
    return thing.map { FigureHints.Pin(thing: $0, column: column, row: row, side: side) }
  }

  /// A number from 1.
  private func place(_ fields: Fields, _ word: Word) -> Int? {
    guard let number = fields.number(word) else { return nil }
    guard (1...Limits.figurePlaces).contains(number) else {
      log.add(
        .wrongShape, at: fields.place(word),
        ja: "\(number)番目という場所はありません（1〜\(Limits.figurePlaces)）",
        en: "there is no place \(number); write 1 to \(Limits.figurePlaces)")
      return nil
    }
    return number
  }

  // MARK: Labels

  private func labels(_ fields: Fields) -> [FigureHints.Label] {
    list(fields, .labels, of: .labelPlace).compactMap { fields in
      let number = fields.text(.no)
      let (x, y) = (distance(fields, .x), distance(fields, .y))
      guard let number, let x, let y else { return nil }
      return FigureHints.Label(
        number: number.text, x: x, y: y, span: number.span)
    }
  }

  /// A distance from an edge of the sheet, in points.
  private func distance(_ fields: Fields, _ word: Word) -> Int? {
    guard let number = fields.number(word) else { return nil }
    guard number <= Limits.sheetPoints else {
      log.add(
        .wrongShape, at: fields.place(word),
        ja: "\(number)ポイントは、最も大きい紙（A0、\(Limits.sheetPoints)ポイント）の外です",
        en: "\(number) points lie beyond the largest sheet (A0, \(Limits.sheetPoints) points)")
      return nil
    }
    return number
  }

  // MARK: Words

  private static let worded: [(Vocabulary.NameKind, FigureHints.Wording.Kind)] = [
    (.party, .party), (.system, .system), (.site, .site), (.item, .item), (.channel, .channel),
  ]

  private func wording(_ fields: Fields) -> [FigureHints.Wording] {
    guard let node = fields[.wording], !fields.isBare(node, .wording) else { return [] }
    guard case .map(let entries) = node.content else {
      log.add(
        .wrongShape, at: node.span,
        ja: "「名前: 図での呼び名」の組で書いてください", en: "expected names, each with what it is called")
      return []
    }
    return Self.withoutDoubles(entries, log).compactMap { entry in
      guard let words = fields.text(of: entry.value, for: .wording) else { return nil }
      let text = entry.key.text
      let meant = Self.worded.lazy.compactMap { kind, own in
        self.table(kind).name(for: text).map { FigureHints.Wording.Meant(own, $0) }
      }.first
      if meant == nil,
        let other = Vocabulary.NameKind.allCases.first(where: { table($0).name(for: text) != nil })
      {
        log.add(
          .wrongKindOfName, at: entry.key.span,
          ja: "「\(text.shown)」は\(other.noun.ja)です。図に出る名前ではありません",
          en: "'\(text.shown)' is a \(other.noun.en), whose name no figure shows")
        return nil
      }
      return FigureHints.Wording(
        name: text, thing: meant, words: words.text, span: entry.key.span)
    }
  }
}
