import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct What: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.say("ある主体が何を見るか", "What a party sees"))

  @Argument(help: .say("主体の名", "a party", value: Speech.say("主体", "party")))
  var party: String
  @OptionGroup var options: QuestionOptions<WhatFormats>

  func run() throws {
    let question = try Question(options)
    let parts = question.models.compactMap { model in
      Lookup.party(party, in: model).map { (reach: Reach(model), party: $0) }
    }
    try question.refuse(Lookup.unknownParty(party, question.models), unless: !parts.isEmpty)
    let what = WhatAnswer(
      party: party, parts: parts, day: question.day, problems: question.readings.problems)
    try question.end(what, with: what.isOutsideTime ? .cannotSay : .clean)
  }
}
