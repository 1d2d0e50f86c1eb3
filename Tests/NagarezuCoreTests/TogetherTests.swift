import NagarezuCore
import TestSupport
import Testing

/// X503 against a slow engine that knows nothing of its cuts: day by day, atom by atom.
@Suite struct TogetherTests {
  /// Who has, on some day, an item of each list about the same person; by the slow engine's own account of who sees what.
  private func together(_ lists: [[Item.ID]], _ model: Model) -> Set<Party.ID> {
    let judge = SlowJudge(model, days: RandomModel.days)
    var found: Set<Party.ID> = []
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
        if !shared.isEmpty { found.insert(Party.ID(party)) }
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
      // Parts count for the whole, and who is named is the smallest that has both.
      let slow = together(lists, model).intersection(asked)
      let smallest = slow.filter { one in
        !slow.contains { $0 != one && model.withAncestors($0).contains(one) }
      }
      let fast = Set(Verdict(model).findings.filter { $0.rule == "X503" }.compactMap(\.party))
      #expect(fast == smallest, "seed \(seed)")
    }
  }
}
