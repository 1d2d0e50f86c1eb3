import Foundation
import NagarezuCore

/// The browser of the person at the keyboard.
enum Browser {
  /// What opens an address on one desktop or another, the first that is there.
  private static let openers = [
    "xdg-open", "wslview", "open", "sensible-browser", "x-www-browser", "firefox", "chromium",
    "google-chrome", "microsoft-edge",
  ]

  /// Opens an address, and says so where that cannot be done; waits for nothing.
  static func open(_ address: String) {
    guard let opener = openers.lazy.compactMap(SearchPath.program).first else { return tellNone() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [address]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { if $0.terminationStatus != 0 { tellNone() } }
    do { try process.run() } catch { tellNone() }
  }

  private static func tellNone() {
    Output.remark(
      Speech.say(
        "nagarezu: ブラウザを開けない。表示されたアドレスを、ブラウザに貼り付ける\n",
        "nagarezu: no browser can be opened; paste the printed address into one\n"))
  }
}
