/// HTML as a tree: elements are values, and one encoder escapes what people wrote.
///
/// - SeeAlso: HTML Living Standard, 13.1 (writing documents).
package indirect enum HTML: Sendable {
  case element(String, attributes: [(name: String, value: String)], [HTML])
  case text(String)
  /// The content of `style`: ours, never a model's.
  case styleSheet(StaticString)
  /// Markup as one of our writers made it, such as a figure or a script; never a model's words.
  case verbatim(String)

  /// An element with what it holds.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: [HTML]
  ) -> HTML {
    .element(name, attributes: attributes.map { ($0.key, $0.value) }, content)
  }

  /// An element without attributes.
  package static func element(_ name: String, _ content: [HTML]) -> HTML {
    .element(name, attributes: [], content)
  }

  /// An element around words.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], words: String
  ) -> HTML {
    element(name, attributes, [.text(words)])
  }

  /// A whole page of its own: nothing is loaded from elsewhere, and no script runs.
  package static func page(
    language: String, title: String, style: StaticString, body: [HTML]
  ) -> String {
    let head = HTML.element(
      "head",
      [
        .element("meta", ["charset": "utf-8"], []), .element("title", words: title),
        .element("style", [.styleSheet(style)]),
      ])
    let root = HTML.element("html", ["lang": language], [head, .element("body", body)])
    return "<!DOCTYPE html>\n" + root.encoded
  }

  /// The text of the tree. Elements that make blocks end their lines; inside the others no space is added.
  package var encoded: String {
    switch self {
    case .text(let text): return HTMLText.escaped(text)
    case .styleSheet(let text): return "\n\(text)\n"
    case .verbatim(let text): return text
    case .element(let name, let attributes, let content):
      var text = "<" + name
      for (name, value) in attributes { text += " \(name)=\"\(HTMLText.escaped(value))\"" }
      text += ">"
      if Self.holdsBlocks.contains(name) { text += "\n" }
      text += content.map(\.encoded).joined()
      if !Self.isVoid.contains(name) { text += "</\(name)>" }
      return Self.isBlock.contains(name) ? text + "\n" : text
    }
  }

  private static let isVoid: Set = ["br", "meta", "input"]
  private static let holdsBlocks: Set = ["html", "head", "body", "table", "tbody"]
  private static let isBlock: Set = [
    "html", "head", "body", "meta", "title", "style", "h1", "h2", "p", "table", "thead",
    "tbody", "tr", "header", "nav", "main", "article", "section", "footer", "script",
  ]
}
