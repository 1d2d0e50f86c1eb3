import NagarezuCore
import NagarezuText

/// The words in which a question about sightings and its answer differ: who has an item, what a party has.
struct SightingsWords<Subject: Sendable>: Sendable {
  /// As in `nagarezu/who/1`.
  let question: String
  /// The JSON key of what was asked for, and of the list.
  let keys: (asked: String, list: String)
  /// What each block is named after.
  let naming: SightingForm.Naming
  /// The headline of a model's part, without its title.
  let head: @Sendable (Subject, Phrases) -> String
  /// What it is called itself, where it was asked for by the name under which several are listed (共通名); else `nil`.
  let ownName: @Sendable (Subject, Model, String) -> String?
  /// Where nothing is seen.
  let none: Message
}

extension SightingsWords<Item.ID> {
  static var who: Self {
    Self(
      question: "who", keys: ("item", "seenBy"), naming: .party,
      head: { item, phrases in
        phrases.say("「\(phrases.model[item].name)」を持つ者", "who has '\(phrases.model[item].name)'")
      },
      ownName: { item, model, asked in
        let item = model[item]
        let isOther = item.name != asked && !item.aliases.contains(asked)
        return isOther && item.commonName == asked ? item.name : nil
      }, none: Message(ja: "誰にも届かない", en: "nobody"))
  }
}

extension SightingsWords<Party.ID> {
  static var what: Self {
    Self(
      question: "what", keys: ("party", "sees"), naming: .item,
      head: { party, phrases in
        phrases.say("「\(phrases.party(party))」が持つもの", "what '\(phrases.party(party))' has")
      }, ownName: { _, _, _ in nil }, none: Message(ja: "何も届かない", en: "nothing"))
  }
}

/// Who has an item, or what a party has, for people.
public struct SightingsText<Subject: Sendable>: ReportFormat {
  public static var name: String { "text" }

  let words: SightingsWords<Subject>

  public func render(_ answer: SightingsAnswer<Subject>, in language: Language) -> String {
    let isMerged = answer.models.count > 1 && !answer.asking.isByModel
    let blocks =
      isMerged ? merged(answer, language) : answer.parts.map { alone($0, answer, language) }
    let systems = answer.recorded.map { recorded($0, answer.day, language) }
    let rest = RestText(language: language).text(answer.asking)
    return ProblemText(language).closed(
      (blocks + systems + rest).joined(separator: "\n"), answer.problems)
  }

  private func alone(
    _ part: SightingsAnswer<Subject>.Part, _ answer: SightingsAnswer<Subject>, _ language: Language
  ) -> String {
    let phrases = Phrases(model: part.model, language: language)
    let head = words.head(part.subject, phrases)
    return Ink.paint(head + language.bracketed(part.model.title), .strong) + "\n"
      + (part.sightings.isEmpty
        ? "  \(words.none[language])\n" + phrases.outsideTime(answer.day)
        : SightingForm(model: part.model).text(part.sightings, naming: words.naming, phrases))
  }

  /// What stands in a system: rows of items with whose they are and when, groups by their names.
  private func recorded(_ recorded: Recorded, _ day: Day?, _ language: Language) -> String {
    let phrases = Phrases(model: recorded.model, language: language)
    let (name, title) = (recorded.model[recorded.system].name, recorded.model.title)
    let asked = phrases.say(
      "「\(name)」にあるもの（\(title)）", "what stands in '\(name)' (\(title))")
    let head = Ink.paint(asked, .strong) + "\n"
    guard !recorded.rows.isEmpty else {
      return head + phrases.say("  何もない\n", "  nothing\n") + phrases.outsideTime(day)
    }
    return head
      + recorded.rows.map { row in
        let names = phrases.list(recorded.model.names(of: row.items))
        let people = phrases.people(row.atoms)
        return "  \(names)\n    \(people)\(phrases.say("、", ", "))\(phrases.days(row.during))\n"
      }.joined()
  }

  /// One block for each thing that was asked for, by name; in it one for each party or item over all models, and there a line for each
  /// business.
  private func merged(_ answer: SightingsAnswer<Subject>, _ language: Language) -> [String] {
    let models = answer.models
    let portfolio = Portfolio(models)
    let positions = Dictionary(
      uniqueKeysWithValues: models.enumerated().map { ($1.span.file, $0) })
    var heads: [String] = []
    var parts: [String: [SightingsAnswer<Subject>.Part]] = [:]
    let isListed = answer.parts.contains {
      words.ownName($0.subject, $0.model, answer.asked) != nil
    }
    for part in answer.parts {
      let phrases = Phrases(model: part.model, language: language)
      let own = words.head(part.subject, phrases)
      let head =
        isListed
        ? phrases.say("「\(answer.asked)」（共通名）を持つ者", "who has '\(answer.asked)' (common name)")
        : own
      if parts[head] == nil { heads.append(head) }
      parts[head, default: []].append(part)
    }
    return heads.map { head in
      let asked = parts[head] ?? []
      var names: [String] = []
      var blocks: [String: String] = [:]
      for part in asked {
        let phrases = Phrases(model: part.model, language: language)
        let model = positions[part.model.span.file] ?? 0
        for (name, block) in SightingForm(model: part.model).blocks(
          part.sightings, phrases,
          name: { sighting in
            switch words.naming {
            case .party:
              part.model[sighting.party].kind == .anyone
                ? phrases.party(sighting.party)
                : portfolio.name(at: portfolio.place(of: sighting.party, in: model))
            case .item: part.model[sighting.item].name
            }
          }, title: title(part, answer.asked, phrases))
        {
          if blocks[name] == nil { names.append(name) }
          blocks[name, default: ""] += block
        }
      }
      let count = Set(asked.map(\.model.span.file)).count
      let businesses = Message(
        ja: "（事業\(count)件を合わせた答え）\n", en: " (over \(count) businesses)\n")
      let body = names.map { "  \($0)\n\(blocks[$0] ?? "")" }.joined()
      let silent = asked.filter { $0.sightings.isEmpty }.map { part in
        let phrases = Phrases(model: part.model, language: language)
        return "  \(title(part, answer.asked, phrases)): \(words.none[language])\n"
          + phrases.outsideTime(answer.day)
      }.joined()
      return Ink.paint(head, .strong) + businesses[language] + body + silent
    }
  }
}

extension SightingsText {
  /// Whose line it is: the business, and what it calls what was asked for by a common name.
  private func title(
    _ part: SightingsAnswer<Subject>.Part, _ asked: String, _ phrases: Phrases
  ) -> String {
    let business = phrases.say("事業", "business ") + phrases.quoted(part.model.title)
    guard let name = words.ownName(part.subject, part.model, asked) else { return business }
    return business + phrases.say("の", ": ") + phrases.quoted(name)
  }
}

/// Which models are not in an answer, and why.
struct RestText {
  let language: Language

  /// One block, or none where every model is in it.
  func text(_ asking: Asking) -> [String] {
    var text = ""
    func list(_ models: [Model], _ word: (Model) -> String) {
      for model in models {
        text += "  \(model.title)\(word(model))"
        text += language.bracketed(model.span.shownFile) + "\n"
      }
    }
    if !asking.unknown.isEmpty {
      text += language == .ja ? "この名前を知らない事業\n" : "businesses that do not know the name\n"
      list(asking.unknown) { _ in "" }
    }
    if !asking.leftOut.isEmpty {
      text +=
        language == .ja
        ? "現行でないので、答えに入れていないモデル（--state で選ぶ）\n"
        : "models left out, not being current (choose with --state)\n"
      list(asking.leftOut) { language == .ja ? "、\($0.state.rawValue)" : ", \($0.state.english)" }
    }
    return text.isEmpty ? [] : [text]
  }
}

/// `nagarezu/who/1`, or `nagarezu/what/1`.
public struct SightingsJSON<Subject: Sendable>: ReportFormat {
  public static var name: String { "json" }

  let words: SightingsWords<Subject>

  public func render(_ answer: SightingsAnswer<Subject>, in language: Language) throws -> String {
    try JSONText.object([
      "schema": .string("nagarezu/\(words.question)/1"), words.keys.asked: .string(answer.asked),
      "asOf": .optional(answer.day?.description), "outsideTime": .bool(answer.isOutsideTime),
      words.keys.list: .array(
        answer.parts.flatMap { part in
          part.sightings.map { SightingForm(model: part.model).json($0) }
        }),
      "recorded": .array(answer.recorded.flatMap(recorded)),
      "models": .array(answer.models.map(\.named)),
      "unknownIn": .array(answer.asking.unknown.map(\.named)),
      "leftOut": .array(answer.asking.leftOut.map(\.named)),
      "problems": SharedJSON.problems(answer.problems, in: language),
    ]).text()
  }

  private func recorded(_ recorded: Recorded) -> [JSONText] {
    let shared = SharedJSON(model: recorded.model)
    return recorded.rows.map { row in
      .object([
        "model": .string(recorded.model.span.file),
        "system": .string(recorded.model[recorded.system].name),
        "items": .strings(row.items.map { recorded.model[$0].name }),
        "subjects": shared.subjects(row.atoms), "during": shared.during(row.during),
      ])
    }
  }
}

/// Who has an item, for people.
public typealias WhoText = SightingsText<Item.ID>
/// `nagarezu/who/1`.
public typealias WhoJSON = SightingsJSON<Item.ID>
/// What a party has, for people.
public typealias WhatText = SightingsText<Party.ID>
/// `nagarezu/what/1`.
public typealias WhatJSON = SightingsJSON<Party.ID>

extension WhoText { public init() { words = .who } }
extension WhoJSON { public init() { words = .who } }
extension WhatText { public init() { words = .what } }
extension WhatJSON { public init() { words = .what } }
