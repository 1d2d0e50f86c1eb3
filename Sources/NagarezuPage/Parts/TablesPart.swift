import NagarezuCore
import NagarezuReports
import NagarezuText

/// The flows as a table, and other tables of facts that answers refer to.
struct TablesPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  var part: PageSetting.Part {
    let tables = [
      (
        "flows",
        [
          "number", "origin", "target", "target_parties", "items", "subjects", "channel",
          "period", "remark", "file", "line",
        ]
      )
    ].compactMap { name, columns in
      FactTables.named(name).map { TableMarkup($0.table(of: page.survey), columns) }
    }
    return page.section(
      .tables, [FilterField.html(page.language)] + tables.map { $0.html(page.language) })
  }
}

/// A table of facts as people read it, some of its columns.
struct TableMarkup {
  private let table: Table

  init(_ table: Table, _ columns: [String]) {
    let places = columns.compactMap { name in
      table.schema.columns.firstIndex { $0.name == name }
    }.filter { place in table.rows.contains { $0[place] != .null } }
    self.table = TableQuery(columns: places).applied(to: table)
  }

  func html(_ language: Language) -> HTML {
    guard !table.rows.isEmpty else { return .element("p", both: PageWords.nothing) }
    let heads = table.schema.columns.map { column in
      HTML.element(
        "th", ["scope": "col", "data-sort": column.kind.rawValue], [.both(column.heading)])
    }
    let rows = table.rows.map { row in
      HTML.element(
        "tr", row.map { value in .element("td", attributes(value), both: value.words) })
    }
    return .scrolling(
      table.schema.title, language,
      .element(
        "table", ["class": "facts"],
        [
          .element("caption", [.both(table.schema.title)]),
          .element("thead", [.element("tr", heads)]), .element("tbody", rows),
        ]))
  }

  /// What a script sorts by, where that is not what people read.
  private func attributes(_ value: Table.Value) -> KeyValuePairs<String, String> {
    if case .day(let day) = value { ["data-value": day.description] } else { [:] }
  }
}

extension Table.Value {
  /// As people read it, in both languages.
  var words: Message { Message { shown(in: $0) } }
  var markup: HTML { .both(words) }
}
