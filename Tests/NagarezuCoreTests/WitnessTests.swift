import NagarezuCore
import TestSupport
import Testing

/// Every piece of evidence is replayed against the model; the shortest ways are compared with brute force.
@Suite struct WitnessTests {
  static let batches = Campaign.batches(of: 300)

  /// Whoever hears a change of operators was shown the way of a copy that the new operator opens, or of any.
  @Test(arguments: [1020..<1021, 2909..<2910] as [Range<UInt64>])
  func aListenerToASuccessionOpensWhatItIsShown(seeds: Range<UInt64>) { replay(seeds) }

  @Test(arguments: batches)
  func everyPathOfAnAnswerCanBeReplayed(seeds: Range<UInt64>) { replay(seeds) }

  private func replay(_ seeds: Range<UInt64>) {
    for seed in seeds {
      let model = RandomModel.make(seed: seed)
      let slow = SlowReach(model, days: RandomModel.days)
      let reach = Reach(model)
      for item in model.itemIDs {
        for sighting in WhoSees(item).answer(reach) {
          guard let fault = Evidence(model, slow).fault(of: sighting) else { continue }
          Issue.record("seed \(seed): \(fault)\n  \(sighting)")
          return
        }
      }
    }
  }

  @Test(arguments: batches)
  func everyPathOfAFindingCanBeReplayed(seeds: Range<UInt64>) {
    for seed in seeds {
      let model = RandomModel.make(seed: seed)
      let slow = SlowReach(model, days: RandomModel.days)
      for finding in Verdict(model).findings where finding.exposure != nil {
        guard let fault = Evidence(model, slow).fault(of: finding) else { continue }
        Issue.record("seed \(seed): \(finding.id): \(fault)\n  \(String(describing: finding.path))")
        return
      }
    }
  }

  @Test(arguments: UInt64(0)..<Campaign.part(of: 300))
  func noWayTakesFewerFlows(seed: UInt64) {
    var random = Random(seed: seed)
    let model = RandomModel.make(seed: 50_000 + seed)
    let reach = Reach(model)
    let slow = SlowReach(model, days: RandomModel.days)
    let atom = random.below(model.population.count)
    // Ways that begin somewhere go before claims of what comes back.
    let founded = WitnessCost(model, slow, atom: atom, claimingWhatComesBack: false)
    let claimed = WitnessCost(model, slow, atom: atom)
    for node in model.nodes {
      for item in model.itemIDs {
        for _ in 0..<4 {
          let day = Int32(random.within(-1...19))
          let party = random.chance(50) ? random.pick(model.partyIDs) : nil
          let path = reach.path(
            to: node, item: item, atom: atom, on: Day(number: day), readableBy: party)
          let least = [founded, claimed].lazy.compactMap {
            $0.flows(
              to: node, item: item, on: day, readableBy: party,
              in: slow.standing(on: Day(number: day)))
          }.first
          let isAsGood = path.map { $0.flows.count <= least ?? -1 } ?? (least == nil)
          guard !isAsGood else { continue }
          Issue.record(
            """
            seed \(50_000 + seed): item \(item.position) of atom \(atom) at \(model.name(of: node)) \
            on day \(day): least \(String(describing: least)), path \(String(describing: path))
            """)
          return
        }
      }
    }
  }

  /// 庫 hands 氏名 back to 台帳, from which an `all` flow brings it: the source holds what it claims, and nothing was born.
  @Test func whatOnlyComesBackFromAClaimHasAWayThatBeginsWithTheClaim() throws {
    var small = SmallModel(systems: ["台帳", "庫"])
    small.flow("台帳", to: "庫", nil)
    let claim = small.flow("庫", to: "台帳", ["氏名"])
    let slow = SlowReach(small.model, days: SmallModel.days)
    for node in [small.node("台帳"), small.node("庫")] {
      let path = try #require(
        Reach(small.model).path(to: node, item: small.item("氏名"), atom: 0, on: Day(number: 3)))
      #expect(path.steps.first == .claimed(by: claim, item: small.item("氏名"), on: Day(number: 3)))
      let fault = Witness.fault(
        of: path, to: node, item: small.item("氏名"), atom: 0, on: Day(number: 3), in: small.model,
        slow: slow)
      #expect(fault == nil)
    }
  }

  /// 旗 is made of both until 住所 is gone after day 7, and is kept two days more; from then on it comes the long way.
  @Test func whatIsDerivedStaysNoLongerThanItsInputsWereTogether() throws {
    var small = SmallModel(systems: ["元", "台帳", "遠", "近"], items: ["住所", "氏名", "旗"])
    small.bear(["住所", "氏名"], in: "元")
    small.bear(["旗"], in: "遠")
    small.keep("台帳", .span(years: 0, months: 0, days: 2))
    small.derive("旗", from: ["住所", "氏名"], in: "台帳")
    small.flow("元", to: "台帳", ["住所"], .days(0, 5))
    small.flow("元", to: "台帳", ["氏名"], .days(3, 9))
    let far = small.flow("遠", to: "近", nil)
    let near = small.flow("近", to: "台帳", nil, .days(10, 10))
    func flows(on day: Int32) -> [Flow.ID]? {
      Reach(small.model).path(
        to: small.node("台帳"), item: small.item("旗"), atom: 0, on: Day(number: day))?.flows
    }
    #expect(flows(on: 9)?.count == 1)
    #expect(flows(on: 10) == [far, near])
  }

  /// 住所 arrives as 氏名, and 氏名 itself is not there: the way begins with 住所.
  @Test func aWayOverAFlowThatRenamesBeginsWithWhatIsThere() throws {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名", "番号"])
    small.bear(["住所"], in: "台帳")
    let flow = small.flow("台帳", to: "会社", nil, as: ["番号": "氏名", "住所": "氏名"])
    let path = try #require(
      Reach(small.model).path(over: flow, item: small.item("氏名"), atom: 0, on: Day(number: 0)))
    #expect(
      path.steps == [
        .held(small.system("台帳"), 0, item: small.item("住所"), on: Day(number: 0)),
        .carried(by: flow, item: small.item("氏名"), on: Day(number: 0)),
      ])
    #expect(
      Reach(small.model).path(over: flow, item: small.item("番号"), atom: 0, on: Day(number: 0))
        == nil)
  }

  @Test func aPathThatTheModelDoesNotAllowIsRefused() throws {
    var small = SmallModel(systems: ["元", "先"], items: ["住所", "氏名"])
    small.bear(["住所", "氏名"], in: "元")
    let flow = small.flow("元", to: "先", ["氏名"], .days(3, 5))
    let slow = SlowReach(small.model, days: SmallModel.days)
    var path = try #require(
      Reach(small.model).path(
        to: small.node("先"), item: small.item("氏名"), atom: 0, on: Day(number: 9)))
    func fault(_ steps: [Path.Step], _ item: String, on day: Int32) -> String? {
      path.steps = steps
      return Witness.fault(
        of: path, to: small.node("先"), item: small.item(item), atom: 0, on: Day(number: day),
        in: small.model, slow: slow)
    }
    func steps(_ item: String, _ born: Int32, _ carried: Int32) -> [Path.Step] {
      [
        .held(small.system("元"), 0, item: small.item(item), on: Day(number: born)),
        .carried(by: flow, item: small.item(item), on: Day(number: carried)),
      ]
    }
    #expect(fault(steps("氏名", 1, 4), "氏名", on: 9) == nil)
    #expect(fault(steps("住所", 1, 4), "住所", on: 9)?.contains("does not carry") == true)
    #expect(fault(steps("氏名", 1, 6), "氏名", on: 9)?.contains("does not run") == true)
    #expect(fault(steps("氏名", 4, 3), "氏名", on: 9)?.contains("goes back") == true)
    #expect(fault(steps("氏名", 1, 4), "氏名", on: 3)?.contains("goes back") == true)
    #expect(fault([], "氏名", on: 4) == "no steps")
  }
}

/// What the path of an answer or a finding has to prove.
struct Evidence {
  let model: Model
  let slow: SlowReach

  init(_ model: Model, _ slow: SlowReach) {
    self.model = model
    self.slow = slow
  }

  /// What is wrong with the path of a sighting; `nil` for nothing.
  func fault(of sighting: Sighting) -> String? {
    guard let path = sighting.path else { return "no path" }
    guard let day = sighting.during.first?.first, let atom = sighting.atoms.members.first else {
      return "nobody, or no day"
    }
    var item = sighting.item
    if case .inferred(let made) = sighting.manner { item = made }
    if case .flow(let flow)? = sighting.passage {
      return fault(of: path, over: flow, item, atom, day)
    }
    let party = sighting.exposure == .read ? opener(sighting) : nil
    return fault(
      of: path, at: sighting.node, item, atom, day, sighting.through ?? sighting.party,
      readableBy: party)
  }

  /// What is wrong with a path to what a party has at a node on a day, or had there on its last day and still has (0008.19).
  private func fault(
    of path: Path, at node: Node, _ item: Item.ID, _ atom: Int, _ day: Day, _ party: Party.ID?,
    readableBy reader: Party.ID?
  ) -> String? {
    func fault(on day: Day) -> String? {
      Witness.fault(
        of: path, to: node, item: item, atom: atom, on: day, readableBy: reader, in: model,
        slow: slow)
    }
    guard let found = fault(on: day) else { return nil }
    let remaining = slow.remains(on: day).filter { one in
      Node.system(System.ID(one.system)) == node && one.party == party?.position
        && one.fact.item == item.position && one.fact.atom == atom
    }
    return remaining.contains { fault(on: $0.lastDay) == nil } ? nil : found
  }

  /// Who opens the copy: the party that has it, or the reader into whose look a channel's operator listens.
  private func opener(_ sighting: Sighting) -> Party.ID {
    guard case .reader(let system, let index)? = sighting.passage else {
      return sighting.through ?? sighting.party
    }
    return model[system].readers[index].party
  }

  /// What is wrong with the path of a finding; `nil` for nothing.
  func fault(of finding: Finding) -> String? {
    guard let path = finding.path else { return "no path" }
    guard let cell = finding.parts.first, let atom = cell.atoms.members.first else {
      return "no cell"
    }
    let day = cell.days.first
    let isAboutPassage = ["S103", "S108", "S109"].contains(finding.rule) || finding.node == nil
    switch (isAboutPassage, finding.passage, finding.node) {
    case (true, .flow(let flow)?, _): return fault(of: path, over: flow, cell.item, atom, day)
    case (true, .reader(let system, let index)?, _):
      return Witness.fault(
        of: path, to: .system(system), item: cell.item, atom: atom, on: day,
        readableBy: model[system].readers[index].party, in: model, slow: slow)
    case (true, .succession(let system, _)?, _):
      return Witness.fault(
        of: path, to: .system(system), item: cell.item, atom: atom, on: day, in: model, slow: slow)
    case (_, let passage, let node?):
      let fault = fault(
        of: path, at: node, cell.item, atom, day, finding.party,
        readableBy: finding.exposure == .read ? finding.party : nil)
      // Who receives over a channel of their own may be blamed for listening to it.
      guard fault != nil, let party = finding.party, case .flow(let flow)? = passage,
        finding.channel.map({ model[$0].operators.contains(party) }) ?? false
      else { return fault }
      return self.fault(of: path, over: flow, cell.item, atom, day)
    case (_, nil, nil): return "neither a node nor a passage"
    case (false, _?, nil): return "not at a node"
    }
  }

  private func fault(
    of path: Path, over flow: Flow.ID, _ item: Item.ID, _ atom: Int, _ day: Day
  ) -> String? {
    guard path.flows.last == flow, let last = path.steps.last, last.day == day else {
      return "does not end with flow \(flow.position) on day \(day.number)"
    }
    return Witness.fault(
      of: path, to: model[flow].to, item: item, atom: atom, on: day, in: model, slow: slow)
  }
}
