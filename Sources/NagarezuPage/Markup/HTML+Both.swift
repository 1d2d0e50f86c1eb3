import NagarezuCore
import NagarezuText

/// The language in which a page is written; a switch on it shows the other.
enum PageLanguage {
  @TaskLocal static var written = Language.ja
}

extension HTML {
  /// Words in the language of the page, with those of the other in an attribute, which a script puts in their place; the words alone where
  /// they are the same.
  static func both(_ words: Message) -> HTML {
    guard words.ja != words.en else { return .text(words.ja) }
    let written = PageLanguage.written
    return .element(
      "span", ["data-o": words[written == .ja ? .en : .ja]], words: words[written])
  }

  /// The same of a sentence about a model that both languages make.
  static func both(_ words: (Language) -> String) -> HTML { .both(Message(words)) }

  /// An element of words in both languages: itself what turns, so that nothing else may ever stand in it.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], both words: Message
  ) -> HTML {
    element(name, attributes, [.both(words)]).joined
  }

  /// An element that is around words in both languages and nothing else, as one with them.
  fileprivate var joined: HTML {
    guard case .element(let name, let attributes, let content) = self, content.count == 1,
      case .element("span", let words, let text) = content[0], words.map(\.name) == ["data-o"]
    else { return self }
    return .element(name, attributes: attributes + words, text)
  }

  /// Terms and what is said of each; nothing where there is none.
  static func terms(_ rows: [(term: HTML, said: HTML)]) -> HTML {
    .element(
      "dl",
      rows.map { row in
        .element("div", [.element("dt", [row.term]).joined, .element("dd", [row.said]).joined])
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

  /// `#key=value&key=value`, with escapes for what a script escapes of ASCII; browsers escape the rest.
  var fragment: String {
    "#" + pairs.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.joined(separator: "&")
  }

  /// The same with nothing escaped: the id of the element that a browser goes to.
  var plain: String { "#" + pairs.map { "\($0)=\($1)" }.joined(separator: "&") }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if !scalar.isASCII || plainScalars.contains(scalar) {
        escaped.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += (digits.count < 2 ? "%0" : "%") + digits
      }
    }
    return escaped
  }

  /// Those of ASCII that `encodeURIComponent` leaves as they are.
  private static let plainScalars = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()".unicodeScalars)
}
