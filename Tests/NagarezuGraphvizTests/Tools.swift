import Foundation
import NagarezuCore
import NagarezuDrawing
import TestSupport

/// The built program that draws, next to the test bundle.
let program = DrawingProgram.besideOwn

/// Graphviz as the product runs it, with time for a busy machine.
let graphviz = DrawingProgram(executable: program, limit: 120)

/// A file that is gone after the closure.
func withFile<Result>(
  _ bytes: [UInt8], _ suffix: String, _ body: (String) throws -> Result
) throws -> Result {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("figure-\(UUID().uuidString)\(suffix)").path
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// Numbers that look random and are the same on every run.
///
/// - SeeAlso: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
