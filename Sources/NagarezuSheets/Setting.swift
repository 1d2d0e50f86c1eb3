import CXlsxwriter
import NagarezuCore
import NagarezuText

/// Sets the sheets of one workbook through the library.
final class Setting {
  let workbook: Workbook
  let names: SheetNames
  let styles: Styles
  let language: Language
  private let book: UnsafeMutablePointer<lxw_workbook>
  /// The first thing that went wrong.
  private(set) var error = LXW_NO_ERROR
  /// Where the rows of each party begin. Shape: party → the place to go to, as links name it.
  private(set) var partyPlaces: [String: String] = [:]

  init(_ workbook: Workbook, _ book: UnsafeMutablePointer<lxw_workbook>) {
    (self.workbook, self.book) = (workbook, book)
    names = SheetNames(workbook)
    language = workbook.language
    styles = Styles(book, workbook.language)
  }

  /// The table whose rows say what a party has, and those whose parties lead there.
  private static let (seen, leading) = ("sees", ["parties", "contractors"])

  func write() {
    for (table, name) in zip(workbook.tables, names.tables) where table.schema.name == Self.seen {
      for (row, values) in table.rows.enumerated() {
        guard case .text(let party)? = values.first, partyPlaces[party] == nil else { continue }
        partyPlaces[party] = Self.link(to: name, row: row + 1)
      }
    }
    // Sheets stand in the order in which they are added.
    if let sheet = sheet(names.cover) { write(workbook.cover, on: sheet) }
    for (matrix, name) in zip(workbook.matrices, names.matrices) {
      if let sheet = sheet(name) { write(matrix, on: sheet) }
    }
    for (table, name) in zip(workbook.tables, names.tables) {
      let isLeading = Self.leading.contains(table.schema.name)
      if let sheet = sheet(name) { write(table, on: sheet, linked: isLeading) }
    }
  }

  /// A place in the workbook; `row` counts from 0.
  static func link(to sheet: String, row: Int = 0) -> String { "internal:'\(sheet)'!A\(row + 1)" }

  private func sheet(_ name: String) -> Sheet? {
    guard let pointer = workbook_add_worksheet(book, name) else {
      note(LXW_ERROR_PARAMETER_VALIDATION)
      return nil
    }
    worksheet_set_landscape(pointer)
    worksheet_set_paper(pointer, 9)
    worksheet_set_margins(pointer, 0.4, 0.4, 0.6, 0.6)
    worksheet_fit_to_pages(pointer, 1, 0)
    // In the small language of headers `&` begins a word.
    let title = name.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    note(worksheet_set_header(pointer, "&L" + title))
    note(worksheet_set_footer(pointer, "&C&P / &N"))
    return Sheet(pointer: pointer, setting: self)
  }

  /// Remembers the first error.
  func note(_ error: lxw_error) { if self.error == LXW_NO_ERROR { self.error = error } }
}

/// One sheet; rows and columns count from 0.
struct Sheet {
  let pointer: UnsafeMutablePointer<lxw_worksheet>
  let setting: Setting

  private var styles: Styles { setting.styles }

  /// Writes a text, which nothing in it can make a formula.
  func write(_ text: String, _ row: Int, _ column: Int, _ form: Styles.Key.Form) {
    let written = CellText.written(text)
    let style = styles[Styles.Key(form: form, isText: CellText.wouldBeFormula(written))]
    setting.note(
      written.isEmpty
        ? worksheet_write_blank(pointer, .init(row), .init(column), style)
        : worksheet_write_string(pointer, .init(row), .init(column), written, style))
  }

  /// Writes a text that leads to a place of the workbook.
  func write(_ text: String, linkedTo place: String, _ row: Int, _ column: Int) {
    let written = CellText.written(text)
    guard !written.isEmpty, written.utf16.count <= 255 else {
      write(text, row, column, .cell)
      return
    }
    let style = styles[Styles.Key(form: .link, isText: CellText.wouldBeFormula(written))]
    setting.note(
      worksheet_write_url_opt(
        pointer, .init(row), .init(column), place, style, written, nil))
  }

  func write(_ number: Int, _ row: Int, _ column: Int, _ form: Styles.Key.Form) {
    setting.note(
      worksheet_write_number(pointer, .init(row), .init(column), Double(number), styles[form]))
  }

  /// Writes a value as its kind: a number, a day, or words.
  func write(_ value: Table.Value, _ row: Int, _ column: Int, _ form: Styles.Key.Form = .cell) {
    switch value {
    case .number(let number): write(number, row, column, form)
    case .day(let day):
      if let serial = day.serial {
        let style = styles[Styles.Key(form: form, era: day.eraOfFirstYear ?? .reiwa)]
        setting.note(worksheet_write_number(pointer, .init(row), .init(column), serial, style))
      } else {
        write(value.shown(in: setting.language), row, column, form)
      }
    case .null, .text, .word, .flag:
      write(value.shown(in: setting.language), row, column, form)
    }
  }

  /// Writes a text over several columns of a row.
  func write(
    _ text: String, _ row: Int, over columns: ClosedRange<Int>, _ form: Styles.Key.Form
  ) {
    guard columns.count > 1 else {
      write(text, row, columns.lowerBound, form)
      return
    }
    let written = CellText.written(text)
    let style = styles[Styles.Key(form: form, isText: CellText.wouldBeFormula(written))]
    setting.note(
      worksheet_merge_range(
        pointer, .init(row), .init(columns.lowerBound), .init(row), .init(columns.upperBound),
        written, style))
  }

  func setWidth(_ cells: Int, of columns: ClosedRange<Int>) {
    setting.note(
      worksheet_set_column(
        pointer, .init(columns.lowerBound), .init(columns.upperBound), Widths.digits(cells), nil))
  }

  /// Points.
  func setHeight(_ points: Double, of row: Int) {
    setting.note(worksheet_set_row(pointer, .init(row), points, nil))
  }
}

extension Day {
  /// As spreadsheets count days.
  var count: Int { Int(number) + 25_569 }

  /// The same; `nil` for a day before March 1900, on whose number they do not agree, and past the year 9999.
  fileprivate var serial: Double? {
    (61...2_958_465).contains(count) ? Double(count) : nil
  }

  /// The era in whose first year it lies.
  fileprivate var eraOfFirstYear: JapaneseEra? {
    JapaneseEra(containing: self).flatMap { $0.firstYear == date.year ? $0 : nil }
  }
}
