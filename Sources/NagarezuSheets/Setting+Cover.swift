import CXlsxwriter
import NagarezuCore
import NagarezuText

extension Setting {
  /// What was checked and what came of it, and what each sheet is, with the way there.
  func write(_ cover: Cover, on sheet: Sheet) {
    let count = max(3, cover.tables.map(\.schema.columns.count).max() ?? 0)
    let widths = (0..<count).map { width(of: $0, cover) }
    for (place, width) in widths.enumerated() { sheet.setWidth(width, of: place...place) }
    sheet.write(names.cover, 0, 0, .title)
    var row = 2
    let room = widths.dropFirst().reduce(0, +)
    for line in cover.lines {
      sheet.write(line.label[language], row, 0, .title)
      sheet.write(line.text, row, over: 1...(count - 1), .words)
      let lines = line.text.split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(0) { $0 + 1 + Excerpt.width(CellText.visible(String($1))) / max(1, room) }
      sheet.setHeight(14 * Double(max(1, lines)) + 2, of: row)
      row += 1
    }
    for table in cover.tables { row = write(partOf: table, on: sheet, from: row + 1) }
    writeSheets(on: sheet, from: row + 1)
  }

  /// Cells: by the widest of what the tables and the list of sheets have there.
  private func width(of column: Int, _ cover: Cover) -> Int {
    let cells = cover.tables.flatMap { table -> [String] in
      guard column < table.schema.columns.count else { return [] }
      return [table.schema.columns[column].heading[language]]
        + table.rows.map { $0[column].shown(in: language) }
    }
    let sheets: [String] =
      switch column {
      case 0: names.matrices + names.tables
      case 1: workbook.tables.map { $0.schema.row[language] }
      default: []
      }
    let widest = (cells + sheets).map { Widths.width(of: $0) }.max() ?? 0
    return min(max(8, widest + 1), column < 2 ? 48 : 32)
  }

  private func write(partOf table: Table, on sheet: Sheet, from row: Int) -> Int {
    sheet.write(table.schema.title[language], row, 0, .title)
    for (place, column) in table.schema.columns.enumerated() {
      sheet.write(column.heading[language], row + 1, place, .heading)
    }
    for (index, values) in table.rows.enumerated() {
      for (place, value) in values.enumerated() { sheet.write(value, row + 2 + index, place) }
    }
    return row + 2 + table.rows.count
  }

  private func writeSheets(on sheet: Sheet, from row: Int) {
    let ja = language == .ja
    sheet.write(ja ? "シートの一覧" : "sheets", row, 0, .title)
    let headings = ja ? ["シート", "1行は", "行数"] : ["sheet", "a row is", "rows"]
    for (place, heading) in headings.enumerated() {
      sheet.write(heading, row + 1, place, .heading)
    }
    let matrices = zip(names.matrices, workbook.matrices).map { name, matrix in
      let words =
        ja
        ? "\(matrix.kinds.rows.ja)1つ（列は\(matrix.kinds.columns.ja)）"
        : "a \(matrix.kinds.rows.en); columns are of a \(matrix.kinds.columns.en)"
      return (name, words, matrix.rows.count)
    }
    let tables = zip(names.tables, workbook.tables).map { name, table in
      (name, table.schema.row[language], table.rows.count)
    }
    for (index, (name, words, count)) in (matrices + tables).enumerated() {
      sheet.write(name, linkedTo: Self.link(to: name), row + 2 + index, 0)
      sheet.write(words, row + 2 + index, 1, .cell)
      sheet.write(count, row + 2 + index, 2, .cell)
    }
  }
}
