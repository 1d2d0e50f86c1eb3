import NagarezuCore
import NagarezuText

/// The （備考）list of a scene as a Markdown table, with the marks that council papers use; behind it the other lists of
/// the figure, where it has some.
public struct RemarksMarkdown: Sendable {
  /// The whole file.
  public let text: String

  /// The lists of a scene.
  public init(_ scene: Scene) {
    let language = scene.language
    let notes = [scene.subtitle, scene.stamp, scene.changeSentence, scene.hiddenSentence].compactMap
    { $0 }
    var document = Document(Self.line(scene.title), language: language)
    document.blocks = notes.filter { !$0.isEmpty }.map { .paragraph(Self.line($0)) }
    document.blocks += Self.list(
      FigureWords.remarks[language],
      [EditableWords.number, EditableWords.route, EditableWords.sentence].map { $0[language] },
      scene.remarks.map(Self.cells))
    document.blocks += Self.reach(scene)
    if !scene.findings.isEmpty {
      document.blocks += Self.list(
        FigureWords.findings[language],
        [EditableWords.rule, EditableWords.place, EditableWords.sentence].map { $0[language] },
        scene.findings.map { note in
          let code = note.ruleCode.map { FigureWords.code($0)[language] } ?? ""
          return [code, note.head, note.sentence].map { [Self.line($0)] }
        })
    }
    if !scene.glossary.isEmpty {
      document.blocks += Self.list(
        FigureWords.glossary[language],
        [EditableWords.name, EditableWords.sentence].map { $0[language] },
        scene.glossary.map { [$0.head, $0.sentence].map { [Self.line($0)] } })
    }
    text = document.markdown
  }

  /// Number, flow, and sentence with what else changed.
  private static func cells(_ remark: Scene.Remark) -> [Document.Grid.Cell] {
    let change = remark.change == .changed ? nil : remark.change
    let sentence = line(
      MarkedText.runs(remark.sentence, former: remark.formerSentence, remark.change))
    let note = remark.changeNote.map { line([MarkedText(text: $0, mark: .added)]) }
    return [
      [line(MarkedText.runs(remark.number, change))], [line(MarkedText.runs(remark.route, change))],
      [sentence, note].compactMap { $0 },
    ]
  }

  /// What newly arrives at whom, and what no longer.
  private static func reach(_ scene: Scene) -> [Document.Block] {
    guard let rows = scene.reachRows else { return [] }
    let language = scene.language
    guard !rows.isEmpty else { return [.paragraph(line(FigureWords.noReachChange[language]))] }
    let heads = [FigureWords.party, FigureWords.items, FigureWords.passages].map { $0[language] }
    let kinds: [(Scene.Change, Message)] = [
      (.added, FigureWords.arriving), (.removed, FigureWords.ceasing),
    ]
    return kinds.flatMap { change, title -> [Document.Block] in
      let own = rows.filter { $0.change == change }
      guard !own.isEmpty else { return [] }
      return list(
        title[language], heads,
        own.map { [$0.party, $0.items, $0.passages].map { [line($0)] } })
    }
  }

  /// A heading and a table.
  private static func list(
    _ title: String, _ heads: [String], _ rows: [[Document.Grid.Cell]]
  ) -> [Document.Block] {
    [.heading(line(title)), .grid(Document.Grid(headings: heads, rows: rows))]
  }

  private static func line(_ words: String) -> Document.Line {
    line([MarkedText(text: words, mark: .plain)])
  }

  /// Runs a space apart, without the spaces at an end that would keep a mark around them from being one.
  private static func line(_ runs: [MarkedText]) -> Document.Line {
    let parts = runs.map { run -> Document.Run in
      let words = trimmed(run.text)
      return switch run.mark {
      case .plain: Document.Run(words)
      case .added: Document.Run(words, .added)
      case .removed: Document.Run(words, .removed)
      }
    }
    return Array(
      parts.filter { !$0.text.isEmpty }.map { [$0] }.joined(separator: [Document.Run(" ")]))
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\u{3000}" }
    var words = XMLText.visible(text).unicodeScalars[...].drop(while: isSpace)
    while let last = words.last, isSpace(last) { words.removeLast() }
    return String(words)
  }
}
