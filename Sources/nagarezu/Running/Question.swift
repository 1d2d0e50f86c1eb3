import NagarezuCore
import NagarezuReports
import NagarezuSource

/// What `who`, `what` and `why` do alike: read, look names up, answer for what could be read, and say what could not.
struct Question<Formats: FormatList> {
  let options: QuestionOptions<Formats>
  private let asked: AskedModels

  /// - Throws: ``EarlyEnd`` with 64, as ``AnswerOptions/day()`` and ``AskedModels``.
  init(_ options: QuestionOptions<Formats>, takesDigests: Bool = false) throws {
    self.options = options
    asked = try AskedModels(
      options.paths, in: options.state.state, on: options.answer.day(),
      output: options.answer.output, takesDigests: takesDigests)
    if options.verbose { asked.sayRoots(in: options.common.language) }
  }

  /// The one day that was asked for.
  var day: Day? { asked.day }
  var readings: RunReading { asked.readings }
  /// The models that are asked, in order.
  var models: [Model] { asked.models }
  /// Those of another state, which are not.
  var leftOut: [Model] { asked.leftOut }

  /// How the answer is put together; `knows` says which models know what was asked for.
  func asking(byModel: Bool, knows: (Model) -> Bool) -> Asking {
    Asking(isByModel: byModel, unknown: models.filter { !knows($0) }, leftOut: leftOut)
  }

  /// All that is known of the models that are asked.
  var survey: Survey { asked.survey }

  /// What goes around rows, for lines as wide as the terminal's.
  var run: TableRun {
    TableRun(
      day: day, leftOut: leftOut, problems: readings.problems,
      width: Output.terminalWidth ?? TableRun.standardWidth)
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
    let ending = asked.told(readings.problems, or: ending)
    try Output.end(
      ending, writing: options.format.text(report, in: options.common.language, seen: asked.seen),
      to: options.answer.output)
  }
}
