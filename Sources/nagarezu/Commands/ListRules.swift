import ArgumentParser
import NagarezuCore
import NagarezuReports

struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: Speech.say("調べる規則の一覧", "List every rule that is checked"))

  @Option(help: FormatOption<RulesFormats>.help)
  var format = FormatOption<RulesFormats>()
  @OptionGroup var target: OutputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Output.write(
      format.text(RuleList(), in: common.language, for: target.output), to: target.output)
  }
}
