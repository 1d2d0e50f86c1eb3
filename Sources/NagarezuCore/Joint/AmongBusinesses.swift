/// Judges the models of one run: each by itself, and what shows only where several are seen together (`docs/adr/0013`).
public enum AmongBusinesses {
  /// The verdicts of some models, in the order given. What is found among them is added to one of them; nothing else in it changes.
  ///
  /// - Parameter joint: which versions are judged jointly with the businesses that share a part with them; `nil` for none.
  /// - Parameter rules: what a model is judged by, by its place.
  public static func verdicts(
    _ models: [Model], on day: Day? = nil, joint: JointGroups.Versions? = .current,
    rules: (Int) -> [any ModelRule] = { _ in Rules.models }
  ) -> [Verdict] {
    RunProgress.tell(.begins(.judging, of: models.count))
    let alone = apart(models, on: day, rules: rules)
    return joint.map { JointVerdicts(alone, $0, on: day).all } ?? alone
  }

  /// The verdicts without what only the joint reach finds.
  private static func apart(
    _ models: [Model], on day: Day?, rules: (Int) -> [any ModelRule]
  ) -> [Verdict] {
    func judged(_ place: Int, _ found: [Observation]? = nil) -> Verdict {
      defer { RunProgress.tell(.steps) }
      return Verdict(
        models[place], on: day, models: rules(place) + (found.map { [FoundAmong($0)] } ?? []))
    }
    guard models.count > 1 else { return models.indices.map { judged($0) } }
    let portfolio = Portfolio(models)
    let disagreeing = PartiesDisagree.observations(portfolio)
    let verdicts = models.indices.map { judged($0, disagreeing[$0] ?? []) }
    let joined = JoinedHands(verdicts, portfolio, on: day).observations
    return models.indices.map { place in
      guard let found = joined[place] else { return verdicts[place] }
      return judged(place, (disagreeing[place] ?? []) + found)
    }
  }
}
