import NagarezuCore

extension RandomDraft {
  /// In a fifth of the models operators, sites, key holders, carriers or readers are so for some days only. Draws its own random numbers,
  /// so that all else of a seed's model stays as it is.
  mutating func changeHands(seed: UInt64) {
    let kept = random
    defer { random = kept }
    random = Random(seed: seed ^ 0x6861_6E64_73)
    guard random.chance(20), !operators.isEmpty else { return }
    let known = model.partyIDs.first { model.parties[$0.position].kind == .unnamed }
    let unnamed = known ?? addUnnamedParty()
    for index in model.systems.indices {
      if random.chance(50) { changeOperators(of: index, unnamed) }
      if random.chance(25), !model.sites.isEmpty { move(index) }
      for reader in model.systems[index].readers.indices where random.chance(40) {
        model.systems[index].readers[reader].period = somePeriod()
      }
    }
    for index in model.sites.indices where random.chance(40) {
      let hosts = random.some(random.within(1...2), of: operators)
      model.sites[index].assignments = hosts.map { assignment($0, somePeriod()) }
      model.sites[index].operators = Set(hosts + [unnamed]).sorted()
    }
    for index in model.keys.indices where random.chance(40) {
      model.keys[index].assignments = model.keys[index].holders.map { assignment($0, somePeriod()) }
    }
    for index in model.channels.indices
    where random.chance(30) && !model.channels[index].kind.isOpen {
      model.channels[index].assignments = model.channels[index].operators.map {
        assignment($0, somePeriod())
      }
    }
  }

  /// One operator after another, now and then with days of both or of none between them.
  private mutating func changeOperators(of index: Int, _ unnamed: Party.ID) {
    let others = random.some(random.within(1...3), of: operators)
    var assignments: [Assignment<Party.ID>] = []
    var start: Bound?
    for (place, party) in others.enumerated() {
      let isLast = place == others.count - 1
      let end = isLast && random.chance(80) ? nil : someBound(vague: 40)
      var period = Period(start: start, end: end)
      if !period.isWellFormed { period = Period(start: start) }
      var one = assignment(party, period)
      if random.chance(60) {
        one.channel = random.pick(model.channels.indices.map { Channel.ID($0) })
      }
      assignments.append(one)
      guard let end = period.end else { break }
      start =
        random.chance(isTame ? 90 : 60)
        ? Bound(end.latest.next) : someBound(vague: 30)
    }
    model.systems[index].assignments = assignments
    model.systems[index].operators = Set(assignments.map(\.holder) + [unnamed]).sorted()
  }

  /// Moves a system from one site to another, or away.
  private mutating func move(_ index: Int) {
    let sites = random.some(random.within(1...2), of: model.sites.indices.map { Site.ID($0) })
    model.systems[index].siteAssignments = sites.map { assignment($0, somePeriod()) }
    model.systems[index].site = sites.last
  }

  private mutating func assignment<Holder>(
    _ holder: Holder, _ period: Period
  ) -> Assignment<Holder> {
    Assignment(
      holder, period, handover: random.chance(30) ? random.pick(Handover.allCases) : nil,
      span: Self.span)
  }
}
