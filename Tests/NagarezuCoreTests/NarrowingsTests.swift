import NagarezuCore
import TestSupport
import Testing

/// What is looked up or found once gives what going through everything gives.
@Suite struct NarrowingsTests {
  /// Companies that each get something on an imprecise day of their own.
  private func star(_ count: Int32) -> SmallModel {
    let names = (0..<count).map { "社\($0)" }
    var small = SmallModel(parties: names, systems: ["台帳"])
    small.bear(["氏名"], in: "台帳")
    for (place, name) in zip(Int32(0)..., names) {
      let period = Period(start: .some(10 * place, 10 * place + 5))
      small.flow("台帳", to: name, ["氏名"], period)
      small.approve(.consent, name, during: period)
    }
    return small
  }

  @Test func datesThatMoveNothingInCommonAreReadTogether() {
    let small = star(20)
    let narrowings = Narrowings(Reach(small.model))
    #expect(narrowings.groups.map(\.count) == [20])
    #expect(Verdict(small.model).findings.allSatisfy { $0.severity == .warning })
  }

  @Test func aDateIsSeenOnlyWhereItMovesSomething() throws {
    let small = star(3)
    let base = Reach(small.model)
    let narrowings = Narrowings(base)
    let date = DateToken(side: .start, of: .some(10, 15))
    let moved = try #require(narrowings.reach(narrowing: date, at: .node(small.node("社1"))))
    let there = moved.history(of: small.node("社1")).filter { !$0.contents.isEmpty }
    #expect(there.map(\.first) == [Day(number: 15)])
    #expect(narrowings.reach(narrowing: date, at: .node(small.node("社2"))) == nil)
    #expect(narrowings.reach(narrowing: date, at: .passage(.flow(Flow.ID(1)))) != nil)
    #expect(narrowings.reach(narrowing: date, at: .passage(.flow(Flow.ID(2)))) == nil)
  }

  @Test func datesInARowAreReadOneByOne() {
    let names = (0..<12).map { "機\($0)" }
    var small = SmallModel(parties: ["会社"], systems: names)
    small.bear(["氏名"], in: "機0")
    for (place, next) in zip(Int32(1)..., names.dropFirst()) {
      let period = Period(start: .some(place, place + 30))
      small.flow("機\(place - 1)", to: next, nil, period)
      small.approve(.consent, "会社", during: period)
    }
    #expect(Narrowings(Reach(small.model)).groups.allSatisfy { $0.count == 1 })
  }

  @Test func approvalsAreFoundByWhomTheyAreToAfterAChangeToo() {
    var small = star(3)
    small.approve(.connection, "社1")
    func roles(_ name: String) -> [String] { small.model.roles(of: small.party(name)).map(\.en) }
    #expect(roles("社1") == ["counterparty by consent", "connected party"])
    small.change { $0.approvals.removeFirst() }
    #expect(roles("社0").isEmpty && roles("社2") == ["counterparty by consent"])
    let other = small.party("社0")
    small.change { $0.approvals[0].target = .party(other) }
    #expect(roles("社0") == ["counterparty by consent"] && roles("社1") == ["connected party"])
  }

  @Test func itemsAreAlikeThatNothingTellsApart() {
    let items = ["住所", "氏名", "電話", "所得", "判定"]
    var small = SmallModel(systems: ["台帳", "倉庫"], items: items)
    small.bear(items, in: "台帳")
    small.flow("台帳", to: "倉庫", ["住所", "氏名", "所得"])
    small.derive("判定", from: ["所得"], in: "倉庫")
    let kinds = KindsOfItems(small.model, Lineage(small.model))
    #expect(kinds[small.item("住所")] == kinds[small.item("氏名")])
    let others = ["住所", "電話", "所得", "判定"].map { kinds[small.item($0)] }
    #expect(Set(others).count == 4)
  }
}
