import NagarezuCore
import NagarezuReports
import NagarezuText

/// Every finding, gap and waiver, with its path, the nearest paper and the line of the file; each has an address that stays.
struct FindingsPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  private var verdict: Verdict { page.verdict }

  var part: PageSetting.Part {
    var cured: Set<String> = []
    func entry(_ finding: Finding, _ kind: FindingKind) -> HTML {
      let isFirst = cured.insert(finding.rule).inserted
      return FindingEntry(finding, on: page, kind, tellsCure: isFirst).html
    }
    let entries =
      verdict.errors.map { entry($0, .finding) }
      + verdict.gaps.map { GapEntry($0, on: page).html }
      + verdict.warnings.map { entry($0, .warning) }
      + verdict.findings.filter(\.isWaived).map { entry($0, .waived) }
    guard !entries.isEmpty else {
      return page.section(.findings, [.element("p", both: PageWords.nothingFound)])
    }
    return page.section(.findings, [kinds, FilterField.html(page.language)] + entries)
  }

  /// Which kinds are shown, with how many there are of each.
  private var kinds: HTML {
    let counts: [(FindingKind, Int)] = [
      (.finding, verdict.errors.count), (.gap, verdict.gaps.count),
      (.warning, verdict.warnings.count), (.waived, verdict.findings.count(where: \.isWaived)),
    ]
    return .element(
      "div", ["class": "kinds scripted", "role": "group"],
      counts.filter { $0.1 > 0 }.map { kind, count in
        .element(
          "button", ["type": "button", "data-kind": kind.rawValue, "aria-pressed": "true"],
          both: kind.counted(count))
      })
  }
}

/// What an entry of the list is.
enum FindingKind: String {
  case finding, warning, gap, waived

  var word: Message {
    switch self {
    case .finding: Message(ja: "指摘", en: "finding")
    case .warning: Message(ja: "警告", en: "warning")
    case .gap: Message(ja: "不明", en: "gap")
    case .waived: Message(ja: "留保", en: "waived")
    }
  }

  func counted(_ count: Int) -> Message {
    Message(ja: "\(word.ja) \(count)件", en: "\(word.en) (\(count))")
  }
}

/// The frame of an entry: its kind, code, sentence and address.
struct EntryFrame {
  let page: BusinessPage
  let kind: FindingKind
  let code: String
  let id: String
  let message: Message

  func html(_ body: [HTML]) -> HTML {
    // One finding may be accepted in part, and then stands in the list twice.
    let address =
      kind == .waived
      ? page.address(["finding": id, "waived": "1"]) : page.address(["finding": id])
    return .element(
      "article",
      [
        // An address leads here without a script too.
        "id": String(address.plain.dropFirst()), "class": "entry \(kind.rawValue)",
      ],
      [
        .element(
          page.number == nil ? "h3" : "h4",
          [
            .element("span", ["class": "kind"], both: kind.word),
            .element("a", ["class": "code", "href": "#rule=\(code)"], words: code), .text(" "),
            .both(message),
          ])
      ] + body + [
        .element(
          "p", ["class": "address"],
          [
            // A script makes it a link, and adds the way to the figure.
            .element("code", words: id)
          ])
      ])
  }
}

/// A gap in the list.
struct GapEntry {
  private let gap: Gap
  private let page: BusinessPage

  init(_ gap: Gap, on page: BusinessPage) {
    self.gap = gap
    self.page = page
  }

  var html: HTML {
    EntryFrame(page: page, kind: .gap, code: gap.kind.rawValue, id: gap.id, message: gap.message)
      .html([.excerpt(at: gap.span, page.content.report)])
  }
}

/// A finding in the list.
struct FindingEntry {
  private let finding: Finding
  private let page: BusinessPage
  private let kind: FindingKind
  /// Once for each rule, as `check` does.
  private let tellsCure: Bool
  /// As it was judged: a finding of several businesses speaks of items that only others declare.
  private var model: Model { page.verdict.model }

  init(
    _ finding: Finding, on page: BusinessPage, _ kind: FindingKind, tellsCure: Bool
  ) {
    self.finding = finding
    self.tellsCure = tellsCure
    self.page = page
    self.kind = kind
  }

  var html: HTML {
    EntryFrame(
      page: page, kind: kind, code: finding.rule, id: finding.id, message: finding.message
    ).html(
      waiver + cells + notes(FindingNotes.capacity) + path + nearest
        + notes(FindingNotes.related) + [.excerpt(at: finding.span, page.content.report)] + cure)
  }

  private func phrases(_ language: Language) -> Phrases {
    Phrases(model: model, language: language)
  }

  /// What it is about, unless the table beside the nearest approval says so.
  private var cells: [HTML] {
    finding.nearest != nil && finding.cells.count == 1 ? [] : notes(FindingNotes.cells)
  }

  /// Notes as `check` words them, in both languages.
  private func notes(_ take: (FindingNotes) -> (Finding) -> [(String, String)]) -> [HTML] {
    let (ja, en) = (
      take(FindingNotes(phrases: phrases(.ja)))(finding),
      take(FindingNotes(phrases: phrases(.en)))(finding)
    )
    guard !ja.isEmpty else { return [] }
    return [
      .terms(
        zip(ja, en).map {
          (.both(Message(ja: $0.0, en: $1.0)), .both(Message(ja: $0.1, en: $1.1)))
        })
    ]
  }

  private var waiver: [HTML] {
    guard let waiver = finding.waiver.map({ model[$0] }) else { return [] }
    return [
      .terms([
        (.both(PageWords.reason), .text(waiver.reason)),
        (.both(PageWords.owner), .text(waiver.owner)),
        (.both(PageWords.until), Table.Value.day(waiver.until).markup),
      ])
    ]
  }

  /// Each hop of the path on a line of its own, with its place.
  private var path: [HTML] {
    guard let path = finding.path, !path.steps.isEmpty else { return [] }
    return [
      .element("p", ["class": "label"], both: PageWords.path),
      PathMarkup(path, model, endingWith: finding.passage).html,
    ]
  }

  private var cure: [HTML] {
    guard tellsCure, let cure = Rules.cure(of: finding.rule) else { return [] }
    return [
      .element("p", ["class": "cure"], [.element("strong", both: PageWords.cure), .both(cure)])
    ]
  }

  /// What is found beside what the nearest paper says.
  private var nearest: [HTML] {
    guard let paper = finding.nearest.map({ model[$0] }) else { return [] }
    func names(_ items: [String]) -> HTML { .text(items.joined(separator: "、")) }
    let exposure = { (one: Exposure) in Message { phrases($0).exposure(one) } }
    let rows: [(Message, HTML, HTML)] = [
      (
        PageWords.item, names(finding.items.map { model[$0].name }),
        .text(model.listed(paper.items))
      ),
      (
        PageWords.people,
        .both(Message { language in finding.atoms.map { phrases(language).people($0) } ?? "" }),
        .both(Message { phrases($0).people(paper.subjects) })
      ),
      (
        PageWords.period, .both(Message { phrases($0).days(finding.during) }),
        .both(PageWords.period(of: paper))
      ),
      (
        PageWords.exposure, finding.exposure.map { .both(exposure($0)) } ?? .text(""),
        .both(exposure(paper.exposure))
      ),
      (
        PageWords.channel, .text(finding.channel.map { model[$0].name } ?? ""),
        names(paper.channels.map { model[$0].name } + paper.media.map(\.rawValue))
      ),
    ]
    return [
      .scrolling(
        PageWords.nearest, page.language,
        .element(
          "table", ["class": "beside"],
          [
            .element(
              "thead",
              [
                .element(
                  "tr",
                  [
                    .element("td", []), .element("th", ["scope": "col"], both: PageWords.found),
                    .element(
                      "th", ["scope": "col"],
                      [
                        .both(PageWords.nearest), .text(" "), .text(paper.id), .text(" "),
                        .element("code", ["class": "place"], words: paper.span.shown),
                      ]),
                  ])
              ]),
            .element(
              "tbody",
              rows.map { label, found, said in
                .element(
                  "tr",
                  [
                    .element("th", ["scope": "row"], both: label), .element("td", [found]),
                    .element("td", [said]),
                  ])
              }),
          ]))
    ]
  }
}

/// A path hop by hop.
struct PathMarkup {
  private let path: Path
  private let model: Model
  private let passage: Passage?

  init(_ path: Path, _ model: Model, endingWith passage: Passage?) {
    self.path = path
    self.model = model
    self.passage = passage
  }

  var html: HTML {
    let hops = path.steps.map { step -> HTML in
      let words = Message { language in
        Phrases(model: model, language: language).part(of: step, isFirst: true, namesItems: true)
      }
      return .element("li", [.both(words)] + place(of: step))
    }
    let look = passage.flatMap { passage -> HTML? in
      guard Phrases(model: model, language: .ja).look(passage) != nil else { return nil }
      return .element(
        "li",
        [
          .both(
            Message { Phrases(model: model, language: $0).look(passage)?.trimmed ?? "" }),
          .element("code", ["class": "place"], words: model.span(of: passage).shown),
        ])
    }
    return .element("ol", ["class": "path"], hops + (look.map { [$0] } ?? []))
  }

  private func place(of step: Path.Step) -> [HTML] {
    switch step {
    case .claimed(let flow, _, _), .carried(let flow, _, _):
      [.element("code", ["class": "place"], words: model[flow].span.shown)]
    case .held(let system, let place, _, _):
      [.element("code", ["class": "place"], words: model[system].holdings[place].span.shown)]
    case .derived, .ofPerson, .unsealed, .surrounded, .imported: []
    }
  }
}

extension String {
  /// Without the space before it.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
