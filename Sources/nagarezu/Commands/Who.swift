import ArgumentParser
import NagarezuCore
import NagarezuOutput

struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.say(
      "ある情報項目を誰が、どのように、いつ、どの経路で見るか", "Which parties see an item, how, when and by which path"))

  @Argument(
    help: ArgumentHelp(
      Speech.say("情報項目または項目のまとまり", "an item or a group"), valueName: Speech.say("項目", "item")))
  var item: String
  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(help: ArgumentHelp(Speech.say("text または json", "text or json"), valueName: "text|json"))
  var format: AnswerFormat = .text
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let day = try answer.day()
    let models = try Input(paths: paths, output: answer.output).models()
    let parts = models.flatMap { model -> [(Reach, Item.ID)] in
      let items = Lookup.items(item, in: model)
      guard !items.isEmpty else { return [] }
      let reach = Reach(model)
      return items.map { (reach, $0) }
    }
    guard !parts.isEmpty else { throw Lookup.unknownItem(item, models) }
    let who = WhoAnswer(item: item, parts: parts.map { (reach: $0.0, item: $0.1) }, day: day)
    try Output.write(
      format == .json ? who.json() : who.text(in: common.language), to: answer.output)
  }
}
