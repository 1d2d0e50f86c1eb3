import NagarezuCore
import NagarezuText

/// Rows that were asked for, with what of the run is not in them.
public struct TableReport: Sendable {
  public let table: Table
  public let run: TableRun

  /// Rows, and what they leave out.
  public init(_ table: Table, run: TableRun = TableRun()) {
    self.table = table
    self.run = run
  }
}

/// A matrix that was asked for, with what of the run is not in it.
public struct MatrixReport: Sendable {
  public let matrix: Matrix
  public let run: TableRun

  /// A matrix, and what it leaves out.
  public init(_ matrix: Matrix, run: TableRun = TableRun()) {
    self.matrix = matrix
    self.run = run
  }
}

/// Around rows that were asked for: the day, what is not in them, and how wide a line may be.
public struct TableRun: Sendable {
  /// The one day that was asked for; `nil` for all days.
  public var day: Day?
  /// Models of another state than was asked for, in order: not in it.
  public var leftOut: [Model]
  /// What of the run could not be read, in order of place.
  public var problems: [Diagnostic]
  /// Cells that a line may take.
  public var width: Int

  /// Cells of a line where no terminal says how many it has.
  public static let standardWidth = LineWrapping.width

  /// A run on all days that left nothing out, unless said otherwise.
  public init(
    day: Day? = nil, leftOut: [Model] = [], problems: [Diagnostic] = [],
    width: Int = TableRun.standardWidth
  ) {
    self.day = day
    self.leftOut = leftOut
    self.problems = problems
    self.width = width
  }

  fileprivate func text(_ body: String, _ language: Language) -> String {
    let rest = RestText(language: language).text(Asking(leftOut: leftOut)).map { "\n" + $0 }
    return ProblemText(language).closed(body + rest.joined(), problems)
  }

  /// What is not in the rows, a sentence each: models of another state, then what could not be read. Empty where nothing is missing.
  public func missing(in language: Language) -> [String] {
    let others = leftOut.map { model in
      let (state, file) = (model.state, model.span.shownFile)
      return language == .ja
        ? "入れていない: \(model.title)（\(file)、\(state.rawValue)）"
        : "left out: \(model.title) (\(file), \(state.english))"
    }
    return others + (problems.isEmpty ? [] : [ProblemText(language).closing(problems)])
  }

  /// A page that says below its rows what is not in them.
  fileprivate func closed(_ page: Document) -> Document {
    var page = page
    page.blocks += missing(in: page.language).map { .paragraph(.plain($0)) }
    return page
  }

  fileprivate func json(
    _ schema: String, _ parts: [String: JSONText], _ language: Language
  ) throws -> String {
    let around: [String: JSONText] = [
      "schema": .string(schema), "asOf": .optional(day?.description),
      "leftOut": .array(leftOut.map(\.named)),
      "problems": SharedJSON.problems(problems, in: language),
    ]
    return try JSONText.object(parts.merging(around) { old, _ in old }).text()
  }
}

/// Columns under each other, in panels where they are too wide.
public struct TableText: ReportFormat {
  public static let name = "text"

  public func render(_ report: TableReport, in language: Language) -> String {
    report.run.text(report.table.text(in: language, width: report.run.width), language)
  }
}

/// A Markdown page.
public struct TableMarkdown: ReportFormat {
  public static let name = "md"

  public func render(_ report: TableReport, in language: Language) -> String {
    report.run.closed(report.table.document(in: language)).markdown
  }
}

/// A page for a browser and for A4 landscape.
public struct TableHTML: ReportFormat {
  public static let name = "html"

  public func render(_ report: TableReport, in language: Language) -> String {
    report.run.closed(report.table.document(in: language)).html
  }
}

/// `nagarezu/table/1`.
public struct TableJSON: ReportFormat {
  public static let name = "json"

  public func render(_ report: TableReport, in language: Language) throws -> String {
    try report.run.json("nagarezu/table/1", report.table.json(in: language), language)
  }
}

/// Rows alone, for a spreadsheet; what is not in them is said elsewhere.
public struct TableCSV: RowFormat {
  public typealias Report = TableReport
  public static let name = "csv"

  public func rows(of report: TableReport, in language: Language) -> CSV {
    report.table.csv(in: language)
  }
}

/// The formats of `table`.
public enum TableFormats: FormatList {
  public static let standard: any ReportFormat<TableReport> = TableText()
  public static let others: [any ReportFormat<TableReport>] = [
    TableMarkdown(), TableHTML(), TableJSON(), TableCSV(),
  ]
  public static let files = [FileFormat.xlsx]
}

/// Signs under upright headings, in panels where they are too wide.
public struct MatrixText: ReportFormat {
  public static let name = "text"

  public func render(_ report: MatrixReport, in language: Language) -> String {
    report.run.text(report.matrix.text(in: language, width: report.run.width), language)
  }
}

/// A Markdown page.
public struct MatrixMarkdown: ReportFormat {
  public static let name = "md"

  public func render(_ report: MatrixReport, in language: Language) -> String {
    report.run.closed(report.matrix.document(in: language)).markdown
  }
}

/// A page for a browser.
public struct MatrixHTML: ReportFormat {
  public static let name = "html"

  public func render(_ report: MatrixReport, in language: Language) -> String {
    report.run.closed(report.matrix.document(in: language)).html
  }
}

/// `nagarezu/matrix/1`.
public struct MatrixJSON: ReportFormat {
  public static let name = "json"

  public func render(_ report: MatrixReport, in language: Language) throws -> String {
    try report.run.json("nagarezu/matrix/1", report.matrix.json(in: language), language)
  }
}

/// The grid alone, for a spreadsheet.
public struct MatrixCSV: RowFormat {
  public typealias Report = MatrixReport
  public static let name = "csv"

  public func rows(of report: MatrixReport, in language: Language) -> CSV {
    report.matrix.csv(in: language)
  }
}

/// The formats of `matrix`.
public enum MatrixFormats: FormatList {
  public static let standard: any ReportFormat<MatrixReport> = MatrixText()
  public static let others: [any ReportFormat<MatrixReport>] = [
    MatrixMarkdown(), MatrixHTML(), MatrixJSON(), MatrixCSV(),
  ]
  public static let files = [FileFormat.xlsx]
}
