/// Adds to the verdicts of a run what only several businesses together have, and says of each shared part whether all were seen
/// (`docs/adr/0015`).
struct JointVerdicts {
  private let verdicts: [Verdict]
  private let prepared: JointPreparation
  private let day: Day?
  /// Shape: path → place of the model in the run.
  private let places: [String: Int]

  /// Shape: place → what was seen of what a model of a group has alone.
  private let sights: [JointSight?]
  private var groups: JointGroups { prepared.groups }

  init(
    _ verdicts: [Verdict], _ prepared: JointPreparation, _ sights: [JointSight?], on day: Day?
  ) {
    self.verdicts = verdicts
    self.prepared = prepared
    self.sights = sights
    self.day = day
    places = Dictionary(
      verdicts.enumerated().map { ($1.model.span.file, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// All verdicts, in the order given.
  var all: [Verdict] {
    var all = verdicts
    for (group, things) in zip(groups.groups, prepared.things) {
      RunProgress.tell(.begins(.joining, of: 0))
      for (place, verdict) in zip(group, joined(group, things)) { all[place] = verdict }
    }
    var parts = SharedParts(groups.taken.map { verdicts[$0].model })
    for place in groups.taken { all[place] = standing(all[place], &parts) }
    return all
  }

  /// What is said of shared parts, found once for all of the many that use one.
  private struct SharedParts {
    /// Shape: part → how many models that were judged jointly use it.
    private(set) var users: [String: Int] = [:]
    /// Shape: part → who shares it, and who of them was not judged jointly: one list for all models that use it.
    private var missing: [String: (sharers: [String], paths: [String])] = [:]

    init(_ models: [Model]) {
      for model in models { for part in Set(model.sharedParts) { users[part, default: 0] += 1 } }
    }

    mutating func missing(
      at part: String, of sharers: [String], where isMissing: (String) -> Bool
    ) -> [String] {
      if let known = missing[part], known.sharers == sharers { return known.paths }
      let paths = sharers.filter(isMissing)
      missing[part] = (sharers, paths)
      return paths
    }
  }

  /// The verdicts of a group with what is found jointly. A world is made twice, as not all of them fit into memory: for what there is to
  /// know of it, and for what is found in it.
  private func joined(_ group: [Int], _ things: JointThings) -> [Verdict] {
    let (verdicts, day) = (verdicts, day)
    let joint = JointReach(things, group.compactMap { sights[$0] }) {
      verdicts[group[$0]].reach
    }
    let seen = Workers.map(group.count) { member -> (JointSources.Knowledge, Bool)? in
      guard joint.hasNews[member] else { return nil }
      let judging = JointJudging(joint, member, on: day)
      return (judging.knowledge, Rules.joint.contains { !judging.violations($0).isEmpty })
    }
    let sources = JointSources(joint, seen.map { $0?.0 })
    return Workers.map(group.count) { member in
      let verdict = verdicts[group[member]]
      guard seen[member]?.1 == true || verdict.model.waivers.contains(where: \.isOfJoint) else {
        return verdict
      }
      return JointJudging(joint, member, on: day).added(to: verdict, sources)
    }
  }

  /// A verdict that says of each shared part how many were judged together, or who was not.
  private func standing(_ verdict: Verdict, _ parts: inout SharedParts) -> Verdict {
    let model = verdict.model
    var missing: [String: [String]] = [:]
    for part in model.sharedParts {
      missing[part] = parts.missing(at: part, of: model.sharers[part] ?? [], where: isMissing)
        .filter { $0 != model.span.file }
    }
    let whole = Set(missing.filter { $0.value.isEmpty }.keys)
    let assumptions = model.assumptions.flatMap { assumption -> [Model.Assumption] in
      guard assumption.isOfSharing, let missing = missing[assumption.span.file] else {
        return [assumption]
      }
      let about = Model.Assumption(
        span: assumption.span,
        message: missing.isEmpty
          ? Self.judgedTogether(parts.users[assumption.span.file] ?? 0, assumption.span.file)
          : Self.notJoined(missing, assumption.span.file),
        isOfSharing: true)
      return missing.isEmpty ? [about] : [assumption, about]
    }
    return verdict.standing(on: assumptions, without: model.sharedGaps(closedBy: whole))
  }

  private static func judgedTogether(_ count: Int, _ part: String) -> Message {
    Message(
      ja: "部品「\(part)」を使う事業\(count)件を合わせて調べた。ほかの事業はない",
      en: count == 1
        ? "no other current business uses the part '\(part)'"
        : "the \(count) businesses that use the part '\(part)' were judged jointly; there are no others"
    )
  }

  private static func notJoined(_ paths: [String], _ part: String) -> Message {
    let shown = paths.prefix(3)
    let rest = paths.count - shown.count
    return Message(
      ja: "部品「\(part)」を使う" + shown.map { "「\($0)」" }.joined()
        + (rest > 0 ? "ほか\(rest)件" : "") + "は合わせて調べていない",
      en: "not judged jointly, though using the part '\(part)': "
        + shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
  }

  /// Whether a file that includes a part is not in the run, cannot be read, is a second current version of a business, or is of a business
  /// for which no version stands.
  private func isMissing(_ path: String) -> Bool {
    guard let place = places[path], let chosen = groups.chosen[place] else { return true }
    guard verdicts[place].model.state == .current else { return false }
    let model = verdicts[chosen].model
    return chosen != place && model.state == .current || model.sharedParts.isEmpty
  }
}
