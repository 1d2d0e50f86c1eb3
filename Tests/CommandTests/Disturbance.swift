import Foundation
import TestSupport

/// A run of the program in which one call that touches a folder fails, or is the last.
///
/// `Tests/Fixtures/disturbance/disturb.c` does it from inside the process; it is compiled once a run of the tests.
struct Disturbance: CustomStringConvertible {
  enum How: Equatable {
    /// The call gives an error (`errno`).
    case fail(Int32)
    /// It and every later one give an error: a disc that broke.
    case broken(Int32)
    /// The process is killed before the call.
    case kill
    /// Of a write half is done, and then the process is killed.
    case half
    /// The process is killed so many microseconds after the call.
    case later(Int)
  }

  /// The number of the call, from 1.
  let call: Int
  let how: How
  /// What the call is, where that is known.
  var name = ""

  var description: String { "call \(call) \(name): \(how)" }

  /// Whether the process cannot end by itself.
  var kills: Bool {
    switch how {
    case .fail, .broken: false
    case .kill, .half, .later: true
    }
  }

  /// What a disc says.
  static let errors = [ENOSPC, EIO, EACCES, EROFS, EDQUOT, EPERM, EINTR]

  private static let library = Result {
    let fresh = "\(builtFolder)/disturb-\(UUID().uuidString).so"
    let source = Shinjuku.root + "/Tests/Fixtures/disturbance/disturb.c"
    let compiled = try TestSupport.run(
      try tool("cc", package: "gcc"),
      ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", fresh, source, "-ldl"])
    guard compiled.code == 0 else { throw MissingTool(description: compiled.output) }
    // Other runs of the tests may be using the older one.
    guard rename(fresh, builtFolder + "/disturb.so") == 0 else {
      throw MissingTool(description: fresh)
    }
    return builtFolder + "/disturb.so"
  }

  /// What makes a run a disturbed one.
  func environment(in folder: String) throws -> [String: String] {
    var environment = [
      "LD_PRELOAD": try Self.library.get(), "DISTURB_FOLDER": try Self.fullName(folder),
      "DISTURB_AT": "\(call)",
    ]
    switch how {
    case .fail(let error): environment["DISTURB_HOW"] = "fail \(error)"
    case .broken(let error): environment["DISTURB_HOW"] = "break \(error)"
    case .kill: environment["DISTURB_HOW"] = "kill"
    case .half: environment["DISTURB_HOW"] = "half"
    case .later(let time): environment["DISTURB_HOW"] = "later \(time)"
    }
    return environment
  }

  /// The calls of a run that nothing disturbs, in order.
  static func calls(
    of arguments: [String], by program: Program, in folder: String
  ) throws -> [String] {
    let list = program.folder + "/calls-\(UUID().uuidString)"
    var environment = try Disturbance(call: 0, how: .kill).environment(in: folder)
    environment["DISTURB_COUNT"] = list
    _ = try program.run(arguments, environment: environment)
    let text = try String(contentsOfFile: list, encoding: .utf8)
    try FileManager.default.removeItem(atPath: list)
    return text.split(separator: "\n").map(String.init)
  }

  private static func fullName(_ folder: String) throws -> String {
    guard let name = realpath(folder, nil) else { throw MissingTool(description: folder) }
    defer { free(name) }
    return String(cString: name)
  }
}
