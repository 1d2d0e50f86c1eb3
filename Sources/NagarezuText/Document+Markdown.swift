extension Document {
  /// Markdown as GitHub and GitLab read it.
  ///
  /// - SeeAlso: GitHub Flavored Markdown 0.29, 4.10 (tables), 6.5 (strikethrough).
  package var markdown: String {
    var text = "# " + Self.markdown(title) + "\n"
    for block in blocks {
      text += "\n"
      switch block {
      case .heading(let line): text += "## " + Self.markdown(line) + "\n"
      case .paragraph(let line): text += Self.markdown(line) + "\n"
      case .list(let list): text += list.markdown
      case .grid(let table): text += table.markdown
      }
    }
    return text
  }

  fileprivate static func markdown(_ line: Line) -> String {
    line.map { marked(MarkdownText.escaped($0.text), $0.mark) }.joined()
  }

  /// Words that are Markdown already, standing out.
  fileprivate static func marked(_ words: String, _ mark: Mark) -> String {
    guard words.contains(where: { !$0.isWhitespace }) else { return words }
    return switch mark {
    case .plain: words
    case .strong: "**\(words)**"
    case .underlined: "<u>\(words)</u>"
    case .added: "<u>**\(words)**</u>"
    case .removed: "~~\(words)~~"
    }
  }
}

extension Document.List {
  /// Broken as in text, so that a change of one entry shows as one in a diff.
  fileprivate var markdown: String {
    let wrapping = LineWrapping.markdown
    guard !entries.isEmpty else { return MarkdownText.escaped(nothing) + "\n" }
    return entries.map { entry in
      wrapping.hung(entry.head.text, indent: Document.Entry.headIndent, "- ", "  ") {
        Document.marked($0, entry.head.mark)
      }
        + entry.lines.map {
          wrapping.hung($0, indent: Document.Entry.lineIndent, "  - ", "    ")
        }.joined()
    }.joined()
  }
}

extension Document.Grid {
  package var markdown: String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let body = rows.map { row($0.map { $0.map(Document.markdown).joined(separator: "<br>") }) }
    return row(headings.map(MarkdownText.escaped)) + row(headings.map { _ in "---" })
      + body.joined()
  }
}
