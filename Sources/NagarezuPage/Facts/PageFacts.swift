import NagarezuCore
import NagarezuText

/// What scripts show and filter: everything precomputed, as JSON that no element of the page runs.
struct PageFacts {
  private let setting: PageSetting
  private let pages: [BusinessPage]

  init(_ setting: PageSetting, _ pages: [BusinessPage]) {
    self.setting = setting
    self.pages = pages
  }

  var part: PageSetting.Part {
    let words = PageWords.scripted.mapValues { JSONText.strings([$0.ja, $0.en]) }
    let data = JSONText.object([
      "words": .object(words),
      "day": setting.content.run.day.map { .number(Int($0.number)) } ?? .null,
      "businesses": .array(pages.map { BusinessFacts($0).json }),
    ])
    return (
      "page-data",
      .element(
        "script", ["type": "application/json", "id": "page-data"], [.verbatim(data.scriptData)])
    )
  }
}

/// Words that facts refer to by their place, each once.
struct WordList {
  private var places: [Message: Int] = [:]
  private var words: [Message] = []

  /// The place of some words, from 0.
  mutating func place(of message: Message) -> Int {
    if let known = places[message] { return known }
    places[message] = words.count
    words.append(message)
    return words.count - 1
  }

  mutating func place(of text: String) -> Int { place(of: Message(ja: text, en: text)) }

  /// Shape: place → the words, or those in both languages where they differ.
  var json: JSONText {
    .array(words.map { $0.ja == $0.en ? .string($0.ja) : .strings([$0.ja, $0.en]) })
  }
}

/// Lists of items that facts refer to by their place, each once.
struct ItemLists {
  private var places: [[Item.ID]: Int] = [:]
  private var lists: [[Item.ID]] = []

  mutating func place(of items: [Item.ID]) -> Int {
    if let known = places[items] { return known }
    places[items] = lists.count
    lists.append(items)
    return lists.count - 1
  }

  /// Shape: place → positions of items.
  var json: JSONText { .array(lists.map { .array($0.map { .number($0.position) }) }) }
}

extension JSONText {
  /// Ranges of days by their numbers since 1970-01-01; `null` for an open end.
  static func days(_ ranges: [DayRange]) -> JSONText {
    .array(ranges.map { .array([.day($0.first), .day($0.last)]) })
  }

  /// An object without what is null.
  static func told(_ values: [String: JSONText]) -> JSONText {
    .object(
      values.filter { entry in
        if case .null = entry.value { false } else { true }
      })
  }

  /// The same; null where they are all days.
  static func always(_ ranges: [DayRange]) -> JSONText {
    ranges.count == 1 && ranges.allSatisfy { $0.first.isDistant && $0.last.isDistant }
      ? .null : .days(ranges)
  }

  static func day(_ day: Day) -> JSONText { day.isDistant ? .null : .number(Int(day.number)) }
  static func numbers(_ numbers: [Int]) -> JSONText { .array(numbers.map { .number($0) }) }
}
