import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText

/// The models of a run that are asked, and what is known of them.
final class AskedModels {
  /// The one day that was asked for.
  let day: Day?
  let readings: RunReading
  /// The models that are asked, in order.
  let models: [Model]
  /// Those of another state, which are not.
  let leftOut: [Model]
  private let width: Int?
  /// How they were read, for excerpts of their lines.
  let input: Input
  private let isAsked: (Model) -> Bool

  /// What a run says of all models that were read, asked or not.
  private(set) lazy var judged = Judged(
    AmongBusinesses.verdicts(readings.models, on: day), of: readings, by: input)

  /// - Throws: ``EarlyEnd`` with 64, as ``AnswerOptions/day()`` and ``Input/readings()``, and where no model is of that state.
  init(
    _ paths: [String], in state: Model.State?, on day: Day?, output: String?, width: Int? = nil,
    takesDigests: Bool = false, as disk: DiskFiles? = nil
  ) throws {
    self.day = day
    self.width = width
    var input = Input(paths: paths, output: output, as: disk ?? DiskFiles(at: paths))
    input.takesDigests = takesDigests
    self.input = input
    readings = try input.readings()
    let named = Set(paths.map(input.files.displayed))
    isAsked = { state == nil || $0.state == state || named.contains($0.span.file) }
    models = readings.models.filter(isAsked)
    leftOut = readings.models.filter { [isAsked] in !isAsked($0) }
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

  /// All that is known of the models that are asked; their verdicts are those of ``judged``.
  var survey: Survey {
    Survey(models, on: day, digests: readings.digests) { [self] in
      zip(readings.models, judged.verdicts).filter { isAsked($0.0) }.map(\.1)
    }
  }

  /// Says which folders are the projects of what was read.
  func sayRoots(in language: Language) {
    let lines = SeenFiles.$current.withValue(seen) {
      ProjectRoots(language).lines(input.roots(of: readings.models.map(\.span.file)))
    }
    Output.remark(lines.map { $0 + "\n" }.joined())
  }

  /// How files are named for people.
  var seen: SeenFiles { input.seen }

  /// What goes around rows, for lines of so many cells as were asked for.
  var run: TableRun {
    TableRun(
      day: day, leftOut: leftOut, problems: readings.problems,
      width: width ?? TableRun.standardWidth)
  }

  /// What a collection of their tables says of itself.
  func cover(_ survey: Survey, conditions: [String] = [], in language: Language) -> Cover {
    let report = CheckReport(judged.verdicts, unread: judged.unread, problems: judged.problems)
    return SeenFiles.$current.withValue(seen) {
      Cover(
        survey, report, run, conditions: conditions,
        program: "nagarezu \(Nagarezu.configuration.version)", in: language)
    }
  }

  /// As ``told(_:or:)`` of what could not be read.
  func ending(_ ending: Ending) -> Ending { told(readings.problems, or: ending) }

  /// Says what could not be read, and whether the day lies outside what the models speak of.
  ///
  /// - Returns: What the run ends with: 2 where something could not be read, 3 where no model speaks of the day, `ending` otherwise.
  func told(_ problems: [Diagnostic], or ending: Ending) -> Ending {
    if !problems.isEmpty { Output.remark(input.text(of: problems)) }
    var ending = ending
    let outside = models.compactMap { OutsideTime($0, on: day) }
    // An empty answer says so itself; one that only rests on what states no period does not.
    if ending == .clean, !models.isEmpty, outside.count == models.count {
      outside.forEach { $0.say() }
      ending = .cannotSay
    }
    return problems.isEmpty ? ending : .unread
  }
}
