import Foundation
import NagarezuCore
import NagarezuText

extension HTML {
  /// Words in both languages, of which the style sheet shows one; once where they are the same.
  static func both(_ words: Message) -> HTML {
    guard words.ja != words.en else { return .text(words.ja) }
    let each = [("ja", words.ja), ("en", words.en)].map { language, words in
      HTML.element("span", ["lang": language], words: words).encoded
    }
    return .verbatim(each.joined())
  }

  /// The same of a sentence about a model that both languages make.
  static func both(_ words: (Language) -> String) -> HTML { .both(Message(words)) }

  /// An element around words in both languages.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], both words: Message
  ) -> HTML {
    element(name, attributes, [.both(words)])
  }

  /// Terms and what is said of each; nothing where there is none.
  static func terms(_ rows: [(term: HTML, said: HTML)]) -> HTML {
    .element(
      "dl",
      rows.map { row in
        .element("div", [.element("dt", [row.term]), .element("dd", [row.said])])
      })
  }

  /// A link to a view of the page.
  static func link(_ address: Address, _ content: [HTML]) -> HTML {
    .element("a", ["href": address.fragment], content)
  }

  /// A table that may be wider than its place: it scrolls there, with the keyboard too.
  static func scrolling(_ name: Message, _ language: Language, _ table: HTML) -> HTML {
    .element(
      "div",
      [
        "class": "wide", "role": "region", "tabindex": "0", "aria-label": name[language],
        "data-label-ja": name.ja, "data-label-en": name.en,
      ], [table])
  }
}

extension Message {
  /// The same words made in each language.
  init(_ words: (Language) -> String) { self.init(ja: words(.ja), en: words(.en)) }
}

/// The address of a view: keys and values behind the `#`.
struct Address {
  private var pairs: [(String, String)]

  /// An address on the part of a business; of the only one where `business` is `nil`.
  init(of business: Int?, _ pairs: KeyValuePairs<String, String>) {
    self.pairs = (business.map { [("b", String($0))] } ?? []) + pairs.map { ($0.key, $0.value) }
  }

  /// `#key=value&key=value`, everything but letters and digits of ASCII escaped as scripts escape it.
  var fragment: String {
    "#" + pairs.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.joined(separator: "&")
  }

  /// The same with nothing escaped: the id of the element that a browser goes to.
  var plain: String { "#" + pairs.map { "\($0)=\($1)" }.joined(separator: "&") }

  private static func escaped(_ text: String) -> String {
    var allowed = CharacterSet()
    allowed.insert(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()")
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }
}
