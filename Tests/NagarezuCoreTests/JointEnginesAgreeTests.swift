import NagarezuCore
import TestSupport
import Testing

/// What only several businesses together have: the fast engine against the slow one, portfolio by portfolio.
@Suite struct JointEnginesAgreeTests {
  /// What a 本人 has of others jointly was never told.
  @Test(arguments: [180..<181, 227..<228] as [Range<UInt64>])
  func whatThePeopleHaveOfOthersIsFoundJointly(seeds: Range<UInt64>) { agree(seeds) }

  /// What a party had alone to keep and has jointly to read was covered on a day on which a paper begins at the latest: left out of what it
  /// has, it was taken for gone in the other reading too.
  @Test(arguments: [87..<88] as [Range<UInt64>])
  func whatIsKeptAloneIsNotGoneInAnotherReading(seeds: Range<UInt64>) { agree(seeds) }

  /// On the day on which others lost something, it was carried on once more, and then went round between a system and the one around it.
  @Test(arguments: [138..<139, 150..<151, 289..<290] as [Range<UInt64>])
  func whatOthersHaveNoMoreDoesNotGoRound(seeds: Range<UInt64>) { agree(seeds) }

  /// What passes by what a paper leads through was taken for read by the counterparty already, which had it sealed alone.
  @Test(arguments: [377..<378, 487..<488] as [Range<UInt64>])
  func whatIsReadJointlyAloneOnTheDirectWayIsFound(seeds: Range<UInt64>) { agree(seeds) }

  /// Whoever is the authority where it comes from was exempt of what leaves this authority past a paper; and papers of others to the one
  /// that it leaves were not read.
  @Test(arguments: [479..<480, 582..<583] as [Range<UInt64>])
  func nobodyIsExemptOfTheDirectWay(seeds: Range<UInt64>) { agree(seeds) }

  /// A flow of 不明 was thought to carry what it claims and nothing that others declare.
  @Test(arguments: [557..<558] as [Range<UInt64>])
  func anUnknownFlowCarriesWhatOthersDeclare(seeds: Range<UInt64>) { agree(seeds) }

  @Test(arguments: Campaign.batches(20, of: 30))
  func bothEnginesFindTheSameJointly(seeds: Range<UInt64>) { agree(seeds) }

  private func agree(_ seeds: Range<UInt64>) {
    for seed in seeds {
      let models = RandomPortfolio.make(seed: seed)
      let slow = SlowJoint(models, days: RandomPortfolio.days)
      let expected = slow.cells.values.reduce(into: Set<SlowJointCell>()) { $0.formUnion($1) }
      let found = FastAnswers.jointCells(models, days: RandomPortfolio.days)
      if found != expected {
        Issue.record("seed \(seed): \(Self.difference(fast: found, slow: expected))")
        return
      }
    }
  }

  /// Where nothing is shared the verdicts are those of the models alone.
  @Test(arguments: Campaign.batches(10, of: 30))
  func withNothingSharedNothingIsAdded(seeds: Range<UInt64>) {
    for seed in seeds {
      var models = RandomPortfolio.make(seed: seed)
      for place in models.indices { models[place].sharedParts = [] }
      let verdicts = AmongBusinesses.verdicts(models)
      for (verdict, alone) in zip(verdicts, AmongBusinesses.verdicts(models, joint: nil)) {
        #expect(verdict.findings.map(\.id) == alone.findings.map(\.id), "seed \(seed)")
        #expect(verdict.gaps == alone.gaps, "seed \(seed)")
      }
    }
  }

  private static func difference(
    fast: Set<SlowJointCell>, slow: Set<SlowJointCell>
  ) -> String {
    func sample(_ cells: Set<SlowJointCell>) -> String {
      cells.map { "\($0)" }.sorted().prefix(4).joined(separator: "\n    ")
    }
    return "only fast \(fast.subtracting(slow).count):\n    \(sample(fast.subtracting(slow)))\n"
      + "only slow \(slow.subtracting(fast).count):\n    \(sample(slow.subtracting(fast)))"
  }
}
