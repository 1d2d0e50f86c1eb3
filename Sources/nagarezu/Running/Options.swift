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
  func day() throws -> Day? {
    try asOf.map { try Self.day($0, "--as-of") }
  }

  /// The day that an option names.
  ///
  /// - Throws: ``Stop`` with 64 for what is no day.
  static func day(_ text: String, _ option: String) throws -> Day {
    do {
      return try Asked.day(text)
    } catch {
      let help = error.help.map { Message(ja: "（\($0.ja)）", en: " (\($0.en))") }
      throw Stop(
        .wrongUse,
        Message(
          ja: "\(option): \(error.message.ja)\(help?.ja ?? "")",
          en: "\(option): \(error.message.en)\(help?.en ?? "")"))
    }
  }
}

/// How an answer is written.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Language: ExpressibleByArgument {}

/// The help of a `PATH…` argument.
var pathHelp: ArgumentHelp {
  ArgumentHelp(
    Speech.say("モデルのファイルまたはフォルダ", "model files or folders"), valueName: Speech.say("パス", "path"))
}
