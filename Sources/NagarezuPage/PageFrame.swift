import NagarezuCore
import NagarezuText

/// The document around the parts: head, style, scripts, and what they may do.
struct PageFrame {
  private let setting: PageSetting
  private let scripts: [String]
  private let style: String
  private let isServed: Bool

  init(_ setting: PageSetting, _ manner: WebPage.Manner) {
    self.setting = setting
    switch manner {
    case .file:
      (scripts, style, isServed) = ([PageAssets.script], PageAssets.style, false)
    case .served(let script, let sheet):
      (scripts, style, isServed) = ([PageAssets.script, script], PageAssets.style + sheet, true)
    }
  }

  /// Nothing but our own style and scripts, by their digests; a served page may also ask its server.
  ///
  /// - SeeAlso: Content Security Policy Level 3, 6.7.
  var policy: String {
    let digests = scripts.map { "'sha256-\(SHA256.base64(Array($0.utf8)))'" }
    return [
      "default-src 'none'", "script-src \(digests.joined(separator: " "))",
      "style-src 'sha256-\(SHA256.base64(Array(style.utf8)))'", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ") + (isServed ? "; connect-src 'self'" : "")
  }

  var title: String {
    let businesses = setting.content.survey.businesses
    let name =
      businesses.count == 1
      ? businesses.first?.model.title ?? ""
      : PageWords.businesses(businesses.count)[setting.language]
    return [name, PageWords.page[setting.language]].filter { !$0.isEmpty }
      .joined(separator: " | ")
  }

  func document(_ parts: [HTML]) -> String {
    let head = HTML.element(
      "head",
      [
        .element("meta", ["charset": "utf-8"], []),
        .element("meta", ["http-equiv": "Content-Security-Policy", "content": policy], []),
        .element(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"], []),
        .element("meta", ["name": "referrer", "content": "no-referrer"], []),
        .element("title", words: title), .element("style", [.verbatim(style)]),
      ])
    let skip = HTML.element(
      "a", ["class": "skip", "href": "#main"], [.both(PageWords.skip)])
    let (outside, inside) = (parts.prefix(2), parts.dropFirst(2))
    let main = HTML.element("main", ["id": "main", "tabindex": "-1"], Array(inside.dropLast()))
    let status = HTML.element(
      "div", ["id": "page-status", "class": "unseen", "role": "status", "aria-live": "polite"], [])
    let end: [HTML] = inside.suffix(1) + scripts.map { .element("script", [.verbatim($0)]) }
    let body = HTML.element("body", [skip] + outside + [main, status, footer] + end)
    let root = HTML.element("html", ["lang": setting.language.rawValue], [head, body])
    return "<!DOCTYPE html>\n" + root.encoded
  }

  private var footer: HTML {
    .element("footer", [.element("p", [.both(PageWords.madeBy(setting.content.program))])])
  }
}
