import NagarezuCore
import TestSupport
import Testing

/// Who has what on a day, and in what capacity: the fast engine's answers against the slow engine's.
@Suite struct AnswersAgreeTests {
  static let batches = Campaign.batches(of: 200)

  @Test(arguments: batches)
  func bothEnginesSeeTheSamePartiesOnADay(seeds: Range<UInt64>) {
    #expect(
      BothEngines.difference(
        seeds, fast: { FastAnswers.seen($0, on: $1) }, slow: { $0.seen(on: $1) }) == nil)
  }

  @Test(arguments: batches)
  func whatIsKnownByInferenceIsWhatTheSlowEngineTells(seeds: Range<UInt64>) {
    #expect(
      BothEngines.difference(
        seeds, fast: { FastAnswers.told($0, on: $1) }, slow: { $0.told(on: $1) }) == nil)
  }

  @Test(arguments: batches)
  func bothEnginesListTheSamePossessionsInTheSameCapacities(seeds: Range<UInt64>) {
    #expect(
      BothEngines.difference(
        seeds, fast: { FastAnswers.standings($0, on: $1) }, slow: { $0.standings(on: $1) }) == nil)
  }

  @Test(arguments: batches)
  func anAnswerOverAllDaysIsTheUnionOfItsDays(seeds: Range<UInt64>) {
    for seed in seeds {
      var random = Random(seed: seed)
      let model = RandomModel.make(seed: seed)
      let reach = Reach(model)
      let whole = model.itemIDs.flatMap { WhoSees($0).answer(reach) }
        .filter { $0.manner == .direct }
      for _ in 0..<3 {
        let day = Day(number: Int32(random.within(-1...19)))
        guard highest(of: whole, on: day) != FastAnswers.seen(reach, on: day) else { continue }
        Issue.record("seed \(seed): the answer over all days differs on day \(day.number)")
        return
      }
    }
  }

  private func highest(of sightings: [Sighting], on day: Day) -> Set<SlowSeen> {
    var seen: Set<SlowSeen> = []
    for exposure in [Exposure.read, .custody] {
      for sighting in sightings where sighting.exposure == exposure {
        guard sighting.during.contains(where: { $0.contains(day) }) else { continue }
        for atom in sighting.atoms.members {
          func one(_ exposure: Exposure) -> SlowSeen {
            SlowSeen(
              party: sighting.party.position, item: sighting.item.position, atom: atom,
              exposure: exposure)
          }
          if !seen.contains(one(.read)) { seen.insert(one(exposure)) }
        }
      }
    }
    return seen
  }
}
