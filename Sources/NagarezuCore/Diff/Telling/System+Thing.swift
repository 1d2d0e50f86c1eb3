extension Telling {
  func thing(_ one: System) -> Thing {
    let holdings = one.holdings.filter { isInForce($0.period.widest) }
    return Thing(
      kind: .system, name: one.name,
      fields: [
        field(.kind, text(one.kind?.rawValue)), field(.name, text(one.fullName)),
        field(.englishName, text(one.englishName)),
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
    let shown: Message
    switch keep {
    case .forever: return []
    case .until(let bound):
      shown = Message(ja: "\(bound.described.ja)まで", en: "until \(bound.described.en)")
    case .span(let years, let months, let days):
      shown = length(years, months, days)
    case .contractEnd:
      shown = Message(ja: "契約終了まで", en: "until the contract ends")
    case .afterContract(let years, let months, let days):
      let length = length(years, months, days)
      shown = Message(ja: "契約終了後\(length.ja)", en: "\(length.en) after the contract ends")
    }
    return [Thing.Value(content: .keep(keep), shown: shown)]
  }

  private func length(_ years: Int, _ months: Int, _ days: Int) -> Message {
    func counted(_ count: Int, _ one: String) -> String? {
      count > 0 ? "\(count) \(one)\(count == 1 ? "" : "s")" : nil
    }
    guard years + months + days > 0 else { return Message(ja: "0日", en: "0 days") }
    return Message(
      ja: (years > 0 ? "\(years)年" : "") + (months > 0 ? "\(months)か月" : "")
        + (days > 0 ? "\(days)日" : ""),
      en: [counted(years, "year"), counted(months, "month"), counted(days, "day")]
        .compactMap(\.self).joined(separator: ", "))
  }
}
