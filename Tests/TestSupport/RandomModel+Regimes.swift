import NagarezuCore

extension RandomDraft {
  /// In a third of the models one or two 制度, mostly of the authority, that lift or require what they name. They never disagree: a kind
  /// is named by one of them, and only the first speaks of 再委託.
  mutating func writeRegimes() {
    guard random.chance(33) else { return }
    var kinds = random.shuffled([
      Approval.Kind.processing, .connection, .entrustment,
    ])
    for number in 0..<random.within(1...2) {
      let authority = random.chance(85) ? model.authority : random.pick(namedParties)
      var regime = Regime(
        name: "r\(number)", authority: authority ?? model.authority,
        period: random.chance(40) ? .always : somePeriod(), span: Self.span)
      for _ in 0..<random.within(1...2) {
        guard let kind = kinds.popLast() else { continue }
        let isNever = kind != .entrustment && random.chance(50)
        regime.requires.append(
          Regime.Requirement(
            kind, during: isNever ? [] : (0..<random.within(1...2)).map { _ in somePeriod() }))
      }
      if number == 0 {
        regime.subcontractDepth = random.chance(40) ? random.below(3) : nil
        regime.consentBy = random.chance(30) ? random.some(1, of: Regime.Consent.allCases) : nil
      }
      regime.forbiddenChannels = random.some(random.below(2), of: model.channels.map(\.kind))
      model.regimes.append(regime)
    }
  }
}
