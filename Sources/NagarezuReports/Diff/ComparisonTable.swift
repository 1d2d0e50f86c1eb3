import NagarezuCore
import NagarezuText

/// The 新旧対照表 of a comparison: a row for each thing that changed, the new beside the old, what differs underlined, what does
/// not left out as （略）.
///
/// Offices differ in which column comes first, what the columns are called, whether there is a 備考, and whether （新設） and （削る）
/// are written: all four can be chosen.
public struct ComparisonTable: Sendable {
  /// What an office chooses.
  public struct Custom: Sendable {
    public var isNewFirst: Bool
    /// Of the new column, the old one and, if there is one, the 備考.
    public var headings: (new: String, old: String, remarks: String?)
    /// Whether （新設） and （削る） are written where a side has nothing.
    public var marksAbsence: Bool

    /// The choices of an office.
    public init(
      isNewFirst: Bool, headings: (new: String, old: String, remarks: String?), marksAbsence: Bool
    ) {
      self.isNewFirst = isNewFirst
      self.headings = headings
      self.marksAbsence = marksAbsence
    }
  }

  /// Some words, underlined where they differ.
  struct Run {
    let text: String
    let isChanged: Bool
  }

  struct Row {
    let new: [[Run]]
    let old: [[Run]]
    let remarks: String
  }

  let report: DiffReport
  let custom: Custom
  private let words: DiffWords

  /// The table of a report in an office's custom.
  public init(_ report: DiffReport, custom: Custom, language: Language) {
    self.report = report
    self.custom = custom
    words = DiffWords(language: language)
  }

  private var language: Language { words.language }
  private var title: String { words.say("新旧対照表", "old and new side by side") }
  private var omitted: String { words.say("（略）", "(unchanged)") }
  private var isNewlyMade: String { words.say("（新設）", "(new)") }
  private var isDeleted: String { words.say("（削る）", "(deleted)") }

  var rows: [Row] {
    (report.comparison.approvals + report.comparison.others).compactMap { change in
      guard change.manner != .changed || fields(change).contains(where: \.isChanged) else {
        return nil
      }
      return Row(
        new: cell(change, isNew: true), old: cell(change, isNew: false),
        remarks: words.manner(change.manner))
    }
  }

  /// What the papers themselves say: evidence, and whether something is assumed, are the model's own remarks.
  private func fields(_ change: Change) -> [Change.Field] {
    change.fields.filter { !$0.key.isSupport }
  }

  private func cell(_ change: Change, isNew: Bool) -> [[Run]] {
    guard let thing = isNew ? change.new : change.old else {
      return absence(isNew: isNew)
    }
    let isAlone = change.old == nil || change.new == nil
    let noun = words.say("【\(change.kind.noun.ja)】", "[\(change.kind.noun.en)] ")
    var lines = [
      [
        Run(text: noun, isChanged: false),
        Run(text: thing.title[language], isChanged: isAlone || change.manner == .renamed),
      ]
    ]
    var isLeftOut = false
    for field in fields(change) {
      guard field.isChanged else {
        if !isLeftOut { lines.append([Run(text: omitted, isChanged: false)]) }
        isLeftOut = true
        continue
      }
      isLeftOut = false
      lines.append(line(field, isNew: isNew))
    }
    return lines
  }

  private func line(_ field: Change.Field, isNew: Bool) -> [Run] {
    let (values, other) = isNew ? (field.new, field.old) : (field.old, field.new)
    let label = Run(text: field.label[language] + words.say("　", ": "), isChanged: false)
    guard !values.isEmpty else { return [label] + (absence(isNew: isNew).first ?? []) }
    let comma = Run(text: words.say("、", ", "), isChanged: false)
    let runs = values.map { value in
      Run(text: value.shown[language], isChanged: !other.contains(value))
    }
    return [label] + Array(runs.map { [$0] }.joined(separator: [comma]))
  }

  private func absence(isNew: Bool) -> [[Run]] {
    guard custom.marksAbsence else { return [] }
    return [[Run(text: isNew ? isDeleted : isNewlyMade, isChanged: false)]]
  }

  // MARK: Writing it

  private var headings: [String] {
    let two = [custom.headings.new, custom.headings.old]
    return (custom.isNewFirst ? two : two.reversed()) + (custom.headings.remarks.map { [$0] } ?? [])
  }

  /// Shape: the cells of a row in the order of the columns, each made by `cell`.
  private func cells(_ row: Row, _ cell: ([[Run]]) -> String) -> [String] {
    let two = [cell(row.new), cell(row.old)]
    let remarks = custom.headings.remarks.map { _ in
      cell([[Run(text: row.remarks, isChanged: false)]])
    }
    return (custom.isNewFirst ? two : two.reversed()) + (remarks.map { [$0] } ?? [])
  }

  private func text(_ lines: [[Run]], escape: (String) -> String) -> String {
    lines.map { runs in
      runs.map { $0.isChanged ? "<u>\(escape($0.text))</u>" : escape($0.text) }.joined()
    }.joined(separator: "<br>")
  }

  /// As a Markdown table, underlines as `<u>`.
  public var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rows = rows.map { line(cells($0) { text($0, escape: MarkdownText.escaped) }) }
    return "# \(MarkdownText.escaped("\(title)（\(report.comparison.new.title)）"))\n\n"
      + line(headings.map(MarkdownText.escaped))
      + line(headings.map { _ in "---" })
      + rows.joined() + (emptiness.map { "\n\(MarkdownText.escaped($0))\n" } ?? "")
  }

  /// What stands below a table without rows.
  private var emptiness: String? {
    guard rows.isEmpty else { return nil }
    return report.comparison.isEmpty
      ? words.say("違いはない", "no difference")
      : words.say(
        "この表に示す違いはない（届くもの、証拠、仮の印の違いは示さない）",
        "nothing that this table shows differs (it shows neither reach nor evidence nor marks of assumption)"
      )
  }

  /// As one page of HTML for A4 landscape, without script or anything from elsewhere.
  public var html: String {
    func escaped(_ text: String) -> String { HTMLText.escaped(text) }
    let rows = rows.map { row in
      "<tr>" + cells(row) { "<td>" + text($0, escape: escaped) + "</td>" }.joined() + "</tr>\n"
    }
    let head = headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let name = escaped("\(title)（\(report.comparison.new.title)）")
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(name)</title>
      <style>
      @page { size: A4 landscape; margin: 15mm }
      body { font: 10.5pt "BIZ UDPGothic", sans-serif; margin: 0 }
      h1 { font-size: 14pt; text-align: center }
      table { border-collapse: collapse; width: 100%; table-layout: fixed }
      th, td { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
      th { text-align: center }
      th:nth-child(3) { width: 12% }
      tr { break-inside: avoid }
      </style>
      </head>
      <body>
      <h1>\(name)</h1>
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      \(emptiness.map { "<p>\(escaped($0))</p>\n" } ?? "")</body>
      </html>

      """
  }
}
