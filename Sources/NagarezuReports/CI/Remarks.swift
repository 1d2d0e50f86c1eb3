import NagarezuCore

/// All that a check says, one by one: what every format for CI writes down.
///
/// A run ends with something other than 0 exactly where one of them ``Remark/Bearing/fails``.
struct Remarks {
  /// Problems by place, then of each model its findings as the verdict orders them, then its gaps.
  let all: [Remark]

  init(_ report: CheckReport) {
    let problems = report.problems.map { problem in
      Remark(
        kind: .problem(problem), bearing: .fails, code: problem.code, id: "", span: problem.span,
        message: problem.message,
        fingerprint: "\(problem.code)|\(problem.span.file)|\(problem.message.ja)")
    }
    let known = Known(report.comparison)
    let judged = report.verdicts.flatMap { verdict in
      Self.idle(verdict, report) + Self.findings(verdict, report, known)
        + Self.gaps(verdict, report, known)
    }
    all = Self.told(apart: problems + Self.nothing(report) + judged)
  }

  /// How many there are of some bearing.
  func count(_ bearing: Remark.Bearing) -> Int { all.count { $0.bearing == bearing } }

  // MARK: What stands where

  /// A run over nothing at all.
  private static func nothing(_ report: CheckReport) -> [Remark] {
    guard report.entries.isEmpty, report.problems.isEmpty, report.untouched == 0 else { return [] }
    let file = report.unread.first?.path ?? "."
    return [idle(at: SourceSpan(file: file, line: 1, column: 1))]
  }

  private static func idle(
    at span: SourceSpan, _ reason: Message = Message(ja: "何も調べていない", en: "nothing was judged"),
    title: String = ""
  ) -> Remark {
    Remark(
      kind: .idle, bearing: .fails, code: idleCode, id: "", span: span, message: reason,
      fingerprint: "\(idleCode)|\(title)")
  }

  /// As the JSON of a check calls it.
  private static let idleCode = CheckReport.Conclusion.notJudged.rawValue

  private static func idle(_ verdict: Verdict, _ report: CheckReport) -> [Remark] {
    guard report.judged == .notJudged, report.conclusion(of: verdict) == .notJudged,
      let reason = verdict.nothingChecked
    else { return [] }
    return [idle(at: verdict.model.span, reason, title: name(of: verdict.model))]
  }

  private static func findings(
    _ verdict: Verdict, _ report: CheckReport, _ known: Known
  ) -> [Remark] {
    verdict.findings.map { finding in
      let key = Known.Key(file: verdict.model.span.file, id: finding.id)
      let isGrave = finding.severity == .error || report.isStrict
      let bearing: Remark.Bearing =
        finding.isWaived ? .waived : known.holds(key) ? .known : isGrave ? .fails : .shown
      let mark = finding.isWaived ? "|waived" : ""
      // Of what has grown that is told which is new.
      let told = finding.isWaived ? finding : known.grown[key] ?? finding
      var remark = Remark(
        kind: .finding(told, verdict.model), bearing: bearing, code: finding.rule, id: finding.id,
        span: finding.span, message: told.message,
        fingerprint: "\(name(of: verdict.model))|\(finding.id)\(mark)")
      remark.hasGrown = !finding.isWaived && known.grown[key] != nil
      return remark
    }
  }

  private static func gaps(
    _ verdict: Verdict, _ report: CheckReport, _ known: Known
  ) -> [Remark] {
    verdict.gaps.map { gap in
      let key = Known.Key(file: verdict.model.span.file, id: gap.id)
      return Remark(
        kind: .gap(gap, verdict.model),
        bearing: known.holds(gap: key) ? .known : report.allowsGaps ? .allowed : .fails,
        code: gap.kind.rawValue, id: gap.id, span: gap.span, message: gap.message,
        fingerprint: "\(name(of: verdict.model))|\(gap.id)")
    }
  }

  /// What a model is the same by: two states of one business have one title.
  private static func name(of model: Model) -> String { "\(model.title)|\(model.state.rawValue)" }

  /// The second and further of one fingerprint are counted.
  private static func told(apart remarks: [Remark]) -> [Remark] {
    var counts: [String: Int] = [:]
    return remarks.map { remark in
      var remark = remark
      let count = counts[remark.fingerprint, default: 0] + 1
      counts[remark.fingerprint] = count
      if count > 1 { remark.fingerprint += "|\(count)" }
      return remark
    }
  }

  /// What the older side has too.
  private struct Known {
    struct Key: Hashable {
      let file: String
      let id: String
    }

    private var findings: Set<Key> = []
    private var gaps: Set<Key> = []
    /// Shape: finding of which the older side has a part → what of it is new.
    private(set) var grown: [Key: Finding] = [:]

    init(_ comparison: CheckReport.Comparison?) {
      guard let against = comparison?.against else { return }
      func key(_ entry: Against.Entry) -> Key {
        Key(file: entry.model.span.file, id: entry.finding.id)
      }
      findings = Set(against.findings.known.map(key))
      for entry in against.findings.new where findings.remove(key(entry)) != nil {
        grown[key(entry)] = entry.finding
      }
      gaps = Set(against.gaps.known.map { Key(file: $0.model.span.file, id: $0.gap.id) })
    }

    func holds(_ key: Key) -> Bool { findings.contains(key) }

    func holds(gap key: Key) -> Bool { gaps.contains(key) }
  }
}
