import NagarezuCore

/// What `check` has to say about some models.
public struct CheckReport: Sendable {
  /// What could be judged and was, in order of path.
  public let verdicts: [Verdict]
  /// The same with what is known to have nothing to be told of it, in order of path.
  let entries: [Entry]
  /// The files that hold no model that could be read, in order of path.
  public let unread: [Reading]
  /// Everything that could not be read, in order of place.
  public let problems: [Diagnostic]
  /// Whether gaps were allowed on the command line: they are still shown.
  public let allowsGaps: Bool
  /// Whether warnings were asked to fail the run: each counts as a finding then.
  public let isStrict: Bool
  /// Whether every assumption is listed; otherwise those of one kind are counted together.
  public let listsAssumptions: Bool
  /// Whether businesses that share a part were judged jointly (`docs/adr/0015`).
  public let isJoint: Bool
  /// How much is said to people; every other format says all.
  public let detail: Detail
  /// Cells that an excerpt for people may take; `nil` for as many as it takes anywhere.
  public let width: Int?
  /// The roots of the projects of what was read, as files are named, in order of path; empty where they are not known.
  public let roots: [String]
  /// What the run is held against; `nil` where it was not asked for.
  public let comparison: Comparison?
  /// How many models were left out because the change does not touch them (`--changed-only`) and nothing new is in them.
  public let untouched: Int
  /// Of the program; `nil` where it is not to be told.
  public let version: String?
  /// The line of a file at a place, for excerpts; `nil` where it is not at hand.
  public let sourceLine: @Sendable (SourceSpan) -> String?

  /// A report on judged models, in the order given, and on what could not be read beside them; with those of `plain`, which are known to be
  /// within what was approved with nothing to be told, all are in order of path.
  public init(
    _ verdicts: [Verdict], beside plain: [ModelHead] = [], unread: [Reading] = [],
    problems: [Diagnostic] = [],
    allowsGaps: Bool = false, isStrict: Bool = false, listsAssumptions: Bool = false,
    isJoint: Bool = true, detail: Detail = .all, width: Int? = nil, roots: [String] = [],
    comparison: Comparison? = nil, untouched: Int = 0, version: String? = nil,
    sourceLine: @escaping @Sendable (SourceSpan) -> String? = { _ in nil }
  ) {
    self.verdicts = verdicts
    let judged = verdicts.map(Entry.judged)
    entries =
      plain.isEmpty
      ? judged
      : (judged + plain.map(Entry.plain)).sorted { $0.path.precedesByBytes($1.path) }
    self.unread = unread
    self.problems = problems
    self.allowsGaps = allowsGaps
    self.isStrict = isStrict
    self.listsAssumptions = listsAssumptions
    self.isJoint = isJoint
    self.detail = detail
    self.width = width
    self.roots = roots
    self.comparison = comparison
    self.untouched = untouched
    self.version = version
    self.sourceLine = sourceLine
  }

  /// A model of the run.
  enum Entry: Sendable {
    case judged(Verdict)
    /// Was judged before, and nothing was found in it but warnings, where those are only counted.
    case plain(ModelHead)

    var path: String {
      switch self {
      case .judged(let verdict): verdict.model.span.file
      case .plain(let head): head.path
      }
    }

    var head: ModelHead {
      switch self {
      case .judged(let verdict): ModelHead(verdict)
      case .plain(let head): head
      }
    }
  }

  /// What the run is held against (`--against`), and what came of it.
  public struct Comparison: Sendable {
    public let against: Against
    /// The older side as it was asked for.
    public let oldName: String
    /// The number of the git commit that it was read from; `nil` where it was not.
    public let commit: String?

    /// A comparison with what `oldName` names.
    public init(_ against: Against, oldName: String, commit: String? = nil) {
      self.against = against
      self.oldName = oldName
      self.commit = commit
    }
  }

  /// How much is said to people.
  public enum Detail: Sendable {
    /// The verdict, a summary, and every finding with its place.
    case all
    /// The verdict and the summary.
    case summary
    /// The verdict alone, and nothing where the run is clean.
    case verdict
  }

  /// What a check says of a model, and of a run.
  public enum Conclusion: String, Sendable {
    /// Within what was approved.
    case clean
    /// Beyond it.
    case findings
    /// No findings, but gaps.
    case cannotSay = "cannot-say"
    /// Nothing was there to be checked, on that day or at all, which is not clean.
    case notJudged = "not-judged"
    /// Not all could be read: whatever was found in the rest, the whole is not known.
    case unread
  }

  /// What is said of the run: what is unread wins over all, then the worst of the models counts. A run
  /// that judged nothing read nothing.
  public var conclusion: Conclusion {
    problems.isEmpty && unread.isEmpty ? judged : .unread
  }

  /// What is said of all models that could be read; ``Conclusion/unread`` where there is none, unless all were left out.
  ///
  /// A model with nothing to check is not clean, whatever stands beside it. One that only rests on the day that was asked for fails no
  /// run in which another was judged.
  public var judged: Conclusion {
    guard !entries.isEmpty else { return untouched > 0 ? .clean : .unread }
    let idle = verdicts.filter { conclusion(of: $0) == .notJudged }
    let isWanting = idle.contains { $0.day == nil } || idle.count == entries.count
    return isWanting ? .notJudged : worst
  }

  /// The worst of the models in which something was judged, findings before gaps before clean.
  var worst: Conclusion {
    let all = verdicts.map(conclusion)
    if all.contains(.findings) { return .findings }
    return all.contains(.cannotSay) ? .cannotSay : .clean
  }

  /// What the run ends with: what is ``compared``, or its ``conclusion``, but that gaps that were allowed fail nothing.
  public var ending: Conclusion {
    let conclusion = compared ?? conclusion
    return conclusion == .cannotSay && allowsGaps ? .clean : conclusion
  }

  /// What is new against the older side: its findings, else its gaps; `nil` without one. What could not be read wins here too.
  public var compared: Conclusion? {
    guard let comparison else { return nil }
    guard conclusion != .unread, conclusion != .notJudged else { return conclusion }
    let (findings, gaps) = (comparison.against.findings.new, comparison.against.gaps.new)
    if findings.contains(where: { isStrict || $0.finding.severity == .error }) { return .findings }
    return gaps.isEmpty ? .clean : .cannotSay
  }

  /// How many warnings those have that were judged before.
  var warningsBefore: Int {
    entries.reduce(0) { count, entry in
      if case .plain(let head) = entry { count + head.warnings } else { count }
    }
  }

  func conclusion(of entry: Entry) -> Conclusion {
    switch entry {
    case .judged(let verdict): conclusion(of: verdict)
    case .plain: .clean
    }
  }

  /// What is said of one model, its warnings being findings in a strict run.
  public func conclusion(of verdict: Verdict) -> Conclusion {
    if isStrict && !verdict.warnings.isEmpty { return .findings }
    if verdict.nothingChecked != nil { return .notJudged }
    return switch verdict.outcome {
    case .clean: .clean
    case .findings: .findings
    case .cannotSay: .cannotSay
    }
  }
}
