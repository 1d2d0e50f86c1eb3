import NagarezuCore
import NagarezuFigures
import NagarezuReports
import NagarezuText

/// The facts of one business for scripts. Things are referred to by their position in the model, words and lists of items by their place.
struct BusinessFacts {
  private let page: BusinessPage
  private let model: Model
  private let reach: Reach
  private let cover: PassageCover

  init(_ page: BusinessPage) {
    self.page = page
    model = page.model
    reach = page.business.reach
    cover = PassageCover(reach, on: page.content.run.day)
  }

  /// `items`, `parties`, `systems`: name, other names, key in the figure …; `flows`, `stays`, `ways`, `stops`, `findings`, `days`.
  var json: JSONText {
    var words = WordList()
    var lists = ItemLists()
    let flows = model.inAuthorsOrder(model.flowIDs).map { flow($0, &words, &lists) }
    let looks = looks(&words, &lists)
    let stays = model.nodes.map { stay($0, &lists) }
    let ways = WayFacts(page).json(&words, &lists)
    let stops = StopFacts(page).json(&words)
    let days = DayFacts(page).json(&words)
    let findings = findings
    return .object([
      "number": .number(page.business.place + 1), "title": .string(model.title),
      "items": .array(model.itemIDs.map(item)), "groups": .array(model.groups.map(group)),
      "itemOrder": .numbers(model.inAuthorsOrder(model.itemIDs).map(\.position)),
      "parties": .array(model.partyIDs.map(party)),
      "partyOrder": .numbers(model.inAuthorsOrder(model.partyIDs).map(\.position)),
      "systems": .array(model.systemIDs.map(system)), "flows": .array(flows), "looks": looks,
      "stays": .array(stays), "ways": ways, "stops": stops, "days": days, "findings": findings,
      "words": words.json, "lists": lists.json,
    ])
  }

  private func item(_ id: Item.ID) -> JSONText {
    let item = model[id]
    let made = reach.lineage.derived[id.position]
    return .object([
      "name": .string(item.name),
      "also": .strings(item.aliases + [item.englishName, item.commonName].compactMap(\.self)),
      "sensitive": .bool(reach.lineage.isSensitive[id.position]),
      "made": .numbers(made.map(\.position)),
    ])
  }

  private func group(_ group: ItemGroup) -> JSONText {
    .object([
      "name": .string(group.name),
      "also": .strings(group.aliases + [group.englishName].compactMap(\.self)),
      "items": .numbers(group.items.map(\.position)),
    ])
  }

  private func party(_ id: Party.ID) -> JSONText {
    let party = model[id]
    return .object([
      "name": .string(party.name), "key": .string(model.figureKey(of: id)),
      "also": .strings(
        party.aliases
          + [party.fullName, party.englishName, page.business.name(of: id)].compactMap(
            \.self)),
    ])
  }

  private func system(_ id: System.ID) -> JSONText {
    let system = model[id]
    return .object([
      "name": .string(system.name), "key": .string(model.figureKey(of: id)),
      "also": .strings(system.aliases + [system.fullName, system.englishName].compactMap(\.self)),
      "parties": .numbers(system.operators.map(\.position)),
    ])
  }

  /// A flow with what its card says and what really travels over it.
  private func flow(_ id: Flow.ID, _ words: inout WordList, _ lists: inout ItemLists) -> JSONText {
    let flow = model[id]
    let carries = reach.journeys(over: .flow(id))
    let period = flow.isPeriodUnknown ? PageWords.unknown : flow.period.described
    return .told([
      "key": .string(model.figureKey(of: id)), "number": .string(flow.number),
      "from": .string(model.figureKey(of: flow.from)), "to": .string(model.figureKey(of: flow.to)),
      // What is written is told where nothing travels.
      "items": carries.isEmpty ? .string(model.listed(flow.items)) : .null,
      "people": .number(words.place(of: page.words { $0.people(flow.subjects) })),
      "channel": .optional(flow.channel.map { model[$0].name }),
      "period": .number(words.place(of: period)), "runs": .always([flow.period.widest]),
      "remark": .optional(flow.remark), "basis": .optional(flow.basis),
      "source": .string(flow.span.shown), "cover": cover(of: .flow(id), &words, &lists),
      "carries": journeys(carries, &lists),
    ])
  }

  /// Which approvals cover which of the items that come into whose hands, as the check has it.
  ///
  /// Shape: `[[party, [places of the ids of approvals], place of the list of items, 1 where nothing is left uncovered, else 0]]`.
  private func cover(
    of passage: Passage, _ words: inout WordList, _ lists: inout ItemLists
  ) -> JSONText {
    struct Group: Hashable {
      let party: Party.ID
      let papers: [Approval.ID]
      let isWhole: Bool
    }
    let entries = cover.entries(over: passage)
    let groups = entries.map { Group(party: $0.party, papers: $0.papers, isWhole: $0.isWhole) }
    let items = Dictionary(grouping: zip(groups, entries), by: \.0)
    return .array(
      groups.withoutRepeats.map { group in
        .array([
          .number(group.party.position),
          .numbers(model.inAuthorsOrder(group.papers).map { words.place(of: model[$0].id) }),
          .number(lists.place(of: (items[group] ?? []).map(\.1.item))),
          .number(group.isWhole ? 1 : 0),
        ])
      })
  }

  /// Who looks into a system from outside: arrows without a number.
  private func looks(_ words: inout WordList, _ lists: inout ItemLists) -> JSONText {
    .array(
      model.passages.compactMap { passage in
        guard case .reader(let system, let place) = passage,
          let key = model.figureKey(of: passage)
        else { return nil }
        let reader = model[system].readers[place]
        return .told([
          "key": .string(key), "from": .string(model.figureKey(of: system)),
          "to": .string(model.figureKey(of: reader.party)),
          "runs": .always([reader.period.widest]), "source": .string(reader.span.shown),
          "channel": .optional(reader.channel.map { model[$0].name }),
          "items": .string(model.listed(reader.items)),
          "cover": cover(of: passage, &words, &lists),
          "carries": journeys(reach.journeys(over: passage), &lists),
        ])
      })
  }

  private func stay(_ node: Node, _ lists: inout ItemLists) -> JSONText {
    .object([
      "key": .string(model.figureKey(of: node)), "name": .string(model.name(of: node)),
      "holds": journeys(reach.stays(at: node), &lists),
    ])
  }

  /// Shape: in order of days: first, last, place of the list of items.
  private func journeys(
    _ parts: [(days: DayRange, items: [Item.ID])], _ lists: inout ItemLists
  ) -> JSONText {
    .array(
      parts.map { days, items in
        .array([.day(days.first), .day(days.last), .number(lists.place(of: items))])
      })
  }

  private var findings: JSONText {
    .array(
      page.verdict.findings.map { finding in
        .object([
          "id": .string(finding.id), "rule": .string(finding.rule),
          "party": finding.party.map { .number($0.position) } ?? .null,
          "items": .numbers(
            finding.items.filter { $0.position < model.items.count }.map(\.position)),
          "keys": .strings(keys(of: finding)),
          "nodes": .strings(
            [finding.node].compactMap(\.self).filter(isKnown).map { model.figureKey(of: $0) }),
        ])
      })
  }

  /// What it passes, in order, as the figure names it.
  private func keys(of finding: Finding) -> [String] {
    let flows = (finding.path?.flows ?? []).filter { $0.position < model.flows.count }
    let last = finding.passage.flatMap { model.figureKey(of: $0) }
    return (flows.map { model.figureKey(of: $0) } + [last].compactMap(\.self)).withoutRepeats
  }

  /// Whether the model itself has it: joint findings speak of other businesses' things too.
  private func isKnown(_ node: Node) -> Bool {
    switch node {
    case .system(let id): id.position < model.systems.count
    case .party(let id): id.position < model.parties.count
    }
  }
}
