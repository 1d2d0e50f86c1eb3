import NagarezuCore
import TestSupport
import Testing

/// The slow judge against the sentences of 0008.13.
@Suite struct SlowEngineOwnBusinessTests {
  /// A company's register and what it passes on.
  private func register(own: Bool) -> SmallModel {
    var small = SmallModel(
      parties: ["会社", "他社", "倉庫", "課"], systems: ["名簿", "写し", "台帳"], items: ["住所", "氏名"],
      channels: ["便": .post], sites: ["倉庫"])
    small.put("課", under: "区")
    small.operate("名簿", by: "会社")
    small.operate("写し", by: "会社")
    small.stand("名簿", at: "倉庫", runBy: "倉庫")
    small.read("名簿", by: "他社", over: "便")
    small.operate(channel: "便", by: ["他社"])
    small.bear(["氏名"], in: "名簿", .days(2, 4), own: own)
    small.flow("名簿", to: "写し", ["氏名"], over: "便", .days(2, 4))
    small.keep("名簿", .until(Bound(Day(number: 5))))
    small.keep("写し", .until(Bound(Day(number: 5))))
    return small
  }

  @Test func whatIsBornOutsideIsJudgedAsIfBrought() {
    let found: Set = [
      "S106 会社 名簿 氏名 read", "S106 会社 写し 氏名 read", "S106 他社 名簿 氏名 read",
      "S106 倉庫 名簿 氏名 read", "S106 他社 channel of flow 0 氏名 read",
      "S106 他社 channel of reader 0 of system 2 氏名 read",
    ]
    #expect(register(own: false).violations(on: 3) == found)
  }

  @Test func whatIsOwnBusinessIsJudgedAtNobody() {
    #expect(register(own: true).violations(on: 3).isEmpty)
    #expect(register(own: true).violations(on: 5).isEmpty)
  }

  @Test func aDayOfItsPeriodIsAnArrivalAndADayAfterItAStay() {
    var small = register(own: false)
    small.approve(.provision, "会社", by: [.paper], during: .days(2, 3))
    #expect(small.violations(on: 4).contains("S105 会社 名簿 氏名 read"))
    #expect(small.violations(on: 5).contains("C203 会社 名簿 氏名 read"))
  }

  @Test func inOtherHandsItIsAnOrdinaryCopyForGood() {
    var small = register(own: true)
    small.flow("写し", to: "他社", ["氏名"], over: "便", .days(3, 3))
    #expect(small.violations(on: 2).isEmpty)
    #expect(
      small.violations(on: 3) == [
        "S106 他社 他社 氏名 read", "S106 他社 channel of flow 1 氏名 read",
      ])
    small.flow("他社", to: "写し", ["氏名"], .days(4, 4))
    #expect(
      small.violations(on: 4) == ["S106 他社 他社 氏名 read", "S106 会社 写し 氏名 read"])
  }

  /// Nothing goes on that day, and yet a mark does.
  @Test func aClaimBecomesOwnBusinessOnTheDayItsSourceGetsSome() {
    var small = SmallModel(
      parties: ["会社"], systems: ["名簿", "写し"], items: ["氏名"], channels: ["便": .post])
    small.operate("名簿", by: "会社")
    small.operate("写し", by: "会社")
    small.bear(["氏名"], in: "名簿", .days(3, nil), own: true)
    small.flow("名簿", to: "写し", ["氏名"], over: "便", .days(1, 6))
    small.keep("写し", .until(Bound(Day(number: 0))))
    #expect(small.violations(on: 2).contains("S106 会社 写し 氏名 read"))
    #expect(!small.violations(on: 3).contains("S106 会社 写し 氏名 read"))
    let slow = SlowJudge(small.model, days: SmallModel.days).cells
    #expect(FastAnswers.cells(Verdict(small.model), days: SmallModel.days) == slow)
  }

  /// What an inner system has does not stay at the outer one, nor does its mark.
  @Test func aMarkOfAnInnerSystemDoesNotStayAtTheOuterOne() {
    var small = SmallModel(
      parties: ["会社"], systems: ["名簿", "写し", "箱"], items: ["氏名"], channels: ["便": .post])
    for name in ["名簿", "写し", "箱"] { small.operate(name, by: "会社") }
    small.put("写し", inside: "箱")
    small.bear(["氏名"], in: "名簿", .days(3, nil), own: true)
    small.flow("名簿", to: "写し", ["氏名"], over: "便", .days(1, 6))
    small.keep("写し", .until(Bound(Day(number: 0))))
    #expect(small.violations(on: 2).contains("S106 会社 箱 氏名 read"))
    #expect(!small.violations(on: 3).contains("S106 会社 箱 氏名 read"))
    let slow = SlowJudge(small.model, days: SmallModel.days).cells
    #expect(FastAnswers.cells(Verdict(small.model), days: SmallModel.days) == slow)
  }

  @Test func whatIsClaimedWithoutASourceIsNobodysOwnBusiness() {
    var small = register(own: true)
    small.flow("名簿", to: "写し", ["住所"], .days(3, 3))
    #expect(small.violations(on: 3) == ["S106 会社 写し 住所 read"])
  }

  @Test(arguments: [true, false])
  func whatIsDerivedIsOwnBusinessWhereAllInputsAre(isAlone: Bool) {
    var small = register(own: true)
    small.bear(["住所"], in: "写し", .days(2, 4), own: isAlone)
    small.derive("氏名", from: ["住所"], in: "写し")
    let expected: Set = isAlone ? [] : ["S106 会社 写し 住所 read", "S106 会社 写し 氏名 read"]
    #expect(small.violations(on: 3) == expected)
  }

  @Test(arguments: [true, false])
  func runTogetherItIsJudgedAtTheOutsiderAlone(isOwn: Bool) {
    var small = SmallModel(parties: ["会社", "課"], systems: ["共同"])
    small.put("課", under: "区")
    small.operate("共同", by: "課", "会社")
    small.bear(["氏名"], in: "共同", own: isOwn)
    #expect(small.violations(on: 3) == (isOwn ? [] : ["S106 会社 共同 氏名 read"]))
  }

  @Test func aSystemAroundItThatIsInMoreHandsHasAnOrdinaryCopy() {
    var small = register(own: true)
    small.operate("台帳", by: "会社", "他社")
    small.put("写し", inside: "台帳")
    let found = small.violations(on: 3)
    #expect(found == ["S106 会社 台帳 氏名 read", "S106 他社 台帳 氏名 read"])
  }
}
