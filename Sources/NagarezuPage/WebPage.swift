import NagarezuCore
import NagarezuText

/// One HTML page over some businesses: verdict, living figure, findings, matrix, questions and papers. It reads without a script, and asks
/// the network for nothing.
public struct WebPage: Sendable {
  /// Where a page is opened.
  public enum Manner: Sendable {
    /// As a file, with no server.
    case file
    /// From a local server that it may ask for changes: a script of the server's follows those of the page, and its style sheet theirs.
    case served(script: String, style: String)
  }

  /// A part that a server may put in the place of the one with that id.
  public struct Fragment: Sendable, Equatable {
    /// The id of the one element that ``html`` is.
    public let id: String
    /// The element as it stands in the page.
    public let html: String
  }

  /// The whole document.
  public let html: String
  /// The parts, in the order in which they stand in the document. They hold all that hangs on the models but the document's title; what a
  /// change of the list of businesses does to the frame around them is in ``html`` alone.
  public let fragments: [Fragment]
  /// What the page may do, as it says itself: a content security policy.
  public let policy: String
  /// The title of the document.
  public let title: String

  /// The page in `language`; a switch on it shows the other.
  public init(_ content: PageContent, language: Language, manner: Manner = .file) {
    let setting = PageSetting(content, language)
    let frame = PageFrame(setting, manner)
    policy = frame.policy
    title = frame.title
    (fragments, html) = PageLanguage.$written.withValue(language) {
      let parts = setting.parts
      return (
        parts.map { Fragment(id: $0.id, html: $0.html.encoded) },
        frame.document(parts.map(\.html))
      )
    }
  }
}

/// A page and the settings that all of its parts share.
struct PageSetting {
  let content: PageContent
  let language: Language

  init(_ content: PageContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  /// A part, and the id of its element.
  typealias Part = (id: String, html: HTML)

  var hasSeveral: Bool { content.survey.businesses.count > 1 }

  /// The businesses, each with what the page shows of it.
  var businesses: [BusinessPage] {
    content.survey.businesses.map { BusinessPage($0, of: content, language, isAlone: !hasSeveral) }
  }

  /// Everything on the page, in order.
  var parts: [Part] {
    let pages = businesses
    var parts: [Part] = [HeadPart(self).part, NavigationPart(self).part]
    if hasSeveral { parts.append(PortfolioPart(self).part) }
    parts += pages.flatMap(\.parts)
    parts.append(RulesPart(pages).part)
    parts.append(PageFacts(self, pages).part)
    return parts
  }
}
