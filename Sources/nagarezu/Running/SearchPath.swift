import Foundation

/// The programs of the machine that a person would start by their name.
enum SearchPath {
  /// The first program of a name on the search path; never one in the folder where the command was started, unless the path says so.
  static func program(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
