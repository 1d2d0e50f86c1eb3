import ArgumentParser
import NagarezuCore
import NagarezuReports

struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: Speech.say("調べる規則の一覧", "List every rule that is checked"))

  @Option(help: FormatOption<RulesFormats>.help)
  var format = FormatOption<RulesFormats>()
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      Speech.say("結果を書くファイル（省略時は標準出力）", "file to write the answer to (standard output by default)"),
      valueName: Speech.say("ファイル", "file")))
  var output: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Output.write(format.text(RuleList(), in: common.language), to: output)
  }
}
