import NagarezuCore
import NagarezuSource
import NagarezuText
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test func findingsStandWhereCheckSaysInItsWords() {
    let talk = Talk(sample)
    talk.open("a.yaml")
    let run = ModelLoader(files: MemoryFiles(sample)).read(["a.yaml"])
    let verdict = AmongBusinesses.verdicts(run.models)[0]
    let said = verdict.standing.map {
      "\($0.rule) \($0.span.line):\($0.span.column) \($0.message.ja)"
    }
    #expect(!said.isEmpty)
    #expect(talk.diagnostics("a.yaml").sorted() == said.sorted())
  }

  @Test func aFindingLeadsToItsHopsAndTheNearestApproval() {
    let talk = Talk(sample)
    talk.open("a.yaml")
    let related = talk.fullDiagnostics("a.yaml")[0]["relatedInformation"].list
    #expect(
      related.compactMap { $0["message"].text } == [
        "ホストが「口座」を保有", "①（回線） ホスト → 委託機", "最も近い承認: 業務委託/業者",
      ])
    #expect(related.map { Talk.place($0["location"]["range"]) } == ["14:3", "17:5", "26:5"])
  }

  @Test(arguments: [("utf-8", 13), ("utf-16", 9), ("utf-32", 8)])
  func columnsAreCountedAsTheEditorAsked(encoding: String, end: Int) {
    let talk = Talk(sample, encodings: [encoding])
    talk.open("a.yaml")
    talk.change("a.yaml", "備考: 😀対象者", to: "\"備😀\": 対象者")
    let fault = talk.fullDiagnostics("a.yaml").first { $0["code"].text == "L301" }
    #expect(fault?["range"]["start"]["character"].number == 4)
    #expect(fault?["range"]["end"]["character"].number == end)
  }

  @Test func whileTheTextCannotBeReadOnlyTheFaultIsMarked() {
    let talk = Talk(sample)
    talk.open("a.yaml")
    let before = talk.diagnostics("a.yaml")
    talk.change("a.yaml", "項目: 住基情報、口座", to: "項目: [住基情報、口座")
    #expect(talk.diagnostics("a.yaml").count == 1)
    #expect(talk.diagnostics("a.yaml")[0].hasPrefix("L2"))
    talk.change("a.yaml", "項目: [住基情報、口座", to: "項目: 住基情報、口座", version: 3)
    #expect(talk.diagnostics("a.yaml") == before)
    #expect(talk.version("a.yaml") == 3)
  }

  @Test func aPartThatChangedJudgesTheModelsThatIncludeIt() {
    let talk = Talk(sample)
    talk.open("common.yaml")
    #expect(talk.diagnostics("a.yaml").contains { $0.hasPrefix("S101") })
    #expect(talk.diagnostics("b.yaml").contains { $0.hasPrefix("S108") })
    talk.open("a.yaml")
    talk.change("common.yaml", "  回線: {種別: 専用線, 暗号化: はい}", to: "  回線: {種別: 紙}")
    #expect(!talk.diagnostics("a.yaml").contains { $0.hasPrefix("S108") })
    talk.tell(
      "textDocument/didClose", ["textDocument": .object(["uri": .string(Talk.uri("common.yaml"))])])
    #expect(talk.diagnostics("b.yaml") == [])
    // What is not saved is gone with it.
    #expect(talk.diagnostics("a.yaml").contains { $0.hasPrefix("S108") })
  }

  @Test func aFileThatIsNoModelIsLeftAlone() {
    let talk = Talk(["compose.yaml": "services:\n  web: {image: x}\n"])
    talk.open("compose.yaml")
    #expect(talk.diagnostics("compose.yaml") == [])
  }

  /// Whatever is typed, what is shown is what is found in the text as it stands, and nothing else.
  @Test func nothingStaleIsShownWhileAModelIsTyped() throws {
    let whole = Array(sample["a.yaml"] ?? "")
    var random = Random(seed: 7)
    let talk = Talk(sample)
    talk.open("a.yaml")
    for key in 0..<200 {
      let text = Array(talk.text("a.yaml"))
      let place = random.below(text.count)
      let signs = Array("あ :-[]{}、,\"'#\n|&*!?%@`\t")
      let after =
        key % 2 == 0
        ? text[..<place] + [signs[random.below(signs.count)]] + text[place...]
        : text[..<place] + text[(place + 1)...]
      let next = key % 20 == 19 ? String(whole) : String(after)
      talk.change("a.yaml", talk.text("a.yaml"), to: next, version: key + 2)
      var files = sample
      files["a.yaml"] = next
      let run = ModelLoader(files: MemoryFiles(files)).read(["a.yaml"])
      let problems = run.problems.filter { $0.span.file == "a.yaml" }.map { one in
        "\(one.code) \(one.message.ja)" + (one.help.map { "\n" + $0.ja } ?? "")
      }
      let verdicts = run.problems.isEmpty ? AmongBusinesses.verdicts(run.models) : []
      let found = verdicts.flatMap { verdict in
        verdict.standing.map { "\($0.rule) \($0.message.ja)" }
          + verdict.gaps.map { "\($0.kind.rawValue) \($0.message.ja)" }
      }
      let shown = talk.fullDiagnostics("a.yaml").map {
        "\($0["code"].text ?? "") \($0["message"].text ?? "")"
      }
      #expect(Set(shown) == Set(problems + found), "\(next)")
      #expect(talk.version("a.yaml") == key + 2)
    }
  }
}
