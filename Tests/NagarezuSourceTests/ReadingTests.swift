import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What a run read, and what is wrong with it: neither hides the other.
@Suite struct ReadingTests {
  private let broken = small("種別: 業務委託, 相手: 業者", "種別: 業務委託, 相手: 業社")

  private func read(_ files: [String: String], _ paths: [String]) -> RunReading {
    ModelLoader(files: MemoryFiles(files)).read(paths)
  }

  private func places(_ problems: [Diagnostic]) -> [String] {
    problems.map { "\($0.code) \($0.span.file):\($0.span.line):\($0.span.column)" }
  }

  @Test func aBrokenModelHidesNoOther() {
    let run = read(["d/a.yaml": small, "d/b.yaml": "件名: [\n", "d/c.yaml": small], ["d"])
    #expect(run.all.map(\.path) == ["d/a.yaml", "d/b.yaml", "d/c.yaml"])
    #expect(run.models.map(\.span.file) == ["d/a.yaml", "d/c.yaml"])
    #expect(run.unread.map(\.path) == ["d/b.yaml"])
    #expect(!run.problems.isEmpty)
    #expect(run.problems.allSatisfy { $0.span.file == "d/b.yaml" })
    #expect(run.all[1].problems == run.problems)
  }

  @Test func aBrokenPartSpoilsThoseThatIncludeItAndNoOther() {
    let including = small("主体:\n", "取込: p.yaml\n主体:\n")
    let run = read(
      [
        "a.yaml": including, "b.yaml": small, "c.yaml": including,
        "p.yaml": "nagarezu: 1\n主体: {消防署: {色: 赤}}\n",
      ], ["a.yaml", "b.yaml", "c.yaml"])
    #expect(run.models.map(\.span.file) == ["b.yaml"])
    #expect(run.unread.map(\.files) == [["a.yaml", "p.yaml"], ["c.yaml", "p.yaml"]])
    for reading in run.unread { #expect(places(reading.problems) == ["L301 p.yaml:2:12"]) }
    #expect(places(run.problems) == ["L301 p.yaml:2:12"], "one problem, said once")
  }

  @Test func aPartThatIsMissingIsAProblemOfEachModelThatLacksIt() {
    let run = read(
      [
        "a.yaml": small("主体:\n", "取込: none.yaml\n主体:\n"), "b.yaml": small,
        "c.yaml": small("主体:\n", "取込: [q.yaml]\n主体:\n"),
        "q.yaml": "nagarezu: 1\n取込: none.yaml\n",
      ], ["a.yaml", "b.yaml", "c.yaml"])
    #expect(run.models.map(\.span.file) == ["b.yaml"])
    #expect(places(run.all[0].problems) == ["L101 a.yaml:6:5"])
    #expect(places(run.all[2].problems) == ["L101 q.yaml:2:5"])
  }

  @Test func aPartThatIsOfNoModelIsAProblemOfNone() {
    let run = read(["d/m.yaml": small, "d/lost.yaml": "nagarezu: 1\n主体: {消防署: {}}\n"], ["d"])
    #expect(run.models.count == 1)
    #expect(run.unread.isEmpty)
    #expect(places(run.problems) == ["L112 d/lost.yaml:1:1"])
  }

  @Test func aModelThatIsIncludedStillIsOne() {
    let run = read(
      ["m.yaml": small("主体:\n", "取込: n.yaml\n主体:\n"), "n.yaml": small], ["m.yaml", "n.yaml"])
    #expect(run.models.map(\.span.file) == ["n.yaml"])
    #expect(run.all[0].problems.contains { $0.code == "L114" })
  }

  @Test func eachPathMustBringSomething() {
    let files = ["a/m.yaml": small, "b/notes.txt": "x", "c/m.yaml": "件名: [\n"]
    #expect(places(read(files, ["a", "b"]).problems) == ["L111 b:1:1"])
    #expect(read(files, ["a", "b"]).models.count == 1)
    #expect(places(read(files, ["a", "none.yaml"]).problems) == ["L101 none.yaml:1:1"])
    #expect(
      !read(files, ["c"]).problems.contains { $0.code == "L111" }, "it has a model, a broken one")
    #expect(places(read(files, []).problems) == ["L111 .:1:1"])
    let parts = [
      "a/m.yaml": small("主体:\n", "取込: ../p/q.yaml\n主体:\n"),
      "p/q.yaml": "nagarezu: 1\n主体: {消防署: {}}\n",
    ]
    #expect(read(parts, ["a", "p/q.yaml"]).problems.isEmpty, "a part of a model of the run")
    #expect(places(read(parts, ["a", "p"]).problems) == ["L111 p:1:1"])
  }

  @Test func whatCannotBeReadInAFolderHidesNothingBesideIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(small, to: "d/a.yaml")
    try folder.write(small, to: "d/sub/b.yaml")
    try folder.link("d/link.yaml", to: "a.yaml")
    let deep = "d/" + (0...Limits.folderDepth).map { "f\($0)" }.joined(separator: "/")
    try folder.write(small, to: deep + "/c.yaml")
    let run = ModelLoader(files: DiskFiles(root: folder.path)).read(["d"])
    #expect(run.models.map(\.span.file) == ["d/a.yaml", "d/sub/b.yaml"])
    #expect(places(run.problems) == ["L106 \(deep):1:1", "L103 d/link.yaml:1:1"])
  }

  @Test func filesPastALimitHideNoneOfThoseBeforeIt() {
    var files: [String: [UInt8]] = ["a.yaml": Array(small.utf8)]
    let large = [0xFF, 0xFE] + [UInt8](repeating: 0, count: Limits.fileBytes - 2)
    let count = Limits.bytesInAll / Limits.fileBytes
    for index in 0..<count { files["p\(100 + index).yaml"] = large }
    let run = ModelLoader(files: MemoryFiles(bytes: files)).read([""])
    #expect(run.models.map(\.span.file) == ["a.yaml"])
    #expect(run.unread.count == count)
    #expect(places(run.problems).contains("L106 p\(99 + count).yaml:1:1"))
  }

  @Test func aReadingWithAProblemHasNoModel() throws {
    let model = try ModelLoader(files: MemoryFiles(["m.yaml": small])).load("m.yaml")
    let problem = Diagnostic(
      code: "L401", span: model.span, message: Message(ja: "誤り", en: "wrong"))
    #expect(Reading(path: "m.yaml", files: [], problems: [problem], model: model).model == nil)
    #expect(Reading(path: "m.yaml", files: [], problems: [], model: model).model != nil)
  }

  @Test func everyFileThatMayBeAModelIsNamedForWhoeverWrites() {
    let run = read(
      ["a.yaml": small, "b.yaml": broken, "c.yaml": "件名: ["],
      ["a.yaml", "b.yaml", "c.yaml", "d.yaml"])
    #expect(run.files == ["a.yaml", "b.yaml", "c.yaml", "d.yaml"])
  }
}
