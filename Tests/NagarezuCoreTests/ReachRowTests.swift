import NagarezuCore
import TestSupport
import Testing

/// What newly reaches whom, row by row, between two models and between two days.
@Suite struct ReachRowTests {
  /// 台帳 → 委託機 ⇒ 再委託機; the second flow carries whatever is there.
  private static func chain(born: [String] = ["氏名"], sent: [String] = ["氏名"]) -> SmallModel {
    var small = SmallModel(
      parties: ["業者", "孫請"], systems: ["台帳", "委託機", "再委託機"], items: ["氏名", "口座"])
    small.operate("委託機", by: "業者")
    small.operate("再委託機", by: "孫請")
    small.bear(born, in: "台帳")
    small.flow("台帳", to: "委託機", sent)
    small.flow("委託機", to: "再委託機", nil)
    return small
  }

  private func change(_ old: SmallModel, _ new: SmallModel) -> Comparison {
    Comparison(old.model, new.model)
  }

  @Test func anItemAddedUpstreamNewlyArrivesOverAFlowThatIsAsItWas() throws {
    let (old, new) = (
      Self.chain(born: ["氏名", "口座"]), Self.chain(born: ["氏名", "口座"], sent: ["氏名", "口座"])
    )
    let found = change(old, new)
    #expect(found.ceasing.isEmpty)
    #expect(found.arriving.map { new.model[$0.party].name } == ["孫請", "業者"])
    #expect(found.arriving.allSatisfy { $0.items == [new.item("口座")] && $0.exposure == .read })
    #expect(found.arriving.map(\.passages) == [[.flow(Flow.ID(1))], [.flow(Flow.ID(0))]])
    #expect(found.arriving.allSatisfy { $0.isOfAll })
  }

  @Test func aFlowThatIsGoneTakesItsItemsAndBringsNone() {
    let new = Self.chain()
    var old = new
    old.flow("台帳", to: "再委託機", ["口座"])
    let found = change(old, new)
    #expect(found.arriving.isEmpty)
    #expect(found.ceasing.map { old.model[$0.party].name } == ["孫請"])
    #expect(found.ceasing.map(\.passages) == [[.flow(Flow.ID(2))]])
    #expect(found.ceasing.map(\.items) == [[old.item("口座")]])
  }

  @Test func anotherWayOfWhatWasThereIsNoChange() {
    let old = Self.chain()
    var new = old
    new.flow("台帳", to: "再委託機", ["氏名"])
    let found = change(old, new)
    #expect(found.arriving.isEmpty && found.ceasing.isEmpty)
  }

  @Test func whatBecomesReadableNewlyArrives() {
    var old = SmallModel(parties: ["業者"], systems: ["台帳", "委託機"], keys: ["鍵"])
    old.operate("委託機", by: "業者")
    old.bear(["氏名"], in: "台帳")
    old.flow("台帳", to: "委託機", ["氏名"], seal: "鍵")
    var new = old
    new.hold(key: "鍵", by: "業者")
    let found = change(old, new)
    #expect(found.arriving.map(\.exposure) == [.read])
    #expect(found.ceasing.isEmpty)
    // And back: nothing ceases but reading.
    #expect(change(new, old).ceasing.map(\.exposure) == [.read])
    #expect(change(new, old).arriving.isEmpty)
  }

  @Test func morePeopleOfTheSameItemAreNamed() {
    func small(_ classes: [String]) -> SmallModel {
      var small = SmallModel(
        parties: ["業者"], systems: ["台帳", "委託機"], classes: ["世帯主", "転入者"])
      small.operate("委託機", by: "業者")
      small.bear(["氏名"], in: "台帳")
      for one in classes { small.flow("台帳", to: "委託機", ["氏名"], of: [one]) }
      return small
    }
    let new = small(["世帯主", "転入者"])
    let found = change(small(["世帯主"]), new).arriving
    #expect(found.count == 1)
    #expect(found.first?.isOfAll == false)
    #expect(found.first.map { new.model.described($0.atoms).map(\.ja) } == ["転入者（世帯主を除く）"])
    #expect(found.first?.passages == [.flow(Flow.ID(1))])
  }

  @Test func whoIsKnownByAnotherNameIsTheSame() {
    let old = Self.chain()
    var new = old
    new.change { model in
      for party in model.parties.indices where model.parties[party].name == "業者" {
        model.parties[party].name = "新業者"
        model.parties[party].aliases = ["業者"]
      }
    }
    #expect(change(old, new).arriving.isEmpty)
    var stranger = new
    stranger.change { model in
      for party in model.parties.indices { model.parties[party].aliases = [] }
    }
    #expect(change(old, stranger).arriving.map { stranger.model[$0.party].name } == ["新業者"])
    #expect(change(old, stranger).ceasing.map { old.model[$0.party].name } == ["業者"])
  }

  @Test func oneModelIsComparedOnTwoDays() {
    var small = Self.chain()
    small.flow("台帳", to: "再委託機", ["口座"], .days(5, 9))
    small.keep("再委託機", .span(years: 0, months: 0, days: 2))
    func change(_ first: Int32, _ second: Int32) -> Comparison {
      Comparison(
        small.model, small.model, on: (old: Day(number: first), new: Day(number: second)))
    }
    #expect(change(1, 6).arriving.map(\.items) == [[small.item("口座")]])
    #expect(change(1, 4).arriving.isEmpty)
    // What stays has not gone, and came by a flow of the day before.
    #expect(change(6, 10).ceasing.isEmpty)
    #expect(change(1, 10).arriving.map(\.passages) == [[.flow(Flow.ID(2))]])
    #expect(change(6, 19).ceasing.map(\.items) == [[small.item("口座")]])
  }

  // MARK: - Days

  @Test func moreDaysOfWhatWasThereAreARowOfThoseDays() throws {
    func small(_ last: Int32) -> SmallModel {
      var small = SmallModel(parties: ["業者"], systems: ["台帳", "委託機"])
      small.operate("委託機", by: "業者")
      small.keep("委託機", .until(Bound(Day(number: last))))
      small.bear(["氏名"], in: "台帳")
      small.flow("台帳", to: "委託機", ["氏名"], .days(1, last))
      return small
    }
    let found = change(small(5), small(9))
    #expect(found.arriving.map(\.novelty) == [.days])
    #expect(
      found.arriving.map(\.during)
        == [[DayRange(Day(number: 6), Day(number: 9))].compactMap(\.self)])
    #expect(found.arriving.map(\.passages) == [[.flow(Flow.ID(0))]])
    #expect(found.ceasing.isEmpty)
    #expect(change(small(9), small(5)).ceasing.map(\.novelty) == [.days])
  }

  @Test func aPartyThatIsSplitInTwoIsTwoNewParties() throws {
    var old = SmallModel(parties: ["甲社"], systems: ["台帳", "委託機"])
    old.operate("委託機", by: "甲社")
    old.bear(["氏名"], in: "台帳")
    old.flow("台帳", to: "委託機", ["氏名"])
    let firm = old.party("甲社")
    old.change { $0.parties[firm.position].aliases = ["旧一", "旧二"] }
    var new = SmallModel(parties: ["丙社", "乙社"], systems: ["台帳", "委託機"])
    new.operate("委託機", by: "丙社")
    new.bear(["氏名"], in: "台帳")
    new.flow("台帳", to: "委託機", ["氏名"])
    new.change { model in
      for (name, alias) in [("乙社", "旧一"), ("丙社", "旧二")] {
        if let party = model.parties.firstIndex(where: { $0.name == name }) {
          model.parties[party].aliases = [alias]
        }
      }
    }
    let found = change(old, new)
    #expect(found.arriving.map { new.model[$0.party].name } == ["丙社"])
    #expect(found.ceasing.map { old.model[$0.party].name } == ["甲社"])
    #expect(found.matching.place(ofOlder: firm) == .older(firm))
  }

  // MARK: - Against the comparison's cells

  /// Shape: party, item, exposure, atom, day.
  private struct Cell: Hashable {
    let party: Int
    let item: Int
    let exposure: Exposure
    let atom: Int
    let day: Int32
  }

  private func cells(
    _ party: Party.ID, _ items: [Item.ID], _ exposure: Exposure, _ atoms: AtomSet,
    _ during: [DayRange]
  ) -> [Cell] {
    let days = RandomModel.days.filter { number in
      during.contains { $0.contains(Day(number: number)) }
    }
    return items.flatMap { item in
      atoms.members.flatMap { atom in
        days.map {
          Cell(
            party: party.position, item: item.position, exposure: exposure, atom: atom, day: $0)
        }
      }
    }
  }

  @Test(arguments: Campaign.batches(8, each: 12))
  func theRowsNameJustTheCellsOfTheChanges(seeds: Range<UInt64>) {
    var count = 0
    for seed in seeds {
      let pair = RandomPair(seed: seed)
      let comparison = Comparison(pair.old, pair.new)
      for (rows, changes) in [
        (comparison.arriving, comparison.newlyReaching),
        (comparison.ceasing, comparison.noLongerReaching),
      ] {
        let told = changes.flatMap { cells($0.party, $0.items, $0.exposure, $0.atoms, $0.during) }
        let shown = rows.flatMap { cells($0.party, $0.items, $0.exposure, $0.atoms, $0.during) }
        #expect(shown.count == Set(shown).count, "seed \(seed): twice")
        #expect(Set(shown) == Set(told), "seed \(seed)")
        #expect(rows.isEmpty == changes.isEmpty, "seed \(seed)")
        count += shown.count
      }
    }
    #expect(count > 0)
  }
}
