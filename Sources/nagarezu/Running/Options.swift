import ArgumentParser
import NagarezuCore
import NagarezuSource

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      Speech.say("表示の言語: ja または en", "language of messages: ja or en"), valueName: "ja|en"))
  var language: Language = Speech.language
}

/// What every command that answers takes.
struct AnswerOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      Speech.say(
        "この日だけを答える（2024-06-11、令和6年6月11日）", "answer for this day alone (2024-06-11, 令和6年6月11日)"),
      valueName: Speech.say("日", "day")))
  var asOf: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      Speech.say("結果を書くファイル（省略時は標準出力）", "file to write the answer to (standard output by default)"),
      valueName: Speech.say("ファイル", "file")))
  var output: String?

  /// The day asked for; `nil` for all days.
  ///
  /// - Throws: ``Stop`` with 64 for what is no day.
  func day() throws -> Day? { try asOf.map { try readDay($0, of: "--as-of") } }
}

/// A day that somebody gave to an option.
///
/// - Throws: ``Stop`` with 64 for what is no day.
func readDay(_ text: String, of option: String) throws -> Day {
  do {
    return try Asked.day(text)
  } catch {
    let sentence = error.sentence
    throw Stop(
      .wrongUse, Message(ja: "\(option): \(sentence.ja)", en: "\(option): \(sentence.en)"))
  }
}

extension Language: ExpressibleByArgument {}

/// The help of a `PATH…` argument.
var pathHelp: ArgumentHelp {
  ArgumentHelp(
    Speech.say("モデルのファイルまたはフォルダ", "model files or folders"), valueName: Speech.say("パス", "path"))
}
