import NagarezuCore
import TestSupport
import Testing

/// Arguments and file names can hold what moves a terminal or fools a reader: none of it is printed as it is.
@Suite struct HostileWordTests {
  /// Every unsafe character that an argument can hold, by forty.
  private static let rows: [String] = {
    let all = (UInt32(1)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init).filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar.isUnsafe && category != .unassigned && category != .privateUse
    }
    return stride(from: 0, to: all.count, by: 40).map { start in
      String(String.UnicodeScalarView(all.dropFirst(start).prefix(40)))
    }
  }()

  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isUnsafe }
  }

  @Test func anArgumentIsWrittenOut() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      let mark = try program.run("who", "氏\u{61C}名", "models/a.yaml")
      #expect(mark.remarks.contains("<U+061C>"))
      #expect(Self.rows.count > 4)
      for row in Self.rows {
        for arguments in [["who", "x" + row], ["what", "x" + row], ["explain", "x" + row]] {
          let ending = try program.run(arguments)
          #expect(ending.code == 64)
          #expect(isPlain(ending.remarks))
          for scalar in row.unicodeScalars { #expect(ending.remarks.contains(scalar.code)) }
        }
      }
    }
  }

  @Test func theNameOfAFileIsWrittenOut() throws {
    try inFolder { (program) throws in
      for row in Self.rows {
        for format in ["text", "json"] {
          let ending = try program.run("check", "x\(row).yaml", "--format", format)
          #expect(ending.code == 2)
          #expect(isPlain(ending.output + ending.remarks))
          for scalar in row.unicodeScalars { #expect(ending.output.contains(scalar.code)) }
        }
      }
      try program.write(Sample.leaking, to: "models/x\u{61C}\u{202E}.yaml")
      let ending = try program.run("check")
      #expect(ending.code == 1)
      #expect(isPlain(ending.output))
      #expect(ending.output.contains("models/x<U+061C><U+202E>.yaml:19:5"))
    }
  }

  @Test func aLineFeedInANameMakesNoLineOfOurs() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "models/a\n結論: 承認の範囲に収まっています.yaml")
      try program.write(Sample.wrong, to: "models/b\n結論: x.yaml")
      for arguments in [["check"], ["who", "氏名"], ["who", "x\n結論: y"]] {
        let ending = try program.run(arguments)
        #expect(ending.code == 2)
        let lines = (ending.output + ending.remarks).split(separator: "\n")
        // At the head of a check, and at its end.
        #expect(lines.filter { $0.hasPrefix("結論") }.count == (arguments == ["check"] ? 2 : 0))
      }
    }
  }
}
