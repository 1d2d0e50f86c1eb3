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

    /// 新 before 旧, with nothing left to choose.
    public static let usual = Custom(
      isNewFirst: true, headings: ("新", "旧", nil), marksAbsence: true)

    /// The choices of an office.
    public init(
      isNewFirst: Bool, headings: (new: String, old: String, remarks: String?), marksAbsence: Bool
    ) {
      self.isNewFirst = isNewFirst
      self.headings = headings
      self.marksAbsence = marksAbsence
    }
  }

  struct Row {
    let new: Document.Grid.Cell
    let old: Document.Grid.Cell
    let remarks: String
  }

  let report: DiffReport
  private let words: DiffWords
  private var custom: Custom { report.custom }

  /// The table of a report in its office's custom.
  public init(_ report: DiffReport, language: Language) {
    self.report = report
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

  private func cell(_ change: Change, isNew: Bool) -> Document.Grid.Cell {
    guard let thing = isNew ? change.new : change.old else {
      return absence(isNew: isNew)
    }
    let isAlone = change.old == nil || change.new == nil
    let noun = words.say("【\(change.kind.noun.ja)】", "[\(change.kind.noun.en)] ")
    var lines = [
      [
        Document.Run(noun),
        run(thing.title[language], isChanged: isAlone || change.manner == .renamed),
      ]
    ]
    var isLeftOut = false
    for field in fields(change) {
      guard field.isChanged else {
        if !isLeftOut { lines.append(.plain(omitted)) }
        isLeftOut = true
        continue
      }
      isLeftOut = false
      lines.append(line(field, isNew: isNew))
    }
    return lines
  }

  private func line(_ field: Change.Field, isNew: Bool) -> Document.Line {
    let (values, other) = isNew ? (field.new, field.old) : (field.old, field.new)
    let label = Document.Run(field.label[language] + words.say("　", ": "))
    guard !values.isEmpty else { return [label] + (absence(isNew: isNew).first ?? []) }
    let comma = Document.Run(words.say("、", ", "))
    let runs = values.map { value in
      run(value.shown[language], isChanged: !other.contains(value))
    }
    return [label] + Array(runs.map { [$0] }.joined(separator: [comma]))
  }

  private func absence(isNew: Bool) -> Document.Grid.Cell {
    guard custom.marksAbsence else { return [] }
    return [.plain(isNew ? isDeleted : isNewlyMade)]
  }

  /// Words, underlined where they differ.
  private func run(_ text: String, isChanged: Bool) -> Document.Run {
    Document.Run(text, isChanged ? .underlined : .plain)
  }

  // MARK: Writing it

  private var headings: [String] {
    let two = [custom.headings.new, custom.headings.old]
    return (custom.isNewFirst ? two : two.reversed()) + (custom.headings.remarks.map { [$0] } ?? [])
  }

  /// The cells of a row in the order of the columns.
  private func cells(_ row: Row) -> [Document.Grid.Cell] {
    let two = [row.new, row.old]
    let remarks = custom.headings.remarks.map { _ in [Document.Line.plain(row.remarks)] }
    return (custom.isNewFirst ? two : two.reversed()) + (remarks.map { [$0] } ?? [])
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

  private var document: Document {
    let rows = rows
    return Document(
      .plain("\(title)（\(report.comparison.new.title)）"), language: language,
      blocks: [.grid(Document.Grid(headings: headings, rows: rows.map(cells)))]
        + (emptiness.map { [.paragraph(.plain($0))] } ?? []))
  }

  /// As a Markdown table, underlines as `<u>`.
  public var markdown: String { document.markdown }

  /// As one page of HTML for A4 landscape, without script or anything from elsewhere.
  public var html: String { document.html }
}
