import NagarezuCore
import NagarezuReports
import NagarezuText

/// All businesses on one sheet: the verdict on each, contractors, sensitive items, and what ends when.
struct PortfolioPart {
  private let setting: PageSetting

  init(_ setting: PageSetting) { self.setting = setting }

  private var survey: Survey { setting.content.survey }

  var part: PageSetting.Part {
    let name = "page-portfolio"
    let tables = [
      (
        "contractors",
        ["party", "businesses", "titles", "chains", "items", "sensitive_items", "last", "ends"]
      ), ("ending", ["last", "ends", "business", "approval", "kind", "party", "system", "period"]),
    ].compactMap { table, columns in
      FactTables.named(table).map {
        TableMarkup($0.table(of: survey), columns).html(setting.language)
      }
    }
    return (
      name,
      .element(
        "section",
        [
          "id": name, "class": "view", "data-view": "all", "aria-labelledby": name + "-title",
          "tabindex": "-1",
        ],
        [
          .element("h2", ["id": name + "-title"], both: PageWords.all), businesses, sensitive,
        ] + tables)
    )
  }

  private var businesses: HTML {
    let rows = survey.businesses.map { business -> HTML in
      let report = CheckReport([business.verdict])
      let model = business.model
      return .element(
        "tr",
        [
          .element(
            "th", ["scope": "row"],
            [
              .link(
                Address(of: business.place + 1, ["view": "figure"]),
                [.both(Message(ja: model.title, en: model.englishTitle ?? model.title))])
            ]),
          .element("td", both: Message(ja: model.state.rawValue, en: model.state.english)),
          .element(
            "td", ["class": "verdict \(report.conclusion.rawValue)"],
            [
              .element(
                "span", ["class": "sign", "aria-hidden": "true"], words: report.conclusion.sign),
              .both(Message(CheckConclusion(report).words(in:))),
            ]),
        ])
    }
    let heads = [PageWords.business, PageWords.state, PageWords.verdict].map {
      HTML.element("th", ["scope": "col", "data-sort": "text"], [.both($0)])
    }
    return .scrolling(
      PageWords.all, setting.language,
      .element(
        "table", ["class": "facts"],
        [.element("thead", [.element("tr", heads)]), .element("tbody", rows)]))
  }

  /// Who has sensitive items of which business.
  private var sensitive: HTML {
    let matrix = survey.matrix(
      MatrixQuery(rows: .party, columns: .business, onlySensitive: true))
    let title = HTML.element("h3", both: PageWords.sensitive)
    guard !matrix.rows.isEmpty else {
      return .element("div", [title, .element("p", both: PageWords.nothing)])
    }
    let heads =
      [HTML.element("th", ["scope": "col"], both: matrix.kinds.rows)]
      + matrix.columns.map { .element("th", ["scope": "col"], words: $0.name) }
    let rows = matrix.rows.indices.map { row -> HTML in
      .element(
        "tr",
        [.element("th", ["scope": "row"], words: matrix.rows[row].name)]
          + matrix.cells[row].map { cell in
            let mark = cell?.shown(in: .ja) ?? ""
            return .element("td", mark.isEmpty ? [:] : ["data-mark": mark], words: mark)
          })
    }
    return .element(
      "div",
      [
        title,
        .scrolling(
          PageWords.sensitive, setting.language,
          .element(
            "table", ["class": "matrix businesses"],
            [.element("thead", [.element("tr", heads)]), .element("tbody", rows)])),
      ])
  }
}
