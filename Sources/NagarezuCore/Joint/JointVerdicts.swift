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
    for place in groups.taken { all[place] = standing(all[place]) }
    return all
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
  private func standing(_ verdict: Verdict) -> Verdict {
    let model = verdict.model
    let missing = Dictionary(
      uniqueKeysWithValues: model.sharedParts.map { ($0, self.missing(besides: model, at: $0)) })
    let whole = Set(missing.filter { $0.value.isEmpty }.keys)
    let assumptions = model.assumptions.flatMap { assumption -> [Model.Assumption] in
      guard assumption.isOfSharing, let missing = missing[assumption.span.file] else {
        return [assumption]
      }
      let about = Model.Assumption(
        span: assumption.span,
        message: missing.isEmpty
          ? judgedTogether(assumption.span.file) : Self.notJoined(missing, assumption.span.file),
        isOfSharing: true)
      return missing.isEmpty ? [about] : [assumption, about]
    }
    return verdict.standing(on: assumptions, without: model.sharedGaps(closedBy: whole))
  }

  private func judgedTogether(_ part: String) -> Message {
    let count = groups.taken.filter { verdicts[$0].model.sharedParts.contains(part) }.count
    return Message(
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

  /// Who else includes a part and is not in the run, cannot be read, is a second current version of a business, or is of a business for
  /// which no version stands.
  private func missing(besides model: Model, at part: String) -> [String] {
    (model.sharers[part] ?? []).filter { path in
      guard let place = places[path], let chosen = groups.chosen[place] else { return true }
      guard verdicts[place].model.state == .current else { return false }
      let model = verdicts[chosen].model
      return chosen != place && model.state == .current || model.sharedParts.isEmpty
    }
  }
}
