import NagarezuCore
import NagarezuText

/// A comparison, what its two sides are called, and how it was asked to be told.
public struct DiffReport: Sendable {
  public let comparison: Comparison
  /// The old model's file, with its revision where it has one.
  public let oldName: String
  /// The new model's.
  public let newName: String
  /// What each side was read from; `nil` for a file.
  public let revisions: (old: Revision?, new: Revision?)
  /// As ``CheckReport/roots``.
  public let roots: [String]
  /// Whether text and Markdown tell long lists one by one.
  public let isVerbose: Bool
  /// How the office writes its 新旧対照表.
  public let custom: ComparisonTable.Custom

  /// A revision of a git repository.
  public struct Revision: Sendable {
    /// As it was asked for.
    public let name: String
    /// The number of the commit that was read.
    public let commit: String

    /// A revision that is `commit` now.
    public init(name: String, commit: String) {
      self.name = name
      self.commit = commit
    }
  }

  /// A report of `comparison`.
  public init(
    _ comparison: Comparison, oldName: String, newName: String,
    revisions: (old: Revision?, new: Revision?) = (nil, nil), roots: [String] = [],
    isVerbose: Bool = false, custom: ComparisonTable.Custom = .usual
  ) {
    self.comparison = comparison
    self.oldName = oldName
    self.newName = newName
    self.revisions = revisions
    self.roots = roots
    self.isVerbose = isVerbose
    self.custom = custom
  }
}

/// A comparison for people. What does not fit a screen is put together and cut, which is said, unless it is verbose.
public struct DiffText: ReportFormat {
  public static let name = "text"

  public init() {}

  public func render(_ report: DiffReport, in language: Language) -> String {
    DiffOutline(report, language, .text).document.text
  }
}

/// A comparison for a pull request; as ``DiffText``.
public struct DiffMarkdown: ReportFormat {
  public static let name = "markdown"

  public init() {}

  public func render(_ report: DiffReport, in language: Language) -> String {
    DiffOutline(report, language, .markdown).document.markdown
  }
}

/// The 新旧対照表 of a comparison in Markdown.
public struct DiffTable: ReportFormat {
  public static let name = "taishohyo"

  public init() {}

  public func render(_ report: DiffReport, in language: Language) -> String {
    ComparisonTable(report, language: language).markdown
  }
}

/// The 新旧対照表 of a comparison as one page of HTML.
public struct DiffTableHTML: ReportFormat {
  public static let name = "taishohyo-html"

  public init() {}

  public func render(_ report: DiffReport, in language: Language) -> String {
    ComparisonTable(report, language: language).html
  }
}
