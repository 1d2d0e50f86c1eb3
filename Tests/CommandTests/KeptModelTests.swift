import Foundation
import TestSupport
import Testing

/// A run of `check` in which some models changed takes the others from its cache, and says what it says without one.
@Suite struct KeptModelTests {
  private static let part = "---\nnagarezu: 1\n主体: {業者: {種別: 企業, 別名: [株式会社業者]}}\n...\n"

  /// A model of which there is nothing to tell.
  private static func model(_ title: String) -> String {
    Sample.clean.replacing("  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: "")
      .replacing("主体:\n", with: "取込: 部品.yaml\n主体:\n").replacing("給付事業", with: title)
  }

  /// A project of four of them, and what a run said of them that is kept.
  private func project(
    _ words: [String] = [], _ body: (Program) throws -> Void
  ) throws {
    try inFolder { (program) throws in
      try program.write("", to: ".nagarezu-root")
      try program.write(Self.part, to: "models/部品.yaml")
      for (name, title) in [("a", "甲の事業"), ("b", "乙の事業"), ("c", "丙の事業"), ("d", "丁の事業")] {
        try program.write(Self.model(title), to: "models/\(name).yaml")
      }
      let before = try program.run(Self.words + words + ["--cache", "cache"])
      #expect(before.code == 0, "\(before.output)\(before.remarks)")
      try body(program)
    }
  }

  private static let words = ["check", "models"]

  /// Shape: what is done, and whether the fourth model is taken from the cache.
  private struct Change: Sendable {
    let name: String
    let isTaken: Bool
    let change: @Sendable (Program) throws -> Void

    init(
      _ name: String, takes isTaken: Bool = true,
      _ change: @escaping @Sendable (Program) throws -> Void
    ) {
      (self.name, self.isTaken, self.change) = (name, isTaken, change)
    }
  }

  private static func remove(_ name: String, _ program: Program) throws {
    try FileManager.default.removeItem(atPath: program.folder + "/models/" + name)
  }

  private static func link(_ name: String, to other: String, _ program: Program) throws {
    try FileManager.default.createSymbolicLink(
      atPath: program.folder + "/models/" + name, withDestinationPath: other)
  }

  private static let changes: [Change] = [
    Change("a finding") {
      try $0.write(
        model("乙の事業").replacing("紙, 項目: 住基情報", with: "紙, 項目: [住基情報, 口座]"), to: "models/b.yaml")
    },
    Change("a gap") {
      try $0.write(model("乙の事業").replacing("経路: 紙, ", with: ""), to: "models/b.yaml")
    },
    Change("another title") { try $0.write(model("丑の事業"), to: "models/b.yaml") },
    Change("a title that another has") { try $0.write(model("丙の事業"), to: "models/b.yaml") },
    Change("an assumption") {
      try $0.write(
        model("乙の事業").replacing("総務課: {", with: "総務課: {仮: はい, "), to: "models/b.yaml")
    },
    Change("a new model") { try $0.write(model("己の事業"), to: "models/e.yaml") },
    Change("a model is gone") { try remove("b.yaml", $0) },
    Change("a model has another name") {
      try remove("b.yaml", $0)
      try $0.write(model("乙の事業"), to: "models/z.yaml")
    },
    Change("all but one are gone") { program in
      for name in ["a.yaml", "b.yaml", "c.yaml"] { try remove(name, program) }
    },
    Change("a party is said otherwise of") {
      try $0.write(
        model("戊の事業").replacing("取込: 部品.yaml\n", with: "").replacing(
          "主体:\n", with: "主体:\n  業者: {種別: 団体}\n"), to: "models/e.yaml")
    },
    Change("a party is said otherwise of before", takes: false) {
      try $0.write(
        model("戊の事業").replacing("取込: 部品.yaml\n", with: "").replacing(
          "主体:\n", with: "主体:\n  業者: {種別: 団体}\n"), to: "models/0.yaml")
    },
    Change("a part", takes: false) {
      try $0.write(part.replacing("企業", with: "団体"), to: "models/部品.yaml")
    },
    Change("a part is gone", takes: false) { try remove("部品.yaml", $0) },
    Change("a part is new") {
      try $0.write(
        model("乙の事業").replacing("部品.yaml", with: "[部品.yaml, 部品二.yaml]"), to: "models/b.yaml")
      try $0.write(part.replacing("業者", with: "他社"), to: "models/部品二.yaml")
    },
    Change("a part of nobody", takes: false) {
      try $0.write(part.replacing("業者", with: "他社"), to: "models/部品二.yaml")
    },
    Change("a waiver of a part", takes: false) {
      try $0.write(
        model("乙の事業").replacing("部品.yaml", with: "[部品.yaml, 部品二.yaml]"), to: "models/b.yaml")
      try $0.write(
        "---\nnagarezu: 1\n留保: [{指摘: S101/業者/委託機/read/紙/①, 項目: 口座, 対象: 対象者, 責任者: 長, 理由: 次, 期限: 令和9年3月31日}]\n...\n",
        to: "models/部品二.yaml")
    },
    Change("cannot be read", takes: false) { try $0.write("件名: [", to: "models/b.yaml") },
    Change("a link", takes: false) { try link("e.yaml", to: "a.yaml", $0) },
    Change("a rule of all businesses", takes: false) {
      try $0.write(
        model("乙の事業").replacing(
          "承認:\n", with: "規則: {分ける: {併有: [住所, 氏名], 範囲: 全事業}}\n承認:\n"), to: "models/b.yaml")
    },
    Change("a model includes another", takes: false) {
      try $0.write(
        model("乙の事業").replacing("部品.yaml", with: "[部品.yaml, d.yaml]"), to: "models/b.yaml")
    },
    Change("the root of the project", takes: false) { program in
      try FileManager.default.removeItem(atPath: program.folder + "/.nagarezu-root")
      try program.write("", to: "models/.nagarezu-root")
      try program.write(model("丑の事業"), to: "models/b.yaml")
    },
  ]

  @Test(arguments: changes.indices) func aChangeIsSaidAsWithoutACache(place: Int) throws {
    let one = Self.changes[place]
    try project { (program) throws in
      try one.change(program)
      let plain = try program.run(Self.words)
      for time in ["once", "again"] {
        expectSame(
          plain, try program.run(Self.words + ["--cache", "cache"]), "\(one.name) \(time)")
      }
    }
    try project { (program) throws in
      try Cached(program).forge("丁の事業", as: "丁の偽業")
      try one.change(program)
      let forged = try program.run(Self.words + ["--cache", "cache"])
      #expect(forged.output.contains("丁の偽業") == one.isTaken, "\(one.name)\n\(forged.output)")
    }
  }

  private static let options = [
    ["--summary"], ["--quiet"], ["--verbose"], ["--strict"], ["--no-joint"], ["--lang", "en"],
    ["--as-of", "令和6年6月1日"], ["--allow-gaps"], ["--format", "json"], ["--format", "sarif"],
    ["--format", "junit"], ["--format", "github"], ["--format", "gitlab"],
    ["--format", "markdown"],
  ]

  @Test(arguments: options) func everyWayOfSayingIsTheSame(option: [String]) throws {
    for change in Self.changes.prefix(3) {
      try project(option) { (program) throws in
        try change.change(program)
        let plain = try program.run(Self.words + option)
        let words = Self.words + option + ["--cache", "cache"]
        for time in ["once", "again"] {
          expectSame(plain, try program.run(words), "\(option) \(change.name) \(time)")
        }
        // What was kept the second time serves the next change as well.
        try program.write(Self.model("寅の事業"), to: "models/c.yaml")
        expectSame(
          try program.run(Self.words + option), try program.run(words), "\(option) and another")
      }
    }
  }

  @Test(arguments: [
    ["--summary"], ["--quiet"], ["--summary", "--strict"], ["--summary", "--format", "json"],
    ["--summary", "--report", "json=kept.json"], [],
  ])
  func warningsAreSaidAsWithoutACache(option: [String]) throws {
    try project { (program) throws in
      try program.write(
        Self.model("丙の事業").replacing("口座: {}", with: "口座: {}\n  電話: {}"), to: "models/c.yaml")
      let words = Self.words + option + ["--cache", "cache"]
      let before = try program.run(words)
      try Self.changes[0].change(program)
      let plain = try program.run(Self.words + option + ["--no-cache"])
      let file = try? program.read("kept.json")
      #expect(before.output != plain.output)
      for time in ["once", "again"] {
        expectSame(plain, try program.run(words), "\(option) \(time)")
        #expect((try? program.read("kept.json")) == file, "\(option) \(time)")
      }
    }
  }

  @Test func aDamagedEntryIsNotBelievedOfAnyModel() throws {
    try project { (program) throws in
      let cached = Cached(program)
      let (name, whole) = try #require(try cached.entries().first)
      try Self.changes[0].change(program)
      let plain = try program.run(Self.words)
      var random = Random(seed: 7)
      for _ in 0..<40 {
        var bytes = whole
        bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
        try cached.write(
          random.chance(20) ? bytes.prefix(random.below(bytes.count)) : bytes, to: name)
        expectSame(plain, try program.run(Self.words + ["--cache", "cache"]), "damaged")
      }
    }
  }

  @Test func aFolderInWhichNothingCanBeWrittenStillServes() throws {
    try project { (program) throws in
      try Self.changes[2].change(program)
      chmod(program.folder + "/cache", 0o500)
      defer { chmod(program.folder + "/cache", 0o700) }
      let plain = try program.run(Self.words)
      let ending = try program.run(Self.words + ["--cache", "cache"])
      #expect(ending.code == plain.code && ending.output == plain.output)
    }
  }

  @Test func runsAtOnceSayTheSameOfAChange() throws {
    try project { (program) throws in
      try Self.changes[0].change(program)
      let plain = try program.run(Self.words)
      let one = "(nagarezu check models --cache cache > $n.txt; echo $? > $n.code) &"
      _ = try program.shell("for n in 1 2 3 4 5 6; do \(one) done; wait")
      for number in 1...6 {
        #expect(try program.read("\(number).txt") == plain.output)
        #expect(try program.read("\(number).code") == "\(plain.code)\n")
      }
    }
  }
}
