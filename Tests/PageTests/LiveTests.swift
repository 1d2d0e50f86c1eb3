import Foundation
import TestSupport
import Testing

/// The page of `view`, open in a real browser while its file is saved, broken, mended, moved away and put back.
@Suite(.serialized) struct LiveTests {
  @Test(arguments: [
    // What is chosen is kept whatever happens to the file.
    "live.py",
    // A box that is dragged stays there, in the file too.
    "edit.py",
  ])
  func theOpenPageAndItsFileFollowEachOther(script: String) throws {
    try inFolder { folder in
      let made = try Chromium.nagarezu(
        ["init", "業務委託", "--from", "令和9年4月1日", "-o", folder + "/m.yaml"])
      #expect(made.code == 0, "\(made.output)")
      let wrong = try Chromium.wrong(script, [Chromium.program, folder])
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
  }
}
