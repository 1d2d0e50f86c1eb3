import Foundation
import TestSupport
import Testing

/// The built program and Debian's browser, as tests of the page use them.
enum Chromium {
  /// The program beside the tests.
  static let program = builtFolder + "/nagarezu"

  /// Runs the program at the root of the repository.
  static func nagarezu(_ arguments: [String]) throws -> (code: Int32, output: String) {
    try run(program, arguments, in: Shinjuku.root, environment: ["NAGAREZU_LANG": "ja"])
  }

  /// Lets a script of `Tests/Fixtures/browser` use a page.
  ///
  /// What it notes besides is printed.
  ///
  /// - Returns: What it found wrong, a line each.
  /// - Throws: ``MissingTool`` where there is no browser.
  static func wrong(_ script: String, _ arguments: [String]) throws -> [String] {
    _ = try tool("chromium", package: "chromium")
    _ = try tool("chromedriver", package: "chromium-driver")
    let folder = Shinjuku.root + "/Tests/Fixtures/browser/"
    let ran = try run(try python(), ["-B", folder + script] + arguments)
    #expect(ran.code == 0, "\(ran.output)")
    let lines = ran.output.split(separator: "\n").map(String.init)
    let notes = lines.filter { $0.hasPrefix("note: ") }
    notes.forEach { print("\(script): \($0.dropFirst(6))") }
    return lines.filter { !notes.contains($0) }
  }
}

/// Runs a test in a folder of its own.
func inFolder(_ body: (_ folder: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "nagarezu-page-\(UUID().uuidString)"
  ).path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}
