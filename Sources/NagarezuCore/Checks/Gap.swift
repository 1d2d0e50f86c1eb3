/// What the model leaves open, so that the answer is "cannot say".
public struct Gap: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case source = "G-SOURCE"
    case channel = "G-CHANNEL"
    case `operator` = "G-OPERATOR"
    case items = "G-ITEMS"
    case receiver = "G-RECEIVER"
    case period = "G-PERIOD"
    case assumed = "G-ASSUMED"
    case approval = "G-APPROVAL"
    case shared = "G-SHARED"

    public var title: Message {
      switch self {
      case .source: Message(ja: "送り元が持つとは分からない", en: "source not known to hold")
      case .channel: Message(ja: "経路が示されていない", en: "channel not stated")
      case .operator: Message(ja: "運用者が示されていない", en: "operator not stated")
      case .items: Message(ja: "情報項目が不明", en: "items unknown")
      case .receiver: Message(ja: "受け手が不明", en: "receiver unknown")
      case .period: Message(ja: "期間が不明", en: "period unknown")
      case .assumed: Message(ja: "項目一覧が仮のもの", en: "assumed item list")
      case .approval: Message(ja: "何も承認しない承認", en: "approval that covers nothing")
      case .shared: Message(ja: "ほかの事業のものも運ぶ", en: "carries what other businesses put there")
      }
    }
  }

  public var kind: Kind
  /// What it is about, for the id: a flow's number, a system's name.
  public var about: String
  public var span: SourceSpan
  public var message: Message
  /// The named items that it is about, and the people: a gap that grows to more of them is a new one. Empty, and `nil`, where it is not
  /// about some.
  var items: Set<Item.ID> = []
  var people: AtomSet?

  /// Made of the kind and what it is about, never of lines.
  public var id: String { Grouping.id([kind.rawValue, about]) }

  /// The id of the gap of a flow that leaves a shared system.
  static func sharedID(of flow: Flow.ID, in model: Model) -> String {
    Grouping.id([Kind.shared.rawValue, model.about(flow)])
  }
}

/// Finds what a model leaves open.
struct Gaps {
  private let facts: Facts
  /// What is known to be held, not merely said to travel.
  private let known: Reach
  private var model: Model { facts.model }

  init(_ facts: Facts) {
    self.facts = facts
    known = facts.reach.known
  }

  /// Every gap, in order of place.
  var all: [Gap] {
    (flows + readers + places + lists + papers).sorted {
      $0.span != $1.span ? $0.span < $1.span : $0.id.precedesByBytes($1.id)
    }
  }

  private func isInWindow(_ flow: Flow) -> Bool {
    flow.period.widest.intersection(facts.window) != nil
  }

  private var flows: [Gap] {
    model.flowIDs.filter { isInWindow(model[$0]) }.flatMap { id -> [Gap] in
      let flow = model[id]
      // The way back of a two-way flow is the same line of the model.
      guard !flow.isReturn else { return [source(id), shared(id)].compactMap { $0 } }
      return [source(id), channel(id), items(id), receiver(id), period(id), shared(id)]
        .compactMap { $0 }
    }
  }

  private func gap(
    _ kind: Gap.Kind, _ id: Flow.ID, about items: [Item.ID]? = nil, ja: String, en: String
  ) -> Gap {
    let named: [Item.ID] = if case .named(let items) = model[id].items { items } else { [] }
    return Gap(
      kind: kind, about: model.about(id), span: model[id].span,
      message: Message(
        ja:
          "流れ\(model[id].number)（\(model.name(of: model[id].from))→\(model.name(of: model[id].to))）: \(ja)",
        en:
          "flow \(model[id].number) (\(model.name(of: model[id].from)) to \(model.name(of: model[id].to))): \(en)"
      ), items: Set(items ?? named), people: model[id].subjects)
  }

  private func source(_ id: Flow.ID) -> Gap? {
    let flow = model[id]
    let items: [Item.ID]
    switch flow.items {
    case .named(let named): items = named
    case .all: return emptySource(id)
    case .unknown: return nil
    }
    if case .party(let party) = flow.from, model[party].kind == .dataSubject { return nil }
    var missing: Set<Item.ID> = []
    for segment in known.history(of: flow.from) {
      guard let days = segment.days.intersection(flow.period.widest),
        days.intersection(facts.window) != nil
      else { continue }
      missing.formUnion(
        segment.contents.lacking(items, about: flow.subjects, shape: facts.reach.shape))
    }
    let names = missing.sorted().map { model[$0].name }
    guard !names.isEmpty else { return nil }
    let from = model.name(of: flow.from)
    return gap(
      .source, id, about: missing.sorted(),
      ja: "送り元「\(from)」が期間中ずっと持つとは分からない項目: \(names.joined(separator: "、"))",
      en: "'\(from)' is not known to hold all the time: \(names.joined(separator: ", "))")
  }

  /// A flow that carries whatever there is, where on some day there is nothing.
  private func emptySource(_ id: Flow.ID) -> Gap? {
    let isEmpty = known.carried(by: id).contains { days, copies in
      days.intersection(facts.window) != nil && copies.isEmpty
    }
    guard isEmpty else { return nil }
    let from = model.name(of: model[id].from)
    return gap(
      .source, id, ja: "すべての項目を運ぶのに、送り元「\(from)」が何も持たない日がある",
      en: "carries all items, and on some day '\(from)' holds nothing")
  }

  private func channel(_ id: Flow.ID) -> Gap? {
    let flow = model[id]
    guard flow.channel == nil,
      facts.reach.epochs.contains(where: { epoch in
        epoch.days.intersection(flow.period.widest)?.intersection(facts.window) != nil
          && !epoch.model.entries(of: id).isEmpty
      })
    else { return nil }
    return gap(
      .channel, id, ja: "別の主体に渡るのに経路が示されていない", en: "changes hands, and no channel is stated")
  }

  private func items(_ id: Flow.ID) -> Gap? {
    guard case .unknown = model[id].items else { return nil }
    return gap(
      .items, id, ja: "情報項目が不明（すべての項目が届くものとみなす）",
      en: "its items are unknown (every item is taken to reach)")
  }

  private func receiver(_ id: Flow.ID) -> Gap? {
    guard case .party(let party) = model[id].to, model[party].kind == .unnamed else { return nil }
    return gap(
      .receiver, id, ja: "受け手が不明（外部の者とみなす）",
      en: "its receiver is unknown (taken to be somebody outside)")
  }

  private func period(_ id: Flow.ID) -> Gap? {
    guard model[id].isPeriodUnknown else { return nil }
    return gap(
      .period, id, ja: "期間が不明（いつでも流れるものとみなす）",
      en: "its period is unknown (taken to run at any time)")
  }

  private func shared(_ id: Flow.ID) -> Gap? {
    guard let system = model.sharedSystem(leftBy: id) else { return nil }
    let (name, part) = (model[system].name, model[system].span.file)
    return gap(
      .shared, id,
      ja: "すべての項目を運ぶのに、「\(name)」は部品「\(part)」のもので、ほかの事業が入れるものは分からない",
      en:
        "carries all items, and '\(name)' stands in the part '\(part)': what other businesses put there is not known"
    )
  }

  private var readers: [Gap] { pathless + unlimited }

  /// Readers of whom the model does not say what they read.
  private var unlimited: [Gap] {
    model.systems.flatMap { system in
      system.readers.filter { $0.items == .unknown }.map { reader in
        Gap(
          kind: .items, about: "\(model[reader.party].name)@\(system.name)", span: reader.span,
          message: Message(
            ja: "「\(model[reader.party].name)」が「\(system.name)」で閲覧する項目が不明（すべてを閲覧するものとみなす）",
            en:
              "what '\(model[reader.party].name)' reads of '\(system.name)' is unknown (taken to be all)"
          ))
      }
    }
  }

  private var pathless: [Gap] {
    model.passages.compactMap { passage in
      guard case .reader(let system, let index) = passage,
        model[system].readers[index].channel == nil,
        facts.reach.receivers(of: passage).contains(where: { Facts.isJudged($0, in: model) })
      else { return nil }
      let reader = model[system].readers[index]
      return Gap(
        kind: .channel, about: "\(model[reader.party].name)@\(model[system].name)",
        span: reader.span,
        message: Message(
          ja: "「\(model[reader.party].name)」が「\(model[system].name)」を閲覧する経路が示されていない",
          en:
            "'\(model[reader.party].name)' reads '\(model[system].name)', and no channel is stated")
      )
    }
  }

  private var places: [Gap] {
    let systems = model.systemIDs.filter { hasNoOperator($0) }.map { model[$0] }.map { system in
      Gap(
        kind: .operator, about: system.name, span: system.span,
        message: Message(
          ja: "システム「\(system.name)」の運用者が示されていない（外部の者とみなす）",
          en: "system '\(system.name)' has no operator (taken to be somebody outside)"))
    }
    let open = model.systems.flatMap { system in
      system.holdings.filter(\.isPeriodUnknown).map { holding in
        Gap(
          kind: .period, about: system.name, span: holding.span,
          message: Message(
            ja: "「\(system.name)」が項目を持つ期間が不明（いつでも持つものとみなす）",
            en: "when '\(system.name)' holds its items is unknown (taken to be always)"))
      }
    }
    let used = Set(model.systemIDs.flatMap { model.everySite(of: $0) }).sorted()
    return systems + open
      + used.filter { hasNoOperator($0) }.map { model[$0] }.map { site in
        Gap(
          kind: .operator, about: site.name, span: site.span,
          message: Message(
            ja: "場所「\(site.name)」の運用者が示されていない", en: "site '\(site.name)' has no operator"))
      }
  }

  /// Whether nobody is named who operates a system; where operators change, on a day that is judged and on which it holds something.
  private func hasNoOperator(_ id: System.ID) -> Bool {
    func isUnnamed(_ model: Model) -> Bool {
      model[id].operators.contains { model[$0].kind == .unnamed }
    }
    guard !model[id].assignments.isEmpty else { return isUnnamed(model) }
    return isAny(holding: .system(id)) { isUnnamed($0) }
  }

  /// The same of a site and what stands there.
  private func hasNoOperator(_ site: Site.ID) -> Bool {
    guard !model[site].assignments.isEmpty else { return model[site].operators.isEmpty }
    return model.systemIDs.contains { id in
      isAny(holding: .system(id)) { model in
        model.sites(of: id).contains(site)
          && model[site].operators.contains { model[$0].kind == .unnamed }
      }
    }
  }

  /// Whether on some day that is judged a node holds something and the model of that day has a property.
  private func isAny(holding node: Node, where holds: (Model) -> Bool) -> Bool {
    facts.reach.history(of: node).contains { segment in
      segment.days.intersection(facts.window) != nil && !segment.contents.isEmpty
        && holds(facts.reach.model(on: segment.first))
    }
  }

  private var lists: [Gap] { assumed + unended }

  /// Lists that leave open what else there is.
  private var unended: [Gap] {
    model.openLists.map { list in
      Gap(
        kind: .items, about: list.about, span: list.span,
        message: Message(
          ja: "「\(list.ending)」で終わる一覧は、ほかに何があるか分からない（書いてある項目だけを調べた）",
          en:
            "a list that ends in '\(list.ending)' leaves open what else there is (only what it names was judged)"
        ))
    }
  }

  private var assumed: [Gap] {
    model.groups.filter(\.note.isAssumed).map { group in
      Gap(
        kind: .assumed, about: group.name, span: group.span,
        message: Message(
          ja: "項目一覧「\(group.name)」は仮のものである（出典にない）",
          en: "item list '\(group.name)' is assumed (its source does not give it)"))
    }
  }

  private var papers: [Gap] {
    model.approvals.compactMap { paper in
      var missing: [Message] = []
      if !paper.statesSubjects { missing.append(Message(ja: "対象", en: "subjects")) }
      if case .unknown = paper.items { missing.append(Message(ja: "項目", en: "items")) }
      if paper.periods.isEmpty { missing.append(Message(ja: "期間", en: "period")) }
      guard !missing.isEmpty else { return nil }
      return Gap(
        kind: .approval, about: paper.id, span: paper.span,
        message: Message(
          ja: "承認「\(paper.id)」は\(missing.map(\.ja).joined(separator: "・"))が示されていないので、何も承認しない",
          en:
            "approval '\(paper.id)' states no \(missing.map(\.en).joined(separator: ", ")) and so covers nothing"
        ))
    }
  }
}

extension Model {
  /// The ids of the gaps of flows that leave no shared system but those of some parts, of which it is known what all businesses put there.
  func sharedGaps(closedBy parts: Set<String>) -> Set<String> {
    Set(
      flowIDs.filter { id in
        let left = sharedSystems(leftBy: id)
        return !left.isEmpty && left.allSatisfy { parts.contains(self[$0].span.file) }
      }.map { Gap.sharedID(of: $0, in: self) })
  }

  /// What a gap of a flow is about: its number and its ends.
  fileprivate func about(_ id: Flow.ID) -> String {
    "\(self[id].number):\(name(of: self[id].from))→\(name(of: self[id].to))"
  }
}
