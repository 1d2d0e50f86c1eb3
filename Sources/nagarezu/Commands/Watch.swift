import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: Speech.say(
      "保存するたびに調べ、図を描き直す（Ctrl-C で終わる）", "Check on every save, and redraw (Ctrl-C ends it)"))

  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(
    name: .shortAndLong,
    help: .say(
      "描き直す図のファイル（モデルを1つだけ指定したとき）", "the figure to redraw, of one model file",
      value: Speech.say("ファイル", "file")))
  var output: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard output == nil || paths.count == 1 && !FolderExport.isFolder(paths[0]) else {
      throw EarlyEnd(
        .wrongUse,
        Message(ja: "-o は、モデルのファイルを1つだけ指定して使う", en: "-o goes with one model file"))
    }
    var known: FileStamp?
    while true {
      let stamp = FileStamp(of: paths)
      if stamp != known {
        // What is written while it is read is seen as another change.
        known = stamp
        try tell()
      }
      Thread.sleep(forTimeInterval: 0.2)
    }
  }

  /// One line: the time, and what came of it.
  private func tell() throws {
    let input = Input(paths: paths, output: nil, as: DiskFiles(at: paths))
    let readings = try input.readings()
    let judged = Judged(
      AmongBusinesses.verdicts(readings.models, keepsReach: false), of: readings, by: input)
    let report = CheckReport(
      judged.verdicts, unread: judged.unread, problems: judged.problems, detail: .summary)
    let said = try FormatOption<CheckFormats>().text(
      report, in: common.language, seen: input.seen, for: nil)
    let line = said.split(separator: "\n").first.map(String.init) ?? ""
    let place = judged.problems.first.map { problem in
      "  \(input.seen.name(problem.span.file)):\(problem.span.line): \(Speech.say(problem.message))"
    }
    let drawn = try output.map(draw) ?? ""
    try Output.write(Self.now + " " + line + (place ?? drawn) + "\n", to: nil)
  }

  /// Draws the figure; what is said of it, which is why it could not be where it could not.
  private func draw(_ output: String) throws -> String {
    do {
      try Render.parse([paths[0], "-o", output, "--lang", common.language.rawValue]).run()
    } catch let stop as EarlyEnd {
      return "  " + stop.text.split(separator: "\n").joined(separator: " ")
    } catch let code as ExitCode where code.rawValue == Ending.unread.rawValue {
      return ""
    } catch is ExitCode {}
    return "  → \(output)"
  }

  /// The time of day on this machine's clock.
  private static var now: String {
    var time = time(nil)
    var parts = tm()
    localtime_r(&time, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }
}
