import Foundation
import TestSupport
import Testing

/// The root of a project (design §10.22): what may be included, and how files are named.
@Suite struct ProjectRootTests {
  private static let part = "nagarezu: 1\n主体:\n  業者: {種別: 企業}\n"
  private static let own = "  業者: {種別: 企業, 別名: [株式会社業者]}\n"

  /// A model whose contractor stands in a part.
  private static func including(_ part: String, _ model: String = Sample.leaking) -> String {
    model.replacing(own, with: "").replacing("保有課: 総務課\n", with: "保有課: 総務課\n取込: \(part)\n")
  }

  /// `city/a/m.yaml`, which includes `../shared/p.yaml`, and the part.
  private func inCity(marked mark: String?, _ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      try program.write(Self.including("../shared/p.yaml"), to: "city/a/m.yaml")
      try program.write(Self.part, to: "city/shared/p.yaml")
      if let mark { try program.write("", to: mark) }
      try body(program)
    }
  }

  @Test(arguments: [
    "city/.nagarezu-root", ".nagarezu-root", "city/.git/HEAD", ".git/HEAD", "city/.git",
  ])
  func aSharedPartIsIncludedFromWhereverTheCommandIsStarted(mark: String) throws {
    try inCity(marked: mark) { (program) throws in
      var reports: [String] = []
      for (start, path) in [
        ("", "city/a/m.yaml"), ("/city", "a/m.yaml"), ("/city/a", "m.yaml"),
        ("/city/a", "../a/m.yaml"), ("/city/shared", "../a/m.yaml"), ("/city/a", "."),
        ("/", program.folder + "/city/a/m.yaml"),
      ] {
        let place = Program(in: start == "/" ? "/tmp" : program.folder + start)
        let ending = try place.run("check", path)
        #expect(ending.code == 1, "\(start) \(path): \(ending.output)")
        reports.append(try place.run("check", path, "--format", "json").output)
      }
      #expect(Set(reports).count == 1, "the same bytes")
      let prefix = mark.hasPrefix("city") ? "" : "city/"
      #expect(reports[0].contains("\"file\" : \"\(prefix)a/m.yaml\""))
      #expect(reports[0].contains("\"\(prefix)shared/p.yaml\""))
    }
  }

  @Test func peopleSeeTheirFilesFromWhereTheyAre() throws {
    try inCity(marked: ".nagarezu-root") { (program) throws in
      try program.write(Self.part + "  x: {色: 赤}\n", to: "city/shared/q.yaml")
      try program.write(Self.including("../shared/q.yaml"), to: "city/a/n.yaml")
      let inner = Program(in: program.folder + "/city/a")
      #expect(try inner.run("check", "m.yaml").output.contains("--> m.yaml:19:5"))
      #expect(try inner.run("check", "n.yaml").output.contains("--> ../shared/q.yaml:4:"))
      #expect(try program.run("check", "city/a/m.yaml").output.contains("--> city/a/m.yaml:19:5"))
      let other = Program(in: program.folder + "/city/shared")
      #expect(try other.run("why", "口座", "業者", "../a/m.yaml").output.contains("../a/m.yaml:19:5"))
      for (place, root) in [(program, "."), (inner, "../..")] {
        let path = place.folder == program.folder ? "city/a/m.yaml" : "m.yaml"
        #expect(
          try place.run("check", path, "--verbose").output
            .contains("プロジェクトの根（ここから下だけを取り込む）: \(root)\n"))
        #expect(
          try place.run("diff", path, path, "--verbose", "--lang", "en").output
            .contains("root of the project (nothing outside is included): \(root)\n"))
        for question in [["who", "口座"], ["what", "業者"], ["table", "flows"], ["matrix"]] {
          let ending = try place.run(question + [path, "--verbose"])
          #expect(
            ending.remarks == "プロジェクトの根（ここから下だけを取り込む）: \(root)\n", "\(question)")
        }
      }
    }
  }

  @Test func withoutAMarkTheFolderOfThePathIsTheRootAndTheWayOutIsSaid() throws {
    try inCity(marked: nil) { (program) throws in
      for (start, path) in [("", "city/a/m.yaml"), ("/city", "a/m.yaml"), ("/city/a", "m.yaml")] {
        let ending = try Program(in: program.folder + start).run("check", path)
        #expect(ending.code == 2)
        #expect(ending.output.contains("[L104]") && ending.output.contains(".nagarezu-root"))
      }
      // A folder that is named is the root of what is found in it.
      #expect(try program.run("check", "city").code == 1)
    }
  }

  @Test(arguments: [
    "secret.env", ".env", "a.txt", ".hidden/s.yaml", ".s.yaml", "s.yaml.bak", "../.git/config",
  ])
  func noLineOfWhatIsNoPartIsShown(include: String) throws {
    try inFolder { (program) throws in
      try program.write("", to: ".nagarezu-root")
      for name in [
        "secret.env", ".env", "a.txt", ".hidden/s.yaml", ".s.yaml", "s.yaml.bak", "../.git/config",
      ] {
        try program.write("TOKEN=hush: [hush\n", to: "m/" + name)
      }
      try program.write(Self.including(include), to: "m/m.yaml")
      for arguments in [["check"], ["check", "--format", "json"], ["who", "氏名"]] {
        let ending = try program.run(arguments + ["m/m.yaml"])
        #expect(ending.code == 2)
        #expect((ending.output + ending.remarks).contains("L118"))
        #expect(!(ending.output + ending.remarks).contains("hush"))
      }
    }
  }

  @Test func aLinkOutOfTheProjectIsNoWayOut() throws {
    try inFolder { (program) throws in
      try program.write("TOKEN: hush\n", to: "secret/s.yaml")
      try program.write("", to: "p/.nagarezu-root")
      let links = [("p/out", "../secret"), ("p/s.yaml", "../secret/s.yaml")]
      for (link, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: program.folder + "/" + link, withDestinationPath: target)
      }
      for include in ["out/s.yaml", "s.yaml"] {
        try program.write(Self.including(include), to: "p/m.yaml")
        let ending = try program.run("check", "p/m.yaml")
        #expect(ending.code == 2 && ending.output.contains("L103"))
        #expect(!ending.output.contains("hush"))
      }
    }
  }

  @Test(arguments: [true, false]) func aNameIsFoundHoweverItsLettersAreComposed(onDisk: Bool) throws
  {
    let name = "データ部品.yaml"
    let (composed, apart) = (
      name.precomposedStringWithCanonicalMapping, name.decomposedStringWithCanonicalMapping
    )
    try inFolder { (program) throws in
      try program.write(Self.including(onDisk ? composed : apart), to: "m/m.yaml")
      try program.write(Self.part, to: "m/" + (onDisk ? apart : composed))
      for path in ["m/m.yaml", "m"] { #expect(try program.run("check", path).code == 1) }
      #expect(try program.run("check", "m/" + (onDisk ? composed : apart)).code == 1)
      // Both there: which is meant cannot be told.
      try program.write(Self.part, to: "m/" + (onDisk ? composed : apart))
      for path in ["m/m.yaml", "m"] {
        let ending = try program.run("check", path)
        #expect(ending.code == 2 && ending.output.contains("NFC"), "\(ending.output)")
      }
    }
  }

  /// A part alone is what somebody changed: the models that include it are judged.
  @Test func aPartAloneBringsTheModelsThatIncludeIt() throws {
    try inCity(marked: ".nagarezu-root") { (program) throws in
      try program.write(Self.including("../city/shared/p.yaml", Sample.clean), to: "b/n.yaml")
      try program.write(Sample.open, to: "c/o.yaml")
      let ending = try program.run("check", "city/shared/p.yaml")
      #expect(ending.code == 1)
      #expect(ending.output.contains("city/a/m.yaml") && ending.output.contains("b/n.yaml"))
      #expect(!ending.output.contains("c/o.yaml"))
      let inner = Program(in: program.folder + "/city/shared")
      #expect(try inner.run("check", "p.yaml").code == 1)
      #expect(try inner.run("why", "口座", "業者", "p.yaml").output.contains("../a/m.yaml:19:5"))
      // Beside a model that includes it, it brings no other.
      #expect(try program.run("check", "b/n.yaml", "city/shared/p.yaml").code == 0)
      // One that only models elsewhere include is lost in no folder; one that none does is.
      try program.write(Sample.clean, to: "city/shared/q.yaml")
      #expect(try program.run("check", "city/shared").code == 0)
      let drawn = try program.run("render", "city/shared/p.yaml", "-o", "f.md")
      #expect(
        drawn.code == 64 && drawn.remarks.contains("b/n.yaml、city/a/m.yaml"), "\(drawn.remarks)")
      try program.write(Self.part, to: "city/shared/r.yaml")
      for path in ["city/shared", "city/shared/r.yaml"] {
        let lost = try program.run("check", path)
        #expect(lost.code == 2 && lost.output.contains("L112"))
      }
    }
  }

  @Test func aFolderOfPartsAloneHasNoModel() throws {
    try inCity(marked: ".nagarezu-root") { (program) throws in
      let ending = try program.run("check", "city/shared")
      #expect(ending.code == 2 && ending.output.contains("「city/shared」にモデルが1件もありません"))
    }
  }

  @Test func aModelThatIncludesABrokenPartIsNotJudgedFromThePartEither() throws {
    try inCity(marked: ".nagarezu-root") { (program) throws in
      try program.write("nagarezu: 1\n主体: {業者: {色: 赤}}\n", to: "city/shared/p.yaml")
      let ending = try program.run("check", "city/shared/p.yaml", "--format", "json")
      #expect(ending.code == 2)
      #expect(ending.output.contains("\"file\" : \"city/a/m.yaml\""))
    }
  }

  @Test func theOrderOfPathsChangesNothing() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "a/m.yaml")
      try program.write(Sample.leaking, to: "b/c/m.yaml")
      let one = try program.run("check", "a/m.yaml", "b/c/m.yaml", "--format", "json")
      let other = try program.run("check", "b/c/m.yaml", "./a/m.yaml", "--format", "json")
      #expect(one.code == 1 && one.output == other.output)
      #expect(one.output.contains("\"a/m.yaml\"") && one.output.contains("\"b/c/m.yaml\""))
    }
  }
}
