import ArgumentParser
import NagarezuCore
import NagarezuOutput

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.say(
      "なぜその項目がその主体に届くのか、または何が止めているのか", "Why an item reaches a party, hop by hop, or what stops it"))

  @Argument(help: ArgumentHelp(Speech.say("情報項目", "an item"), valueName: Speech.say("項目", "item")))
  var item: String
  @Argument(help: ArgumentHelp(Speech.say("主体の名", "a party"), valueName: Speech.say("主体", "party")))
  var party: String
  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(help: ArgumentHelp(Speech.say("text または json", "text or json"), valueName: "text|json"))
  var format: AnswerFormat = .text
  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "取り除けば承認の範囲に戻る（範囲内なら届かなくなる）最も少ない流れと項目も答える",
        "also answer the fewest flows and items whose removal brings it back in scope (or, within scope, ends it)"
      )))
  var cut = false
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let day = try answer.day()
    let models = try Input(paths: paths, output: answer.output).models()
    guard models.contains(where: { !Lookup.items(item, in: $0).isEmpty }) else {
      throw Lookup.unknownItem(item, models)
    }
    guard models.contains(where: { Lookup.party(party, in: $0) != nil }) else {
      throw Lookup.unknownParty(party, models)
    }
    let parts = models.flatMap { model -> [(reach: Reach, item: Item.ID, party: Party.ID)] in
      guard let party = Lookup.party(party, in: model) else { return [] }
      let items = Lookup.items(item, in: model)
      guard !items.isEmpty else { return [] }
      let reach = Reach(model)
      return items.map { (reach, $0, party) }
    }
    guard !parts.isEmpty else {
      throw Stop(
        .wrongUse,
        Message(
          ja: "「\(item)」と「\(party)」が同じモデルにない", en: "no model has both '\(item)' and '\(party)'"))
    }
    let why = WhyAnswer(item: item, party: party, parts: parts, day: day, cutting: cut)
    try Output.write(
      format == .json ? why.json(in: common.language) : why.text(in: common.language),
      to: answer.output)
    // An answer that had to be left open is no answer.
    if why.cuts.contains(where: \.isTooMuch) { throw ExitCode(Ending.cannotSay.rawValue) }
  }
}
