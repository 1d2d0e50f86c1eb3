import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Speech.say("規則や不明の説明を読む", "Read the page of a rule or a gap"))

  @Argument(
    help: .say(
      "規則の番号（S101、G-SOURCE など）", "code of a rule (S101, G-SOURCE …)",
      value: Speech.say("番号", "code")), completion: NameCompletion.rules)
  var code: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let wanted = code.uppercased()
    guard let page = RuleList().page(of: wanted, in: common.language) else {
      throw EarlyEnd(Lookup.unknownRule(code, among: Rules.titles.keys.sorted()))
    }
    try Output.write(page, to: nil)
  }
}
