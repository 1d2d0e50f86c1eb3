import NagarezuCore
import NagarezuText

/// Why an item reaches a party, for people: every way, hop by hop; what stops it; what to remove.
public struct WhyText: ReportFormat {
  public static let name = "text"

  public init() {}

  public func render(_ answer: WhyAnswer, in language: Language) -> String {
    let parts = answer.parts.map { part in
      let phrases = Phrases(model: part.model, language: language)
      let words = StopWords(model: part.model)
      let (item, party) = (part.model[part.item].name, phrases.party(part.party))
      let asked = phrases.say(
        "「\(item)」と「\(party)」（\(part.model.title)）",
        "'\(item)' and '\(party)' (\(part.model.title))")
      var text = Ink.paint(asked, .strong) + "\n"
      for way in part.ways { text += self.way(way, phrases) }
      if !part.stops.isEmpty {
        text += phrases.say(
          part.ways.isEmpty ? "  届かない。止めているもの:\n" : "  そのものは閲覧できない。止めているもの:\n",
          part.ways.isEmpty
            ? "  does not reach. What stops it:\n" : "  cannot read it itself. What stops it:\n")
        for stop in part.stops {
          let place = part.model.span(of: stop).map { language.bracketed(phrases.place($0)) }
          text += "    - \(words.message(stop)[language])\(place ?? "")\n"
        }
      }
      if part.ways.isEmpty { text += phrases.outsideTime(answer.day) }
      if let cut = part.cut { text += CutReport(cut).text(in: language) }
      return text
    }
    let rest = RestText(language: language).text(answer.asking)
    return ProblemText(language).closed((parts + rest).joined(separator: "\n"), answer.problems)
  }

  private func way(_ way: Sighting, _ phrases: Phrases) -> String {
    var text = SightingForm(model: phrases.model).text([way], naming: .party, phrases)
    for capacity in way.capacities {
      let place = phrases.place(phrases.model.span(of: capacity))
      text += "      \(place)  \(capacity.described[phrases.language]) "
      text += "\(phrases.model.name(of: capacity))\n"
    }
    for flow in way.path?.flows ?? [] {
      let hop = phrases.model[flow]
      text += "      \(phrases.place(hop.span))  \(hop.number)"
      text += hop.remark.map { " \($0)" } ?? ""
      text += "\n"
      for evidence in hop.note.evidence { text += "        \(phrases.evidence(evidence))\n" }
    }
    return text
  }
}

/// `nagarezu/why/1`: `ways` as in `who`, and `stops` where the party does not read the item itself.
public struct WhyJSON: ReportFormat {
  public static let name = "json"

  public init() {}

  public func render(_ answer: WhyAnswer, in language: Language) throws -> String {
    var object: [String: JSONText] = [
      "schema": .string("nagarezu/why/1"), "item": .string(answer.item),
      "party": .string(answer.party), "asOf": .optional(answer.day?.description),
      "outsideTime": .bool(answer.isOutsideTime),
      "ways": .array(
        answer.parts.flatMap { part in
          part.ways.map { SightingForm(model: part.model).json($0) }
        }),
      "stops": .array(answer.parts.flatMap { stops($0, language) }),
      "problems": SharedJSON.problems(answer.problems, in: language),
    ]
    let cuts = answer.parts.compactMap(\.cut)
    if !cuts.isEmpty { object["cut"] = .array(cuts.map { CutReport($0).json }) }
    return try JSONText.object(object).text()
  }

  private func stops(_ part: WhyAnswer.Part, _ language: Language) -> [JSONText] {
    let words = StopWords(model: part.model)
    return part.stops.map { stop in
      let place = part.model.span(of: stop).map(SharedJSON.span) ?? [:]
      let message = JSONText.string(words.message(stop)[language])
      return .object(
        ["message": message, "what": .string(stop.word)].merging(place) { old, _ in old })
    }
  }
}

/// What stops an item, in words.
package struct StopWords {
  let model: Model

  /// The words about stops in `model`.
  package init(model: Model) { self.model = model }

  package func message(_ stop: Stop) -> Message {
    func flow(_ id: Flow.ID) -> Message {
      let (from, to) = (model.name(of: model[id].from), model.name(of: model[id].to))
      return Message(
        ja: "流れ\(model[id].number)（\(from)→\(to)）",
        en: "flow \(model[id].number) (\(from) to \(to))")
    }
    switch stop {
    case .heldByNobody:
      return Message(ja: "この項目を持つ者がモデルにいない", en: "nobody in the model holds the item")
    case .noWay:
      return Message(
        ja: "この項目のある所から相手へ向かう流れがない", en: "no flow leads from where the item is to the party")
    case .notNamed(let id):
      return Message(ja: "\(flow(id).ja)はこの項目を運ばない", en: "\(flow(id).en) does not carry the item")
    case .otherPeople(let id):
      return Message(
        ja: "\(flow(id).ja)は別の人たちの分だけを運ぶ", en: "\(flow(id).en) carries it for other people only")
    case .otherDays(let id):
      return Message(
        ja: "\(flow(id).ja)は項目が届く前に終わるか、無くなった後に始まる",
        en: "\(flow(id).en) does not run while the item is there")
    case .turned(let id, .some(let new)):
      return Message(
        ja: "\(flow(id).ja)は「\(model[new].name)」に変えて運ぶ",
        en: "\(flow(id).en) turns it into '\(model[new].name)'")
    case .turned(let id, .none):
      return Message(ja: "\(flow(id).ja)はこの項目を落とす", en: "\(flow(id).en) drops the item")
    case .notSelected(let system):
      return Message(
        ja: "「\(model[system].name)」の閲覧の範囲に入っていない",
        en: "what the reader of '\(model[system].name)' sees leaves it out")
    case .sealed(let place, let key):
      let name = model.name(of: model.node(of: place))
      return Message(
        ja: "「\(name)」では鍵「\(model[key].name)」で封印され、相手は鍵を持たない",
        en: "at '\(name)' it is sealed under '\(model[key].name)', which the party does not hold")
    case .encrypted(let channel):
      return Message(
        ja: "経路「\(model[channel].name)」では暗号化されている",
        en: "over '\(model[channel].name)' it is encrypted")
    case .noAccess(let system):
      return Message(
        ja: "「\(model[system].name)」には場所の管理者がアクセスできない",
        en: "whoever runs the site has no access to '\(model[system].name)'")
    }
  }
}
