import NagarezuCore
import TestSupport
import Testing

/// What a finding is about is told exactly (design §10.5).
@Suite struct CellsTests {
  static let batches = Campaign.batches(of: 200)

  /// A cell of a finding that one of its rows stands for.
  private struct Told: Hashable {
    var item: Item.ID
    var atom: Int
    var day: Int32
  }

  private func told(_ cells: [Finding.Cell], on days: ClosedRange<Int32>) -> [Told] {
    cells.flatMap { cell in
      days.filter { number in cell.during.contains { $0.contains(Day(number: number)) } }
        .flatMap { day in
          cell.items.flatMap { item in
            cell.atoms.members.map { Told(item: item, atom: $0, day: day) }
          }
        }
    }
  }

  @Test(arguments: batches)
  func theRowsOfAllFindingsOfARuleAreWhatTheSlowJudgeFinds(seeds: Range<UInt64>) {
    let days = RandomModel.days
    for seed in seeds {
      let model = RandomModel.make(seed: seed)
      let verdict = Verdict(model)
      var found: [String: Set<Told>] = [:]
      for finding in verdict.findings where finding.exposure != nil {
        let cells = told(finding.cells, on: days)
        guard Set(cells).count == cells.count else {
          Issue.record("seed \(seed): rows of \(finding.id) overlap")
          return
        }
        found["\(finding.rule) \(finding.party?.position ?? -1)", default: []].formUnion(cells)
      }
      var expected: [String: Set<Told>] = [:]
      for cell in SlowJudge(model, days: days).cells {
        expected["\(cell.rule) \(cell.party)", default: []].insert(
          Told(item: Item.ID(cell.item), atom: cell.atom, day: cell.day))
      }
      guard found != expected else { continue }
      let rules = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }
      Issue.record("seed \(seed): other cells of \(rules.sorted())")
      return
    }
  }

  @Test(arguments: batches)
  func rowsAreAsFewAsEqualPeopleAndDaysAllow(seeds: Range<UInt64>) {
    struct People: Hashable {
      var atoms: AtomSet
      var during: [DayRange]
    }
    for seed in seeds {
      for finding in Verdict(RandomModel.make(seed: seed)).findings {
        let rows = Dictionary(grouping: finding.cells, by: \.items)
        let people = rows.values.map { $0.map { People(atoms: $0.atoms, during: $0.during) } }
        // No item stands in two lists, no two lists have the same rows, no two rows of a list the same days.
        guard Set(rows.keys.flatMap(\.self)).count == rows.keys.reduce(0, { $0 + $1.count }),
          Set(people).count == people.count,
          people.allSatisfy({ Set($0.map(\.during)).count == $0.count })
        else {
          Issue.record("seed \(seed): rows of \(finding.id) could be one")
          return
        }
      }
    }
  }

  @Test func itemsOnOtherDaysHaveARowOfTheirOwn() throws {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名", "電話"])
    small.bear(["住所", "氏名", "電話"], in: "台帳")
    small.flow("台帳", to: "会社", ["住所", "氏名", "電話"], .days(0, nil))
    small.approve(.consent, "会社", ["電話"], during: .days(0, 5))
    small.approve(.consent, "会社", ["住所", "氏名"], during: .days(0, 9))
    let findings = Verdict(small.model).errors
    try #require(findings.map(\.rule) == ["S105"])
    let rows = findings[0].cells
    #expect(
      rows.map { $0.items.map { small.model[$0].name } } == [["住所", "氏名"], ["電話"]])
    #expect(rows.map { $0.during.map(\.first.number) } == [[10], [6]])
    // The unions beside them say more than is true, which is why the rows are there.
    #expect(findings[0].items.count == 3 && findings[0].during.map(\.first.number) == [6])
  }

  @Test func peopleWithTheSameDaysShareARow() throws {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳"], items: ["氏名"], classes: ["甲", "乙"])
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "会社", ["氏名"], .days(0, nil))
    let findings = Verdict(small.model).errors
    try #require(findings.count == 1)
    #expect(findings[0].cells.map(\.atoms) == [small.model.population.everyone])
  }
}
