import NagarezuCore
import NagarezuReports
import NagarezuText

/// The days on which something changes, in order, with what begins that day and what ended the day before.
struct DayFacts {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  /// What the calendar says of a day.
  private struct Step {
    var begins: [Message] = []
    var ended: [Message] = []
  }

  /// Shape: `[{"day": number, "name": words, "begins": [words], "ended": [words]}]`. What parties have is not told here: scripts see it
  /// in the ways.
  func json(_ words: inout WordList) -> JSONText {
    let steps = steps
    return .array(
      steps.keys.sorted().map { day in
        let step = steps[day] ?? Step()
        return .object([
          "day": .number(Int(day.number)),
          "name": .number(words.place(of: Message { Table.Value.day(day).shown(in: $0) })),
          "iso": .string(day.description),
          "begins": .numbers(step.begins.map { words.place(of: $0) }),
          "ended": .numbers(step.ended.map { words.place(of: $0) }),
        ])
      })
  }

  /// The calendar's rows by the first day on which the state is another.
  private var steps: [Day: Step] {
    guard let table = FactTables.named("calendar")?.table(of: page.survey) else { return [:] }
    func place(_ name: String) -> Int? { table.schema.columns.firstIndex { $0.name == name } }
    guard let day = place("on_day"), let kind = place("kind"), let turn = place("turn"),
      let which = place("which")
    else { return [:] }
    var steps: [Day: Step] = [:]
    for row in table.rows {
      guard case .day(let day) = row[day] else { continue }
      let isFirst = row[turn].stored == "初日"
      let change = isFirst ? day : day.next
      let isOfReach = row[kind].stored == "到達"
      let words = Message { "\(row[kind].shown(in: $0)) \(row[which].shown(in: $0))" }
      if isOfReach {
        steps[change] = steps[change] ?? Step()
      } else if isFirst {
        steps[change, default: Step()].begins.append(words)
      } else {
        steps[change, default: Step()].ended.append(words)
      }
    }
    return steps
  }
}
