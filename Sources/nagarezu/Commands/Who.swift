import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Speech.say(
      "ある情報項目を誰が、どのように、いつ、どの経路で見るか", "Which parties see an item, how, when and by which path"))

  @Argument(
    help: .say("情報項目または項目のまとまり", "an item or a group", value: Speech.say("項目", "item")))
  var item: String
  @OptionGroup var options: QuestionOptions<WhoFormats>

  func run() throws {
    let question = try Question(options)
    let parts = question.models.flatMap { model -> [(reach: Reach, item: Item.ID)] in
      let items = Lookup.items(item, in: model)
      guard !items.isEmpty else { return [] }
      let reach = Reach(model)
      return items.map { (reach, $0) }
    }
    try question.refuse(Lookup.unknownItem(item, question.models), unless: !parts.isEmpty)
    let who = WhoAnswer(
      item: item, parts: parts, day: question.day, problems: question.readings.problems)
    try question.end(who, with: who.isOutsideTime ? .cannotSay : .clean)
  }
}
