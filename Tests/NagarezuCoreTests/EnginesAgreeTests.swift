import NagarezuCore
import TestSupport
import Testing

/// The fast engine against the slow one, model by model. A disagreement names its seed.
@Suite struct EnginesAgreeTests {
  /// Models per run; the promise is at least 20,000 in a whole campaign.
  static let batches = Campaign.batches(20, of: 1_000)

  @Test(arguments: batches)
  func bothEnginesSayTheSame(seeds: Range<UInt64>) { agree(seeds, RandomModel.make) }

  /// Bare dates, ends before the beginning, stays of days behind them.
  @Test(arguments: Campaign.batches(10, of: 500))
  func bothEnginesSayTheSameOfVagueDates(seeds: Range<UInt64>) { agree(seeds, RandomModel.vague) }

  private func agree(_ seeds: Range<UInt64>, _ make: (UInt64) -> Model) {
    for seed in seeds {
      let model = make(seed)
      let days = RandomModel.days
      let slow = SlowJudge(model, days: days)
      let verdict = Verdict(model)
      if let difference = contents(slow, verdict, days) {
        Issue.record("seed \(seed): \(difference)")
        return
      }
      let cells = FastAnswers.cells(verdict, days: days)
      if cells != slow.cells {
        Issue.record("seed \(seed): \(Self.difference(fast: cells, slow: slow.cells))")
        return
      }
      if FastAnswers.papers(verdict) != slow.papers {
        Issue.record("seed \(seed): papers \(FastAnswers.papers(verdict)) \(slow.papers)")
        return
      }
    }
  }

  private func contents(
    _ slow: SlowJudge, _ verdict: Verdict, _ days: ClosedRange<Int32>
  ) -> String? {
    let model = verdict.model
    for node in model.nodes {
      for number in days {
        let day = Day(number: number)
        let expected = slow.reach.contents(of: node, on: day)
        let found = FastAnswers.contents(verdict.reach, of: node, on: day)
        guard expected != found else { continue }
        return "contents of \(model.name(of: node)) on day \(number): only fast "
          + "\(found.subtracting(expected)), only slow \(expected.subtracting(found))"
      }
    }
    return nil
  }

  private static func difference(fast: Set<SlowCell>, slow: Set<SlowCell>) -> String {
    func sample(_ cells: Set<SlowCell>) -> String {
      cells.map { "\($0)" }.sorted().prefix(6).joined(separator: "\n    ")
    }
    return "only fast \(fast.subtracting(slow).count):\n    \(sample(fast.subtracting(slow)))\n"
      + "only slow \(slow.subtracting(fast).count):\n    \(sample(slow.subtracting(fast)))"
  }
}
