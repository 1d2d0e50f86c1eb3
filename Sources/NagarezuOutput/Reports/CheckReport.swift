import NagarezuCore

/// What `check` has to say about some models.
public struct CheckReport: Sendable {
  public let verdicts: [Verdict]
  /// Whether gaps were allowed on the command line: they are still shown.
  public let allowsGaps: Bool
  /// Whether warnings were asked to fail the run: each counts as a finding then.
  public let isStrict: Bool
  /// Whether every assumption is listed; otherwise those of one kind are counted together.
  public let listsAssumptions: Bool
  /// The line of a file at a place, for excerpts; `nil` where it is not at hand.
  public let sourceLine: @Sendable (SourceSpan) -> String?

  /// A report on judged models, in the order given.
  public init(
    _ verdicts: [Verdict], allowsGaps: Bool = false, isStrict: Bool = false,
    listsAssumptions: Bool = false,
    sourceLine: @escaping @Sendable (SourceSpan) -> String? = { _ in nil }
  ) {
    self.verdicts = verdicts
    self.allowsGaps = allowsGaps
    self.isStrict = isStrict
    self.listsAssumptions = listsAssumptions
    self.sourceLine = sourceLine
  }

  /// The worst of all models: findings beat gaps, gaps beat clean.
  public var outcome: Outcome {
    let outcomes = verdicts.map(outcome)
    if outcomes.contains(.findings) { return .findings }
    return outcomes.contains(.cannotSay) ? .cannotSay : .clean
  }

  /// That of one model, its warnings being findings in a strict run.
  public func outcome(of verdict: Verdict) -> Outcome {
    isStrict && !verdict.warnings.isEmpty ? .findings : verdict.outcome
  }
}

/// A way to write a check down. No clock, no path, no setting from outside.
public protocol CheckFormat: Sendable {
  /// As `--format` names it.
  static var name: String { get }
  /// The whole report, ending with a newline.
  func render(_ report: CheckReport, in language: Language) throws -> String
}

/// Every format, by hand; a test holds the list to the files.
public enum CheckFormats {
  public static let all: [any CheckFormat] = [CheckText(), CheckJSON()]
}
