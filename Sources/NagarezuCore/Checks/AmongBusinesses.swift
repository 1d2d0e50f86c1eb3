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
    let alone = apart(models, on: day, rules: rules)
    return joint.map { JointVerdicts(alone, $0, on: day).all } ?? alone
  }

  /// The verdicts without what only the joint reach finds.
  private static func apart(
    _ models: [Model], on day: Day?, rules: (Int) -> [any ModelRule]
  ) -> [Verdict] {
    guard models.count > 1 else {
      return models.indices.map { Verdict(models[$0], on: day, models: rules($0)) }
    }
    let portfolio = Portfolio(models)
    let disagreeing = PartiesDisagree.observations(portfolio)
    let verdicts = models.indices.map { place in
      Verdict(
        models[place], on: day, models: rules(place) + [FoundAmong(disagreeing[place] ?? [])])
    }
    let joined = JoinedHands(verdicts, portfolio, on: day).observations
    return models.indices.map { place in
      guard let found = joined[place] else { return verdicts[place] }
      let all = (disagreeing[place] ?? []) + found
      return Verdict(models[place], on: day, models: rules(place) + [FoundAmong(all)])
    }
  }
}

extension Finding.Related {
  /// A place of another business.
  init(_ span: SourceSpan, of model: Model) {
    self.init(
      span: span, message: Message(ja: "事業「\(model.title)」", en: "business '\(model.title)'"))
  }
}

/// What was found among several models, as a rule of the one in which it is told, so that waivers speak of it as of all else.
struct FoundAmong: ModelRule {
  /// A run that has asked for one of these has asked for all that is found so.
  static let heading = PartiesDisagree.heading
  let observations: [Observation]

  init(_ observations: [Observation]) { self.observations = observations }

  func check(_ facts: Facts) -> [Observation] { observations }

  /// Whether a finding shows only where several models are seen together: a run without them cannot say that a waiver of it matches
  /// nothing.
  static func tells(_ finding: String) -> Bool {
    finding.hasPrefix(PartiesDisagree.code + "/") || finding.hasSuffix("/" + JoinedHands.mark)
  }
}
