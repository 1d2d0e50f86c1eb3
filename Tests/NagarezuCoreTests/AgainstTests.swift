import NagarezuCore
import TestSupport
import Testing

/// What is new against an earlier state, and P310.
@Suite struct AgainstTests {
  /// 会社 gets 氏名 and 住所 of everyone under one paper of day 0.
  private func small(_ items: [String] = ["氏名"], decided: Bound? = Bound(Day(number: 0)))
    -> SmallModel
  {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名"], classes: ["甲", "乙"],
      channels: ["線": .paper])
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "線", .days(0, 9))
    small.approve(.entrustment, "会社", items, of: ["甲"], over: ["線"], during: .days(0, 9))
    small.change { $0.approvals[0].decided = decided }
    return small
  }

  private func widened(_ old: SmallModel, _ new: SmallModel) -> [Finding] {
    let found = Against([new.model], since: [old.model]).findings.new.map(\.finding)
      .filter { $0.rule == "P310" }
    #expect(Comparison(old.model, new.model).widened.map(\.id) == found.map(\.id))
    return found
  }

  private func edited(_ old: SmallModel, _ change: (inout Approval) -> Void) -> SmallModel {
    var new = old
    new.change { change(&$0.approvals[0]) }
    return new
  }

  @Test func aPaperThatGrowsByAnItemIsWidened() throws {
    let (old, new) = (small(), small(["氏名", "住所"]))
    let found = widened(old, new)
    try #require(found.count == 1)
    #expect(found[0].severity == .error)
    #expect(found[0].items == [new.item("住所")])
    #expect(found[0].atoms == new.atoms(["甲"]))
    #expect(found[0].during == [DayRange(Day(number: 0), Day(number: 9))].compactMap(\.self))
    #expect(widened(new, old).isEmpty)
    #expect(widened(new, new).isEmpty)
  }

  @Test func peopleDaysAndExposureGrowToo() {
    let old = edited(small()) { $0.exposure = .custody }
    for new in [
      edited(old) { $0.subjects = old.model.population.everyone },
      edited(old) { $0.periods = [.days(0, 10)] }, edited(old) { $0.exposure = .read },
    ] {
      #expect(widened(old, new).map(\.id) == ["P310/会社/-/-/-/業務委託"])
      #expect(widened(new, old).isEmpty)
    }
  }

  @Test(arguments: [
    (Int32?.some(0), Int32?.some(0), false), (0, 1, true), (1, 0, false), (0, nil, false),
    (nil, 1, false), (nil, nil, false),
  ]) func onlyALaterDayOfDecisionHelps(before: Int32?, after: Int32?, helps: Bool) {
    let old = small(decided: before.map { Bound(Day(number: $0)) })
    let new = small(["氏名", "住所"], decided: after.map { Bound(Day(number: $0)) })
    #expect(widened(old, new).isEmpty == helps)
  }

  @Test func anImpreciseDayOfDecisionIsLaterOnlyWhereItSurelyIs() {
    let old = small(decided: .some(0, 9))
    #expect(!widened(old, small(["氏名", "住所"], decided: .some(9, 12))).isEmpty)
    #expect(widened(old, small(["氏名", "住所"], decided: .some(10, 12))).isEmpty)
    // Saying the day more exactly widens nothing.
    #expect(widened(old, small(decided: Bound(Day(number: 4)))).isEmpty)
    #expect(widened(small(decided: nil), small(decided: Bound(Day(number: 4)))).isEmpty)
  }

  @Test func aSecondPaperOfTheSameDayOrOfNoneDoesNotHelp() {
    for day in [Int32?.some(0), nil, 3] {
      var new = small()
      new.approve(.entrustment, "会社", ["住所"], of: ["甲"], over: ["線"], during: .days(0, 9))
      new.change { $0.approvals[1].decided = day.map { Bound(Day(number: $0)) } }
      #expect(widened(small(), new).isEmpty == (day == 3))
    }
  }

  @Test func aPaperForSomebodyNewIsDecidedOnlyWhereItSaysWhen() {
    for (day, count) in [(Int32?.some(3), 0), (nil, 1)] {
      var new = small()
      new.approve(.provision, "会社", ["住所"], of: ["甲"], over: ["線"], during: .days(0, 9))
      new.change { $0.approvals[1].decided = day.map { Bound(Day(number: $0)) } }
      #expect(widened(small(), new).count == count)
    }
  }

  @Test func aClassThatIsOnlyNamedAnewWidensNothing() {
    func model(_ classes: [String]) -> SmallModel {
      var small = SmallModel(
        parties: ["会社"], systems: ["台帳"], classes: classes, channels: ["線": .paper])
      small.bear(["氏名"], in: "台帳")
      small.approve(.entrustment, "会社", of: ["甲"], over: ["線"], during: .days(0, 9))
      return small
    }
    #expect(widened(model(["甲"]), model(["甲", "丙"])).isEmpty)
    #expect(widened(model(["甲", "丙"]), model(["甲"])).isEmpty)
  }

  // MARK: Findings

  @Test func aFindingThatGrewIsNewInWhatItGrewByAndKnownInTheRest() throws {
    var old = small(["氏名"])
    old.change { $0.approvals = [] }
    var new = old
    let both = [old.item("住所"), old.item("氏名")]
    new.change { $0.flows[0].items = .named(both) }
    let against = Against([new.model], since: [old.model]).findings
    #expect(against.new.map(\.finding.items) == [[new.item("住所")]])
    #expect(against.known.map(\.finding.items) == [[new.item("氏名")]])
    #expect(against.new.map(\.finding.id) == against.known.map(\.finding.id))
    #expect(against.mended.isEmpty)
    let back = Against([old.model], since: [new.model]).findings
    #expect(back.new.isEmpty)
    #expect(back.mended.map(\.finding.items) == [[new.item("住所")]])
  }

  @Test func gapsAreComparedById() {
    let old = small()
    var new = old
    new.flow("会社", to: "台帳", ["住所"], over: "線", .days(0, 9))
    let gaps = Against([new.model], since: [old.model]).gaps
    #expect(gaps.new.map(\.gap.kind.rawValue) == ["G-SOURCE"])
    #expect(Against([old.model], since: [new.model]).gaps.mended.count == 1)
    #expect(Against([new.model], since: [new.model]).gaps.known.count == 1)
  }

  @Test func nothingIsNewAgainstItself() {
    for seed in UInt64(0)..<20 {
      let model = RandomModel.make(seed: seed)
      let against = Against([model], since: [model])
      #expect(against.findings.new.isEmpty && against.findings.mended.isEmpty, "seed \(seed)")
      #expect(against.gaps.new.isEmpty && against.gaps.mended.isEmpty, "seed \(seed)")
    }
  }
}
