import Glibc

/// How `check --summary` grows in each direction of `generators/growth.py`: seconds of processors at n, 2n and 4n. A ratio near 2 is
/// proportional, near 4 a square.
enum Directions {
  /// The families, each with the smallest of its sizes.
  private static let families: [(name: String, size: Int)] = [
    ("all-chain", 400), ("all-cycle", 200), ("all-random", 200), ("chain", 1000), ("classes", 400),
    ("consents", 200), ("counts", 200), ("derives", 200), ("findings", 200), ("histories", 50),
    ("imprecise", 100), ("inner", 400), ("items", 400), ("items-chain40", 400), ("keys64", 50),
    ("listen", 200), ("models", 50), ("narrowed", 200), ("pair", 400), ("papers", 200),
    ("papers-one", 200), ("parts", 50), ("periods", 400), ("periods-allchain", 100),
    ("purposes", 100), ("readers", 200), ("regimes", 50), ("rules", 100), ("siblings", 5),
    ("spells", 100), ("stays", 400), ("stays-chain", 50), ("unapproved-all", 100),
  ]

  static func print() { Startup.atRoot { print($0) } }

  private static func print(_ program: String) {
    let folder = "a-direction"
    defer { _ = Startup.time("/bin/rm", ["-rf", folder]) }
    Swift.print("check --summary, ms of processors at n, 2n, 4n beyond the start, and the ratios")
    let start = Startup.use(program, ["--version"])?.processors ?? .zero
    for (family, size) in families {
      var times: [Duration] = []
      for size in [size, 2 * size, 4 * size] {
        _ = Startup.time("/bin/rm", ["-rf", folder])
        let words = ["Benchmarks/generators/growth.py", folder, "--family", family, "--size"]
        guard Startup.time("/usr/bin/python3", words + ["\(size)"]) != nil,
          let use = Startup.use(program, ["check", folder, "--summary", "--no-cache"])
        else { return Swift.print("\(family) \(size) did not end by itself") }
        times.append(max(use.processors - start, .microseconds(100)))
      }
      let ratios = zip(times.dropFirst(), times).map { Measure.ratio($0, $1) }
      Swift.print(
        "  \(family)" + Measure.padded("\(size)", 24 - family.count)
          + (times.map(Measure.milliseconds) + ratios).map { Measure.padded($0, 10) }.joined())
      fflush(nil)
    }
  }
}
