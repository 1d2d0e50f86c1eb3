import NagarezuCore

extension FactTable {
  /// A day on which something begins or ends.
  static let calendar = FactTable(
    "calendar", Message(ja: "暦", en: "calendar"),
    row: Message(ja: "何かが始まるか終わる日1つ", en: "a day on which something begins or ends"),
    key: ["number"], references: [.toModel],
    columns: [
      [
        .number("number", ("番号", "number"), ("通し番号（1から）", "a running number, from 1"), \.number),
        .day("on_day", ("日", "day"), ("その日", "the day"), \.thing.day), .model,
        .word("kind", ("何の", "what"), ("流れ、承認など", "such as flow or approval"), \.thing.kind),
        .word(
          "turn", ("始まりか終わりか", "turn"), ("初日か、最終日か", "whether it is the first day or the last"),
          \.thing.turn.word),
        .text("which", ("どれ", "which"), ("その名前", "its name"), \.thing.name),
        .flag(
          "is_imprecise", ("ある日", "some day"),
          (
            "上旬などのため、その日と限らないか（始まりは最も早く、終わりは最も遅く読む）",
            "whether the date is imprecise; a first day is then read at its earliest, a last at its latest"
          ), \.thing.isImprecise),
      ]
    ],
    things: { survey in
      survey.entries(\.turns).sorted {
        if $0.thing.day != $1.thing.day { return $0.thing.day < $1.thing.day }
        return ($0.business.place, $0.number) < ($1.business.place, $1.number)
      }.enumerated().map { Entry(business: $1.business, thing: $1.thing, number: $0 + 1) }
    })
}

/// Something begins or ends on a day.
struct Turn {
  enum Side {
    case first, last

    var word: Message {
      switch self {
      case .first: Message(ja: "初日", en: "first day")
      case .last: Message(ja: "最終日", en: "last day")
      }
    }
  }

  let day: Day
  let kind: Message
  let turn: Side
  let name: String
  var isImprecise = false
}

extension Survey.Business {
  /// Everything that begins or ends on a day, kind by kind, in the author's order.
  fileprivate var turns: [Turn] { flowTurns + paperTurns + systemTurns + waiverTurns + reachTurns }

  private func turns(_ period: Period, _ kind: Message, _ name: String) -> [Turn] {
    [
      period.start.map {
        Turn(day: $0.earliest, kind: kind, turn: .first, name: name, isImprecise: $0.isImprecise)
      },
      period.end.map {
        Turn(day: $0.latest, kind: kind, turn: .last, name: name, isImprecise: $0.isImprecise)
      },
    ].compactMap(\.self).filter { !$0.day.isDistant }
  }

  private var flowTurns: [Turn] {
    model.inAuthorsOrder(model.flowIDs).flatMap { id in
      turns(
        model[id].period, Message(ja: "流れ", en: "flow"),
        "\(model[id].number) \(model.name(of: model[id].from))→\(model.name(of: model[id].to))")
    }
  }

  private var paperTurns: [Turn] {
    model.inAuthorsOrder(model.approvalIDs).flatMap { id in
      model[id].periods.flatMap {
        turns($0, Message(ja: "承認", en: "approval"), model[id].id)
      }
    }
  }

  private var systemTurns: [Turn] {
    model.inAuthorsOrder(model.systemIDs).flatMap { id in
      model[id].holdings.flatMap { holding in
        turns(holding.period, Message(ja: "保有", en: "holding"), model[id].name)
      }
        + model[id].assignments.flatMap { part in
          turns(
            part.period, Message(ja: "運用", en: "operator"),
            "\(model[id].name): \(model[part.holder].name)")
        }
        + model[id].keepTurns
    }
  }

  private var waiverTurns: [Turn] {
    model.waivers.inOrderOfPlace(\.span).map {
      Turn(
        day: $0.until, kind: Message(ja: "留保", en: "waiver"), turn: .last, name: $0.finding)
    }
  }

  /// The days on which a party begins or ceases to have anything of an item.
  private var reachTurns: [Turn] {
    struct Held: Hashable {
      let party: Party.ID
      let item: Item.ID
    }
    var order: [Held] = []
    var days: [Held: [DayRange]] = [:]
    for sighting in sightings {
      let held = Held(party: sighting.party, item: sighting.item)
      if days[held] == nil { order.append(held) }
      days[held, default: []] += sighting.during
    }
    return order.flatMap { held -> [Turn] in
      let name = "\(model[held.party].name): \(model[held.item].name)"
      let kind = Message(ja: "到達", en: "reach")
      return DayRange.joined(days[held] ?? []).flatMap { range in
        [
          Turn(day: range.first, kind: kind, turn: .first, name: name),
          Turn(day: range.last, kind: kind, turn: .last, name: name),
        ]
      }.filter { !$0.day.isDistant }
    }
  }
}

extension System {
  fileprivate var keepTurns: [Turn] {
    guard case .until(let bound) = keep else { return [] }
    return [
      Turn(
        day: bound.latest, kind: Message(ja: "保存", en: "keep"), turn: .last, name: name,
        isImprecise: bound.isImprecise)
    ]
  }
}
