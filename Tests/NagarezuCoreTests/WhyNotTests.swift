import NagarezuCore
import TestSupport
import Testing

/// Each thing that keeps an item from a party, once.
@Suite struct WhyNotTests {
  private func small() -> SmallModel {
    SmallModel(
      parties: ["会社", "他社"], systems: ["台帳", "庫"], items: ["住所", "氏名"],
      classes: ["甲", "乙"], keys: ["鍵"])
  }

  private func stops(_ small: SmallModel) -> [Stop] {
    WhyNot(small.item("氏名"), small.party("会社")).answer(Reach(small.model))
  }

  @Test func nobodyHoldsIt() {
    var small = small()
    small.bear(["住所"], in: "台帳")
    small.flow("台帳", to: "会社", nil)
    #expect(stops(small) == [.heldByNobody])
  }

  @Test func noFlowLeadsThere() {
    var small = small()
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "他社", ["氏名"])
    small.flow("会社", to: "台帳", ["住所"])
    #expect(stops(small) == [.noWay])
  }

  @Test func theFlowDoesNotNameIt() {
    var small = small()
    small.bear(["氏名", "住所"], in: "台帳")
    let flow = small.flow("台帳", to: "会社", ["住所"])
    #expect(stops(small) == [.notNamed(flow)])
  }

  @Test func theFlowLeavesItOut() {
    var small = small()
    small.bear(["氏名", "住所"], in: "台帳")
    let flow = small.flow("台帳", to: "会社", nil, except: ["氏名"])
    #expect(stops(small) == [.notNamed(flow)])
  }

  @Test func theFlowIsAboutOtherPeople() {
    var small = small()
    let both = small.atoms(["甲"]).intersection(small.atoms(["乙"]))
    let system = small.system("台帳").position
    small.bear(["氏名"], in: "台帳", of: ["甲"])
    let flow = small.flow("台帳", to: "会社", nil, of: ["乙"])
    small.change {
      let holding = $0.systems[system].holdings[0]
      $0.systems[system].holdings[0].subjects = holding.subjects.subtracting(both)
    }
    #expect(stops(small) == [.otherPeople(flow)])
  }

  @Test func theFlowEndsBeforeItArrives() {
    var small = small()
    small.bear(["氏名"], in: "台帳", .days(5, nil))
    let flow = small.flow("台帳", to: "会社", nil, .days(0, 4))
    #expect(stops(small) == [.otherDays(flow)])
  }

  @Test func theFlowDropsItOrTurnsItIntoAnother() {
    var dropping = small()
    dropping.bear(["氏名"], in: "台帳")
    let first = dropping.flow("台帳", to: "会社", ["氏名"], as: ["氏名": nil])
    #expect(stops(dropping) == [.turned(first, into: nil)])

    var turning = small()
    turning.bear(["氏名"], in: "台帳")
    let other = turning.flow("台帳", to: "会社", ["氏名"], as: ["氏名": "住所"])
    #expect(stops(turning) == [.turned(other, into: turning.item("住所"))])
  }

  @Test func theReaderDoesNotSelectIt() {
    var small = small()
    small.bear(["氏名", "住所"], in: "台帳")
    small.read("台帳", by: "会社", ["住所"])
    #expect(stops(small) == [.notSelected(small.system("台帳"))])
  }

  @Test func itIsSealedUnderAKeyOfSomebodyElse() {
    var small = small()
    small.operate("庫", by: "会社")
    small.seal("庫", under: "鍵")
    small.hold(key: "鍵", by: "他社")
    small.bear(["氏名"], in: "庫")
    #expect(stops(small) == [.sealed(.node(.system(small.system("庫"))), small.key("鍵"))])
  }

  @Test func aPartOfThePartyCountsAsTheParty() {
    var small = small()
    small.put("他社", under: "会社")
    small.bear(["氏名"], in: "台帳")
    let flow = small.flow("台帳", to: "他社", ["住所"])
    #expect(stops(small) == [.notNamed(flow)])
  }
}
