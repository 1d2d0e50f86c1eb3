import Benchmark
import Families
import NagarezuCore

/// The time of `Reach` and `Verdict` on each family of 500 flows.
let benchmarks: @Sendable () -> Void = {
  let settings = Benchmark.Configuration(
    metrics: [.wallClock], maxDuration: .seconds(3), maxIterations: 200)
  for family in Family.allCases {
    let model = family.model(500)
    Benchmark("Reach \(family.rawValue)", configuration: settings) { benchmark in
      for _ in benchmark.scaledIterations { blackHole(Reach(model)) }
    }
    Benchmark("Verdict \(family.rawValue)", configuration: settings) { benchmark in
      for _ in benchmark.scaledIterations { blackHole(Verdict(model)) }
    }
  }
}
