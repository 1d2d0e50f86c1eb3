import NagarezuCore

/// What a figure is compared with, and how that is shown.
public struct Baseline: Sendable {
  public enum Form: Sendable {
    /// One figure in which everything that differs is marked.
    case marked
    /// 現行 and 変更後 as two figures that share one layout.
    case pair
  }

  /// Everything that differs between the baseline and what is drawn.
  public var comparison: Comparison
  /// What the sentence under the title calls the baseline: see ``name(of:on:_:)``.
  public var name: String
  public var form: Form
  /// Whether the figure shows what newly reaches whom.
  public var showsReach: Bool

  /// The old side of `comparison` as the baseline of a figure of its new side.
  public init(
    _ comparison: Comparison, name: String, form: Form = .marked, showsReach: Bool = false
  ) {
    self.comparison = comparison
    self.name = name
    self.form = form
    self.showsReach = showsReach
  }

  /// The name of a baseline: a day as the office writes it; else the meeting that all its papers
  /// name, or the one decided last; else its title.
  public static func name(of model: Model, on day: Day?, _ language: Language) -> String {
    if let day { return FigureWords.from(day)[language] }
    let named = model.approvals.filter { $0.meeting != nil }
    let meetings = Set(named.compactMap(\.meeting))
    if meetings.count == 1, let only = meetings.first { return only }
    let decided = named.compactMap { paper in paper.decided.map { ($0.latest, paper.meeting ?? "") }
    }
    if let last = decided.max(by: { $0 < $1 }) { return last.1 }
    return FigureWords.former(model.title)[language]
  }
}
