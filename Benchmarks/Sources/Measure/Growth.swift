import Families
import Glibc
import NagarezuCore

/// How the engine's time grows: each family at n, 2n and 4n flows. A ratio near 2 is linear, near 4 quadratic.
enum Growth {
  private static let sizes = [1000, 2000, 4000]

  static func print() {
    let heads = sizes.map { "n=\($0)" } + ["2n/n", "4n/2n"]
    Swift.print("engine, fastest run in ms")
    Swift.print("  family    what   " + heads.map { Measure.padded($0, 10) }.joined())
    for family in Family.allCases {
      // The verdict is used, so that no run can be optimised away.
      row(family, "Reach  ") { Reach($0).model.flows.count }
      row(family, "Verdict") { Verdict($0).findings.count }
    }
  }

  private static func row(_ family: Family, _ name: String, _ run: (Model) -> Int) {
    var times: [Duration] = []
    for size in sizes {
      let model = family.model(size)
      times.append(fastest { run(model) })
      // What is far from linear is known by now, and the next size would take minutes.
      if times.last ?? .zero > .seconds(5) { break }
    }
    let ratios = zip(times.dropFirst(), times).map { Measure.ratio($0, $1) }
    let none = Array(repeating: "-", count: sizes.count - times.count)
    let cells = times.map(Measure.milliseconds) + none + ratios + none
    let head = family.rawValue + String(repeating: " ", count: 10 - family.rawValue.count)
    Swift.print("  \(head)\(name)" + cells.map { Measure.padded($0, 10) }.joined())
    fflush(nil)
  }

  /// Up to five runs, fewer of a slow one.
  static func fastest(_ run: () -> Int) -> Duration {
    let clock = ContinuousClock()
    var best = Duration.seconds(1_000_000)
    var spent = Duration.zero
    for _ in 0..<5 where spent < .seconds(2) {
      var count = 0
      let time = clock.measure { count = run() }
      precondition(count >= 0)
      best = min(best, time)
      spent += time
    }
    return best
  }
}
