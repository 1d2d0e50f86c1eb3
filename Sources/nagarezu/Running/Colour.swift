import Foundation

/// Whether answers for people have colour (no-color.org, CLICOLOR_FORCE): on a terminal, and nowhere that is read later.
enum Colour {
  /// Of what is written to standard output in this run.
  static let isOn = isOn(
    atTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)

  static func isOn(atTerminal: Bool, environment: [String: String]) -> Bool {
    guard ["", "0"].contains(environment["CLICOLOR_FORCE"] ?? "") else { return true }
    guard atTerminal, environment["NO_COLOR"] ?? "" == "" else { return false }
    return !["", "dumb"].contains(environment["TERM"] ?? "")
  }
}
