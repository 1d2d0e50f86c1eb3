import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A folder on disk that is gone when the test is done.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "nagarezu-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let folder = (path + "/" + name as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }
}

/// ``small`` without its parties, which `parts/parties.yaml` holds.
let includingParties = small("主体:\n", "取込: ⟦1⟧parts/parties.yaml\n主体:\n  消防署: {}\n")
let fireStation = "nagarezu: 1\n主体:\n  出張所: {所属: 消防署}\n"

@Suite struct FileTests {
  @Test func aModelIsReadWithItsPartsFromDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write(MarkedText(includingParties).text, to: "models/m.yaml")
    try folder.write(fireStation, to: "models/parts/parties.yaml")
    let found = outcome(of: DiskFiles(root: folder.path), ["models"])
    #expect(found.places == [])
    #expect(found.model?.files == ["models/m.yaml", "models/parts/parties.yaml"])
    #expect(found.model?.parties.contains { $0.name == "出張所" } == true)
    let ends = found.model?.assumptions.filter { $0.message.ja.contains("終わりに印") }
    #expect(ends?.count == 1, "the part's end is not marked")
  }

  @Test func aModelInAFolderIsReadHoweverItsEndingIsSpelled() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "d/a.YAML")
    try folder.write(small, to: "d/b.Yml")
    try folder.write("x", to: "d/c.yaml.txt")
    guard case .models(let models) = outcome(of: DiskFiles(root: folder.path), ["d"]) else {
      Issue.record("refused")
      return
    }
    #expect(models.flatMap(\.files) == ["d/a.YAML", "d/b.Yml"])
  }

  @Test func aModelInAFolderDoesNotVanishBehindALink() throws {
    let folder = try TemporaryFolder()
    let files = DiskFiles(root: folder.path)
    try folder.write(small, to: "d/m.yaml")
    try folder.write(small, to: "other/m.yaml")
    try folder.link("d/notes.txt", to: "../other/m.yaml")
    try folder.link("d/gone", to: "nowhere")
    #expect(outcome(of: files, ["d"]).places == [])
    try folder.link("d/sub", to: "../other")
    let found = outcome(of: files, ["d"]).diagnostics
    #expect(found.map(\.code) == ["L103"])
    #expect(found.first?.message.ja.contains("「d/sub」") == true)
    try folder.write(small, to: "e/m.yaml")
    try folder.link("e/x.yaml", to: "nowhere")
    #expect(outcome(of: files, ["e"]).places == ["L103 e/x.yaml:1:1"])
  }

  @Test func aNameInAFolderThatIsNotUTF8IsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "d/m.yaml")
    let name: [CChar] =
      Array((folder.path + "/d/").utf8CString.dropLast()) + [-117, -117, 46, 121, 109, 108, 0]
    let file = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(file >= 0)
    close(file)
    #expect(
      outcome(of: DiskFiles(root: folder.path), ["d"]).places == ["L107 d/\u{FFFD}\u{FFFD}.yml:1:1"]
    )
  }

  @Test func anAbsolutePathBeneathTheStartIsNamedAsSeenFromThere() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "m.yaml")
    let files = DiskFiles(root: folder.path)
    #expect(outcome(of: files, [folder.path + "/m.yaml"]).model?.files == ["m.yaml"])
    #expect(outcome(of: files, ["./x/../m.yaml"]).model?.files == ["m.yaml"])
  }

  @Test func aModelOutsideMayIncludeFromItsOwnFolderOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write(MarkedText(includingParties).text, to: "out/m.yaml")
    try folder.write(fireStation, to: "out/parts/parties.yaml")
    try folder.write("", to: "home/none")
    let files = DiskFiles(root: folder.path + "/home")
    #expect(outcome(of: files, [folder.path + "/out/m.yaml"]).places == [])
    #expect(outcome(of: files, ["../out"]).places == [])
    try folder.write(
      small("主体:\n", "取込: ../shared.yaml\n主体:\n"), to: "out/m.yaml")
    try folder.write(fireStation, to: "shared.yaml")
    #expect(outcome(of: files, ["../out/m.yaml"]).places == ["L104 ../out/m.yaml:6:5"])
  }

  @Test(arguments: [
    ("../secret.yaml", LoadCode.outsideProject), ("/etc/passwd", .outsideProject),
    ("parts/../../secret.yaml", .outsideProject), ("~/secret.yaml", .outsideProject),
    ("..\\secret.yaml", .outsideProject), ("linked.yaml", .symbolicLink),
    ("folder/secret.yaml", .symbolicLink), ("parts.yaml", .notAFile), ("pipe.yaml", .notAFile),
    ("parts", .notIncludable), ("secret.env", .notIncludable), (".hidden/p.yaml", .notIncludable),
    (".p.yaml", .notIncludable), ("parts/.p.yml", .notIncludable), ("p.yaml.bak", .notIncludable),
    (".hidden/../parts/parties.yaml", .notIncludable), ("../secret.env", .outsideProject),
    ("/dev/zero", .outsideProject), ("none.yaml", .fileMissing),
    ("parts/none/x.yaml", .fileMissing), ("parts/parties.yaml/x.yaml", .fileMissing),
  ])
  func anIncludeThatIsNoFileOfTheProjectIsRefused(include: String, code: LoadCode) throws {
    let folder = try TemporaryFolder()
    let marked = MarkedText(small("主体:\n", "取込: ⟦1⟧'\(include)'\n主体:\n"))
    try folder.write(marked.text, to: "project/m.yaml")
    try folder.write(fireStation, to: "secret.yaml")
    try folder.write(fireStation, to: "project/parts/parties.yaml")
    for name in ["parts.yaml/x", "secret.env", ".hidden/p.yaml", ".p.yaml", "p.yaml.bak"] {
      try folder.write("TOKEN=1\n", to: "project/" + name)
    }
    try folder.link("project/linked.yaml", to: "../secret.yaml")
    try folder.link("project/folder", to: "..")
    #expect(mkfifo(folder.path + "/project/pipe.yaml", 0o600) == 0)
    let found = outcome(of: DiskFiles(root: folder.path + "/project"))
    #expect(found.places == ["\(code.rawValue) 6:5"])
  }

  @Test func whatIsUnreadableIsSaidOnceAndHidesNoUnknownName() throws {
    let files = MemoryFiles(["m.yaml": small("主体:\n", "取込: [a.yaml]\n主体:\n  x: {所属: 誰か}\n")])
    #expect(outcome(of: files).places == ["L101 6:6"], "誰か may stand in a.yaml")
  }

  @Test func aPartIsReadOnceThoughTwoIncludeItAndACircleIsNoHarm() {
    let files = MemoryFiles([
      "m.yaml": small("主体:\n", "取込: [a.yaml, b.yaml]\n主体:\n"),
      "a.yaml": "nagarezu: 1\n取込: c.yaml\n", "b.yaml": "nagarezu: 1\n取込: [c.yaml, m2.yaml]\n",
      "c.yaml": "nagarezu: 1\n取込: a.yaml\n主体: {消防署: {}}\n",
      "m2.yaml": "nagarezu: 1\n鍵: {}\n",
    ])
    let found = outcome(of: files)
    #expect(found.places == [])
    #expect(found.model?.files == ["m.yaml", "a.yaml", "b.yaml", "c.yaml", "m2.yaml"])
  }

  @Test func aPartThatNoModelIncludesIsAnErrorAndSoIsAnIncludedModel() {
    let files = MemoryFiles([
      "d/m.yaml": small, "d/lost.yaml": "nagarezu: 1\n主体: {消防署: {}}\n", "d/.hidden.yaml": "x",
      "d/notes.txt": "x",
    ])
    #expect(outcome(of: files, ["d"]).places == ["L112 d/lost.yaml:1:1"])
    let twice = MemoryFiles([
      "m.yaml": small("主体:\n", "取込: n.yaml\n主体:\n"), "n.yaml": small,
    ])
    #expect(outcome(of: twice).places.contains("L114 6:1"))
    let untitled = MemoryFiles(["m.yaml": small("件名: 給付事業\n", "")])
    #expect(outcome(of: untitled).places == ["L112 2:1", "L302 2:1"])
  }

  @Test func nothingToCheckIsAnError() {
    #expect(outcome(of: MemoryFiles(["x.txt": "a"]), [""]).places == ["L111 .:1:1"])
    #expect(outcome(of: MemoryFiles([:]), ["none"]).places == ["L101 none:1:1"])
    let withoutApprovals = small.components(separatedBy: "承認:")[0] + "...\n"
    #expect(outcome(of: withoutApprovals).places == ["L113 2:1"])
    let head = small.components(separatedBy: "情報項目:")[0] + "...\n"
    #expect(outcome(of: head).places == ["L113 2:1", "L113 2:1", "L113 2:1"])
  }

  @Test func bytesThatAreNoTextAreNamed() {
    func places(_ bytes: [UInt8]) -> [String] {
      outcome(of: MemoryFiles(bytes: ["m.yaml": bytes])).places
    }
    let bytes = Array(small.utf8)
    #expect(places([0xFF, 0xFE, 0x6E, 0]) == ["L107 1:1"])
    #expect(places(Array("---\n件".utf8) + [0x8E, 0x8E] + bytes) == ["L107 2:2"])
    #expect(places([]) == ["L116 1:1"])
    #expect(places(Array("---\n...\n".utf8)) == ["L116 1:1"])
    #expect(places(Array("# 空\n".utf8)) == ["L116 1:1"])
    #expect(places(Array("nagarezu: 1\n\u{0}\n".utf8)) == ["L201 2:1"])
    #expect(places([0xEF, 0xBB, 0xBF] + bytes) == [])
    #expect(places(Array(small.replacingOccurrences(of: "\n", with: "\r\n").utf8)) == [])
    #expect(places(bytes.dropLast()) == [], "its end is marked")
    #expect(places(bytes.dropLast(2)) == ["L108 30:3"])
    #expect(places(bytes + Array("# x".utf8)) == ["L205 31:1"])
    #expect(places(Array("nagarezu: 1\n件名: 甲".utf8)) == ["L108 2:6"])
    #expect(places(bytes.dropLast(4)) == ["L109 29:1"])
    #expect(places([UInt8](repeating: 0x23, count: Limits.fileBytes + 1)) == ["L105 1:1"])
  }

  @Test func filesAreBoundedInNumberAndSize() {
    var files = ["m.yaml": small]
    for index in 0..<Limits.files { files["p\(index).yaml"] = "nagarezu: 1\n" }
    #expect(outcome(of: MemoryFiles(files), [""]).places.contains { $0.hasPrefix("L106") })
    let large = [0xFF, 0xFE] + [UInt8](repeating: 0, count: Limits.fileBytes - 2)
    let names = (0...Limits.bytesInAll / Limits.fileBytes).map { "p\(100 + $0).yaml" }
    let all = Dictionary(uniqueKeysWithValues: names.map { ($0, large) })
    let places = outcome(of: MemoryFiles(bytes: all), [""]).places
    #expect(places.filter { $0.hasPrefix("L106") } == [names.last.map { "L106 \($0):1:1" }])
  }

  @Test func aFileThatMayNotBeReadIsSaid() {
    struct Denied: FileReading {
      func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
        throw .denied("permission denied")
      }
      func listModels(in folder: String) throws(ReadFault) -> FolderListing { throw .notAFolder }
      func displayed(_ path: String) -> String { path }
    }
    #expect(outcome(of: Denied()).places == ["L110 1:1"])
  }

  @Test func aReportCanShowTheLineOfADiagnostic() {
    let files = MemoryFiles(["m.yaml": small])
    let spans = [
      SourceSpan(file: "m.yaml", line: 3, column: 1), SourceSpan(file: "x", line: 1, column: 1),
    ]
    let excerpt = SourceExcerpt(of: spans, in: files)
    #expect(excerpt.line(at: spans[0]) == "件名: 給付事業")
    #expect(excerpt.line(at: spans[1]) == nil)
  }

  /// With `--strict` (design §10.8); of a part as well.
  @Test func aFileWithoutItsEndMarkIsRefusedWhereMarksAreNeeded() {
    func places(_ files: [String: String]) -> [String] {
      ModelLoader(files: MemoryFiles(files), needsEndMarks: true).read(["m.yaml"]).problems.map {
        "\($0.code) \($0.span.file)"
      }
    }
    let unmarked = small.replacingOccurrences(of: "---\n", with: "").replacingOccurrences(
      of: "...\n", with: "")
    #expect(places(["m.yaml": small]) == [])
    #expect(places(["m.yaml": unmarked]) == ["L117 m.yaml"])
    let including = small.replacingOccurrences(of: "主体:\n", with: "取込: p.yaml\n主体:\n")
    let part = "nagarezu: 1\n主体: {消防署: {}}\n"
    #expect(places(["m.yaml": including, "p.yaml": part]) == ["L117 p.yaml"])
    #expect(places(["m.yaml": including, "p.yaml": "---\n" + part + "...\n"]) == [])
  }
}
