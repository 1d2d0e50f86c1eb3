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
    finding.hasPrefix(PartiesDisagree.code + "/")
      || finding.hasPrefix(TogetherInOneHand.code + "/")
        && finding.hasSuffix("/" + JoinedHands.mark) && finding.split(separator: "/").count == 4
  }
}
