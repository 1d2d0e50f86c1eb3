import NagarezuCore
import NagarezuReports
import NagarezuSource

/// What `who`, `what` and `why` do alike: read, look names up, answer for what could be read, and say what could not.
struct Question<Formats: FormatList> {
  let options: QuestionOptions<Formats>
  /// The one day that was asked for.
  let day: Day?
  let readings: RunReading
  private let input: Input

  var models: [Model] { readings.models }

  /// - Throws: ``EarlyEnd`` with 64, as ``AnswerOptions/day()`` and ``Input/readings()``.
  init(_ options: QuestionOptions<Formats>) throws {
    self.options = options
    day = try options.answer.day()
    input = Input(paths: options.paths, output: options.answer.output)
    readings = try input.readings()
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
    let problems = readings.problems
    if !problems.isEmpty { Output.remark(input.text(of: problems)) }
    try Output.end(
      problems.isEmpty ? ending : .unread,
      writing: options.format.text(report, in: options.common.language),
      to: options.answer.output)
  }
}
