import Foundation
import TestSupport
import Testing

/// The page that `report` writes, used in a real browser from disk: everything that `docs/page.md` promises.
@Suite(.serialized) struct ReportTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let paths: [String]
    var against: String?
    var options: [String] = []
    var testDescription: String {
      (paths + options).joined(separator: " ") + (against.map { " < \($0)" } ?? "")
    }
    /// That of the page, and of what other commands say of the same.
    var language = "ja"
  }

  static let cases =
    [
      Case(
        paths: ["models/shinjuku/kyufukin.yaml"],
        against: "models/shinjuku/kyufukin/r6-dai1kai.yaml"),
      Case(paths: ["models/shinjuku/kaigo-shogai.yaml"]),
      Case(paths: ["models/shinjuku/taino-seiri.yaml"]),
      Case(paths: ["models/shinjuku/tokutei-kenshin.yaml"]),
      Case(paths: ["models/sumida/shohinken.yaml"]),
      Case(paths: ["models"], options: ["--state", "all"]),
      Case(paths: ["models/shinjuku/kyufukin.yaml"], language: "en"),
    ]
    + (Campaign.isWhole
      ? [Case(paths: ["models"], options: ["--state", "all"], language: "en")] : [])

  @Test(arguments: cases) func everythingOnThePageAnswers(one: Case) throws {
    try inFolder { folder in
      let page = folder + "/report.html"
      let against = one.against.map { ["--against", $0] } ?? []
      let made = try Chromium.nagarezu(
        ["report"] + one.paths + against + one.options + ["--lang", one.language, "-o", page])
      let checked = try Chromium.nagarezu(["check"] + one.paths + ["--format", "json"])
      #expect(made.code == checked.code, "\(made.output)")
      let facts = folder + "/facts.json"
      try Self.facts(of: one).write(to: URL(fileURLWithPath: facts))
      let wrong = try Chromium.wrong("report.py", [page, facts])
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
  }

  /// What other commands say of the same models: the page must show it.
  private static func facts(of one: Case) throws -> Data {
    let text = try Chromium.nagarezu(["check", "--lang", one.language] + one.paths).output
    // Remarks on what was left out stand before it.
    let said = text.split(separator: "\n").first { !$0.hasPrefix("nagarezu: ") }
    let verdict = said.map { $0.drop { $0 != ":" }.dropFirst(2) } ?? ""
    /// The rows of a table as CSV, without what is said of models that were left out.
    func rows(_ table: String, _ options: [String] = []) throws -> [String] {
      try Chromium.nagarezu(
        ["table", table] + one.paths + one.options + options + ["--format", "csv"]
      )
      .output.split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.hasPrefix("nagarezu: ") }.dropFirst().map { $0 }
    }
    /// What stands in a column, none twice.
    func column(_ table: String, _ name: String) throws -> [String] {
      try rows(table, ["--columns", name])
    }
    let isSeveral = one.paths == ["models"]
    return try JSONSerialization.data(withJSONObject: [
      "verdict": String(verdict), "findings": isSeveral ? [] : try column("findings", "id"),
      "papers": isSeveral ? [] : try column("approvals", "approval"),
      "titles": try column("models", "title"), "compared": one.against != nil,
      "language": one.language, "contractors": isSeveral ? try column("contractors", "party") : [],
      "ending": isSeveral ? try rows("ending").count : 0,
    ])
  }

  @Test func wordsOfAModelAreNeverMarkup() throws {
    let names = [
      "</script><script>document.title='x'</script>", "<img src=x onerror=document.title='x'>",
      "&amp;<b>太字</b>'",
    ]
    try inFolder { folder in
      var model = ThreeItems.text
      for (place, name) in names.enumerated() {
        model = model.replacing("項目\(place + 1)", with: name)
      }
      try Data(model.utf8).write(to: URL(fileURLWithPath: folder + "/m.yaml"))
      let page = folder + "/report.html"
      let made = try Chromium.nagarezu(["report", folder + "/m.yaml", "-o", page])
      #expect([0, 1, 3].contains(made.code), "\(made.output)")
      let wrong = try Chromium.wrong("hostile.py", [page, String(names.count)])
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
  }
}

/// A small model whose items have names to be replaced.
enum ThreeItems {
  static let text = """
    ---
    nagarezu: 1
    件名: 給付事業
    実施機関: 区
    保有課: 総務課
    主体:
      区: {種別: 実施機関}
      総務課: {所属: 区}
      業者: {種別: 企業}
    個人の範囲:
      対象者: {}
    情報項目:
      "項目1": {}
      "項目2": {}
      "項目3": {}
    システム:
      台帳: {運用: 総務課, 保有: [{項目: ["項目1", "項目2", "項目3"], 対象: 対象者}]}
      委託機: {運用: 業者}
    流れ:
      - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: ["項目1", "項目2", "項目3"], 対象: 対象者}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: ["項目1"], 対象: 対象者, 媒体: 紙, 期間: 令和6年4月1日〜令和7年3月31日}
    ...

    """
}
