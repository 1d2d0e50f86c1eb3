import NagarezuCore
import NagarezuText

/// A way to write the answer to one question down. No clock, no path, no setting from outside.
public protocol ReportFormat<Report>: Sendable {
  /// What the question's command gives: all that is to be written.
  associatedtype Report
  /// As `--format` names it.
  static var name: String { get }
  /// The whole text, ending with a newline.
  ///
  /// - Throws: what `JSONEncoder` throws; no report makes it throw.
  func render(_ report: Report, in language: Language) throws -> String
}

/// A format of rows for a spreadsheet, which become bytes in an encoding that somebody chooses and have nothing beside them.
public protocol RowFormat<Report>: ReportFormat {
  /// The rows, headings first.
  func rows(of report: Report, in language: Language) -> CSV
}

extension RowFormat {
  public func render(_ report: Report, in language: Language) -> String {
    rows(of: report, in: language).text
  }
}

/// A format that is no text: a file of its own, which another part of the program writes.
public enum FileFormat: String, CaseIterable, Sendable {
  case xlsx
}

/// The formats of one question: `--format` takes these and no others, and its help lists them.
public protocol FormatList {
  associatedtype Report
  /// What is written where none is asked for.
  static var standard: any ReportFormat<Report> { get }
  /// Those that must be asked for.
  static var others: [any ReportFormat<Report>] { get }
  /// Those that are no text, behind the others.
  static var files: [FileFormat] { get }
}

extension FormatList {
  public static var files: [FileFormat] { [] }

  /// Every format of text, the standard one first. A test runs each through the program.
  public static var all: [any ReportFormat<Report>] { [standard] + others }

  /// The names of all formats, in that order.
  public static var names: [String] { all.map { type(of: $0).name } + files.map(\.rawValue) }
}

/// The formats of `check`.
public enum CheckFormats: FormatList {
  public static let standard: any ReportFormat<CheckReport> = CheckText()
  public static let others: [any ReportFormat<CheckReport>] = [
    CheckJSON(), CheckSARIF(), CheckJUnit(), CheckGitHub(), CheckGitLab(), CheckMarkdown(),
  ]
}

/// The formats of `who`.
public enum WhoFormats: FormatList {
  public static let standard: any ReportFormat<WhoAnswer> = WhoText()
  public static let others: [any ReportFormat<WhoAnswer>] = [WhoJSON()]
}

/// The formats of `what`.
public enum WhatFormats: FormatList {
  public static let standard: any ReportFormat<WhatAnswer> = WhatText()
  public static let others: [any ReportFormat<WhatAnswer>] = [WhatJSON()]
}

/// The formats of `why`.
public enum WhyFormats: FormatList {
  public static let standard: any ReportFormat<WhyAnswer> = WhyText()
  public static let others: [any ReportFormat<WhyAnswer>] = [WhyJSON()]
}

/// The formats of `diff`.
public enum DiffFormats: FormatList {
  public static let standard: any ReportFormat<DiffReport> = DiffText()
  public static let others: [any ReportFormat<DiffReport>] = [
    DiffJSON(), DiffMarkdown(), DiffTable(), DiffTableHTML(),
  ]
}

/// The formats of `rules`.
public enum RulesFormats: FormatList {
  public static let standard: any ReportFormat<RuleList> = RulesText()
  public static let others: [any ReportFormat<RuleList>] = [RulesJSON()]
}
