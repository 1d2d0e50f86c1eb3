import CXlsxwriter
import NagarezuCore
import NagarezuText

extension Setting {
  /// A table with its headings on top, on every printed page too; `linked` ones lead from a party to its rows.
  func write(_ table: Table, on sheet: Sheet, linked: Bool) {
    let columns = table.schema.columns
    let widths = Widths(table, in: language)
    let headings = columns.map { $0.heading[language] }
    for (place, width) in widths.cells.enumerated() {
      sheet.setWidth(width, of: place...place)
      sheet.write(headings[place], 0, place, .heading)
    }
    sheet.setHeight(widths.height(of: headings.map { $0 + "  " }) + 4, of: 0)
    let party = linked ? columns.firstIndex { $0.name == "party" } : nil
    for (row, values) in table.rows.enumerated() {
      sheet.setHeight(
        widths.height(of: values.map { $0.shown(in: language) }), of: row + 1)
      for (place, value) in values.enumerated() {
        if place == party, case .text(let name) = value, let there = partyPlaces[name] {
          sheet.write(name, linkedTo: there, row + 1, place)
        } else {
          sheet.write(value, row + 1, place)
        }
      }
    }
    worksheet_freeze_panes(sheet.pointer, 1, 0)
    note(worksheet_repeat_rows(sheet.pointer, 0, 0))
    note(
      worksheet_autofilter(
        sheet.pointer, 0, 0, .init(table.rows.count), .init(max(0, columns.count - 1))))
  }
}
