import Foundation
import TestSupport
import Testing

@Suite struct OutputFileTests {
  @Test func theFileHoldsWhatStandardOutputWould() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      for arguments in [
        ["check"], ["check", "--format", "json"], ["who", "口座"], ["what", "業者"],
        ["why", "口座", "業者"],
      ] {
        let shown = try program.run(arguments)
        let written = try program.run(arguments + ["-o", "answer"])
        #expect(written.code == shown.code)
        #expect(written.output.isEmpty)
        #expect(try program.read("answer") == shown.output)
      }
    }
  }

  @Test func anOlderFileIsReplacedWholeAndNothingElseIsLeft() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write(String(repeating: "old\n", count: 100_000), to: "out/report.txt")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: program.folder + "/out/report.txt")
      let shown = try program.run("check").output
      #expect(try program.run("check", "-o", "out/report.txt").code == 0)
      #expect(try program.read("out/report.txt") == shown)
      #expect(try program.names(in: "out") == ["report.txt"])
      let attributes = try FileManager.default.attributesOfItem(
        atPath: program.folder + "/out/report.txt")
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func aModelThatCannotBeReadIsSaidInTheFileAndDrawnNowhere() throws {
    try inFolder(with: Sample.wrong) { (program) throws in
      try program.write("old\n", to: "out/figure.svg")
      for arguments in [["check"], ["who", "氏名"], ["what", "業者"], ["why", "氏名", "業者"]] {
        let ending = try program.run(arguments + ["-o", "out/report.txt"])
        #expect(ending.code == 2)
        #expect(ending.output.isEmpty)
        let report = try program.read("out/report.txt")
        #expect(report.contains("models/m.yaml"))
        #expect((report + ending.remarks).contains("models/m.yaml:21:20"))
      }
      #expect(try program.run("render", "models/m.yaml", "-o", "out/figure.svg").code == 2)
      #expect(try program.read("out/figure.svg") == "old\n")
      #expect(try program.names(in: "out") == ["figure.svg", "report.txt"])
    }
  }

  @Test func noAnswerIsWrittenOverAModelThatCannotBeRead() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      try program.write(Sample.wrong, to: "models/b.yaml")
      try program.write("件名: [", to: "models/c.yaml")
      for path in ["models/a.yaml", "models/b.yaml", "./models/../models/c.yaml"] {
        let before = try program.read(path)
        for arguments in [["check"], ["who", "氏名"]] {
          #expect(try program.run(arguments + ["-o", path]).code == 64, "\(arguments) \(path)")
          #expect(try program.read(path) == before)
        }
      }
    }
  }

  @Test func aFolderInThePlaceOfTheFileIsLeftAlone() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("kept\n", to: "out/report/kept.txt")
      #expect(try program.run("check", "-o", "out/report").code == 74)
      #expect(try program.names(in: "out") == ["report"])
      #expect(try program.read("out/report/kept.txt") == "kept\n")
    }
  }
}

@Suite struct SameBytesTests {
  private static let commands = [
    ["check"], ["check", "--format", "json"], ["who", "氏名", "--format", "json"], ["who", "口座"],
    ["what", "業者"], ["why", "氏名", "業者"],
  ]

  @Test func twoRunsGiveTheSameBytesWhateverTheMachineIsSetTo() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      for arguments in Self.commands {
        let first = try program.run(arguments)
        for environment in [
          [:], ["TZ": "Pacific/Kiritimati"], ["LANG": "ja_JP.UTF-8", "HOME": "/nowhere"],
          ["SWIFT_DETERMINISTIC_HASHING": "1"],
        ] {
          let other = try program.run(arguments, environment: environment)
          #expect(other.output == first.output, "\(arguments) \(environment)")
          #expect(other.code == first.code)
        }
      }
    }
  }

  @Test func theOrderInWhichFilesWereMadeChangesNothing() throws {
    let files = [
      "models/b.yaml": Sample.leaking, "models/a/z.yaml": Sample.clean,
      "models/c.yaml": Sample.open,
      "models/a/あ.yaml": Sample.clean,
    ]
    var outputs: Set<[String]> = []
    for names in [files.keys.sorted(), files.keys.sorted().reversed()] {
      try inFolder { (program) throws in
        for name in names { try program.write(files[name] ?? "", to: name) }
        outputs.insert(try Self.commands.map { try program.run($0).output })
      }
    }
    #expect(outputs.count == 1)
  }

  @Test func theOrderOfSectionsChangesNothingButLines() throws {
    var outputs: Set<[String]> = []
    let text = try Shinjuku.addBirthday.applied(to: Shinjuku.text())
    for shuffled in Self.shuffled(text) {
      try inFolder(with: shuffled) { (program) throws in
        var answers: [String] = []
        for arguments in [
          ["check", "--format", "json"], ["who", "口座フラグ", "--format", "json"],
          ["what", "イムラ封筒", "--format", "json"],
        ] {
          let output = try program.run(arguments).output
          #expect(output.contains("\"line\""))
          answers.append(
            output.replacing(/"(line|column)" : \d+/) { "\"\($0.output.1)\" : 0" })
        }
        outputs.insert(answers.map(Self.withSortedAssumptions))
      }
    }
    #expect(outputs.count == 1)
  }

  /// A text as it is, and with its sections in two other orders.
  private static func shuffled(_ text: String) -> [String] {
    var sections: [String] = []
    for line in text.components(separatedBy: "\n") where line != "---" && line != "..." {
      if line.first.map({ " #".contains($0) }) ?? true, !sections.isEmpty {
        sections[sections.count - 1] += line + "\n"
      } else if !line.isEmpty {
        sections.append(line + "\n")
      }
    }
    let halves = sections.suffix(from: sections.count / 2) + sections.prefix(sections.count / 2)
    return [sections, sections.reversed(), Array(halves)].map {
      "---\n" + $0.joined() + "...\n"
    }
  }

  /// Assumptions stand in order of place, which is what was changed.
  private static func withSortedAssumptions(_ json: String) -> String {
    let lines = json.components(separatedBy: "\n")
    guard let start = lines.firstIndex(where: { $0.contains("\"assumptions\"") }),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix("  ]") })
    else { return json }
    let list = lines[(start + 1)..<end].map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    return (lines[...start] + list.sorted() + lines[end...]).joined(separator: "\n")
  }
}
