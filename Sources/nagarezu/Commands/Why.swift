import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: Speech.say(
      "なぜその項目がその主体に届くのか、または何が止めているのか", "Why an item reaches a party, hop by hop, or what stops it"))

  @Argument(
    help: .say("情報項目", "an item", value: Speech.say("項目", "item")),
    completion: NameCompletion.items)
  var item: String
  @Argument(
    help: .say("主体の名", "a party", value: Speech.say("主体", "party")),
    completion: NameCompletion.parties)
  var party: String
  @Flag(
    help: .say(
      "取り除けば承認の範囲に戻る（範囲内なら届かなくなる）最も少ない流れと項目も答える",
      "also answer the fewest flows and items whose removal brings it back in scope (or, within scope, ends it)"
    ))
  var cut = false
  @OptionGroup var options: QuestionOptions<WhyFormats>

  func run() throws {
    let question = try Question(options)
    let models = question.models
    try question.refuse(
      Lookup.unknownItem(item, models),
      unless: models.contains { !Lookup.items(item, in: $0).isEmpty })
    try question.refuse(
      Lookup.unknownParty(party, models),
      unless: models.contains { Lookup.party(party, in: $0) != nil })
    let parts = models.flatMap { model -> [(reach: Reach, item: Item.ID, party: Party.ID)] in
      guard let party = Lookup.party(party, in: model) else { return [] }
      let items = Lookup.items(item, in: model)
      guard !items.isEmpty else { return [] }
      let reach = Reach(model)
      return items.map { (reach, $0, party) }
    }
    try question.refuse(Lookup.apart(item, party), unless: !parts.isEmpty)
    let why = WhyAnswer(
      item: item, party: party, parts: parts, day: question.day, cutting: cut,
      problems: question.readings.problems,
      asking: question.asking(byModel: true) {
        !Lookup.items(item, in: $0).isEmpty && Lookup.party(party, in: $0) != nil
      })
    // An answer that had to be left open is no answer.
    try question.end(why, with: why.isOpen || why.isOutsideTime ? .cannotSay : .clean)
  }
}
