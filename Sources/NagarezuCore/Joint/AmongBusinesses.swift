/// Judges the models of one run: each by itself, and what shows only where several are seen together (`docs/adr/0013`).
public enum AmongBusinesses {
  /// The verdicts of some models, in the order given. What is found among them is added to one of them; nothing else in it changes.
  ///
  /// - Parameter joint: which versions are judged jointly with the businesses that share a part with them; `nil` for none.
  /// - Parameter keepsReach: whether whoever asks looks at the reach of the verdicts: that of thousands of models does not fit into memory.
  /// - Parameter rules: what a model is judged by, by its place.
  public static func verdicts(
    _ models: [Model], on day: Day? = nil, joint: JointGroups.Versions? = .current,
    keepsReach: Bool = true, rules: (Int) -> [any ModelRule] = { _ in Rules.models }
  ) -> [Verdict] {
    RunProgress.tell(.begins(.judging, of: models.count))
    let prepared = joint.map { JointPreparation(models, $0) }
    let alone = apart(
      models, on: day, keepsReach: keepsReach, rules: models.indices.map(rules), prepared)
    return prepared.map { JointVerdicts(alone.map(\.verdict), $0, alone.map(\.sight), on: day).all }
      ?? alone.map(\.verdict)
  }

  /// What is said of one model, and what its group must know of it.
  private typealias Alone = (verdict: Verdict, sight: JointSight?)

  /// The verdicts without what only the joint reach finds.
  private static func apart(
    _ models: [Model], on day: Day?, keepsReach: Bool, rules: [[any ModelRule]],
    _ prepared: JointPreparation?
  ) -> [Alone] {
    @Sendable func judged(_ place: Int, _ found: [Observation]? = nil) -> Alone {
      let verdict = Verdict(
        models[place], on: day, models: rules[place] + (found.map { [FoundAmong($0)] } ?? []))
      let sight = prepared?.sight(of: verdict, at: place)
      return (keepsReach ? verdict : verdict.lettingGo(), sight)
    }
    guard models.count > 1 else { return models.indices.map { judged($0) } }
    let portfolio = Portfolio(models)
    let disagreeing = PartiesDisagree.observations(portfolio)
    let alone = Workers.map(models.count, isTold: true) { judged($0, disagreeing[$0] ?? []) }
    let joined = JoinedHands(alone.map(\.verdict), portfolio, on: day).observations
    return models.indices.map { place in
      guard let found = joined[place] else { return alone[place] }
      return judged(place, (disagreeing[place] ?? []) + found)
    }
  }
}
