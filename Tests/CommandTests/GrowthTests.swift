import Foundation
import TestSupport
import Testing

/// Twice the work takes about twice the instructions, in every direction in which models grow and what there is to find grows as they do.
/// Instructions are counted, and no time is taken: the count is the same on every machine.
@Suite struct GrowthTests {
  /// A family of `Benchmarks/generators/growth.py`, with a size at which it takes longer than the start of the program.
  struct Direction: CustomTestStringConvertible, Sendable {
    let family: String
    let size: Int

    var testDescription: String { "\(family) \(size)" }

    /// Those that once took the square of their size.
    static let once = [
      Direction(family: "derives", size: 100), Direction(family: "regimes", size: 100),
      Direction(family: "purposes", size: 100),
    ]

    /// Where what there is to find grows as the model does: not where each machine hands on what all before it have (`all-cycle`,
    /// `all-random`, `unapproved-all`), or every company may come to have what goes over one line (`listen`).
    static let others = [
      "chain", "all-chain", "pair", "inner", "items", "items-chain40", "periods", "papers",
      "papers-one", "counts",
      "narrowed", "consents", "own-business", "imprecise", "findings", "stays", "readers", "spells",
    ].map { Direction(family: $0, size: 100) }

    static let all = Campaign.isWhole ? once + others : once
  }

  @Test(arguments: Direction.all)
  func twiceTheWorkTakesTwiceTheInstructions(direction: Direction) throws {
    let folder = try Program()
    defer { folder.remove() }
    // What the compiler tells debuggers is too new for the counter.
    let stripped = try run(
      try tool("strip", package: "binutils"),
      ["-g", "-o", folder.folder + "/nagarezu", Program.path])
    try #require(stripped.code == 0, "\(stripped.output)")
    let counts = try [1, 2, 4].map { times in
      try instructions(of: direction.family, direction.size * times, in: folder)
    }
    let (once, twice) = (counts[1] - counts[0], counts[2] - counts[1])
    #expect(once > 0)
    // What twice as many take more, beside what so many did: the start of the program is in neither.
    #expect(Double(twice) <= 2.2 * Double(once), "\(counts)")
  }

  /// How many instructions `check` takes for a model of so many.
  private func instructions(
    of family: String, _ size: Int, in folder: Program
  ) throws -> Int {
    let models = "\(folder.folder)/\(family)-\(size)"
    let written = try generate("growth.py", [models, "--family", family, "--size", String(size)])
    try #require(written.code == 0, "\(written.output)")
    let counted = try run(
      try tool("valgrind", package: "valgrind"),
      [
        "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
        folder.folder + "/nagarezu",
        "check", models, "--summary", "--no-cache",
      ], environment: ["LANG": "C.UTF-8"])
    try #require([0, 1].contains(counted.code), "\(counted.output)")
    let line = try #require(counted.output.firstMatch(of: #/I\s+refs:\s+([0-9,]+)/#))
    return try #require(Int(line.output.1.filter { $0 != "," }))
  }
}
