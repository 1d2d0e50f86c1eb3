import NagarezuCore
import NagarezuReports
import NagarezuSheets
import NagarezuSource
import NagarezuText

/// What `who`, `what` and `why` do alike: read, look names up, answer for what could be read, and say what could not.
struct Question<Formats: FormatList> {
  let options: QuestionOptions<Formats>
  private let asked: AskedModels

  /// A question whose tables take `width` cells.
  ///
  /// - Throws: ``EarlyEnd`` with 64, as ``AnswerOptions/day()`` and ``AskedModels``.
  init(_ options: QuestionOptions<Formats>, width: Int? = nil, takesDigests: Bool = false) throws {
    self.options = options
    asked = try AskedModels(
      options.paths, in: options.state.state, on: options.answer.day(),
      output: options.answer.output, width: width, takesDigests: takesDigests)
    if options.verbose { asked.sayRoots(in: options.common.language) }
  }

  /// The one day that was asked for.
  var day: Day? { asked.day }
  var readings: RunReading { asked.readings }
  /// The models that are asked, in order.
  var models: [Model] { asked.models }
  /// Those of another state, which are not.
  var leftOut: [Model] { asked.leftOut }
  /// All that is known of the models that are asked.
  var survey: Survey { asked.survey }
  /// What goes around rows.
  var run: TableRun { asked.run }

  /// How the answer is put together; `knows` says which models know what was asked for.
  func asking(byModel: Bool, knows: (Model) -> Bool) -> Asking {
    Asking(isByModel: byModel, unknown: models.filter { !knows($0) }, leftOut: leftOut)
  }

  /// Refuses a name that no model knows. Where some model cannot be read, that may be the one that does, so it is only said.
  func refuse(_ fault: Asked.Fault, unless isKnown: Bool) throws {
    guard !isKnown else { return }
    guard !readings.problems.isEmpty else { throw EarlyEnd(fault) }
    guard !models.isEmpty else { return }
    let sentence = fault.sentence
    Output.remark(
      Speech.say(
        "nagarezu: 読めたモデルの中では、\(sentence.ja)\n\n",
        "nagarezu: of the models that could be read, \(sentence.en)\n\n"))
  }

  /// Writes the answer, and beside it what could not be read.
  ///
  /// - Throws: `ExitCode` with 2 where something could not be read, with `ending` otherwise; ``EarlyEnd`` as
  ///   ``Output/end(_:writing:to:)``.
  func end(_ report: Formats.Report, with ending: Ending = .clean) throws -> Never {
    try Output.end(
      asked.ending(ending),
      writing: options.format.text(
        report, in: options.common.language, seen: asked.seen, for: options.answer.output),
      to: options.answer.output)
  }

  /// Writes the answer; rows in an encoding, with what is not in them on standard error: between rows there is no place for it.
  func end(_ report: Formats.Report, as encoding: EncodingOption) throws -> Never {
    guard let format = options.format.rows else { try end(report) }
    let csv = format.rows(of: report, in: options.common.language)
    let missing = SeenFiles.$current.withValue(asked.seen) { run.missing(in: Speech.language) }
    let ending = asked.ending(.clean)
    missing.forEach { Output.remark("nagarezu: \($0)\n") }
    try Output.end(ending) {
      try Output.write(encoding.bytes(of: csv), to: options.answer.output)
    }
  }

  /// Writes one table or matrix as a spreadsheet with a cover; `conditions` are those that were typed.
  func end(
    _ survey: Survey, tables: [NagarezuText.Table] = [], matrices: [Matrix] = [],
    conditions: [String] = []
  ) throws -> Never {
    let language = options.common.language
    let cover = asked.cover(survey, conditions: conditions, in: language)
    let workbook = Workbook(cover: cover, matrices: matrices, tables: tables, in: language)
    try SheetFile.end(asked.ending(.clean), writing: workbook, to: options.answer.output ?? "")
  }
}
