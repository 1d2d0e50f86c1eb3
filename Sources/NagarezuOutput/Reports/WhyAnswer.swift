import NagarezuCore

/// Why a party has an item: every way with all its hops; or what keeps it away.
public struct WhyAnswer: Sendable {
  public let item: String
  public let party: String
  /// Shape: reach → item and party in its model.
  public let parts: [(reach: Reach, item: Item.ID, party: Party.ID)]
  public let day: Day?
  /// What to remove, of each part; empty where that was not asked.
  public let cuts: [CutAnswer]

  /// Why `party` has `item`, in the models that have both; with `cutting`, also what to remove.
  public init(
    item: String, party: String, parts: [(reach: Reach, item: Item.ID, party: Party.ID)],
    day: Day?, cutting: Bool = false
  ) {
    cuts =
      cutting
      ? parts.map { CutAnswer($0.reach.model, item: $0.item, party: $0.party, day: day) } : []
    self.item = item
    self.party = party
    self.parts = parts
    self.day = day
  }

  private func ways(_ part: (reach: Reach, item: Item.ID, party: Party.ID)) -> [Sighting] {
    WhoSees(part.item, on: day).answer(part.reach).filter { $0.party == part.party }
  }

  /// `nagarezu/why/1`: `ways` as in `who`, and `stops` where the party does not read the item itself.
  public func json(in language: Language) throws -> String {
    var object: [String: JSONText] = [
      "schema": .string("nagarezu/why/1"), "item": .string(item), "party": .string(party),
      "asOf": .optional(day?.description),
      "ways": .array(
        parts.flatMap { part in
          ways(part).map { SightingForm(model: part.reach.model).json($0) }
        }),
      "stops": .array(
        parts.flatMap { part -> [JSONText] in
          stops(part).map { stop in
            let span = span(stop, part.reach.model)
            let shared = SharedJSON(model: part.reach.model)
            let object: [String: JSONText] = [
              "message": .string(message(stop, part.reach.model)[language])
            ]
            return .object(object.merging(span.map(shared.span) ?? [:]) { old, _ in old })
          }
        }),
    ]
    if !cuts.isEmpty { object["cut"] = .array(cuts.map(\.json)) }
    return try JSONText.object(object).text()
  }

  /// What keeps it away; empty where the party reads the item itself.
  private func stops(_ part: (reach: Reach, item: Item.ID, party: Party.ID)) -> [WhyNot.Stop] {
    let reads = ways(part).contains { $0.exposure == .read && $0.manner == .direct }
    return reads ? [] : WhyNot(part.item, part.party).answer(part.reach)
  }

  /// For people.
  public func text(in language: Language) -> String {
    parts.enumerated().map { index, part in
      let model = part.reach.model
      let phrases = Phrases(model: model, language: language)
      let (item, party) = (model[part.item].name, phrases.party(part.party))
      let ways = ways(part)
      var text = phrases.say(
        "「\(item)」と「\(party)」（\(model.title)）\n", "'\(item)' and '\(party)' (\(model.title))\n")
      for way in ways { text += self.way(way, phrases) }
      let stops = stops(part)
      if !stops.isEmpty {
        text += phrases.say(
          ways.isEmpty ? "  届かない。止めているもの:\n" : "  そのものは閲覧できない。止めているもの:\n",
          ways.isEmpty
            ? "  does not reach. What stops it:\n" : "  cannot read it itself. What stops it:\n")
        for stop in stops {
          let place = span(stop, model).map {
            phrases.say("（\(phrases.place($0))）", " (\(phrases.place($0)))")
          }
          text += "    - \(message(stop, model)[language])\(place ?? "")\n"
        }
      }
      if cuts.indices.contains(index) { text += cuts[index].text(in: language) }
      return text
    }.joined(separator: "\n")
  }

  private func way(_ way: Sighting, _ phrases: Phrases) -> String {
    var text = SightingForm(model: phrases.model).text([way], naming: .party, phrases)
    for flow in way.path?.flows ?? [] {
      let hop = phrases.model[flow]
      text += "      \(phrases.place(hop.span))  \(hop.number)"
      text += hop.remark.map { " \($0)" } ?? ""
      text += "\n"
    }
    return text
  }

  private func span(_ stop: WhyNot.Stop, _ model: Model) -> SourceSpan? {
    switch stop {
    case .heldByNobody, .noWay: nil
    case .notNamed(let flow), .otherPeople(let flow), .otherDays(let flow), .turned(let flow, _):
      model[flow].span
    case .notSelected(let system): model[system].span
    case .sealed(.system(let system), _): model[system].span
    case .sealed(.party(let party), _): model[party].span
    }
  }

  private func message(_ stop: WhyNot.Stop, _ model: Model) -> Message {
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
    case .sealed(let node, let key):
      return Message(
        ja: "「\(model.name(of: node))」では鍵「\(model[key].name)」で封印され、相手は鍵を持たない",
        en:
          "at '\(model.name(of: node))' it is sealed under '\(model[key].name)', which the party does not hold"
      )
    }
  }
}
