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
    let alone = apart(
      models, on: day, keepsReach: keepsReach, rules: models.indices.map(rules))
    return joint.map { JointVerdicts(alone, $0, on: day).all } ?? alone
  }

  /// The verdicts without what only the joint reach finds.
  private static func apart(
    _ models: [Model], on day: Day?, keepsReach: Bool, rules: [[any ModelRule]]
  ) -> [Verdict] {
    @Sendable func judged(_ place: Int, _ found: [Observation]? = nil) -> Verdict {
      let verdict = Verdict(
        models[place], on: day, models: rules[place] + (found.map { [FoundAmong($0)] } ?? []))
      return keepsReach ? verdict : verdict.lettingGo()
    }
    guard models.count > 1 else { return models.indices.map { judged($0) } }
    let portfolio = Portfolio(models)
    let disagreeing = PartiesDisagree.observations(portfolio)
    let verdicts = Workers.map(models.count, isTold: true) { judged($0, disagreeing[$0] ?? []) }
    let joined = JoinedHands(verdicts, portfolio, on: day).observations
    return models.indices.map { place in
      guard let found = joined[place] else { return verdicts[place] }
      return judged(place, (disagreeing[place] ?? []) + found)
    }
  }
}
