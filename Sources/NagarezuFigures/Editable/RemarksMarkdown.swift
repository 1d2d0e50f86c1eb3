import NagarezuCore
import NagarezuText

/// The （備考）list of a scene as a Markdown table, with the marks that council papers use; behind it the other lists of
/// the figure, where it has some.
///
/// - SeeAlso: GitHub Flavored Markdown 0.29, 2.4 (backslash escapes), 4.10 (tables), 6.5 (strikethrough).
public struct RemarksMarkdown: Sendable {
  /// The whole file.
  public let text: String

  /// The lists of a scene.
  public init(_ scene: Scene) {
    let language = scene.language
    var lines = ["# \(Self.escaped(scene.title))"]
    let notes = [scene.subtitle, scene.stamp, scene.changeSentence].compactMap { $0 }
    for words in notes where !words.isEmpty { lines += ["", Self.escaped(words)] }
    lines += Self.table(
      FigureWords.remarks[language],
      [EditableWords.number, EditableWords.route, EditableWords.sentence].map { $0[language] },
      scene.remarks.map(Self.cells))
    lines += Self.reach(scene)
    if !scene.findings.isEmpty {
      lines += Self.table(
        FigureWords.findings[language],
        [EditableWords.rule, EditableWords.place, EditableWords.sentence].map { $0[language] },
        scene.findings.map { note in
          let code = note.ruleCode.map { FigureWords.code($0)[language] } ?? ""
          return [code, note.head, note.sentence].map(Self.escaped)
        })
    }
    if !scene.glossary.isEmpty {
      lines += Self.table(
        FigureWords.glossary[language],
        [EditableWords.name, EditableWords.sentence].map { $0[language] },
        scene.glossary.map { [$0.head, $0.sentence].map(Self.escaped) })
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Number, flow, and sentence with what else changed.
  private static func cells(_ remark: Scene.Remark) -> [String] {
    let change = remark.change == .changed ? nil : remark.change
    let sentence = marked(
      MarkedText.runs(remark.sentence, former: remark.formerSentence, remark.change))
    let note = remark.changeNote.map { marked([MarkedText(text: $0, mark: .added)]) }
    return [
      marked(MarkedText.runs(remark.number, change)), marked(MarkedText.runs(remark.route, change)),
      [sentence, note].compactMap { $0 }.joined(separator: "<br>"),
    ]
  }

  /// What newly arrives at whom, and what no longer.
  private static func reach(_ scene: Scene) -> [String] {
    guard let rows = scene.reachRows else { return [] }
    let language = scene.language
    guard !rows.isEmpty else { return ["", escaped(FigureWords.noReachChange[language])] }
    let heads = [FigureWords.party, FigureWords.items, FigureWords.passages].map { $0[language] }
    let kinds: [(Scene.Change, Message)] = [
      (.added, FigureWords.arriving), (.removed, FigureWords.ceasing),
    ]
    return kinds.flatMap { change, title -> [String] in
      let own = rows.filter { $0.change == change }
      guard !own.isEmpty else { return [] }
      return table(
        title[language], heads, own.map { [$0.party, $0.items, $0.passages].map(escaped) })
    }
  }

  /// A heading and a table; the cells are Markdown already.
  private static func table(
    _ title: String, _ heads: [String], _ rows: [[String]]
  ) -> [String] {
    ["", "## \(escaped(title))", "", row(heads), row(heads.map { _ in "---" })] + rows.map(row)
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private static func marked(_ runs: [MarkedText]) -> String {
    let parts = runs.map { run in
      let words = escaped(run.text)
      guard !words.isEmpty else { return "" }
      return switch run.mark {
      case .plain: words
      case .added: "<u>**\(words)**</u>"
      case .removed: "~~\(words)~~"
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Words in which nothing is a mark, without the spaces at an end that would keep a mark around them from being one.
  static func escaped(_ text: String) -> String {
    let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\u{3000}" }
    var words = XMLText.visible(text).unicodeScalars[...].drop(while: isSpace)
    while let last = words.last, isSpace(last) { words.removeLast() }
    return MarkdownText.escaped(String(words))
  }
}
