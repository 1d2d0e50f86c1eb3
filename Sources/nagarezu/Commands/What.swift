import ArgumentParser
import NagarezuCore
import NagarezuOutput

struct What: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.say("ある主体が何を見るか", "What a party sees"))

  @Argument(help: ArgumentHelp(Speech.say("主体の名", "a party"), valueName: Speech.say("主体", "party")))
  var party: String
  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(help: ArgumentHelp(Speech.say("text または json", "text or json"), valueName: "text|json"))
  var format: AnswerFormat = .text
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let day = try answer.day()
    let models = try Input(paths: paths, output: answer.output).models()
    let parts = models.compactMap { model in
      Lookup.party(party, in: model).map { (reach: Reach(model), party: $0) }
    }
    guard !parts.isEmpty else { throw Lookup.unknownParty(party, models) }
    let what = WhatAnswer(party: party, parts: parts, day: day)
    try Output.write(
      format == .json ? what.json() : what.text(in: common.language), to: answer.output)
  }
}
