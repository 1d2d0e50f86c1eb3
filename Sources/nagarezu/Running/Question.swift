import NagarezuCore
import NagarezuReports
import NagarezuSource

/// What `who`, `what` and `why` do alike: read, look names up, answer for what could be read, and say what could not.
struct Question<Formats: FormatList> {
  let options: QuestionOptions<Formats>
  /// The one day that was asked for.
  let day: Day?
  let readings: RunReading
  /// The models that are asked, in order.
  let models: [Model]
  /// Those of another state, which are not.
  let leftOut: [Model]
  private let input: Input

  /// - Throws: ``EarlyEnd`` with 64, as ``AnswerOptions/day()`` and ``Input/readings()``.
  init(_ options: QuestionOptions<Formats>) throws {
    self.options = options
    day = try options.answer.day()
    input = Input(
      paths: options.paths, output: options.answer.output, as: DiskFiles(at: options.paths))
    readings = try input.readings()
    if options.verbose {
      let lines = ProjectRoots(options.common.language).lines(input.roots(of: readings.models))
      Output.remark(lines.map { $0 + "\n" }.joined())
    }
    let named = Set(options.paths.map(input.files.displayed))
    let state = options.state.state
    func isAsked(_ model: Model) -> Bool {
      state == nil || model.state == state || named.contains(model.span.file)
    }
    models = readings.models.filter(isAsked)
    leftOut = readings.models.filter { !isAsked($0) }
    guard !models.isEmpty || leftOut.isEmpty else {
      let asked = state ?? .current
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(asked.rawValue)」のモデルがない（\(leftOut.count)件はほかの状態。--state 全て で全てに聞く）",
          en:
            "no model is \(asked.english); \(leftOut.count) are of another state (--state all asks them)"
        ))
    }
  }

  /// How the answer is put together; `knows` says which models know what was asked for.
  func asking(byModel: Bool, knows: (Model) -> Bool) -> Asking {
    Asking(isByModel: byModel, unknown: models.filter { !knows($0) }, leftOut: leftOut)
  }

  /// All that is known of the models that are asked.
  var survey: Survey { Survey(models, on: day) }

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
    let problems = readings.problems
    if !problems.isEmpty { Output.remark(input.text(of: problems)) }
    var ending = ending
    let outside = models.compactMap { OutsideTime($0, on: day) }
    // An empty answer says so itself; one that only rests on what states no period does not.
    if ending == .clean, !models.isEmpty, outside.count == models.count {
      outside.forEach { $0.say() }
      ending = .cannotSay
    }
    try Output.end(
      problems.isEmpty ? ending : .unread,
      writing: options.format.text(report, in: options.common.language, seen: input.seen),
      to: options.answer.output)
  }
}
