import NagarezuCore
import TestSupport
import Testing

/// X503 against a slow engine that knows nothing of its cuts: day by day, atom by atom.
@Suite struct TogetherTests {
  /// A person about whom somebody has an item of each list on a day.
  private struct Case: Hashable {
    let party: Party.ID
    let atom: Int
    let day: Int32
  }

  /// Who has an item of each list about the same person, and when; by the slow engine's own account of who sees what.
  private func together(_ lists: [[Item.ID]], _ model: Model) -> Set<Case> {
    let judge = SlowJudge(model, days: RandomModel.days)
    var found: Set<Case> = []
    for day in RandomModel.days {
      // Shape: party → item → atoms it reads or keeps.
      var had: [Int: [Int: Set<Int>]] = [:]
      for cell in judge.seen(on: Day(number: day)) where cell.exposure == .read {
        had[cell.party, default: [:]][cell.item, default: []].insert(cell.atom)
      }
      for (party, items) in had {
        let people = lists.map { list in
          list.reduce(into: Set<Int>()) { $0.formUnion(items[$1.position] ?? []) }
        }
        let shared = people.dropFirst().reduce(people[0]) { $0.intersection($1) }
        found.formUnion(shared.map { Case(party: Party.ID(party), atom: $0, day: day) })
      }
    }
    return found
  }

  @Test(arguments: Campaign.batches(24, each: 5))
  func whoHasBothIsWhoTheSlowEngineSaysHasBoth(seeds: Range<UInt64>) {
    for seed in seeds {
      var model = RandomModel.make(seed: 90_000 + seed)
      guard model.items.count > 1 else { continue }
      let lists = [[Item.ID(0)], [Item.ID(model.items.count - 1)]]
      var selector = ProjectRule.Selector()
      selector.exposure = .read
      model.rules = [
        ProjectRule(
          name: "分ける", content: .apart(lists, selector), reason: "試験",
          span: SourceSpan(file: "random.yaml", line: 1, column: 1))
      ]
      let asked = model.partyIDs.filter {
        !model.isOfAuthority($0) && model[$0].kind != .dataSubject
      }
      // Parts count for the whole, and who is named is the smallest that has both about somebody on a day.
      let slow = together(lists, model).filter { asked.contains($0.party) }
      let smallest = Set(
        slow.filter { one in
          !slow.contains { other in
            other.party != one.party && other.atom == one.atom && other.day == one.day
              && model.withAncestors(other.party).contains(one.party)
          }
        }.map(\.party))
      let fast = Set(Verdict(model).findings.filter { $0.rule == "X503" }.compactMap(\.party))
      #expect(fast == smallest, "seed \(seed)")
    }
  }
}
