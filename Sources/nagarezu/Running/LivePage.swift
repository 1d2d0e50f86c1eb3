import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuPage
import NagarezuSource
import NagarezuText
import NagarezuViewServer

/// The page that `view` serves: the state of the models that could be read last, and what is wrong with them now.
struct LivePage {
  private let paths: [String]
  /// What it is compared with; `nil` for nothing.
  private let against: String?
  private let state: Model.State?
  private let day: Day?
  private let language: Language
  /// Whom to tell where the boxes stand; `nil` where nobody may move them.
  private let pinning: PagePinning?
  private let kept = KeptFigures()
  /// Shape: business → its boxes and where they stand.
  private var sheets: [PagePinning.Sheet] = []
  /// Counts the states that were shown, from 1.
  private var number = 0
  private var page: WebPage?
  /// Shape: place of a part in the page → the state since which it is what it is.
  private var since: [Int] = []
  /// Whether nothing was wrong with what the page shows.
  private var isWhole = false
  private var problems: [Problem] = []

  init(
    _ paths: [String], in state: Model.State?, on day: Day?, against: String?, language: Language,
    pinning: PagePinning?
  ) {
    self.paths = paths
    self.against = against
    self.state = state
    self.day = day
    self.language = language
    self.pinning = pinning
  }

  /// What is wrong, as the page tells it.
  fileprivate struct Problem {
    /// File, line and column; empty for what stands in no file.
    var place = ""
    let message: Message
    /// The line, with a mark below it.
    var line: String?
    var help: Message?
  }

  /// Reads the models for the first time.
  ///
  /// - Throws: ``EarlyEnd`` where there is no file to follow, and for what no change of a file mends.
  mutating func begin() throws {
    let making = try making()
    if making.isEmpty, !making.hasFiles { throw making.empty }
    try take(making)
  }

  /// Reads the models again, and keeps the page where they are wrong.
  mutating func refresh() {
    do {
      try take(try making())
    } catch let stop as EarlyEnd {
      let text = stop.text.trimmingCharacters(in: .whitespacesAndNewlines)
      keep([Problem(message: Message(ja: text, en: text))])
    } catch {
      keep([Problem(message: Message(ja: "\(error)", en: "\(error)"))])
    }
  }

  private func making() throws -> PageMaking {
    try PageMaking(
      paths, in: state, on: day, against: against, output: nil, paper: nil, language: language,
      keeping: kept)
  }

  private mutating func take(_ making: PageMaking) throws {
    let problems = making.problems.map { problem, place, line in
      Problem(
        place: place, message: problem.message,
        line: line.map { Excerpt(line: $0, span: problem.span, width: 100).text },
        help: problem.help)
    }
    guard problems.isEmpty || !isWhole else { return keep(problems) }
    let drawn = try making.drawn()
    let script = LiveAssets.script + (pinning == nil ? "" : LiveAssets.editing)
    let next = making.page(of: drawn, .served(script: script, style: LiveAssets.style))
    number += 1
    if let pinning {
      sheets = making.sheets(drawn)
      pinning.show(sheets, state: number)
    }
    let old = page?.fragments ?? []
    since = next.fragments.indices.map { place in
      old.indices.contains(place) && old[place] == next.fragments[place] ? since[place] : number
    }
    page = next
    isWhole = problems.isEmpty
    // What stands on the page itself is not told beside it.
    self.problems = []
  }

  private mutating func keep(_ problems: [Problem]) { self.problems = problems }

  // MARK: What is served

  /// Shape: path → the answer there: the page, and each of its parts. With `editKey` the page may ask for changes.
  func replies(editKey: String?) -> [String: Reply] {
    guard let page else { return [:] }
    let edit = editKey.map { "<meta name=\"nagarezu-edit\" content=\"\($0)\">\n" } ?? ""
    // What the page shows, for its script to know what of it gets old.
    let mark =
      "<meta name=\"nagarezu-state\" content=\"\(number)\" data-parts=\"\(since.count)\">\n"
      + edit + "</head>"
    let html = page.html.replacing("</head>", with: mark, maxReplacements: 1)
    var replies = ["/": reply(html, policy: page.policy + "; frame-ancestors 'none'")]
    for (place, part) in page.fragments.enumerated() {
      replies["/parts/\(place)"] = reply(part.html, policy: "default-src 'none'")
    }
    return replies
  }

  private func reply(_ html: String, policy: String) -> Reply {
    Reply(type: "text/html; charset=utf-8", body: Array(html.utf8), policy: policy)
  }

  /// What those are told who have the page open: since when each part is what it is, and what is wrong.
  ///
  /// - Throws: as ``JSONText/text()``.
  func event() throws -> String {
    let parts = zip(page?.fragments ?? [], since).map { part, since in
      JSONText.object(["id": .string(part.id), "state": .number(since)])
    }
    return try JSONText.object([
      "state": .number(number), "title": .string(page?.title ?? ""), "parts": .array(parts),
      "problems": .array(problems.map(\.told)), "grids": .array(sheets.map(\.told)),
    ]).text()
  }
}

extension LivePage.Problem {
  fileprivate var told: JSONText {
    .object([
      "place": .string(place), "ja": .string(message.ja), "en": .string(message.en),
      "line": .optional(line), "helpJa": .optional(help?.ja), "helpEn": .optional(help?.en),
    ])
  }
}

extension PagePinning.Sheet {
  /// Each box with its key in the figure; null where they have no one place.
  fileprivate var told: JSONText {
    guard let places else { return .null }
    return .array(
      places.compactMap { pin in
        guard let node = pin.thing.node, let column = pin.column, let row = pin.row else {
          return nil
        }
        return .object([
          "key": .string(model.figureKey(of: node)), "name": .string(pin.thing.name),
          "column": .number(column), "row": .number(row),
        ])
      })
  }
}
