import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: .say("表示の言語: ja または en", "language of messages: ja or en", value: "ja|en"))
  var language: Language = Speech.language
}

/// The one day that is asked about.
struct DayOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: .say(
      "この日だけを答える（2024-06-11、令和6年6月11日、今日）",
      "answer for this day alone (2024-06-11, 令和6年6月11日, today)",
      value: Speech.say("日", "day")))
  var asOf: String?

  /// The day asked for; `nil` for all days.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for what is no day.
  func day() throws -> Day? { try asOf.map { try readDay($0, of: "--as-of") } }
}

/// What every command that answers takes.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var asOf: DayOption
  @OptionGroup var target: OutputOptions

  /// The file to write to; `nil` for standard output.
  var output: String? { target.output }

  /// The day asked for; `nil` for all days.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for what is no day.
  func day() throws -> Day? { try asOf.day() }
}

/// Where an answer is written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: .say(
      "結果を書くファイル（省略時は標準出力）", "file to write the answer to (standard output by default)",
      value: Speech.say("ファイル", "file")))
  var output: String?
}

/// How wide lines for people are.
struct WidthOption: ParsableArguments {
  @Option(
    name: .customLong("output-width"),
    help: .say(
      "表と、ファイルの行の引用を、この幅（半角の数、40以上）に収める（省略時は端末の幅）",
      "cells that tables and quoted lines may take, 40 or more (by default as many as the terminal has)",
      value: Speech.say("幅", "cells")))
  var outputWidth: String?

  /// The cells asked for, else those of the terminal; `nil` where there is none or a file is written, which is no wider for it.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for what is no number of 40 or more.
  func width(intoFile: Bool) throws -> Int? {
    guard let outputWidth else { return intoFile ? nil : Output.terminalWidth }
    guard let width = Int(outputWidth), width >= 40 else {
      let shown = VisibleText.written(outputWidth)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--output-width「\(shown)」は、40 以上の数でない",
          en: "--output-width: '\(shown)' is not a number of 40 or more"))
    }
    return width
  }
}

/// What every question about some models takes.
struct QuestionOptions<Formats: FormatList>: ParsableArguments {
  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(help: FormatOption<Formats>.help) var format = FormatOption<Formats>()
  @Option(
    help: .say(
      "複数のモデルに聞くとき、どの状態のものに聞くか（パスで名指したモデルには、いつも聞く）",
      "of several models, those of which state are asked (a model named as a path is always asked)",
      value: Speech.say("状態", "state")))
  var state = StateOption(.current)
  @Flag(
    help: .say(
      "どのフォルダをプロジェクトの根としたかを、標準エラー出力に示す",
      "say on standard error which folder was taken for the root of the project"))
  var verbose = false
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
}

/// What stands on a page over several models, written or kept open.
struct PageOptions: ParsableArguments {
  @Option(
    help: .say(
      "複数のモデルのうち、どの状態のものを載せるか（パスで名指したモデルは、いつも載せる）",
      "of several models, those of which state are on the page (a model named as a path always is)",
      value: Speech.say("状態", "state")))
  var state = StateOption(.current)
  @Option(
    help: .say(
      "変更前（ファイル、フォルダ、git の版、版:パス）を、図の切り替えで見られるようにする",
      "an earlier state (file, folder, git revision, REV:path), which a switch on the figure shows",
      value: Speech.say("変更前", "old")))
  var against: String?
}

/// How an answer over several models is put together.
struct MergingOptions: ParsableArguments {
  @Flag(
    help: .say(
      "事業ごとに分けて答える（省略時は全ての事業を合わせ、主体や項目ごとに答える）",
      "answer each business by itself (by default all are answered as one, by party or item)"))
  var byModel = false
}

/// Models of which state are asked, where there are several.
struct StateOption: ExpressibleByArgument {
  /// `nil` for all.
  let state: Model.State?

  init(_ state: Model.State?) { self.state = state }

  init?(argument: String) {
    if ["全て", "all"].contains(argument) {
      self.init(nil)
      return
    }
    let states = Model.State.allCases
    guard let state = states.first(where: { [$0.rawValue, $0.english].contains(argument) }) else {
      return nil
    }
    self.init(state)
  }

  var defaultValueDescription: String { state.map { Speech.say($0.rawValue, $0.english) } ?? "" }

  /// As the message about a wrong value lists them.
  static var allValueStrings: [String] {
    Model.State.allCases.map { Speech.say($0.rawValue, $0.english) } + [Speech.say("全て", "all")]
  }
}

/// A day that somebody gave to an option.
///
/// - Throws: ``EarlyEnd`` with 64 for what is no day.
func readDay(_ text: String, of option: String) throws -> Day {
  do {
    return try Asked.day(text)
  } catch {
    throw EarlyEnd(error, in: option)
  }
}

/// The days that somebody gave to an option: of a date, a month, a fiscal year or a period.
///
/// - Throws: ``EarlyEnd`` with 64 for what is none of them.
func readDays(_ text: String, of option: String) throws -> DayRange {
  do {
    return try Asked.days(text)
  } catch {
    throw EarlyEnd(error, in: option)
  }
}

extension Language: ExpressibleByArgument {}

/// The help of a `PATH…` argument.
var pathHelp: ArgumentHelp {
  .say("モデルのファイルまたはフォルダ", "model files or folders", value: Speech.say("パス", "path"))
}
