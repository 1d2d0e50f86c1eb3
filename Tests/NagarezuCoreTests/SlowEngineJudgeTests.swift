import NagarezuCore
import TestSupport
import Testing

/// The slow judge against single sentences of design §3 and §4.
@Suite struct SlowEngineJudgeTests {
  /// A company that is sent 氏名 on paper, days 2 to 5.
  private func handedOver() -> SmallModel {
    var small = SmallModel(
      parties: ["会社", "本社", "課"], systems: ["台帳"], items: ["住所", "氏名"],
      classes: ["施設入所者"], channels: ["便": .post])
    small.put("会社", under: "本社")
    small.put("課", under: "区")
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "便", .days(2, 5))
    return small
  }

  @Test func withoutAnyApprovalItIsS106AndTheParentIsNotAFinding() {
    let small = handedOver()
    #expect(small.violations(on: 1).isEmpty)
    #expect(small.violations(on: 2) == ["S106 会社 会社 氏名 read"])
    #expect(small.exposure(of: "氏名", to: "本社", on: 2) == .read)
  }

  @Test func theFirstThingThatFailsInTheOrderOfTheDesignNamesTheRule() {
    var small = handedOver()
    small.approve(.entrustment, "会社", ["住所"])
    #expect(small.violations(on: 3) == ["S101 会社 会社 氏名 read"])
    small.approve(.entrustment, "本社", ["氏名"], of: ["施設入所者"], for: .custody)
    #expect(
      small.violations(on: 3) == ["S102 会社 会社 氏名 read", "S104 会社 会社 氏名 read"])
    small.approve(.statute, "本社", ["氏名"], by: [.post], during: .days(4, nil))
    #expect(small.violations(on: 3) == ["S105 会社 会社 氏名 read"])
    #expect(small.violations(on: 4).isEmpty)
  }

  @Test func consecutiveApprovalsJoin() {
    var small = handedOver()
    small.approve(.entrustment, "会社", by: [.paper], during: .days(2, 3))
    small.approve(.entrustment, "会社", by: [.paper], during: .days(4, nil))
    #expect(SlowJudge(small.model, days: SmallModel.days).cells.isEmpty)
  }

  @Test func whatMerelyStaysAfterTheEndIsC203AndWhatStillArrivesIsS105() {
    var small = handedOver()
    small.approve(.entrustment, "会社", by: [.paper], during: .days(2, 4))
    #expect(small.violations(on: 5) == ["S105 会社 会社 氏名 read"])
    #expect(small.violations(on: 6) == ["C203 会社 会社 氏名 read"])
  }

  @Test func aReaderAfterTheEndIsS105() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], channels: ["線": .officeLAN])
    small.bear(["氏名"], in: "台帳")
    small.read("台帳", by: "会社", over: "線")
    small.approve(.entrustment, "会社", by: [.officeLAN], during: .days(0, 4))
    #expect(small.violations(on: 4).isEmpty)
    #expect(small.violations(on: 5) == ["S105 会社 台帳 氏名 read"])
  }

  @Test(arguments: [
    (Channel.Kind.post, [Channel.Kind.paper], true), (.counter, [.paper], true),
    (.handDelivery, [.paper], true), (.paper, [.post], false), (.telephone, [.paper], false),
    (.post, [], false), (.post, [.telephone, .post], true),
  ])
  func anApprovalOfPaperCoversPostCounterAndHands(
    kind: Channel.Kind, media: [Channel.Kind], isNamed: Bool
  ) {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], channels: ["便": kind])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "便")
    small.approve(.entrustment, "会社", by: media)
    #expect(small.violations(on: 3) == (isNamed ? [] : ["S103 会社 flow 0 氏名 read"]))
  }

  @Test func anApprovalMayNameTheChannelItself() {
    var small = handedOver()
    small.approve(.entrustment, "会社", over: ["便"])
    #expect(small.violations(on: 3).isEmpty)
  }

  @Test func aPaperOnProcessingCoversItsSectionOnlyThere() {
    var small = SmallModel(
      parties: ["課"], systems: ["内", "外", "別"], channels: ["線": .officeLAN])
    small.put("課", under: "区")
    small.put("内", inside: "外")
    for system in ["内", "外", "別"] { small.operate(system, by: "課") }
    small.flow("区", to: "内", ["氏名"], over: "線")
    small.flow("区", to: "別", ["氏名"], over: "線")
    small.approve(.processing, "外", by: [.officeLAN])
    #expect(small.violations(on: 3) == ["S106 課 別 氏名 read"])
  }

  @Test func recordsBeyondAPaperOnProcessingAreS107WhoeverOperates() {
    var small = SmallModel(systems: ["内", "外"], items: ["住所", "氏名"])
    small.put("内", inside: "外")
    small.bear(["氏名", "住所"], in: "内")
    #expect(small.violations(on: 0).isEmpty)
    small.approve(.processing, "外", ["住所"])
    #expect(small.violations(on: 0) == ["S107 内 氏名 read"])
  }

  @Test func anOwnOriginIsNotJudgedAtItsOperator() {
    var small = SmallModel(parties: ["国保連"], systems: ["台帳"], items: ["住所", "氏名"])
    small.operate("台帳", by: "国保連")
    small.bear(["氏名", "住所"], in: "台帳", own: true)
    small.flow("区", to: "台帳", ["氏名"], .days(4, 4))
    #expect(small.violations(on: 3).isEmpty)
    #expect(small.violations(on: 4) == ["S106 国保連 台帳 氏名 read"])
    #expect(small.violations(on: 5) == ["S106 国保連 台帳 氏名 read"])
  }

  @Test func dataOutOfSomebodyElsesInnerSystemIsNoOwnOrigin() {
    var small = SmallModel(parties: ["会社"], systems: ["内", "外"])
    small.operate("外", by: "会社")
    small.put("内", inside: "外")
    small.bear(["氏名"], in: "内")
    #expect(small.violations(on: 0) == ["S106 会社 外 氏名 read"])
    small.operate("内", by: "会社")
    #expect(small.violations(on: 0) == ["S106 会社 内 氏名 read", "S106 会社 外 氏名 read"])
  }

  @Test func aSiteOperatorReadsUnlessSealedOrShutOut() {
    var small = SmallModel(
      parties: ["会社"], systems: ["内", "台帳"], keys: ["鍵"], sites: ["センター"])
    small.bear(["氏名"], in: "内")
    small.put("内", inside: "台帳")
    small.stand("台帳", at: "センター", runBy: "会社")
    #expect(
      small.violations(on: 0) == ["S106 会社 内 氏名 read", "S106 会社 台帳 氏名 read"])
    small.shut("台帳")
    // The mark does not pass to the inner system.
    #expect(
      small.violations(on: 0) == ["S106 会社 内 氏名 read", "S106 会社 台帳 氏名 custody"])
    small.seal("内", under: "鍵")
    #expect(small.exposure(of: "氏名", to: "会社", on: 0) == .custody)
    small.hold(key: "鍵", by: "会社")
    #expect(
      small.violations(on: 0) == ["S106 会社 内 氏名 read", "S106 会社 台帳 氏名 read"])
  }

  @Test func aSealedSystemThatItsOperatorOpensStaysClosedToTheSite() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], keys: ["鍵"], sites: ["センター"])
    small.bear(["氏名"], in: "台帳")
    small.seal("台帳", under: "鍵")
    small.hold(key: "鍵", by: "区")
    small.stand("台帳", at: "センター", runBy: "会社")
    #expect(small.contents("台帳", on: 0) == ["氏名", "氏名/鍵"])
    #expect(small.violations(on: 0) == ["S106 会社 台帳 氏名 custody"])
    small.approve(.entrustment, "会社", for: .custody)
    #expect(small.violations(on: 0).isEmpty)
  }

  @Test func aChannelOperatorReadsUnlessItIsEncryptedAndCustodyIsNotJudged() {
    var small = SmallModel(
      parties: ["通信会社"], systems: ["甲", "乙"], keys: ["鍵"], channels: ["線": .leasedLine])
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", ["氏名"], over: "線", .days(0, 3))
    small.operate(channel: "線", by: ["通信会社"])
    #expect(small.violations(on: 3) == ["S106 通信会社 channel of flow 0 氏名 read"])
    #expect(small.violations(on: 4).isEmpty)
    small.operate(channel: "線", by: ["通信会社"], encrypted: true)
    #expect(small.violations(on: 3).isEmpty)
    #expect(small.exposure(of: "氏名", to: "通信会社", on: 3) == .custody)
  }

  @Test func aSealedCopyIsReadByTheCarrierThatHoldsItsKey() {
    var small = SmallModel(
      parties: ["通信会社"], systems: ["甲", "乙"], keys: ["鍵"], channels: ["線": .leasedLine])
    small.bear(["氏名"], in: "甲")
    small.flow("甲", to: "乙", ["氏名"], over: "線", seal: "鍵")
    small.operate(channel: "線", by: ["通信会社"])
    #expect(small.exposure(of: "氏名", to: "通信会社", on: 3) == .custody)
    small.hold(key: "鍵", by: "通信会社")
    small.operate(channel: "線", by: ["通信会社"], encrypted: true)
    #expect(small.exposure(of: "氏名", to: "通信会社", on: 3) == .read)
  }

  @Test func anyoneListensOnAnOpenNetworkAndNobodyCanApproveThat() {
    var small = SmallModel(
      parties: ["不特定の者", "会社"], systems: ["台帳"], channels: ["網": .internet])
    small.make("不特定の者", .anyone)
    small.operate(channel: "網", by: ["不特定の者"])
    small.bear(["氏名"], in: "台帳")
    small.read("台帳", by: "会社", over: "網")
    small.approve(.entrustment, "会社", by: [.internet])
    small.approve(.connection, "会社")
    #expect(
      small.violations(on: 0) == ["S106 不特定の者 channel of reader 0 of system 0 氏名 read"])
  }

  @Test func leavingTheAuthorityOverANetworkNeedsAConnectionPaper() {
    var small = SmallModel(
      parties: ["会社", "住民", "課"], systems: ["台帳"],
      channels: ["便": .post, "線": .closedNetwork])
    small.make("住民", .dataSubject)
    small.put("課", under: "区")
    small.operate("台帳", by: "課")
    small.chargeWithBusiness("課")
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "線")
    small.flow("台帳", to: "会社", ["氏名"], over: "便")
    small.flow("台帳", to: "住民", ["氏名"], over: "線")
    small.flow("会社", to: "区", ["氏名"], over: "線")
    small.approve(.provision, "会社", by: [.paper, .closedNetwork])
    #expect(small.violations(on: 0) == ["S108 会社 flow 0 氏名 read"])
    small.approve(.connection, "会社", during: .days(3, nil))
    #expect(small.violations(on: 2) == ["S108 会社 flow 0 氏名 read"])
    #expect(small.violations(on: 3).isEmpty)
  }

  @Test func anUnnamedOperatorIsAnOutsidePartyAndAGap() {
    var small = SmallModel(parties: ["不明の運用者"], systems: ["台帳"])
    small.make("不明の運用者", .unnamed)
    small.operate("台帳", by: "不明の運用者")
    small.flow("区", to: "台帳", ["氏名"])
    #expect(small.violations(on: 0) == ["S106 不明の運用者 台帳 氏名 read"])
    #expect(small.gaps.contains("G-OPERATOR system 0"))
  }

  @Test func theSameImpreciseDateOnAFlowAndItsApprovalAgrees() {
    func small(_ flowStart: Bound) -> SmallModel {
      var small = SmallModel(parties: ["会社"], systems: ["台帳"], channels: ["便": .post])
      small.bear(["氏名"], in: "台帳")
      small.flow("台帳", to: "会社", ["氏名"], over: "便", Period(start: flowStart))
      small.approve(.entrustment, "会社", by: [.paper], during: Period(start: .some(3, 6)))
      return small
    }
    #expect(small(.some(3, 6)).violations(on: 3).isEmpty)
    // Another date, though within the approval's.
    #expect(small(.some(4, 6)).violations(on: 4) == ["S105 会社 会社 氏名 read"])
    #expect(small(.some(4, 6)).violations(on: 6).isEmpty)
  }

  /// A company that is sent names in `period` and keeps each for `days`, under papers of `approved`.
  private func sent(_ period: Period, keptFor days: Int = 0, approved: [Period]) -> SmallModel {
    var small = SmallModel(parties: ["会社"], systems: ["台帳", "機"], channels: ["便": .post])
    small.bear(["氏名"], in: "台帳")
    small.operate("機", by: "会社")
    small.keep("機", .span(years: 0, months: 0, days: days))
    small.flow("台帳", to: "機", ["氏名"], over: "便", period)
    for one in approved { small.approve(.entrustment, "会社", by: [.paper], during: one) }
    return small
  }

  /// As the slow engine finds them, and the fast one has to.
  private func violatedDays(_ small: SmallModel) -> [Int32] {
    let slow = SlowJudge(small.model, days: SmallModel.days).cells
    #expect(FastAnswers.cells(Verdict(small.model), days: SmallModel.days) == slow)
    return Set(slow.map(\.day)).sorted()
  }

  /// A bare date is one day; a period that may be several agrees with it at neither end.
  @Test func aBareDateAgreesWithTheSameBareDateAlone() {
    let (date, rest) = (Bound.some(3, 6), Period(start: Bound(Day(number: 4))))
    #expect(violatedDays(sent(Period(on: date), approved: [Period(on: date)])) == [])
    #expect(
      violatedDays(sent(Period(start: date, end: date), approved: [Period(on: date)]))
        == [3, 4, 5, 6])
    #expect(
      violatedDays(sent(Period(on: date), approved: [Period(start: date, end: date)])) == [])
    #expect(
      violatedDays(
        sent(Period(start: date, end: Bound(Day(number: 9))), approved: [Period(on: date), rest]))
        == [3])
  }

  /// What was sent on some day before is there on every day on which it may be, however many papers cover the first and the last of them.
  @Test func whatStaysBehindAnImpreciseDateIsThereOnAllItsDays() {
    let date = Bound.some(1, 10)
    let beyond = Period.days(11, 12)
    #expect(
      violatedDays(
        sent(Period(on: date), keptFor: 2, approved: [Period(on: date), .days(2, 3), beyond]))
        == Array(4...10))
    let ends = Period(end: date)
    #expect(
      violatedDays(sent(ends, keptFor: 2, approved: [ends, .days(2, 3), beyond]))
        == Array(4...10))
    #expect(violatedDays(sent(ends, keptFor: 0, approved: [ends])) == [])
  }

  /// An end may lie before the day on which the period begins; then nothing was sent, but it may also lie behind it.
  @Test func anEndThatMayLieBeforeTheBeginningIsReadBehindItToo() {
    let ends = Period(start: Bound(Day(number: 5)), end: .some(1, 10))
    #expect(violatedDays(sent(ends, keptFor: 1, approved: [ends])) == Array(6...11))
    #expect(violatedDays(sent(ends, approved: [ends])) == [])
  }

  @Test func anAgreedDateDoesNotExcuseACellThatIsThereWithoutIt() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], channels: ["便": .post])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "便", Period(start: .some(3, 6)))
    small.flow("台帳", to: "会社", ["氏名"], over: "便", .days(4, nil))
    small.approve(.entrustment, "会社", by: [.paper], during: Period(start: .some(3, 6)))
    #expect(small.violations(on: 3).isEmpty)
    #expect(small.violations(on: 4) == ["S105 会社 会社 氏名 read"])
  }

  @Test func anApprovalThatSaysTooLittleCoversNothingAndIsAGap() {
    var small = handedOver()
    small.approve(.entrustment, "会社", by: [.paper], during: nil)
    #expect(small.violations(on: 3) == ["S105 会社 会社 氏名 read"])
    #expect(small.gaps == ["G-APPROVAL approval 0"])
    small.change { $0.approvals[0].items = .unknown }
    #expect(small.violations(on: 3) == ["S101 会社 会社 氏名 read"])
  }

  @Test func whatMerelyStaysInAGapBetweenPeriodsIsC203() {
    var small = handedOver()
    small.approve(.entrustment, "会社", by: [.paper])
    small.change { $0.approvals[0].periods = [.days(2, 6), .days(9, 11)] }
    #expect(small.violations(on: 6).isEmpty)
    #expect(small.violations(on: 7) == ["C203 会社 会社 氏名 read"])
    #expect(small.violations(on: 9).isEmpty)
    #expect(small.violations(on: 12) == ["C203 会社 会社 氏名 read"])
    // Before the first period nothing has ended yet, and what still arrives in a gap does not merely stay.
    small.change { $0.approvals[0].periods = [.days(3, 3), .days(5, nil)] }
    #expect(small.violations(on: 2) == ["S105 会社 会社 氏名 read"])
    #expect(small.violations(on: 4) == ["S105 会社 会社 氏名 read"])
  }

  @Test func aKeepUntilTheContractEndsIsTheEndOfItsLastPeriod() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳", "機"], channels: ["便": .post])
    small.bear(["氏名"], in: "台帳")
    small.operate("機", by: "会社")
    small.flow("台帳", to: "機", ["氏名"], over: "便", .days(2, 2))
    small.keep("機", .contractEnd)
    small.approve(.entrustment, "会社", by: [.paper])
    small.change { $0.approvals[0].periods = [.days(1, 4), .days(7, 9)] }
    #expect(small.violations(on: 5) == ["C203 会社 機 氏名 read"])
    #expect(small.violations(on: 8).isEmpty)
    #expect(small.contents("機", on: 9) == ["氏名"])
    #expect(small.contents("機", on: 10).isEmpty)
  }

  @Test func everySectionThatHoldsTheBusinessIsExempt() {
    var small = SmallModel(parties: ["課", "別の課", "隣の課"], systems: ["台帳"], channels: ["便": .paper])
    for section in ["課", "別の課", "隣の課"] { small.put(section, under: "区") }
    small.bear(["氏名"], in: "台帳")
    for section in ["課", "別の課", "隣の課"] { small.flow("台帳", to: section, ["氏名"], over: "便") }
    small.chargeWithBusiness("課", "別の課")
    #expect(small.violations(on: 3) == ["S106 隣の課 隣の課 氏名 read"])
  }
}
