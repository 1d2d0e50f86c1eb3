import Foundation
import TestSupport
import Testing

/// The page of `view`, open in a real browser while its file is saved, broken, mended, moved away and put back.
@Suite(.serialized) struct LiveTests {
  @Test func thePageFollowsItsFileAndKeepsWhatIsChosen() throws {
    try inFolder { folder in
      let made = try Chromium.nagarezu(
        ["init", "業務委託", "--from", "令和9年4月1日", "-o", folder + "/m.yaml"])
      #expect(made.code == 0, "\(made.output)")
      let wrong = try Chromium.wrong("live.py", [Chromium.program, folder])
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
  }
}
