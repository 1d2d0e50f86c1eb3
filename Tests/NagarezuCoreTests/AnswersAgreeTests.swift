import NagarezuCore
import TestSupport
import Testing

/// Who has what on a day: the fast engine's answers against the slow engine's.
@Suite struct AnswersAgreeTests {
  static let batches: UInt64 = 10
  static let size: UInt64 = Campaign.part(of: 200)

  @Test(arguments: 0..<batches)
  func bothEnginesSeeTheSamePartiesOnADay(batch: UInt64) {
    for seed in batch * Self.size..<(batch + 1) * Self.size {
      var random = Random(seed: seed)
      let model = RandomModel.make(seed: seed)
      let slow = SlowJudge(model, days: RandomModel.days)
      let reach = Reach(model)
      for _ in 0..<4 {
        let day = Day(number: Int32(random.within(-1...19)))
        let fast = FastAnswers.seen(reach, on: day)
        let expected = slow.seen(on: day)
        guard fast != expected else { continue }
        Issue.record(
          """
          seed \(seed) on day \(day.number): only fast \(fast.subtracting(expected)), \
          only slow \(expected.subtracting(fast))
          """)
        return
      }
    }
  }

  @Test(arguments: 0..<batches)
  func whatIsKnownByInferenceIsWhatTheSlowEngineTells(batch: UInt64) {
    for seed in batch * Self.size..<(batch + 1) * Self.size {
      var random = Random(seed: seed)
      let model = RandomModel.make(seed: seed)
      let slow = SlowJudge(model, days: RandomModel.days)
      let reach = Reach(model)
      for _ in 0..<4 {
        let day = Day(number: Int32(random.within(-1...19)))
        let fast = FastAnswers.told(reach, on: day)
        let expected = slow.told(on: day)
        guard fast != expected else { continue }
        Issue.record(
          """
          seed \(seed) on day \(day.number): only fast \(fast.subtracting(expected)), \
          only slow \(expected.subtracting(fast))
          """)
        return
      }
    }
  }

  @Test(arguments: 0..<batches)
  func anAnswerOverAllDaysIsTheUnionOfItsDays(batch: UInt64) {
    for seed in batch * Self.size..<(batch + 1) * Self.size {
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
