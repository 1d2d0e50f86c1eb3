import NagarezuCore
import TestSupport
import Testing

@Suite struct WaivingTests {
  /// One item, atom and day of a finding.
  private struct Piece: Hashable {
    var item: Item.ID
    var atom: Int
    var day: Int32
  }

  private func pieces(_ findings: [Finding]) -> Set<Piece> {
    var pieces: Set<Piece> = []
    for finding in findings {
      for cell in finding.parts {
        for atom in cell.atoms.members {
          for day in Int32(-1)...20 where cell.days.contains(Day(number: day)) {
            pieces.insert(Piece(item: cell.item, atom: atom, day: day))
          }
        }
      }
    }
    return pieces
  }

  /// 会社 gets 氏名 and 住所 of everyone, without any approval, from day 0 on.
  private func small() -> SmallModel {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名"], classes: ["甲", "乙"])
    small.bear(["住所", "氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["住所", "氏名"], .days(0, 9))
    return small
  }

  private func waive(
    _ small: inout SmallModel, _ id: String, _ items: [String]?, of classes: [String]?,
    until day: Int32
  ) {
    let waiver = Waiver(
      finding: id, items: items.map { $0.map { small.item($0) } },
      subjects: classes.map { small.atoms($0) }, owner: "総務課長", reason: "移行期間のため",
      until: Bound(Day(number: day)), span: SourceSpan(file: "small.yaml", line: 9, column: 1))
    small.change { $0.waivers.append(waiver) }
  }

  private func onlyID(_ small: SmallModel) throws -> String {
    let findings = Verdict(small.model).judged
    try #require(findings.count == 1)
    return findings[0].id
  }

  @Test func aWaiverTakesItsItemsPeopleAndDaysAndNoMore() throws {
    var small = small()
    let id = try onlyID(small)
    let before = pieces(Verdict(small.model).judged)
    waive(&small, id, ["氏名"], of: ["甲"], until: 4)
    let verdict = Verdict(small.model)
    #expect(verdict.judged.map(\.id) == [id, id])
    #expect(verdict.judged.map { $0.waiver?.position } == [nil, 0])

    let waived = pieces(verdict.judged.filter(\.isWaived))
    let people = Set(small.atoms(["甲"]).members)
    let expected = before.filter {
      $0.item == small.item("氏名") && people.contains($0.atom) && $0.day <= 4
    }
    #expect(!expected.isEmpty)
    #expect(waived == expected)
    #expect(pieces(verdict.errors) == before.subtracting(expected))
    #expect(verdict.outcome == .findings)
  }

  @Test func twoWaiversOfOneFindingShareIt() throws {
    var small = small()
    let id = try onlyID(small)
    let before = pieces(Verdict(small.model).judged)
    waive(&small, id, ["氏名"], of: ["甲"], until: 4)
    waive(&small, id, ["氏名", "住所"], of: ["甲", "乙"], until: 2)
    let verdict = Verdict(small.model)
    #expect(verdict.judged.map { $0.waiver?.position } == [nil, 0, 1])
    let parts = verdict.judged.map { pieces([$0]) }
    #expect(parts.reduce(0) { $0 + $1.count } == before.count)
    #expect(parts.reduce(into: Set<Piece>()) { $0.formUnion($1) } == before)
    let first = Set(small.atoms(["甲"]).members)
    #expect(parts[1].allSatisfy { first.contains($0.atom) && $0.day <= 4 })
    #expect(parts[2].allSatisfy { $0.day <= 2 })
  }

  @Test func aFindingThatIsWaivedWholeNoLongerFails() throws {
    var small = small()
    let id = try onlyID(small)
    waive(&small, id, ["氏名", "住所"], of: [], until: Day.distantFuture.number)
    let verdict = Verdict(small.model)
    #expect(verdict.errors.isEmpty)
    #expect(verdict.judged.map(\.isWaived) == [true])
    #expect(verdict.outcome != .findings)
  }

  /// Another id, a last day before the first day of the finding, and no items at all.
  static let mismatches: [(other: String?, items: [String]?, until: Int32)] = [
    ("S101/誰か/-/read/-/1", ["氏名"], 9), (nil, ["氏名"], -1), (nil, nil, 9),
  ]

  @Test(arguments: mismatches)
  func aWaiverThatMatchesNothingIsAFinding(
    other: String?, items: [String]?, until: Int32
  ) throws {
    var small = small()
    let id = try onlyID(small)
    let before = pieces(Verdict(small.model).judged)
    waive(&small, other ?? id, items, of: items == nil ? nil : [], until: until)
    let verdict = Verdict(small.model)
    #expect(Set(verdict.errors.map(\.rule)) == ["S106", "W101"])
    #expect(verdict.judged.contains { $0.isWaived } == false)
    #expect(pieces(verdict.errors) == before)
    let unmatched = verdict.judged.filter { $0.rule == "W101" }
    #expect(unmatched.map(\.span.line) == [9])
    #expect(unmatched.map(\.severity) == [.error])
  }

  @Test func aRunOnOneDaySaysNothingOfUnmatchedWaivers() throws {
    var small = small()
    let id = try onlyID(small)
    waive(&small, id, ["氏名", "住所"], of: [], until: 4)
    #expect(Verdict(small.model, on: Day(number: 3)).errors.isEmpty)
    let later = Verdict(small.model, on: Day(number: 7))
    #expect(later.errors.map(\.rule) == ["S106"])
    #expect(later.judged.count == 1)
  }

  @Test func aFindingAboutAPaperIsWaivedWithoutItems() throws {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"])
    small.approve(.subcontract, "会社")
    let found = Verdict(small.model).judged.filter { $0.rule == "C201" }
    let finding = try #require(found.first)
    waive(&small, finding.id, nil, of: nil, until: 0)
    let verdict = Verdict(small.model)
    #expect(verdict.judged.filter { $0.rule == "C201" }.map { $0.waiver?.position } == [0])
    #expect(verdict.judged.allSatisfy { $0.rule != "W101" })
    #expect(verdict.errors.isEmpty)
  }
}
