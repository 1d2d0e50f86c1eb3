import NagarezuCore
import TestSupport
import Testing

/// What newly reaches whom, between two models and between two days.
@Suite struct ReachChangeTests {
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

  private func change(_ old: SmallModel, _ new: SmallModel) -> ReachDifference {
    ReachDifference(from: Reach(old.model), to: Reach(new.model))
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
    #expect(found.arriving.allSatisfy { $0.people == nil })
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
    let people = found.first?.people.map { new.model.described($0).map(\.ja) }
    #expect(people == ["転入者（世帯主を除く）"] || people == ["転入者"], "\(people ?? [])")
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
    let reach = Reach(small.model)
    func change(_ first: Int32, _ second: Int32) -> ReachDifference {
      ReachDifference(
        from: reach, on: Day(number: first), to: reach, on: Day(number: second))
    }
    #expect(change(1, 6).arriving.map(\.items) == [[small.item("口座")]])
    #expect(change(1, 4).arriving.isEmpty)
    // What stays has not gone, and came by a flow of the day before.
    #expect(change(6, 10).ceasing.isEmpty)
    #expect(change(1, 10).arriving.map(\.passages) == [[.flow(Flow.ID(2))]])
    #expect(change(6, 19).ceasing.map(\.items) == [[small.item("口座")]])
  }

  // MARK: - Against the slow engine

  private struct Pair: Hashable {
    var party: Int
    var item: Int
  }

  /// Who has what in `new` and not, or only in custody, in `old`, by the slow engine; sections are
  /// told with what they are parts of.
  private func expected(from old: Set<SlowSeen>, to new: Set<SlowSeen>) -> Set<Pair> {
    let before = Dictionary(grouping: old) { "\($0.party) \($0.item) \($0.atom)" }
      .compactMapValues { $0.map(\.exposure).max() }
    return Set(
      new.filter { seen in
        before["\(seen.party) \(seen.item) \(seen.atom)"].map { $0 < seen.exposure } ?? true
      }.map { Pair(party: $0.party, item: $0.item) })
  }

  @Test(arguments: 0..<10) func theSlowEngineFindsTheSame(batch: UInt64) throws {
    var cases = 0
    for seed in batch * 30..<(batch + 1) * 30 {
      let old = RandomModel.make(seed: seed)
      let addition = RandomModel.Addition.allCases[Int(seed % 4)]
      guard let new = RandomModel.adding(addition, to: old, seed: seed) else { continue }
      let day = Day(number: Int32(seed % 12))
      let seen = (
        old: SlowJudge(old, days: RandomModel.days).seen(on: day),
        new: SlowJudge(new, days: RandomModel.days).seen(on: day)
      )
      if seen.old != seen.new { cases += 1 }
      let found = ReachDifference(from: Reach(old), on: day, to: Reach(new), on: day)
      // Added flows, readers, key holders and days never take anything away.
      #expect(found.ceasing.isEmpty, "seed \(seed)")
      func isPerson(_ pair: Pair) -> Bool { new.parties[pair.party].kind == .dataSubject }
      let own = Set(
        found.arriving.flatMap { one in
          one.items.map { Pair(party: one.party.position, item: $0.position) }
        })
      let told = Set(
        found.arriving.flatMap { one in
          new.withAncestors(one.party).flatMap { party in
            one.items.map { Pair(party: party.position, item: $0.position) }
          }
        })
      let expected = expected(from: seen.old, to: seen.new).filter { !isPerson($0) }
      #expect(expected.subtracting(told) == [], "seed \(seed): missed")
      let there = Set(seen.new.map { Pair(party: $0.party, item: $0.item) })
      #expect(own.subtracting(there) == [], "seed \(seed): not there")
      // A party without parts has what it has by itself alone.
      let single = own.filter { pair in
        !new.parties.contains { $0.parent?.position == pair.party }
      }
      #expect(single.subtracting(expected).filter { !isPerson($0) } == [], "seed \(seed): not new")
    }
    // A test of models in which nothing changes would be none.
    #expect(cases > 0)
  }
}
