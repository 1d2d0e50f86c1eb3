import NagarezuCore
import TestSupport
import Testing

/// The slow engine against single sentences of design §3, before it judges the fast one.
@Suite struct SlowEngineReachTests {
  @Test func namedItemsReachTheFarEndThoughTheSourceIsNotKnownToHoldThem() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"])
    small.flow("台帳", to: "会社", ["氏名"])
    #expect(small.contents("会社", on: 5) == ["氏名"])
    #expect(small.contents("台帳", on: 5).isEmpty)
    #expect(small.gaps == ["G-CHANNEL flow 0", "G-SOURCE flow 0"])
  }

  @Test func allItemsAreThoseTheSourceHoldsThatDayButTheExcepted() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: ["住所", "口座", "氏名"])
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", nil, except: ["住所"])
    #expect(small.contents("会社", on: 5) == ["氏名"])
  }

  @Test func anAllFlowThatEndedBeforeTheDataArrivedCarriesNothing() {
    var small = SmallModel(systems: ["甲", "乙", "丙"])
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", nil, .days(5, 6))
    small.flow("乙", to: "丙", nil, .days(0, 4))
    #expect(small.contents("乙", on: 9) == ["氏名"])
    #expect(small.contents("丙", on: 9).isEmpty)
  }

  @Test func anAllFlowThatEndsOnTheDayTheDataArrivesCarriesIt() {
    var small = SmallModel(systems: ["甲", "乙", "丙"])
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", nil, .days(5, 6))
    small.flow("乙", to: "丙", nil, .days(0, 5))
    #expect(small.contents("丙", on: 4).isEmpty)
    #expect(small.contents("丙", on: 5) == ["氏名"])
  }

  @Test func aFlowRenamesAndDrops() {
    var small = SmallModel(systems: ["甲", "乙"], items: ["年齢", "氏名", "生年月日"])
    small.bear(["氏名", "生年月日"], in: "甲")
    small.flow("甲", to: "乙", nil, as: ["生年月日": "年齢", "氏名": nil])
    #expect(small.contents("乙", on: 0) == ["年齢"])
  }

  @Test func aSealedFlowIsPlainOnlyWhereTheKeyIsHeld() {
    var small = SmallModel(parties: ["会社"], systems: ["甲", "乙", "丙"], keys: ["鍵"])
    small.operate("丙", by: "会社")
    small.hold(key: "鍵", by: "会社")
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", ["氏名"], seal: "鍵")
    small.flow("乙", to: "丙", nil)
    #expect(small.contents("乙", on: 0) == ["氏名/鍵"])
    #expect(small.contents("丙", on: 0) == ["氏名/鍵", "氏名"])
  }

  @Test func aSealedSystemSealsWhateverIsStoredWhateverStateItCameIn() {
    var small = SmallModel(systems: ["甲", "乙"], items: ["住所", "氏名"], keys: ["内鍵", "外鍵"])
    small.seal("乙", under: "内鍵")
    small.bear(["住所"], in: "乙")
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", ["氏名"], seal: "外鍵")
    #expect(small.contents("乙", on: 0) == ["住所/内鍵", "氏名/内鍵"])
  }

  @Test func partsOfACompanyKeepNoKeyFromEachOther() {
    var small = SmallModel(parties: ["課", "本部", "支店"], systems: ["甲"], keys: ["鍵"])
    small.put("支店", under: "本部")
    small.seal("甲", under: "鍵")
    small.bear(["氏名"], in: "甲")
    small.hold(key: "鍵", by: "支店")
    small.operate("甲", by: "本部")
    #expect(small.contents("甲", on: 0) == ["氏名/鍵", "氏名"])
    small.hold(key: "鍵", by: "本部")
    small.operate("甲", by: "支店")
    #expect(small.contents("甲", on: 0) == ["氏名/鍵", "氏名"])
  }

  @Test func aSectionDoesNotHoldTheAuthoritysKeyButTheAuthorityItsSections() {
    var small = SmallModel(parties: ["課"], systems: ["甲"], keys: ["鍵"])
    small.put("課", under: "区")
    small.seal("甲", under: "鍵")
    small.bear(["氏名"], in: "甲")
    small.hold(key: "鍵", by: "区")
    small.operate("甲", by: "課")
    #expect(small.contents("甲", on: 0) == ["氏名/鍵"])
    small.hold(key: "鍵", by: "課")
    small.operate("甲", by: "区")
    #expect(small.contents("甲", on: 0) == ["氏名/鍵", "氏名"])
  }

  @Test func onlyPlainDataDerivesAndOnlyFromAllItsInputs() {
    var small = SmallModel(systems: ["甲"], items: ["所得", "判定", "氏名"], keys: ["鍵"])
    small.derive("判定", from: ["所得", "氏名"], in: "甲")
    small.bear(["所得"], in: "甲")
    #expect(small.contents("甲", on: 0) == ["所得"])
    small.bear(["氏名"], in: "甲")
    #expect(small.contents("甲", on: 0) == ["所得", "氏名", "判定"])
    small.seal("甲", under: "鍵")
    #expect(small.contents("甲", on: 0) == ["所得/鍵", "氏名/鍵"])
    small.hold(key: "鍵", by: "区")
    #expect(small.contents("甲", on: 0).contains("判定/鍵"))
  }

  @Test func noRuleMixesAtoms() {
    var small = SmallModel(
      systems: ["甲"], items: ["所得", "判定", "氏名"], classes: ["世帯主", "児童"])
    small.derive("判定", from: ["所得", "氏名"], in: "甲")
    small.bear(["所得"], in: "甲", of: ["児童"])
    small.bear(["氏名"], in: "甲", of: ["世帯主"])
    let reach = SlowReach(small.model, days: SmallModel.days)
    let derived = reach.contents(of: small.node("甲"), on: Day(number: 0)).filter {
      $0.item == small.item("判定").position
    }
    let both = small.atoms(["児童"]).intersection(small.atoms(["世帯主"]))
    #expect(derived.map(\.atom) == both.members)
  }

  @Test func whatAnInnerSystemHoldsTheOuterHoldsOnlyAsLong() {
    var small = SmallModel(systems: ["内", "外"])
    small.put("内", inside: "外")
    small.keep("内", .until(Bound(Day(number: 6))))
    small.bear(["氏名"], in: "内", .days(2, 4))
    #expect(small.contents("外", on: 6) == ["氏名"])
    #expect(small.contents("外", on: 7).isEmpty)
    let reach = SlowReach(small.model, days: SmallModel.days)
    #expect(reach.local(in: small.system("外"), on: Day(number: 5)).isEmpty)
    #expect(!reach.local(in: small.system("内"), on: Day(number: 5)).isEmpty)
  }

  @Test func whatArrivesAtTheOuterDoesNotEnterTheInner() {
    var small = SmallModel(systems: ["内", "外"])
    small.put("内", inside: "外")
    small.flow("区", to: "外", ["氏名"])
    #expect(small.contents("内", on: 0).isEmpty)
  }

  @Test(arguments: [
    (System.Keep.forever, Int32(20)), (.until(Bound(Day(number: 8))), 8),
    (.until(.some(8, 10)), 10), (.span(years: 0, months: 0, days: 3), 7), (.contractEnd, 9),
    (.afterContract(years: 0, months: 0, days: 2), 11),
    (.until(Bound(Day(number: 2))), 4),
  ])
  func dataStaysUntilTheKeepEnds(keep: System.Keep, last: Int32) {
    var small = SmallModel(parties: ["会社"], systems: ["倉庫"])
    small.operate("倉庫", by: "会社")
    small.keep("倉庫", keep)
    small.flow("区", to: "倉庫", ["氏名"], .days(1, 4))
    small.approve(.provision, "会社", during: .days(0, 6))
    small.approve(.connection, "会社", during: Period(end: .some(7, 9)))
    let present = SmallModel.days.filter { !small.contents("倉庫", on: $0).isEmpty }
    #expect(present == Array(1...last))
  }

  @Test func withoutAnApprovalOfItsOperatorTheContractNeverEnds() {
    var small = SmallModel(systems: ["倉庫"])
    small.keep("倉庫", .contractEnd)
    small.bear(["氏名"], in: "倉庫", .days(1, 4))
    #expect(small.contents("倉庫", on: 20) == ["氏名"])
  }

  @Test func anAgreedContractEndNarrowsTheKeepThatHangsOnIt() {
    var small = SmallModel(parties: ["会社"], systems: ["倉庫"])
    small.operate("倉庫", by: "会社")
    small.keep("倉庫", .contractEnd)
    small.flow("区", to: "倉庫", ["氏名"], .days(1, 4))
    small.approve(.entrustment, "会社", during: Period(end: .some(7, 9)))
    let token = DateToken(side: .end, of: .some(7, 9))
    let reach = SlowReach(small.model, days: SmallModel.days, reading: [token: Day(number: 7)])
    #expect(reach.contents(of: small.node("倉庫"), on: Day(number: 7)).count == 1)
    #expect(reach.contents(of: small.node("倉庫"), on: Day(number: 8)).isEmpty)
  }

  @Test func aDerivedCopyStaysAsLongAsItsLatestInputWould() {
    var small = SmallModel(systems: ["甲"], items: ["所得", "判定"])
    small.derive("判定", from: ["所得"], in: "甲")
    small.keep("甲", .span(years: 0, months: 0, days: 2))
    small.bear(["所得"], in: "甲", .days(1, 3))
    #expect(small.contents("甲", on: 5) == ["所得", "判定"])
    #expect(small.contents("甲", on: 6).isEmpty)
  }

  @Test func peopleHaveWhatTheyHandOver() {
    var small = SmallModel(parties: ["住民"], systems: ["窓口端末"])
    small.make("住民", .dataSubject)
    small.flow("住民", to: "窓口端末", ["氏名"], .days(3, 3))
    #expect(small.contents("住民", on: 2).isEmpty)
    #expect(small.contents("住民", on: 3) == ["氏名"])
    #expect(small.contents("窓口端末", on: 3) == ["氏名"])
    #expect(small.gaps == ["G-CHANNEL flow 0"])
  }

  @Test func anImpreciseFlowRunsAtItsWidestUnlessItsDateIsNarrowed() {
    var small = SmallModel(systems: ["甲"])
    small.keep("甲", .until(Bound(Day(number: -1))))
    small.flow("区", to: "甲", ["氏名"], Period(start: .some(2, 4), end: .some(6, 8)))
    let wide = SmallModel.days.filter { !small.contents("甲", on: $0).isEmpty }
    #expect(wide == Array(2...8))
    let reach = SlowReach(
      small.model, days: SmallModel.days,
      reading: [DateToken(side: .start, of: .some(2, 4)): Day(number: 4)])
    let narrow = SmallModel.days.filter {
      !reach.contents(of: small.node("甲"), on: Day(number: $0)).isEmpty
    }
    #expect(narrow == Array(4...8))
  }

  @Test func whatIsHeldAsOwnOriginIsNotBroughtAndWhatAFlowBroughtStaysBrought() {
    var small = SmallModel(systems: ["甲"], items: ["住所", "氏名"])
    small.bear(["住所"], in: "甲")
    small.flow("区", to: "甲", ["氏名"], .days(2, 2))
    let reach = SlowReach(small.model, days: SmallModel.days)
    #expect(small.words(reach.brought(to: small.node("甲"), on: Day(number: 9))) == ["氏名"])
  }
}
