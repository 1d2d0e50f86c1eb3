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
      case .table(let table): text += table.markdown
      }
    }
    return text
  }

  fileprivate static func markdown(_ line: Line) -> String {
    line.map { run in
      let words = MarkdownText.escaped(run.text)
      guard words.contains(where: { !$0.isWhitespace }) else { return words }
      return switch run.mark {
      case .plain: words
      case .underlined: "<u>\(words)</u>"
      case .added: "<u>**\(words)**</u>"
      case .removed: "~~\(words)~~"
      }
    }.joined()
  }
}

extension Table {
  package var markdown: String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let body = rows.map { row($0.map { $0.map(Document.markdown).joined(separator: "<br>") }) }
    return row(headings.map(MarkdownText.escaped)) + row(headings.map { _ in "---" })
      + body.joined()
  }
}
