import Foundation
import TestSupport
import Testing

/// Questions over several businesses, as somebody asks them who knows none of the models.
@Suite struct BusinessesTests {
  private static let other = Sample.clean
    .replacingOccurrences(of: "件名: 給付", with: "件名: 調査")
    .replacingOccurrences(of: "口座", with: "回答")

  private func ask(
    _ words: String..., state: String = "", _ expect: (Program.Ending) throws -> Void
  ) throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      try program.write(
        Self.other.replacingOccurrences(of: "実施機関:", with: state + "実施機関:"),
        to: "models/b.yaml")
      try expect(program.run(words))
    }
  }

  @Test func aPartyOfTwoBusinessesIsToldOnce() throws {
    try ask("who", "氏名") { ending in
      #expect(ending.code == 0)
      let lines = ending.output.split(separator: "\n")
      #expect(lines.filter { $0 == "  業者" }.count == 1)
      #expect(ending.output.contains("事業2件"))
    }
    try ask("who", "氏名", "--by-model") { ending in
      #expect(!ending.output.contains("事業2件"))
      #expect(ending.output.split(separator: "\n").filter { $0.hasPrefix("  業者:") }.count == 2)
    }
  }

  @Test func whoeverDoesNotKnowTheWordIsNamed() throws {
    try ask("who", "口座") { ending in
      #expect(ending.output.contains("この名前を知らない事業\n  調査事業"))
    }
    try ask("who", "口座", "--format", "json") { ending in
      let answer =
        try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
      let unknown = answer?["unknownIn"] as? [[String: String]]
      #expect(unknown?.map { $0["title"] } == ["調査事業"])
    }
  }

  @Test func onlyWhatIsCurrentIsAskedUnlessItIsNamed() throws {
    try ask("who", "氏名", state: "状態: 案\n") { ending in
      #expect(!ending.output.contains("事業「調査事業」"))
      #expect(ending.output.contains("現行でないので"))
    }
    try ask("who", "氏名", "--state", "全て", state: "状態: 案\n") { ending in
      #expect(ending.output.contains("事業「調査事業」"))
    }
    try ask("who", "氏名", "models/a.yaml", "models/b.yaml", state: "状態: 案\n") { ending in
      #expect(ending.output.contains("事業「調査事業」"))
    }
  }

  @Test func aPartOfANameOffersTheNamesThatHoldIt() throws {
    try ask("who", "座") { ending in
      #expect(ending.code == 64)
      #expect(ending.remarks.contains("この語を含む名前: 口座"))
    }
  }

  @Test func aSystemIsAnsweredWithWhatStandsInIt() throws {
    try ask("what", "委託機") { ending in
      #expect(ending.code == 0)
      #expect(ending.output.contains("「委託機」にあるもの"))
      #expect(ending.output.contains("住基情報"))
    }
  }

  @Test func theVerdictStandsFirst() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let ending = try program.run("check")
      #expect(ending.output.hasPrefix("結論: 承認の範囲を超えています"))
      #expect(ending.output.contains("\n  業者: S101（①）\n"))
      let summary = try program.run("check", "--summary")
      #expect(summary.output.split(separator: "\n").count == 2)
      #expect(summary.code == 1)
      let quiet = try program.run("check", "--quiet")
      #expect(quiet.output.split(separator: "\n").count == 1)
    }
    try inFolder(with: Sample.clean) { (program) throws in
      let quiet = try program.run("check", "-q")
      #expect(quiet.output == "" && quiet.code == 0)
    }
  }
}
