import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText
import TestSupport
import Testing

/// Whole texts of one comparison.
@Suite struct DiffReportTests {
  private static let folder = Shinjuku.root + "/Tests/Fixtures/reports"

  private let old: Model
  private let new: Model

  init() throws {
    let text = try String(contentsOfFile: Self.folder + "/model.yaml", encoding: .utf8)
    // Another firm brings the meals and also learns of illnesses; the visitors' contract is longer and their firm has a new name.
    let edits = [
      TextEdit("  配送社: {種別: 企業}", "  弁当社: {種別: 企業}"), TextEdit("へ: 配送社", "へ: 弁当社"),
      TextEdit(
        "    項目: [基本情報]\n    対象: 高齢者\n    対象外: 避難中の高齢者\n    期間: 令和6年10月1日",
        "    項目: [基本情報, 訪問区分]\n    対象: 高齢者\n    期間: 令和6年10月1日"),
      TextEdit("令和6年6月1日〜令和7年3月31日", "令和6年6月1日〜令和7年9月30日"),
    ]
    let edited = try edits.reduce(text) { try $1.applied(to: $0) }
    old = try ModelLoader(files: MemoryFiles(["model.yaml": text])).load("model.yaml")
    new = try ModelLoader(files: MemoryFiles(["model.yaml": edited])).load("model.yaml")
  }

  private static let revision = DiffReport.Revision(
    name: "HEAD", commit: "0123456789abcdef0123456789abcdef01234567")

  private var report: DiffReport {
    DiffReport(
      Comparison(old, new), oldName: "HEAD:model.yaml", newName: "model.yaml",
      revisions: (Self.revision, nil))
  }

  private func expect(
    _ text: String, toBe name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    try TestSupport.expect(
      text, matches: "Tests/Fixtures/reports/\(name)", sourceLocation: location)
  }

  private func table(
    newFirst: Bool = true, remarks: String? = nil, marks: Bool = true, of model: Model? = nil
  ) -> ComparisonTable {
    ComparisonTable(
      DiffReport(
        Comparison(old, model ?? new), oldName: "HEAD:model.yaml", newName: "model.yaml",
        revisions: (Self.revision, nil),
        custom: .init(
          isNewFirst: newFirst, headings: ("改正案", "現行", remarks), marksAbsence: marks)),
      language: .ja)
  }

  @Test(arguments: Language.allCases) func forPeople(language: Language) throws {
    try expect(DiffText().render(report, in: language), toBe: "diff.\(language.rawValue).txt")
    try expect(DiffMarkdown().render(report, in: language), toBe: "diff.\(language.rawValue).md")
  }

  @Test func forPrograms() throws {
    try expect(DiffJSON().render(report, in: .ja), toBe: "diff.json")
  }

  @Test func asATable() throws {
    try expect(table(remarks: "備考").markdown, toBe: "diff-taishohyo.md")
    try expect(table(remarks: "備考").html, toBe: "diff-taishohyo.html")
  }

  // MARK: The custom of an office

  /// The cells of the first row that holds `word`.
  private func cells(_ table: ComparisonTable, _ word: String) throws -> [String] {
    let row = try #require(
      table.markdown.split(separator: "\n").first { $0.contains(word) && $0.hasPrefix("|") })
    return row.components(separatedBy: " | ").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
    }
  }

  @Test func theColumnsStandInTheOrderAskedFor() throws {
    #expect(try cells(table(), "改正案") == ["改正案", "現行"])
    #expect(try cells(table(newFirst: false), "改正案") == ["現行", "改正案"])
    let (ours, theirs) = (
      try cells(table(), "令和7年9月30日"), try cells(table(newFirst: false), "令和7年9月30日")
    )
    #expect(ours == theirs.reversed())
    #expect(ours.first?.contains("令和7年9月30日") == true)
  }

  @Test func remarksAndMarksAreThereIfAskedFor() throws {
    #expect(try cells(table(remarks: "備考"), "弁当社</u>").last == "追加")
    #expect(try cells(table(), "弁当社</u>").last == "（新設）")
    #expect(try cells(table(), "配送社</u>").first == "（削る）")
    #expect(!table(marks: false).markdown.contains("（新設）"))
    #expect(!table(marks: false).markdown.contains("（削る）"))
  }

  @Test func whatDiffersIsUnderlinedOnBothSidesAndTheRestLeftOut() throws {
    let cells = try cells(table(), "令和7年9月30日")
    #expect(cells.allSatisfy { $0.contains("（略）") })
    #expect(cells[0].contains("<u>令和6年6月1日〜令和7年9月30日</u>"))
    #expect(cells[1].contains("<u>令和6年6月1日〜令和7年3月31日</u>"))
  }

  // MARK: Hostile words

  @Test func nothingPeopleWroteBecomesMarkup() throws {
    var hostile = new
    hostile.title = "</title><script>alert(1)</script>"
    hostile.flows[0].remark = "a|b\n| c | <img src=x onerror=y> [z](http://e) **d** `e` @f\u{202E}"
    let report = DiffReport(
      Comparison(old, hostile), oldName: "<a>|b", newName: "`c`")
    let table = self.table(of: hostile)
    for text in [DiffMarkdown().render(report, in: .ja), table.markdown, table.html] {
      #expect(!text.contains("<script"))
      #expect(!text.contains("<img"))
      #expect(!text.contains("\u{202E}"))
      #expect(!text.contains("<a>"))
    }
    #expect(!table.markdown.contains("](http"))
    #expect(!table.markdown.contains("@f"))
    // Every row has as many cells as the heading: bars in words are no bars.
    let rows = table.markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
    for row in rows {
      #expect(row.replacing("\\|", with: "").filter { $0 == "|" }.count == 3, "\(row)")
    }
  }

  @Test func noEnglishReportHoldsAJapaneseSentence() throws {
    let text = DiffText().render(report, in: .en)
    for word in ["追加", "削除", "変更", "から）", "結論", "（略）", "対象:", "期間:", "（"] {
      #expect(!text.contains(word), "\(word)")
    }
    // One word for a thing: path and during, as everywhere.
    for word in ["way:", "when:"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func nothingIsLeftOutOfALongList() {
    let names = (0..<400).map { "項目\($0)" }.joined(separator: "、")
    #expect(MarkdownText.escaped(names).hasSuffix("項目399"))
  }
}
