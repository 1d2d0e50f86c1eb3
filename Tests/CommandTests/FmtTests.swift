import Foundation
import TestSupport
import Testing

/// `fmt` through the program.
@Suite struct FmtTests {
  private static let loose = Sample.clean.replacing(
    "種別: 企業, 別名: [株式会社業者]", with: "別名: [ 株式会社業者 ],種別: 企業"
  ).replacing("システム:\n", with: "システム:\n  # 注\n")

  /// The text with a blank line above each section over lines, and its keys in order.
  private func laidOut(_ text: String) throws -> String {
    var result = ""
    try inFolder { (program) throws in
      try program.write(text, to: "m.yaml")
      #expect(try program.run("fmt", "m.yaml").code == 0)
      result = try program.read("m.yaml")
    }
    return result
  }

  @Test func filesAreRewrittenAndNamedOnce() throws {
    try inFolder { (program) throws in
      try program.write(Self.loose, to: "models/a.yaml")
      let other = try laidOut(Sample.clean.replacing("給付", with: "別の給付"))
      try program.write(other, to: "models/b.yaml")
      let check = try program.run("fmt", "--check")
      #expect(check.code == 1 && check.output == "models/a.yaml\n")
      #expect(try program.read("models/a.yaml") == Self.loose)
      let ending = try program.run("fmt")
      #expect(ending.code == 0 && ending.output == "models/a.yaml\n")
      let text = try program.read("models/a.yaml")
      #expect(text.contains("業者: {種別: 企業, 別名: [株式会社業者]}"))
      #expect(text.contains("\n\nシステム:\n  # 注\n  台帳: "))
      #expect(try program.read("models/b.yaml") == other)
      for words in [["fmt"], ["fmt", "--check"], ["fmt", "--diff"]] {
        let again = try program.run(words)
        #expect(again.code == 0 && again.output.isEmpty && again.remarks.isEmpty)
      }
      #expect(try program.run("check").code == 0)
    }
  }

  @Test func theDifferenceIsAPatch() throws {
    try inFolder { (program) throws in
      try program.write(Self.loose, to: "m.yaml")
      let difference = try program.run("fmt", "m.yaml", "--diff")
      #expect(difference.code == 0)
      #expect(try program.read("m.yaml") == Self.loose)
      #expect(try program.run("fmt", "m.yaml", "--diff", "--check").code == 1)
      try program.write(difference.output, to: ".patch")
      #expect(try program.shell("patch --strip=1 --input=.patch").code == 0)
      #expect(try program.read("m.yaml") == laidOut(Self.loose))
    }
  }

  @Test func standardInputGoesToStandardOutput() throws {
    try inFolder { (program) throws in
      try program.write(Self.loose, to: "m.yaml")
      let wanted = try laidOut(Self.loose)
      #expect(try program.shell("nagarezu fmt - < m.yaml").output == wanted)
      let check = try program.shell("nagarezu fmt - --check --lang en < m.yaml")
      #expect(check.code == 1 && check.output == "standard input\n")
      let difference = try program.shell("nagarezu fmt - --diff < m.yaml").output
      #expect(difference.hasPrefix("--- a/"))
      try program.write("件名: [\n", to: "b.yaml")
      let broken = try program.shell("nagarezu fmt - --lang en < b.yaml")
      #expect(broken.code == 2 && broken.output.contains("L206"))
      #expect(try program.shell("nagarezu fmt - m.yaml < m.yaml").code == 64)
    }
  }

  @Test func aFileWithProblemsIsLeftAloneAndStopsNoOther() throws {
    try inFolder { (program) throws in
      try program.write(Self.loose, to: "models/a.yaml")
      let wrong = Self.loose.replacing("相手: 業者", with: "相手: 業社").replacing("給付", with: "別")
      try program.write(wrong, to: "models/b.yaml")
      let ending = try program.run("fmt")
      #expect(ending.code == 2)
      #expect(ending.output == "models/a.yaml\n")
      #expect(ending.remarks.contains("L401") && ending.remarks.contains("models/b.yaml"))
      #expect(try program.read("models/b.yaml") == wrong)
      #expect(try program.read("models/a.yaml") != Self.loose)
      #expect(try program.run("fmt", "none.yaml").code == 2)
    }
  }

  /// A part that no model includes yet is a file like any other.
  @Test func aPartIsFormattedByItself() throws {
    try inFolder { (program) throws in
      try program.write("nagarezu: 1\n主体:\n    甲: {種別:   企業}\n", to: "models/part.yaml")
      #expect(try program.run("fmt", "models/part.yaml").code == 0)
      #expect(
        try program.read("models/part.yaml") == "nagarezu: 1\n\n主体:\n  甲: {種別: 企業}\n")
    }
  }

  @Test func keysGoThereAndBackByteForByte() throws {
    try inFolder { (program) throws in
      let text = try laidOut(Self.loose)
      try program.write(text, to: "m.yaml")
      #expect(try program.run("fmt", "m.yaml", "--keys", "en").code == 0)
      let english = try program.read("m.yaml")
      #expect(english.contains("\nparties:\n") && english.contains("業者: {kind: 企業, aliases: "))
      #expect(try program.run("check", "m.yaml").code == 0)
      #expect(try program.run("fmt", "m.yaml", "--keys", "ja").code == 0)
      #expect(try program.read("m.yaml") == text)
    }
  }

  @Test func whatWriteWaiversWritesIsKept() throws {
    let beyond = Sample.clean.replacing(", 項目数: 2", with: "")
      .replacing("相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: 氏名")
    for place in [
      "{指摘: ID, 項目: 全て, 対象: 全員, 責任者: 長, 理由: 手続中, 期限: 令和9年3月31日}",
      "指摘: ID\n    項目:\n      - 全て\n    対象: 全員\n    責任者: 長\n    理由: 手続中\n    期限: 令和9年3月31日",
    ] {
      try inFolder { (program) throws in
        let waiver = place.replacing("ID", with: "S101/業者/委託機/read/紙/①")
        try program.write(
          beyond.replacing("\n...\n", with: "\n留保:\n  - \(waiver)\n...\n"), to: "m.yaml")
        #expect(try program.run("fmt", "m.yaml").code == 0)
        #expect(try program.run("check", "m.yaml", "--write-waivers").code == 0)
        let written = try program.read("m.yaml")
        #expect(written.contains("住所") && !written.contains("全て"))
        #expect(try program.run("fmt", "m.yaml", "--check").code == 0)
      }
    }
  }
}
