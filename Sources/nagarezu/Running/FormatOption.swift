import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuText

/// One of the formats of a question, as `--format` names it: parsed, helped and refused by the question's own list.
struct FormatOption<List: FormatList>: ExpressibleByArgument {
  /// What is written: text, or a file of another kind.
  enum Choice {
    case text(any ReportFormat<List.Report>)
    case file(FileFormat)
  }

  let choice: Choice

  /// The format that is written where none is asked for.
  init() { choice = .text(List.standard) }

  init?(argument: String) {
    if let found = List.all.first(where: { type(of: $0).name == argument }) {
      choice = .text(found)
    } else if let file = List.files.first(where: { $0.rawValue == argument }) {
      choice = .file(file)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { List.names }

  var defaultValueDescription: String { name }

  /// As `--format` names it.
  var name: String {
    switch choice {
    case .text(let format): type(of: format).name
    case .file(let file): file.rawValue
    }
  }

  /// Whether it is a file and no text; such a one is refused where `-o` names none.
  ///
  /// - Throws: ``EarlyEnd`` with 64.
  func isFile(for output: String?) throws -> Bool {
    guard case .file(let file) = choice else { return false }
    guard output != nil else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--format \(file.rawValue) は -o ファイル と使う",
          en: "--format \(file.rawValue) needs -o FILE"))
    }
    return true
  }

  /// The format where it is one of rows.
  var rows: (any RowFormat<List.Report>)? {
    guard case .text(let format) = choice else { return nil }
    return format as? any RowFormat<List.Report>
  }

  static var help: ArgumentHelp {
    .say("答えの形式", "format of the answer", value: allValueStrings.joined(separator: "|"))
  }

  /// The whole answer in this format, its files named for people as `seen` says; nothing of one that is no text. With colour where it is
  /// for people, goes to standard output (no `path`), and ``Colour`` says so.
  func text(
    _ report: List.Report, in language: Language, seen: SeenFiles = SeenFiles(), for path: String?
  ) throws -> String {
    guard case .text(let format) = choice else { return "" }
    return try Ink.$isOn.withValue(name == "text" && path == nil && Colour.isOn) {
      try SeenFiles.$current.withValue(seen) { try format.render(report, in: language) }
    }
  }
}
