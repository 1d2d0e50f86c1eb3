import NagarezuCore
import TestSupport
import Testing

/// Everything tried, one subset after the other, on models from which the hand-overs are really gone.
private struct BruteCut {
  let model: Model
  let item: Item.ID
  let party: Party.ID
  let goal: Cut.Goal

  private func remains(_ model: Model) -> Bool {
    switch goal {
    case .reach:
      WhoSees(item).answer(Reach(model)).contains { $0.party == party && $0.manner == .direct }
    case .scope:
      Verdict(model).violations.contains { $0.party == party && $0.item == item }
    }
  }

  /// Flows and readers taken out of their lists, items out of what they carry.
  private func without(_ elements: [Cut.Element]) -> Model {
    var model = model
    var flows: Set<Int> = []
    var readers: Set<[Int]> = []
    for element in elements {
      switch element {
      case .passage(.flow(let flow)): flows.insert(flow.position)
      case .passage(.reader(let system, let index)): readers.insert([system.position, index])
      case .field(.flow(let flow), let item):
        model.flows[flow.position].items = rest(model.flows[flow.position].items, item)
      case .field(.reader(let system, let index), let item):
        let old = model.systems[system.position].readers[index].items
        model.systems[system.position].readers[index].items = rest(old, item)
      // What is taken over is never part of a cut.
      case .passage(.succession), .field(.succession, _): break
      }
    }
    for system in model.systems.indices {
      model.systems[system].readers = model.systems[system].readers.enumerated()
        .filter { !readers.contains([system, $0.offset]) }.map(\.element)
    }
    model.flows = model.flows.enumerated().filter { !flows.contains($0.offset) }.map(\.element)
    return model
  }

  private func rest(_ selection: ItemSelection, _ item: Item.ID) -> ItemSelection {
    .all(
      except: model.itemIDs.filter { !model.resolved(selection).contains($0) || $0 == item }
    )
    .asWritten(like: selection, in: model)
  }

  /// Whether a set does it, and no smaller one among `elements` does.
  func isFewest(_ set: [Cut.Element], among elements: [Cut.Element]) -> Bool {
    guard !remains(without(set)) else { return false }
    return !isEnded(by: set.count - 1, of: elements[...], with: [])
  }

  private func isEnded(
    by count: Int, of elements: ArraySlice<Cut.Element>, with chosen: [Cut.Element]
  ) -> Bool {
    if !chosen.isEmpty || count >= 0, !remains(without(chosen)) { return true }
    guard count > 0 else { return false }
    return elements.indices.contains { index in
      isEnded(
        by: count - 1, of: elements[elements.index(after: index)...],
        with: chosen + [elements[index]])
    }
  }

  func isHopeless(among elements: [Cut.Element]) -> Bool { remains(without(elements)) }
  var hasNothing: Bool { !remains(model) }
}

extension ItemSelection {
  /// Named where the other is: only `all` follows what the source holds.
  fileprivate func asWritten(like other: ItemSelection, in model: Model) -> ItemSelection {
    if case .all = other { return self }
    return .named(model.resolved(self))
  }
}

@Suite struct CutTests {
  static let batches = Campaign.batches(8, of: 40)

  /// A party and an item it has, if anybody but the people themselves has any.
  private func asked(_ model: Model, _ random: inout Random) -> (Item.ID, Party.ID)? {
    let reach = Reach(model)
    let had = model.itemIDs.flatMap { item in
      WhoSees(item).answer(reach).filter {
        $0.manner == .direct && model[$0.party].kind != .dataSubject
      }.map { (item, $0.party) }
    }
    return random.pick(had)
  }

  @Test(arguments: batches, [Cut.Goal.reach, .scope])
  func noSmallerSetOfFlowsDoesIt(seeds: Range<UInt64>, goal: Cut.Goal) {
    expectTheFewest(seeds, goal, salt: 0x6375_74) {
      $0.passages(in: $1)
    } of: { model in
      model.passages.map { Cut.Element.passage($0) }
    }
  }

  @Test(arguments: batches, [Cut.Goal.reach, .scope])
  func noSmallerSetOfItemsDoesIt(seeds: Range<UInt64>, goal: Cut.Goal) {
    // Three of fifty is too many to try.
    expectTheFewest(seeds, goal, salt: 0x6669_6578, atMost: 2) {
      $0.fields(in: $1)
    } of: { model in
      // Of every item, not only of those from which this one can be made.
      model.passages.flatMap { passage in
        model.itemIDs.map { Cut.Element.field(passage, $0) }
      }
    }
  }

  private func expectTheFewest(
    _ seeds: Range<UInt64>, _ goal: Cut.Goal, salt: UInt64, atMost size: Int = .max,
    _ answer: (Cut, Model) -> Cut.Answer, of elements: (Model) -> [Cut.Element]
  ) {
    for seed in seeds {
      var random = Random(seed: seed ^ salt)
      let model = RandomModel.make(seed: seed)
      guard let (item, party) = asked(model, &random) else { continue }
      let brute = BruteCut(model: model, item: item, party: party, goal: goal)
      let answer = answer(Cut(item, from: party, goal: goal), model)
      if case .fewest(let sets) = answer, (sets.first?.count ?? 0) > size { continue }
      if let fault = fault(answer, brute, elements(model)) {
        Issue.record("seed \(seed): \(fault)")
        return
      }
    }
  }

  private func fault(
    _ answer: Cut.Answer, _ brute: BruteCut, _ elements: [Cut.Element]
  ) -> String? {
    switch answer {
    case .nothingToEnd: return brute.hasNothing ? nil : "something remains"
    case .impossible: return brute.isHopeless(among: elements) ? nil : "it can be ended"
    case .tooMuch: return "a small model was too much"
    case .fewest(let sets):
      guard let first = sets.first, !first.isEmpty else { return "an empty answer" }
      if !sets.allSatisfy({ $0.count == first.count }) { return "sets of different sizes" }
      if Set(sets).count != sets.count { return "a set twice" }
      if !brute.isFewest(first, among: elements) { return "\(first) is not the fewest" }
      for set in sets.dropFirst() where !brute.isFewest(set, among: []) {
        return "\(set) does not end it"
      }
      return nil
    }
  }

  /// Or the search would have been tried on nothing.
  @Test func someModelsNeedTwoCutsAndSomeCannotBeCut() {
    var (two, none) = (0, 0)
    for seed in 0..<80 as Range<UInt64> {
      var random = Random(seed: seed ^ 0x6375_74)
      let model = RandomModel.make(seed: seed)
      guard let (item, party) = asked(model, &random) else { continue }
      switch Cut(item, from: party, goal: .reach).passages(in: model) {
      case .fewest(let sets): two += (sets.first?.count ?? 0) > 1 ? 1 : 0
      case .impossible: none += 1
      case .nothingToEnd, .tooMuch: break
      }
    }
    #expect(two > 3)
    #expect(none > 3)
  }

  // MARK: By hand

  @Test func oneFlowThatAllWaysShareIsEnough() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳", "中", "左", "右"])
    small.bear(["氏名"], in: "台帳")
    let shared = small.flow("台帳", to: "中", ["氏名"])
    small.flow("中", to: "左", nil)
    small.flow("中", to: "右", nil)
    small.flow("左", to: "会社", nil)
    small.flow("右", to: "会社", nil)
    let cut = Cut(small.item("氏名"), from: small.party("会社"), goal: .reach)
    #expect(cut.passages(in: small.model) == .fewest([[.passage(.flow(shared))]]))
  }

  @Test func anyInputOfADerivationWillDo() {
    var small = SmallModel(
      parties: ["会社"], systems: ["一", "二", "台帳"], items: ["住所", "氏名", "宛名"])
    small.bear(["住所"], in: "一")
    small.bear(["氏名"], in: "二")
    let first = small.flow("一", to: "台帳", ["住所"])
    let second = small.flow("二", to: "台帳", ["氏名"])
    small.derive("宛名", from: ["住所", "氏名"], in: "台帳")
    let last = small.flow("台帳", to: "会社", nil)
    let cut = Cut(small.item("宛名"), from: small.party("会社"), goal: .reach)
    #expect(
      cut.passages(in: small.model)
        == .fewest([first, second, last].map { [.passage(.flow($0))] }))
  }

  @Test func whatAPartyHasOfItsOwnCannotBeCut() {
    var small = SmallModel(parties: ["会社"], systems: ["庫"])
    small.operate("庫", by: "会社")
    small.bear(["氏名"], in: "庫")
    let cut = Cut(small.item("氏名"), from: small.party("会社"), goal: .reach)
    #expect(cut.passages(in: small.model) == .impossible)
  }

  @Test func theGoalIsTheScopeForWhoeverIsBeyondIt() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳", "庫"], items: ["住所", "氏名"])
    small.operate("庫", by: "会社")
    small.bear(["住所", "氏名"], in: "台帳")
    let flow = small.flow("台帳", to: "庫", ["住所", "氏名"])
    small.approve(.entrustment, "会社", ["氏名"])
    let (item, other) = (small.item("住所"), small.item("氏名"))
    let company = small.party("会社")
    #expect(Cut.goal(item, of: company, in: small.model) == .scope)
    #expect(
      Cut(item, from: company, goal: .scope).fields(in: small.model)
        == .fewest([[.field(.flow(flow), item)]]))
    // No channel is stated, so nothing about it is judged: the name is within scope.
    #expect(Cut.goal(other, of: company, in: small.model) == .reach)
  }
}
