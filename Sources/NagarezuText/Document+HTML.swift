extension Document {
  /// One page for A4 landscape, without script or anything from elsewhere.
  package var html: String {
    let name = title.map(\.text).joined()
    return HTML.page(
      language: language.rawValue, title: name, style: Self.style,
      body: [.element("h1", Self.html(title))] + blocks.map(Self.html))
  }

  private static func html(_ block: Block) -> HTML {
    switch block {
    case .heading(let line): .element("h2", html(line))
    case .paragraph(let line): .element("p", html(line))
    case .list(let list): list.html
    case .grid(let table): table.html
    }
  }

  fileprivate static func html(_ line: Line) -> [HTML] {
    line.map { run in
      switch run.mark {
      case .plain: .text(run.text)
      case .strong: .element("strong", words: run.text)
      case .underlined: .element("u", words: run.text)
      case .added: .element("ins", [.element("strong", words: run.text)])
      case .removed: .element("del", words: run.text)
      }
    }
  }

  private static let style: StaticString = """
    @page { size: A4 landscape; margin: 15mm }
    body { font: 10.5pt "BIZ UDPGothic", sans-serif; margin: 0 }
    h1 { font-size: 14pt; text-align: center }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    th, td { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
    th { text-align: center }
    th:nth-child(3) { width: 12% }
    tr { break-inside: avoid }
    """
}

extension Document.List {
  fileprivate var html: HTML {
    guard !entries.isEmpty else { return .element("p", words: nothing) }
    return .element(
      "ul",
      entries.map { entry in
        let lines = entry.lines.map { HTML.element("li", words: $0) }
        return .element(
          "li", Document.html([entry.head]) + (lines.isEmpty ? [] : [.element("ul", lines)]))
      })
  }
}

extension Document.Grid {
  package var html: HTML {
    let head = headings.map { HTML.element("th", ["scope": "col"], words: $0) }
    let body = rows.map { cells in
      HTML.element(
        "tr",
        cells.map { lines in
          .element(
            "td", Array(lines.map(Document.html).joined(separator: [.element("br", [])])))
        })
    }
    return .element(
      "table", [.element("thead", [.element("tr", head)]), .element("tbody", body)])
  }
}
