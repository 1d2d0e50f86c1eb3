import ArgumentParser
import NagarezuCore
import NagarezuPage
import NagarezuReports
import NagarezuSource

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: Speech.say(
      "図、結論、指摘、表、問いへの答えを、1つの HTML のページにする",
      "Everything on one HTML page: figure, verdict, findings, tables and answers"),
    discussion: Speech.say(
      "ページは1つのファイルで、ネットワークを使わず、Edge や Chrome でそのまま開けます。終了コードは check と同じです。\n例: nagarezu report models -o report.html",
      "The page is one file, uses no network, and opens in Edge or Chrome as it is. The exit code is that of check.\nExample: nagarezu report models -o report.html"
    ))

  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(
    name: .shortAndLong,
    help: .say(
      "書き出すファイル（.html）", "file to write (.html)", value: Speech.say("ファイル", "file")))
  var output: String
  @OptionGroup var shown: PageOptions
  @OptionGroup var sheet: SheetOption
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard ["html", "htm"].contains(Render.ending(of: output)) else {
      let shown = VisibleText.written(output)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "-o「\(shown)」: ページは HTML なので、名前の終わりを .html にする",
          en: "-o '\(shown)': the page is HTML; end the name in .html"))
    }
    let making = try PageMaking(
      paths, in: shown.state.state, on: day.day(), against: shown.against, output: output,
      paper: sheet.paper,
      language: common.language)
    guard !making.isEmpty else { throw making.empty }
    let page = try making.page()
    try Output.end(making.ending) {
      try Output.write([(output, Array(page.html.utf8))])
      making.say(written: output)
    }
  }
}
