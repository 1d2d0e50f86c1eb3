extension Document {
  /// Plain text for a terminal: what cannot be seen is written out, and no line but those of tables is wider than
  /// ``LineWrapping/width``. What is new or gone stands in the signs of `git diff --word-diff`; other marks are left out.
  package var text: String {
    let wrapping = LineWrapping.text
    var text = wrapping.hung(Self.text(title), indent: 2, "", "  ")
    for block in blocks {
      switch block {
      case .heading(let line), .paragraph(let line):
        text += "\n" + wrapping.hung(Self.text(line), indent: 2, "", "  ")
      case .list(let list): text += list.text
      case .grid(let table): text += "\n" + table.text
      }
    }
    return text
  }

  fileprivate static func text(_ line: Line) -> String {
    line.map { run in
      switch run.mark {
      case .plain, .strong, .underlined: run.text
      case .added: "{+\(run.text)+}"
      case .removed: "[-\(run.text)-]"
      }
    }.joined()
  }
}

extension Document.List {
  fileprivate var text: String {
    let wrapping = LineWrapping.text
    guard !entries.isEmpty else { return wrapping.hung(nothing, indent: 4, "  ", "    ") }
    return entries.map { entry in
      wrapping.hung(entry.head.text, indent: Document.Entry.headIndent, "  ", "    ")
        + entry.lines.map {
          wrapping.hung($0, indent: Document.Entry.lineIndent, "    ", "      ")
        }.joined()
    }.joined()
  }
}

extension Document.Entry {
  /// Cells left free at the side of a head and of a line. As many in every form, so that each breaks in the same places.
  static let (headIndent, lineIndent) = (6, 8)

  /// How many lines it takes once it is broken so.
  package func height(_ wrapping: LineWrapping) -> Int {
    wrapping.lines(head.text, indent: Self.headIndent).count
      + lines.reduce(0) { $0 + wrapping.lines($1, indent: Self.lineIndent).count }
  }
}

extension Document.Grid {
  /// Its columns side by side, two spaces between them; a cell of several lines takes several. Nothing is broken.
  package var text: String {
    let rows: [[[String]]] =
      (headings.isEmpty ? [] : [headings.map { [$0] }])
      + rows.map { $0.map { $0.map(Document.text) } }
    let shown = rows.map { $0.map { $0.map(LineWrapping.text.written) } }
    let columns = shown.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      shown.filter { $0.count > column }.flatMap { $0[column] }.map { Excerpt.width($0) }.max() ?? 0
    }
    return shown.map { Self.text($0, widths) }.joined()
  }

  private static func text(_ row: [[String]], _ widths: [Int]) -> String {
    (0..<(row.map(\.count).max() ?? 0)).map { line in
      var (text, gap) = ("", 0)
      for (cell, width) in zip(row, widths) {
        let words = line < cell.count ? cell[line] : ""
        if !words.isEmpty {
          text += String(repeating: " ", count: gap) + words
          gap = 0
        }
        gap += width - Excerpt.width(words) + 2
      }
      return text + "\n"
    }.joined()
  }
}
