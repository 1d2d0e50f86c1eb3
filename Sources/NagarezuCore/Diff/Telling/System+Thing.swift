extension Telling {
  func thing(_ one: System) -> Thing {
    let holdings = one.holdings.filter { isInForce($0.period.widest) }
    return Thing(
      kind: .system, name: one.name,
      fields: [
        field(.kind, text(one.kind?.rawValue)), field(.name, text(one.fullName)),
        field(.breaks, texts(one.breaks)), field(.englishName, text(one.englishName)),
        field(.operator, parts(one.operators, one.assignments) { value($0) }),
        field(.site, parts(one.site.map { [$0] } ?? [], one.siteAssignments) { value($0) }),
        field(.inside, one.outer.map { [value($0)] } ?? []),
        field(.readers, one.readers.map(reader)), field(.holds, holdings.map(holding)),
        field(.derives, one.derivations.map(derivation)),
        field(.sealed, one.sealedUnder.map { [value($0)] } ?? []),
        field(.access, one.noAccess.map { _ in word("不可", "none") } ?? []),
        field(.safeguard, text(one.noAccess)), field(.keep, keep(one.keep)),
        field(.processing, one.needsProcessing ? [] : word("不要", "notNeeded")),
        field(.aliases, texts(one.aliases)), distinct(one.distinct),
      ] + notes(one.note), span: one.span)
  }

  private func reader(_ one: System.Reader) -> Thing.Value {
    composed(
      field(.party, [value(one.party)]),
      [field(.via, one.channel.map { [value($0)] } ?? [])] + fields(one.items)
        + [
          field(.subjects, people(one.subjects)),
          field(.period, one.period == .always ? [] : period(one.period)),
          purposes(one.purposes),
        ])
  }

  private func holding(_ one: System.Holding) -> Thing.Value {
    composed(
      field(.items, one.items.map { value($0) }),
      [
        field(.subjects, people(one.subjects)),
        field(.period, period(one.period, isUnknown: one.isPeriodUnknown)),
        field(.ownBusiness, flag(one.isOwnBusiness)), purposes(one.purposes),
      ])
  }

  private func derivation(_ one: System.Derivation) -> Thing.Value {
    composed(
      field(.to, one.outputs.map { value($0) }),
      [
        field(.from, one.inputs.map { value($0) }),
        field(.declassified, text(one.declassified)),
      ])
  }

  private func keep(_ keep: System.Keep) -> [Thing.Value] {
    keep == .forever ? [] : [Thing.Value(content: .keep(keep), shown: keep.described)]
  }
}
