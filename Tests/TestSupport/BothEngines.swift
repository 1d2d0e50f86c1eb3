import NagarezuCore

/// Both engines, asked the same.
public enum BothEngines {
  /// The first difference on four days of each chance model, in words; `nil` where they say the same.
  public static func difference<Answer>(
    _ seeds: Range<UInt64>, fast: (Reach, Day) -> Set<Answer>, slow: (SlowJudge, Day) -> Set<Answer>
  ) -> String? {
    for seed in seeds {
      var random = Random(seed: seed)
      let model = RandomModel.make(seed: seed)
      let judge = SlowJudge(model, days: RandomModel.days)
      let reach = Reach(model)
      for _ in 0..<4 {
        let day = Day(number: Int32(random.within(-1...19)))
        let (said, expected) = (fast(reach, day), slow(judge, day))
        guard said != expected else { continue }
        return "seed \(seed) on day \(day.number): only fast \(said.subtracting(expected)), "
          + "only slow \(expected.subtracting(said))"
      }
    }
    return nil
  }
}
