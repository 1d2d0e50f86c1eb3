extension Telling {
  func thing(_ one: Regime) -> Thing {
    Thing(
      kind: .regime, name: one.name, title: Message(ja: one.name, en: one.name),
      fields: [
        field(.authority, [value(one.authority)]),
        field(.requires, one.requires.map(requirement)),
        field(.subcontractDepth, text(one.subcontractDepth.map { "\($0)" })),
        field(.consentBy, (one.consentBy ?? []).flatMap { word($0.rawValue, $0.english) }),
        field(.forbiddenChannels, kinds(one.forbiddenChannels)),
        field(.terms, texts(one.terms.map { "\($0.word): \($0.said)" })),
        field(.period, one.period == .always ? [] : period(one.period)),
        field(.basis, text(one.basis)),
      ] + notes(one.note), span: one.span)
  }

  private func requirement(_ one: Regime.Requirement) -> Thing.Value {
    composed(
      field(.kind, word(one.kind.rawValue, one.kind.english)),
      [
        field(
          .period, one.periods.isEmpty ? word("なし", "none") : one.periods.flatMap { period($0) })
      ]
    )
  }
}
