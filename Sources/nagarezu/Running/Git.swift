import Foundation

/// Runs git, asking only what reads: no shell, no hook, no filter, no network, nothing that a repository's own settings could start.
enum Git {
  /// What a run said.
  struct Answer {
    let code: Int32
    let bytes: [UInt8]
    /// The first line of standard error.
    let remarks: String

    /// All of it, without the line end.
    var line: String {
      String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
  }

  /// What git says in the folder where the command was started; `nil` where it cannot be started.
  static func run(_ arguments: String...) -> Answer? {
    guard let executable else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = fixed + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (output, remarks) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = remarks
    do {
      try process.run()
    } catch {
      return nil
    }
    // Git says little on standard error once nothing is traced: less than a pipe holds.
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let text = remarks.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit else { return nil }
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first ?? ""
    return Answer(code: process.terminationStatus, bytes: Array(bytes), remarks: String(line))
  }

  /// What was committed is read, and nothing that was put in its place since (replace refs, grafts, a commit graph).
  private static let fixed = [
    "--no-pager", "--literal-pathspecs", "--no-replace-objects", "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null", "-c", "core.commitGraph=false", "-c", "protocol.allow=never",
  ]

  private static let environment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("GIT_TRACE") && name != "GIT_REPLACE_REF_BASE"
    }
    // Neither asks anybody nor fetches what the repository lacks.
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["GIT_NO_LAZY_FETCH"] = "1"
    environment["GIT_ALLOW_PROTOCOL"] = ""
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment["GIT_NO_REPLACE_OBJECTS"] = "1"
    environment["GIT_GRAFT_FILE"] = "/dev/null"
    environment["LC_ALL"] = "C"
    return environment
  }()

  private static let executable = SearchPath.program("git")
}
