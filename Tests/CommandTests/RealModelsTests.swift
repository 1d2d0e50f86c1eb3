import Foundation
import TestSupport
import Testing

/// The models of the repository through the command.
@Suite struct RealModelsTests {
  @Test func checkingTheFolderEndsWithZeroAndNamesEveryCase() throws {
    try inFolder { (program) throws in
      try FileManager.default.copyItem(
        atPath: Shinjuku.root + "/models", toPath: program.folder + "/models")
      let ending = try program.run("check", "models")
      #expect(ending.code == 0, "\(ending.remarks)")
      #expect(ending.output.contains("指摘0件、不明0件"))
      for one in RealCase.allCases { #expect(ending.output.contains("（\(one.path)）")) }
      for one in RealCase.allCases {
        #expect(try program.run("check", one.path).code == 0, "\(one.path)")
      }
    }
  }
}
