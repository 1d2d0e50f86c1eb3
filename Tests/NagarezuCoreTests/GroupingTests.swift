import NagarezuCore
import TestSupport
import Testing

@Suite struct GroupingTests {
  private static let items = (1...11).map { "項目\($0)" }

  @Test func elevenItemsOverOneFlowAreOneFinding() throws {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: Self.items)
    small.bear(Self.items, in: "台帳")
    let flow = small.flow("台帳", to: "会社", Self.items)
    let findings = Verdict(small.model).errors
    try #require(findings.count == 1)
    #expect(findings[0].items.count == 11)
    #expect(findings[0].passage == .flow(flow))
    #expect(findings[0].id == "S106/会社/会社/read/-/1")
    #expect(findings[0].message.ja.contains("ほか8項目"))
  }

  @Test func twoFlowsAreTwoFindings() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: Self.items)
    small.bear(Self.items, in: "台帳")
    small.flow("台帳", to: "会社", Array(Self.items.prefix(6)))
    small.flow("台帳", to: "会社", Array(Self.items.suffix(6)))
    let findings = Verdict(small.model).errors
    #expect(findings.map(\.id) == ["S106/会社/会社/read/-/1", "S106/会社/会社/read/-/2"])
    // The item that both carry is in both.
    #expect(findings.map(\.items.count) == [6, 6])
  }

  @Test func twoRulesOverOneFlowAreTwoFindings() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名"])
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["住所", "氏名"], .days(0, nil))
    small.approve(.consent, "会社", ["氏名"], during: .days(5, nil))
    #expect(Verdict(small.model).errors.map(\.rule) == ["S101", "S105"])
  }

  @Test func daysOfOneCauseAreJoined() {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], .days(0, 9))
    small.approve(.consent, "会社", during: .days(5, 6))
    let during = Verdict(small.model).errors.filter { $0.rule == "S105" }.flatMap(\.during)
    #expect(during.map(\.first.number) == [0, 7])
    #expect(during.map(\.last.number) == [4, 9])
  }

  @Test func aSlashWithinANameKeepsIdsApart() throws {
    var small = SmallModel(parties: ["甲/乙", "甲%2F乙"], systems: ["台帳/写"])
    small.bear(["氏名"], in: "台帳/写")
    small.flow("台帳/写", to: "甲/乙", ["氏名"])
    small.flow("台帳/写", to: "甲%2F乙", ["氏名"])
    small.change { $0.flows[1].number = "1" }
    let ids = Verdict(small.model).errors.map(\.id)
    #expect(ids.count == 2)
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0.split(separator: "/").count == 6 })
    #expect(ids.contains("S106/甲%2F乙/甲%2F乙/read/-/1"))
  }

  @Test func aReaderIsBlamedForTheLookThatShowsTheItem() {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名"],
      channels: ["庁内": .officeLAN, "回線": .leasedLine])
    small.bear(["住所", "氏名"], in: "台帳")
    small.read("台帳", by: "会社", ["住所"], over: "庁内")
    small.read("台帳", by: "会社", ["氏名"], over: "回線")
    let found = Verdict(small.model).errors.filter { $0.rule == "S106" }
    #expect(found.map { $0.items.map { small.model[$0].name } } == [["氏名"], ["住所"]])
    #expect(found.map { $0.channel.map { small.model[$0].name } } == ["回線", "庁内"])
  }

  @Test func evidenceBelongsToTheFlowThatCarriesTheItem() throws {
    // Two flows of one number between the same ends are one cause; the first does not carry 住所.
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名"], channels: ["線": .paper])
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], over: "線")
    let second = small.flow("台帳", to: "会社", ["住所"], over: "線")
    small.change { $0.flows[1].number = "1" }
    small.approve(.consent, "会社")
    let findings = Verdict(small.model).errors.filter { $0.rule == "S103" }
    try #require(findings.count == 1)
    #expect(findings[0].parts.first?.item == small.item("住所"))
    #expect(findings[0].path?.flows == [second])
  }
}
