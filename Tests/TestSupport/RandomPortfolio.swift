import NagarezuCore

/// Small portfolios: models of several businesses that include the same part, valid, varied and the same for the same seed on every machine.
///
/// A part is written once, with its people as words, and then put into each model among that model's own things; so what stands in the part
/// is equal in all models, at other positions.
public enum RandomPortfolio {
  /// As ``RandomModel/days``.
  public static let days = RandomModel.days

  /// The models of a seed, in order of path: two to four, and now and then another version of one of them.
  public static func make(seed: UInt64) -> [Model] {
    var random = Random(seed: seed ^ 0x706F_7274)
    let shared = PortfolioPart.write(file: "部品.yaml", "", &random)
    let second = random.chance(20) ? PortfolioPart.write(file: "部品2.yaml", "2", &random) : nil
    let isOneAuthority = random.chance(35)
    var models: [Model] = []
    for number in 0..<random.within(2...4) {
      var parts = [shared]
      if let second, number > 0, random.chance(60) {
        parts = number > 1 && random.chance(50) ? [second] : [shared, second]
      }
      var business = BusinessDraft(
        parts, file: "\(number)\(random.below(10)).yaml", title: "事業\(number)", &random)
      models.append(business.write(isOneAuthority: isOneAuthority))
    }
    addVersions(to: &models, &random)
    markShared(&models)
    agreeOnOwnBusiness(&models)
    if random.chance(60) { approveSomeJointCells(&models, &random) }
    return models.sorted { $0.span.file.precedesByBytes($1.span.file) }
  }

  /// Now and then another version of a business, or a business that is not in force.
  private static func addVersions(to models: inout [Model], _ random: inout Random) {
    if random.chance(12), let place = random.pick(Array(models.indices)) {
      var version = models[place]
      let file = "\(random.chance(50) ? 0 : 9)\(models[place].span.file)"
      version = version.moved(to: file)
      version.state = random.pick([.former, .draft, .current]) ?? .former
      if random.chance(50) {
        version.title += "（案）"
        version.supersedes = models[place].span.file
      }
      if random.chance(50) { version.flows.removeLast(min(1, version.flows.count)) }
      models.append(version)
    }
    if random.chance(6) { models[models.count - 1].state = .draft }
  }

  /// What the loader says of parts that two businesses include.
  private static func markShared(_ models: inout [Model]) {
    let businesses = Version.businesses(models.map(\.version))
    for index in models.indices {
      models[index].sharedParts = models[index].files.dropFirst().filter { part in
        Set(models.indices.filter { models[$0].files.contains(part) }.map { businesses[$0] }).count
          > 1
      }
    }
  }

  /// 独自 of a part's holding goes where the loader would refuse it in any of the models.
  private static func agreeOnOwnBusiness(_ models: inout [Model]) {
    var refused: Set<SourceSpan> = []
    for model in models {
      for id in model.systemIDs {
        for holding in model[id].holdings {
          let isRefused = model.reasonAgainstOwnBusiness(of: holding, in: id) != nil
          if isRefused || !holding.isOwnBusiness { refused.insert(holding.span) }
        }
      }
    }
    for index in models.indices {
      for system in models[index].systems.indices {
        for holding in models[index].systems[system].holdings.indices
        where refused.contains(models[index].systems[system].holdings[holding].span) {
          models[index].systems[system].holdings[holding].isOwnBusiness = false
        }
      }
    }
  }

  // MARK: Papers for what only joint reach finds

  /// Approves some of what only joint reach finds, in the model in which it is told or in another that knows the party.
  private static func approveSomeJointCells(_ models: inout [Model], _ random: inout Random) {
    let cells = SlowJoint(models, days: days).cells.values.joined()
    let groups = Dictionary(grouping: cells) { "\($0.model) \($0.party) \($0.rule == "S108")" }
    for name in groups.keys.sorted() {
      guard random.chance(60), let cells = groups[name], let first = cells.first,
        let place = random.chance(50) ? first.model : random.pick(Array(models.indices)),
        let party = models[place].partyIDs.first(where: { models[place][$0].name == first.party })
      else { continue }
      let kind: Approval.Kind = first.rule == "S108" ? .connection : .statute
      let named = Set(cells.map(\.item))
      let items = models[place].itemIDs.filter { named.contains(models[place][$0].name) }
      guard !items.isEmpty, [.other, .authority].contains(models[place][party].kind) else {
        continue
      }
      models[place].approvals.append(
        paper(kind, party, items, in: models[place], &random))
    }
  }

  private static func paper(
    _ kind: Approval.Kind, _ party: Party.ID, _ items: [Item.ID], in model: Model,
    _ random: inout Random
  ) -> Approval {
    var people = model.population.everyone
    if random.chance(40), let some = random.pick(model.population.atoms) { people = some }
    let periods: [Period] = [
      .always, .always, Period(start: Bound(Day(number: 3))), Period(end: Bound(Day(number: 7))),
    ]
    return Approval(
      id: "承認\(model.approvals.count)", kind: kind, target: .party(party),
      items: random.chance(80) ? .named(items) : .all(except: []), subjects: people,
      exposure: random.chance(80) ? .read : .custody,
      media: random.chance(70)
        ? model.channels.map { $0.kind.countsAsPaper ? .paper : $0.kind }.uniqued() : [],
      periods: [random.pick(periods) ?? .always], basis: "番号法第19条第8号",
      purposes: random.chance(60) ? model.purposes.indices.map { Purpose.ID($0) } : [],
      span: SourceSpan(file: model.span.file, line: 900 + model.approvals.count, column: 5))
  }
}

extension Model {
  /// The same in another file, with its parts where they are.
  fileprivate func moved(to file: String) -> Model {
    let old = span.file
    return placed { $0.file == old ? SourceSpan(file: file, line: $0.line, column: $0.column) : $0 }
  }
}
