/// What a run ends with, before anything is written.
public enum Outcome: String, Sendable {
  case clean
  case findings
  /// No findings, but gaps.
  case cannotSay = "cannot-say"
}

/// The judgement of one model. Only the checker makes one, from a whole ``Model`` (promise P1).
public struct Verdict: Sendable {
  public internal(set) var model: Model
  /// Worked out anew each time it is asked for, once it is let go.
  public var reach: Reach { keptReach ?? Reach(model) }
  private var keptReach: Reach?
  /// The one day that was judged; `nil` for all days.
  public let day: Day?
  /// Those that stand and those that are waived, errors before warnings, then in order of rule and id, those that stand first.
  public internal(set) var findings: [Finding]
  public internal(set) var gaps: [Gap]
  /// The cells behind the findings, before they were grouped; for whoever wants to recompute the second from the first.
  public internal(set) var violations: [Violation]

  /// The waivers of shared parts that matched nothing in this model; whoever judges all models of a part says so (W101).
  public internal(set) var unmatchedWaivers: [UnmatchedWaiver]
  /// The waivers with 全て or 全員 (design §10.18).
  public internal(set) var openWaivers: [OpenWaiver]

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
    keptReach = facts.reach
    violations = broken.flatMap(\.violations)
    let codes = Set(rules.map { type(of: $0).code } + models.map { type(of: $0).code })
    let waiving = Waiving(facts, grouping, judged: codes).apply(to: found)
    findings = waiving.findings.sorted(by: Verdict.order)
    unmatchedWaivers = waiving.unmatched
    openWaivers = waiving.open
    gaps = Gaps(facts).all
    let isJudged = !gaps.isEmpty || findings.contains { $0.severity == .error }
    nothingChecked = isJudged ? nil : Verdict.nothingChecked(facts, on: day)
  }

  /// The same judgement with W101 of waivers that were found to match nothing anywhere.
  public func adding(_ unmatched: [UnmatchedWaiver]) -> Verdict {
    var verdict = self
    verdict.findings = (findings + unmatched.map { $0.finding(in: model) })
      .sorted(by: Verdict.order)
    return verdict
  }

  /// The same, which no longer keeps its ``reach``: that takes more room than all else.
  func lettingGo() -> Verdict {
    var verdict = self
    verdict.keptReach = nil
    return verdict
  }

  /// The order in which findings are told.
  static func order(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    if a.rule != b.rule { return a.rule.precedesByBytes(b.rule) }
    if a.id != b.id { return a.id.precedesByBytes(b.id) }
    return (a.waiver?.position ?? -1) < (b.waiver?.position ?? -1)
  }

  /// The findings nobody accepted.
  public var standing: [Finding] { findings.filter { !$0.isWaived } }

  /// Those of them that fail a run.
  public var errors: [Finding] { findings.filter { Self.stands($0, .error) } }
  /// Those of them that are only shown, unless a run is strict.
  public var warnings: [Finding] { findings.filter { Self.stands($0, .warning) } }

  private static func stands(_ finding: Finding, _ severity: Severity) -> Bool {
    !finding.isWaived && finding.severity == severity
  }

  /// Findings beat gaps; gaps beat clean. Warnings are none of them.
  public var outcome: Outcome {
    if findings.contains(where: { Self.stands($0, .error) }) { return .findings }
    return gaps.isEmpty ? .clean : .cannotSay
  }

  /// Why nothing was judged at all (promise P2, `docs/adr/0008`, 7); `nil` where something was. An error or a gap beats it.
  public let nothingChecked: Message?

  private static func nothingChecked(_ facts: Facts, on day: Day?) -> Message? {
    let model = facts.model
    if let day {
      let isIdle = !model.flows.contains { $0.period.widest.contains(day) }
      let hasNothing = !model.partyIDs.contains {
        Facts.isJudged($0, in: model) && !facts.possessions(of: $0).isEmpty
      }
      return isIdle && hasNothing
        ? Message(
          ja: "調べる流れも、判定する相手の手元にある情報もない",
          en: "no flow to check, and nothing that anybody to be judged has")
        : nil
    }
    if model.flows.isEmpty { return Message(ja: "調べる流れが一つもない", en: "no flow to check") }
    if model.items.isEmpty { return Message(ja: "調べる情報項目が一つもない", en: "no item to check") }
    if model.approvals.isEmpty {
      return Message(ja: "照らす承認が一つもない", en: "no approval to check against")
    }
    return nil
  }
}
