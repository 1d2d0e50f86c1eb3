import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuText

/// One of the formats of a question, as `--format` names it: parsed, helped and refused by the question's own list.
struct FormatOption<List: FormatList>: ExpressibleByArgument {
  let format: any ReportFormat<List.Report>

  /// The format that is written where none is asked for.
  init() { format = List.standard }

  init?(argument: String) {
    guard let found = List.all.first(where: { type(of: $0).name == argument }) else { return nil }
    format = found
  }

  static var allValueStrings: [String] { List.names }

  var defaultValueDescription: String { type(of: format).name }

  static var help: ArgumentHelp {
    .say("答えの形式", "format of the answer", value: allValueStrings.joined(separator: "|"))
  }

  /// The whole answer in this format, its files named for people as `seen` says.
  func text(_ report: List.Report, in language: Language, seen: SeenFiles = SeenFiles()) throws
    -> String
  {
    try SeenFiles.$current.withValue(seen) { try format.render(report, in: language) }
  }
}
