import CXlsxwriter
import NagarezuCore
import NagarezuText

extension Setting {
  /// A matrix: groups over their columns, signs in fills, sums, and below them what each sign says.
  func write(_ matrix: Matrix, on sheet: Sheet) {
    let form = MatrixForm(matrix, language)
    let last = matrix.columns.count + 1
    sheet.setWidth(form.lead, of: 0...0)
    if last > 1 { sheet.setWidth(form.pitch, of: 1...(last - 1)) }
    sheet.setWidth(MatrixForm.sumWidth, of: last...last)
    let top = writeHeadings(matrix, form, on: sheet)
    for row in matrix.rows.indices {
      let name = matrix.rows[row].name
      let leads = matrix.kinds.rows == Self.party
      if leads, let place = partyPlaces[name] {
        sheet.write(name, linkedTo: place, top + row, 0)
      } else {
        sheet.write(name, top + row, 0, .cell)
      }
      for (column, value) in matrix.cells[row].enumerated() {
        write(value, of: matrix, on: sheet, top + row, column + 1)
      }
      sheet.write(matrix.sum(ofRow: row), top + row, last, .sum)
    }
    let foot = top + matrix.rows.count
    sheet.write(Matrix.sum[language], foot, 0, .sum)
    for column in matrix.columns.indices {
      sheet.write(matrix.sum(ofColumn: column), foot, column + 1, .sum)
    }
    sheet.write("", foot, last, .sum)
    writeLegend(matrix, on: sheet, from: foot + 2)
    worksheet_freeze_panes(sheet.pointer, .init(top), 1)
    note(worksheet_repeat_rows(sheet.pointer, 0, .init(top - 1)))
    note(worksheet_repeat_columns(sheet.pointer, 0, 0))
    worksheet_fit_to_pages(sheet.pointer, .init(form.pages), 0)
    if !matrix.rows.isEmpty {
      note(worksheet_autofilter(sheet.pointer, .init(top - 1), 0, .init(foot - 1), .init(last)))
    }
  }

  /// What stands in the rows of a matrix whose rows lead to those of the parties.
  private static let party = Message(ja: "主体", en: "party")

  /// Writes what is above the rows.
  ///
  /// - Returns: the first row below.
  private func writeHeadings(_ matrix: Matrix, _ form: MatrixForm, on sheet: Sheet) -> Int {
    let columns = matrix.columns
    let last = columns.count + 1
    let row = form.hasGroups ? 1 : 0
    if form.hasGroups {
      sheet.write("", 0, 0, .heading)
      sheet.write("", 0, last, .heading)
      var start = 0
      while start < columns.count {
        let group = columns[start].group
        let end = columns[start...].firstIndex { $0.group != group } ?? columns.count
        sheet.write(group ?? "", 0, over: (start + 1)...end, .group)
        start = end
      }
      sheet.setHeight(form.groupHeight, of: 0)
    }
    sheet.write(matrix.kinds.rows[language], row, 0, .heading)
    for (place, column) in columns.enumerated() {
      sheet.write(column.name, row, place + 1, form.heading)
    }
    sheet.write(Matrix.sum[language], row, last, .heading)
    sheet.setHeight(form.headingHeight, of: row)
    return row + 1
  }

  private func write(
    _ value: Table.Value?, of matrix: Matrix, on sheet: Sheet, _ row: Int, _ column: Int
  ) {
    guard let value else {
      sheet.write("", row, column, .sign(0))
      return
    }
    guard case .text(let letter) = value else {
      sheet.write(value, row, column, .cell)
      return
    }
    let weight = matrix.signs.first { $0.letter == letter }?.weight ?? 0
    sheet.write(letter, row, column, .sign(weight))
  }

  private func writeLegend(_ matrix: Matrix, on sheet: Sheet, from row: Int) {
    for (place, sign) in matrix.signs.enumerated() {
      sheet.write(sign.meaning[language], row + place, 0, .words)
      sheet.write(sign.letter, row + place, 1, .sign(sign.weight))
    }
  }
}

/// Widths and heights of one matrix.
struct MatrixForm {
  /// Cells that the headings of rows take.
  let lead: Int
  /// Cells that a column takes.
  let pitch: Int
  let hasGroups: Bool
  /// How the names of columns stand.
  let heading: Styles.Key.Form
  /// Points.
  let headingHeight: Double
  let groupHeight: Double
  /// How many pages lie beside each other: one, unless letters would be too small to read.
  let pages: Int

  static let sumWidth = 6

  init(_ matrix: Matrix, _ language: Language) {
    let names = matrix.columns.map { CellText.visible($0.name) }
    let longest = names.map(\.count).max() ?? 0
    let widest = names.map(Excerpt.width).max() ?? 0
    let wide =
      matrix.cells.joined().compactMap(\.self)
      .map { Widths.width(of: $0.shown(in: language)) }.max() ?? 0
    lead = min(48, max(14, matrix.rows.map { Widths.width(of: $0.name) }.max() ?? 0))
    hasGroups = matrix.columns.contains { $0.group != nil }
    // Room for the button of the filter stands below the names.
    let button = 18.0
    if wide > 2 {
      // Days: their columns are wide enough for names across.
      pitch = wide + 1
      heading = .heading
      headingHeight = Double(1 + widest / pitch) * 14 + button
    } else if longest <= 16, widest > longest {
      pitch = 3
      heading = .stacked
      headingHeight = Double(longest) * 12.5 + button
    } else {
      pitch = 3
      heading = .turned
      headingHeight = min(400, Double(widest) * Widths.cell + button + 8)
    }
    groupHeight = hasGroups ? Self.height(ofGroups: matrix, pitch) : 0
    let least = Widths.page / Widths.leastScale
    let (fixed, rest) = (
      Widths.points([lead]),
      Widths.points(Array(repeating: pitch, count: names.count) + [Self.sumWidth])
    )
    pages = max(1, Int((rest / (least - fixed)).rounded(.up)))
  }

  /// As many lines as the name of a group needs over its columns, up to eight.
  private static func height(ofGroups matrix: Matrix, _ pitch: Int) -> Double {
    let groups = Dictionary(grouping: matrix.columns.compactMap(\.group), by: \.self)
    let lines = groups.map { name, columns in
      let room = Int(Widths.points(Array(repeating: pitch, count: columns.count)) / Widths.cell) - 1
      return (Excerpt.width(CellText.visible(name)) + room - 1) / max(1, room)
    }
    return 14 * Double(min(8, lines.max() ?? 1)) + 4
  }
}
