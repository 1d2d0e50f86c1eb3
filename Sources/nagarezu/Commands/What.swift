import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct What: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what",
    abstract: Speech.say(
      "ある主体が何を見るか、又はあるシステムに何があるか", "What a party sees, or what stands in a system"))

  @Argument(
    help: .say("主体又はシステムの名", "a party or system", value: Speech.say("主体", "party")),
    completion: NameCompletion.parties)
  var party: String
  @OptionGroup var merging: MergingOptions
  @OptionGroup var options: QuestionOptions<WhatFormats>

  func run() throws {
    let question = try Question(options)
    let parts = question.models.compactMap { model in
      Lookup.party(party, in: model).map { (reach: Reach(model), party: $0) }
    }
    let systems = question.models.compactMap { model in
      Lookup.system(party, in: model).map { (reach: Reach(model), system: $0) }
    }
    try question.refuse(
      Lookup.unknownParty(party, question.models), unless: !parts.isEmpty || !systems.isEmpty)
    let what = WhatAnswer(
      party: party, parts: parts, systems: systems, day: question.day,
      problems: question.readings.problems,
      asking: question.asking(byModel: merging.byModel) {
        Lookup.party(party, in: $0) != nil || Lookup.system(party, in: $0) != nil
      })
    try question.end(what, with: what.isOutsideTime ? .cannotSay : .clean)
  }
}
