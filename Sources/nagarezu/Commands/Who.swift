import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: Speech.say(
      "ある情報項目を誰が、どのように、いつ、どの経路で見るか", "Which parties see an item, how, when and by which path"))

  @Argument(
    help: .say(
      "情報項目、項目のまとまり、区分（区分=要配慮）又はシステム", "an item, a group, a class (class=要配慮) or a system",
      value: Speech.say("項目", "item")), completion: NameCompletion.items)
  var item: String
  @OptionGroup var merging: MergingOptions
  @OptionGroup var options: QuestionOptions<WhoFormats>

  func run() throws {
    let question = try Question(options)
    let parts = question.models.flatMap { model -> [(reach: Reach, item: Item.ID)] in
      let items = Lookup.items(item, in: model)
      let system = items.isEmpty ? Lookup.system(item, in: model) : nil
      guard !items.isEmpty || system != nil else { return [] }
      let reach = Reach(model)
      let recorded = system.map { reach.items(at: .system($0), on: question.day).sorted() } ?? []
      return (items + recorded).map { (reach, $0) }
    }
    try question.refuse(
      Lookup.unknownItem(item, question.models),
      unless: !parts.isEmpty || question.models.contains { Lookup.system(item, in: $0) != nil })
    let who = WhoAnswer(
      item: item, parts: parts, day: question.day, problems: question.readings.problems,
      asking: question.asking(byModel: merging.byModel) {
        !Lookup.items(item, in: $0).isEmpty || Lookup.system(item, in: $0) != nil
      })
    try question.end(who, with: who.isOutsideTime ? .cannotSay : .clean)
  }
}
