import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the formats for CI say, of every model made to break or keep a rule.
@Suite struct RemarkTests {
  /// One model of a rule, with what stands beside it.
  struct Fixture: CustomTestStringConvertible {
    let path: String
    var testDescription: String { path }

    static let all: [Fixture] = {
      let folder = Shinjuku.root + "/Tests/Fixtures/rules"
      let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return found.filter { $0.hasSuffix("fails.yaml") || $0.hasSuffix("passes.yaml") }
        .sorted().map { Fixture(path: "Tests/Fixtures/rules/" + $0) }
    }()

    func texts() throws -> [String: String] {
      let folder = String(path.prefix { $0 != "." }).split(separator: "/").dropLast()
        .joined(separator: "/")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Shinjuku.root + "/" + folder)
      return try Dictionary(
        uniqueKeysWithValues: names.map { name in
          let place = folder + "/" + name
          return (
            place, try String(contentsOfFile: Shinjuku.root + "/" + place, encoding: .utf8)
          )
        })
    }

    func report(
      moved lines: Int = 0, allowsGaps: Bool = false, isStrict: Bool = false
    ) throws -> CheckReport {
      var texts = try texts()
      let blank = String(repeating: "# 注\n", count: lines)
      texts[path] = texts[path]?.replacing("nagarezu: 1\n", with: "nagarezu: 1\n" + blank)
      let run = ModelLoader(files: MemoryFiles(texts)).read([path])
      return CheckReport(
        run.models.map { Verdict($0) }, unread: run.unread, problems: run.problems,
        allowsGaps: allowsGaps, isStrict: isStrict)
    }
  }

  private func results(_ report: CheckReport) throws -> (run: [String: Any], all: [[String: Any]]) {
    let text = try CheckSARIF().render(report, in: .ja)
    let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    return (run, try #require(run["results"] as? [[String: Any]]))
  }

  /// Every place in a value, at any depth.
  private func places(_ value: Any) -> [(uri: String, line: Int, column: Int)] {
    if let list = value as? [Any] { return list.flatMap(places) }
    guard let object = value as? [String: Any] else { return [] }
    let below = object.sorted { $0.key < $1.key }.flatMap { places($0.value) }
    guard let file = (object["artifactLocation"] as? [String: Any])?["uri"] as? String,
      let region = object["region"] as? [String: Any], let line = region["startLine"] as? Int,
      let column = region["startColumn"] as? Int
    else { return below }
    return below + [(file, line, column)]
  }

  @Test(arguments: Fixture.all) func whatSARIFPointsAtIsThere(fixture: Fixture) throws {
    let report = try fixture.report()
    let (run, results) = try results(report)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]]).map { $0["id"] as? String }
    let texts = try fixture.texts()
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index] == result["ruleId"] as? String)
      for place in places(result) {
        let file = place.uri.removingPercentEncoding ?? ""
        let lines = try #require(texts[file], "\(file)").components(separatedBy: "\n")
        #expect((1...lines.count).contains(place.line))
        #expect(place.column >= 1)
        #expect(place.column <= lines[place.line - 1].unicodeScalars.count + 1)
      }
      // A finding with a way says it hop by hop.
      let isReview = result["kind"] as? String == "review"
      #expect(isReview == (result["ruleId"] as? String)?.hasPrefix("G-"))
    }
    let findings = report.verdicts.flatMap(\.findings)
    #expect(
      results.count == findings.count + report.verdicts.flatMap(\.gaps).count
        + report.problems.count)
    #expect(results.count { $0["suppressions"] != nil } == findings.count { $0.isWaived })
    #expect(
      results.count { $0["codeFlows"] != nil }
        == findings.count { finding in
          let isLook = if case .reader = finding.passage { true } else { false }
          return isLook || finding.path?.steps.isEmpty == false
        })
  }

  @Test(arguments: Fixture.all) func fingerprintsStayWhereLinesMove(fixture: Fixture) throws {
    func prints(_ report: CheckReport) throws -> [String] {
      try results(report).all.compactMap {
        ($0["partialFingerprints"] as? [String: String])?["nagarezu/v1"]
      }
    }
    let before = try prints(try fixture.report())
    #expect(Set(before).count == before.count)
    #expect(try prints(try fixture.report(moved: 7)) == before)
    let count = try results(try fixture.report()).all.count
    #expect(before.count == count)
  }

  /// None says that all is well where the run does not, and none the other way round.
  @Test(arguments: Fixture.all) func everyFormatFailsWhereTheRunDoes(fixture: Fixture) throws {
    for (allowsGaps, isStrict) in [(false, false), (true, false), (false, true)] {
      let report = try fixture.report(allowsGaps: allowsGaps, isStrict: isStrict)
      let fails = report.ending != .clean
      let github = CheckGitHub().render(report, in: .ja)
      #expect(github.contains("::error ") == fails)
      let junit = CheckJUnit().render(report, in: .ja)
      #expect((junit.contains("<failure ") || junit.contains("<error ")) == fails)
      let gitlab = try CheckGitLab().render(report, in: .ja)
      #expect(
        ["blocker", "critical", "major"].contains { gitlab.contains("\"severity\" : \"\($0)\"") }
          == fails)
      let markdown = CheckMarkdown().render(report, in: .ja)
      #expect(markdown.hasPrefix("## ✅") != fails)
      #expect(markdown.contains("\n### ") == fails)
    }
  }

  @Test func whatCannotBeReadFailsEveryFormatAndHidesNothing() throws {
    let fixture = try #require(Fixture.all.first { $0.path.contains("S101/fails") })
    var texts = try fixture.texts()
    let folder = "Tests/Fixtures/rules/S101/"
    texts[folder + "broken.yaml"] = "nagarezu: 1\n件名: こわれた\n主体: [\n"
    let run = ModelLoader(files: MemoryFiles(texts)).read([fixture.path, folder + "broken.yaml"])
    let report = CheckReport(
      run.models.map { Verdict($0) }, unread: run.unread, problems: run.problems)
    #expect(report.ending == .unread)
    for format in CheckFormats.all {
      let text = try format.render(report, in: .ja)
      #expect(text.contains("S101"), "\(type(of: format).name)")
      #expect(
        text.contains(report.problems[0].code), "\(type(of: format).name)")
    }
  }

  @Test func aRunThatJudgedNothingPassesNoRule() throws {
    let report = CheckReport([])
    let junit = CheckJUnit().render(report, in: .en)
    #expect(junit.contains("tests=\"1\" failures=\"0\" errors=\"1\""))
    #expect(CheckGitHub().render(report, in: .en).hasPrefix("::error "))
  }

  /// Names that would end a command, an element, a cell or a line.
  @Test(arguments: [
    "a%0A::error::b", "x::y,z", "</failure><b>", "a|b<br>", "]]>", "`c`", "**d**", "<!-- e",
    "\u{202E}f", "##[error]g", "@team",
  ])
  func aHostileNameStaysText(name: String) throws {
    let fixture = try #require(Fixture.all.first { $0.path.contains("S101/fails") })
    let plain = try fixture.report()
    var problem = Diagnostic(
      code: "L401", span: SourceSpan(file: "\(name).yaml", line: 1, column: 1),
      message: Message(ja: name, en: name), help: Message(ja: name + "\n::error::x", en: name))
    problem.span.file += "\n::error::y"
    let report = CheckReport(plain.verdicts, problems: [problem])
    let github = CheckGitHub().render(report, in: .ja)
    let commands = github.split(separator: "\n")
    let problems = commands.filter { $0.contains("L401") }
    #expect(problems.count == 1)
    for command in commands {
      #expect(
        command.hasPrefix("::error ") || command.hasPrefix("::notice")
          || command.hasPrefix("::warning"))
    }
    let properties = try #require(problems.first?.dropFirst(8).firstRange(of: "::"))
    #expect(problems[0][..<properties.lowerBound].contains("title="))
    #expect(!github.unicodeScalars.contains("\u{202E}"))
    let junit = CheckJUnit().render(report, in: .ja)
    let parser = XMLReader(junit)
    #expect(parser.isWellFormed, "\(junit)")
    #expect(
      parser.names.isSubset(of: [
        "testsuites", "testsuite", "testcase", "failure", "error", "system-out", "skipped",
      ]))
    let markdown = CheckMarkdown().render(report, in: .ja)
    for live in ["<b>", "<br>", "**d**", "`c`", "<!-- e", " @team"] {
      #expect(!markdown.contains(live), "\(live)")
    }
    for text in [
      try CheckSARIF().render(report, in: .ja), try CheckGitLab().render(report, in: .ja),
    ] {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test func atMostTenAnnotationsOfALevelAndTheRestCounted() throws {
    let problems = (1...25).map { line in
      Diagnostic(
        code: "L401", span: SourceSpan(file: "m.yaml", line: line, column: 1),
        message: Message(ja: "誤り\(line)", en: "problem \(line)"))
    }
    let lines = CheckGitHub().render(CheckReport([], problems: problems), in: .en)
      .split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("::error") }.count == 10)
    #expect(lines.contains { $0.contains("and 16 more") })
  }
}

/// What a reader of XML makes of a text.
private final class XMLReader: NSObject, XMLParserDelegate {
  private(set) var names: Set<String> = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.insert(name)
  }
}
