import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSheets
import NagarezuText
import TestSupport
import Testing

/// Sheets on paper: A4 landscape, one page wide, with headings on every page and letters that can be read.
@Suite struct PrintTests {
  private static let models = Result { try RealCase.allCases.map { try $0.model() } }

  /// Points of the smallest letters when all columns fit the page, and what each sheet is set to.
  private static let script = """
    import sys, openpyxl
    book = openpyxl.load_workbook(sys.argv[1] + "/a.xlsx")
    for sheet in book.worksheets[1:]:
        page = sheet.page_setup
        if page.orientation != "landscape" or page.paperSize != 9 or page.fitToHeight != 0 or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            print(sheet.title, "page")
        if not sheet.print_title_rows or not sheet.freeze_panes or not sheet.auto_filter.ref: print(sheet.title, "headings")
        def points(column): return column.width * 7 * 0.75 * (column.max - column.min + 1)
        columns = list(sheet.column_dimensions.values())
        first, rest = points(columns[0]), sum(points(column) for column in columns[1:])
        pages = page.fitToWidth or 1
        if pages > 1 and not sheet.print_title_cols: print(sheet.title, "no names beside the second page")
        letters = 10 * (841.9 - 57.6) / (first + rest / pages)
        if letters < 6: print(sheet.title, letters)
    """

  @Test func everySheetFitsThePageInLettersThatCanBeRead() throws {
    let survey = Survey(try Self.models.get())
    try Sheets.inFolder { sheets in
      let tables = FactTables.all.filter(\.schema.isForPeople).map { $0.table(of: survey) }
      try sheets.write(tables, matrices: [survey.matrix(MatrixQuery())])
      try sheets.expect(silent: Self.script)
    }
  }

  /// LibreOffice writes days as a ward office does, and puts all columns on one page.
  @Test func thePrintedPageIsWholeAndItsDaysAreJapanese() throws {
    let days = [
      (1926, 12, 25), (1989, 1, 7), (1989, 1, 8), (2019, 4, 30), (2019, 5, 1), (2019, 12, 31),
      (2020, 1, 1), (2024, 2, 29),
    ].compactMap { Day(year: $0.0, month: $0.1, day: $0.2) }
    let survey = Survey([try RealCase.vouchers.model()])
    try Sheets.inFolder { sheets in
      let flows = try #require(FactTables.named("flows")).table(of: survey)
      try sheets.write([
        Sheets.table([.day], days.map { [.day($0)] }, called: "日"), flows,
      ])
      let (code, output) = try run(
        try tool("soffice", package: "libreoffice-calc"),
        [
          "-env:UserInstallation=file://\(sheets.path("profile"))", "--headless", "--convert-to",
          "pdf", "--outdir", sheets.folder, sheets.path("a.xlsx"),
        ])
      #expect(code == 0, "\(output)")
      let (_, facts) = try run(
        try tool("pdfinfo", package: "poppler-utils"), [sheets.path("a.pdf")])
      #expect(facts.contains(try Regex("Page size: +84[12]\\.?[0-9]* x 59[45]")), "\(facts)")
      func words(_ page: Int) throws -> String {
        try run(
          try tool("pdftotext", package: "poppler-utils"),
          ["-f", "\(page)", "-l", "\(page)", sheets.path("a.pdf"), "-"]
        ).output.filter { !$0.isWhitespace }
      }
      let second = try words(2)
      for day in days { #expect(second.contains(JapaneseEra.written(day)), "\(second)") }
      let third = try words(3)
      // Longer ones are wrapped, and what stands beside each other is read line by line.
      let headings = flows.schema.columns.map(\.heading.ja).filter { $0.count <= 3 }
      #expect(headings.first == "事業" && headings.last == "行")
      for heading in headings { #expect(third.contains(heading), "\(heading) is not on the page") }
    }
  }
}
