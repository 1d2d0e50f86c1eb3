/// What a run ends with, before anything is written.
public enum Outcome: String, Sendable {
  case clean
  case findings
  /// No findings, but gaps.
  case cannotSay = "cannot-say"
}

/// The judgement of one model. Only the checker makes one, from a whole ``Model`` (promise P1).
public struct Verdict: Sendable {
  public let model: Model
  public let reach: Reach
  /// The one day that was judged; `nil` for all days.
  public let day: Day?
  /// Those that stand and those that are waived, errors before warnings, then in order of rule and id, those that stand first.
  public let findings: [Finding]
  public let gaps: [Gap]
  /// The cells behind the findings, before they were grouped; for whoever wants to recompute the second from the first.
  public let violations: [Violation]

  /// Judges a model on all days, or on `day` alone; by these rules, or by all there are.
  public init(
    _ model: Model, on day: Day? = nil, reach rules: [any ReachRule] = Rules.reach,
    models: [any ModelRule] = Rules.models
  ) {
    let facts = Facts(model, on: day)
    let grouping = Grouping(facts)
    let broken = rules.map { (rule: $0, violations: $0.check(facts)) }
    let found =
      broken.flatMap { grouping.findings($0.rule, $0.violations) }
      + models.flatMap { grouping.findings($0.check(facts)) }
    self.model = model
    self.day = day
    reach = facts.reach
    violations = broken.flatMap(\.violations)
    findings = Waiving(facts, grouping).apply(to: found).sorted(by: Verdict.order)
    gaps = Gaps(facts).all
  }

  private static func order(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    if a.rule != b.rule { return a.rule.precedesByBytes(b.rule) }
    if a.id != b.id { return a.id.precedesByBytes(b.id) }
    return (a.waiver?.position ?? -1) < (b.waiver?.position ?? -1)
  }

  /// The findings nobody accepted.
  public var standing: [Finding] { findings.filter { !$0.isWaived } }

  /// Those of them that fail a run.
  public var errors: [Finding] { standing.filter { $0.severity == .error } }
  /// Those of them that are only shown, unless a run is strict.
  public var warnings: [Finding] { standing.filter { $0.severity == .warning } }

  /// Findings beat gaps; gaps beat clean. Warnings are none of them.
  public var outcome: Outcome {
    if !errors.isEmpty { return .findings }
    return gaps.isEmpty ? .clean : .cannotSay
  }

  /// Why nothing was judged at all (promise P2); `nil` where something was.
  public var nothingChecked: Message? {
    let window = DayRange(on: day)
    let flows = model.flows.filter { $0.period.widest.intersection(window) != nil }
    let papers = model.approvals.filter { $0.mayHold(during: window) }
    if flows.isEmpty { return Message(ja: "調べる流れが一つもない", en: "no flow to check") }
    if model.items.isEmpty { return Message(ja: "調べる情報項目が一つもない", en: "no item to check") }
    if papers.isEmpty { return Message(ja: "照らす承認が一つもない", en: "no approval to check against") }
    return nil
  }
}
