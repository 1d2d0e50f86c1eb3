import NagarezuCore
import NagarezuReports
import TestSupport
import Testing

/// However long lines and paths are, a finding takes no more room than a screen holds.
@Suite struct LongReportTests {
  private func text(machines count: Int, in language: Language, line: String? = nil) throws
    -> String
  {
    let names = (0..<count).map { "機\($0)" }
    var small = SmallModel(parties: ["会社"], systems: names, channels: ["線": .leasedLine])
    small.bear(["氏名"], in: "機0")
    for (from, to) in zip(names, names.dropFirst()) { small.flow(from, to: to, ["氏名"]) }
    small.flow("機\(count - 1)", to: "会社", ["氏名"], over: "線")
    return try CheckText().render(
      CheckReport([Verdict(small.model)]) { _ in line }, in: language)
  }

  private func paths(_ text: String, _ label: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("    = \(label): ") }
  }

  @Test func aLongPathIsSaidOnceAndThenReferredTo() throws {
    let said = paths(try text(machines: 15, in: .ja), "道すじ")
    #expect(said.count == 2)
    #expect(said.first?.contains("機13 ─14→ 機14 ─15（線）→ 会社") == true)
    #expect(
      said.last?.hasPrefix("    = 道すじ: S106/") == true && said.last?.hasSuffix(" と同じ") == true)
    let english = paths(try text(machines: 15, in: .en), "path")
    #expect(english.last?.hasPrefix("    = path: as of S106/") == true)
  }

  @Test func aShortPathIsSaidEachTime() throws {
    let said = paths(try text(machines: 5, in: .ja), "道すじ")
    #expect(said.count == 2 && Set(said).count == 1)
  }

  @Test func ofAPathThatFillsTheScreenBothEndsAreSaid() throws {
    let said = try #require(paths(try text(machines: 400, in: .ja), "道すじ").first)
    #expect(said.contains("機0（氏名を保有） ─1→ 機1 ─2→") && said.hasSuffix("─400（線）→ 会社"))
    #expect(said.contains("→ 機19 …（間の361段は略す。JSON には全てある） ─381→"))
    let english = try #require(paths(try text(machines: 400, in: .en), "path").first)
    #expect(english.contains("→ 機19 … (361 steps left out; JSON has them all) ─381→"))
  }

  @Test(arguments: [Language.ja, .en])
  func aModelInOneLineIsNotPrintedWithEveryFinding(language: Language) throws {
    let line = String(repeating: "流れ: {から: 台帳}、", count: 2_000)
    let shown = try text(machines: 3, in: language, line: line)
    let excerpts = shown.split(separator: "\n").filter { $0.contains(" 1 | ") }
    #expect(!excerpts.isEmpty)
    #expect(excerpts.allSatisfy { $0.hasSuffix("…") && $0.unicodeScalars.count < 80 })
  }
}
