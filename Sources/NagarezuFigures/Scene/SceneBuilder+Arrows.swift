import NagarezuCore

extension SceneBuilder {
  /// Flows that are one arrow.
  private struct ArrowKey: Hashable {
    var number: String
    var from: Scene.End
    var to: Scene.End
  }

  /// Arrows in the order of the model's flows, then one for each reader who looks in from outside.
  mutating func drawArrows() {
    var order: [ArrowKey] = []
    var groups: [ArrowKey: [Flow.ID]] = [:]
    for id in flowsInOrder {
      let flow = model[id]
      guard let from = end(of: flow.from), let to = end(of: flow.to), from != to else { continue }
      var key = ArrowKey(number: flow.number, from: from, to: to)
      let back = ArrowKey(number: flow.number, from: to, to: from)
      // The way back of a bothWays flow joins the way there.
      if flow.isReturn || groups[key] == nil, groups[back] != nil, isPair(flow, groups[back]) {
        key = back
      }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(id)
    }
    for key in order { append(key, groups[key] ?? []) }
    scene.tellApart()
    scene.numberItemRows()
    scene.remarks = zip(scene.remarks, remarkArrows).map { scene.remark($0, of: scene.arrows[$1]) }
    appendReaders()
  }

  /// By number; those of one number in the order in which they are written (design §10.14).
  private var flowsInOrder: [Flow.ID] {
    var runs: [[Flow.ID]] = []
    for id in model.flowIDs {
      if let last = runs.last, model[last[0]].number == model[id].number {
        runs[runs.count - 1].append(id)
      } else {
        runs.append([id])
      }
    }
    return runs.flatMap { model.inAuthorsOrder($0) }
  }

  /// Whether a flow and those the other way are the two halves of one `bothWays`.
  private func isPair(_ flow: Flow, _ others: [Flow.ID]?) -> Bool {
    others?.contains { model[$0].isReturn != flow.isReturn && model[$0].span == flow.span } ?? false
  }

  /// What its box or frame says in the figure, so that rows and boxes speak of one thing by one name.
  func drawnName(of node: Node) -> String {
    switch end(of: node) {
    case .box(let box)?: scene.boxes[box].name
    case .frame(let frame)?: scene.frames[frame].name
    case nil: model.name(of: node)
    }
  }

  func end(of node: Node) -> Scene.End? {
    if let box = boxes[node] { return .box(box) }
    if case .system(let id) = node, let frame = systemFrames[id] { return .frame(frame) }
    return nil
  }

  private mutating func append(_ key: ArrowKey, _ ids: [Flow.ID]) {
    let flows = ids.map { model[$0] }
    guard let first = flows.first(where: { !$0.isReturn }) ?? flows.first else { return }
    let isTwoWay = Set(flows.map(\.isReturn)).count > 1
    let channels = unique(flows.compactMap(\.channel))
    let items = label(for: flows, atMost: 2)
    let brief = label(for: flows, atMost: 1)
    let isSealed = flows.contains { $0.seal != nil }
    let ways = channels.map { model[$0].name } + (isSealed ? [FigureWords.sealed[language]] : [])
    let channel = ways.isEmpty ? nil : ways.joined(separator: "・")
    let (from, to) = first.isReturn ? (key.to, key.from) : (key.from, key.to)
    let keys = unique(ids.map { written.figureKey(of: $0) })
    scene.arrows.append(
      Scene.Arrow(
        number: key.number, from: from, to: to, isTwoWay: isTwoWay, items: items.words,
        briefItems: brief.words, hidesItems: items.hides, hidesInBrief: brief.hides,
        listed: list(ids, key.number, isTwoWay: isTwoWay), channel: channel,
        line: channels.first.map { line(of: model[$0].kind) } ?? .plain,
        isSealed: isSealed, isEncrypted: channels.contains { model[$0].isEncrypted },
        keys: keys))
    passages.append(ids.map { .flow($0) })
    arrowFlows.append(flows)
    let remarks = unique(flows.compactMap(\.remark))
    let full = fullItems(of: flows.map(\.items))
    let arrow = isTwoWay ? " ⇄ " : " → "
    scene.remarks.append(
      Scene.Remark(
        number: key.number,
        route: drawnName(of: first.from) + arrow + drawnName(of: first.to),
        sentence: remarks.isEmpty
          ? FigureWords.sentence(items: full, channel: channel)[language]
          : remarks.joined(separator: " "), keys: keys))
    remarkArrows.append(scene.arrows.count - 1)
  }

  private mutating func appendReaders() {
    for id in model.systemIDs where drawn.contains(.system(id)) {
      for (position, reader) in model[id].readers.enumerated()
      where Self.drawsLook(of: reader, into: id, model) {
        guard let from = end(of: .system(id)), let to = boxes[.party(reader.party)] else {
          continue
        }
        let isShown = model.flows.contains { flow in
          let others = [flow.from, flow.to].filter { $0 != .system(id) }
          guard others.count == 1, let other = others.first else { return false }
          return model.hands(of: other).contains {
            model.withAncestors($0).contains(reader.party)
          }
        }
        if isShown { continue }
        scene.arrows.append(
          Scene.Arrow(
            number: nil, from: from, to: .box(to), isTwoWay: false,
            items: FigureWords.view[language], briefItems: FigureWords.view[language],
            channel: reader.channel.map { model[$0].name },
            line: .view, isSealed: false,
            isEncrypted: reader.channel.map { model[$0].isEncrypted } ?? false,
            keys: [written.figureKey(of: Passage.reader(id, position))].compactMap { $0 }))
        passages.append([.reader(id, position)])
        arrowFlows.append([])
      }
    }
  }

  /// What flows are called, as far as they have names; else their items.
  private func label(for flows: [Flow], atMost limit: Int) -> (words: String, hides: Bool) {
    let names = unique(flows.compactMap(\.name))
    guard !names.isEmpty else { return label(for: flows.map(\.items), atMost: limit) }
    return (names.joined(separator: comma), flows.contains { $0.name == nil })
  }

  /// The names of groups that are carried whole, then of the items left over: of two at most one more where that is all of them,
  /// else so many. Says whether it leaves out any.
  func label(
    for selections: [ItemSelection], atMost limit: Int
  ) -> (words: String, hides: Bool) {
    let (words, isAll) = few(names(of: selections), atMost: limit)
    return (words, !isAll || selections.contains { $0.isAllButSome })
  }

  /// So many names; of two at most one more where that is all of them. Says whether it is.
  func few(_ names: [String], atMost limit: Int) -> (words: String, isAll: Bool) {
    let isAll = names.count <= (limit > 1 ? limit + 1 : limit)
    return (names.prefix(isAll ? names.count : limit).joined(separator: comma), isAll)
  }

  var comma: String { FigureWords.comma[language] }

  private func fullItems(of selections: [ItemSelection]) -> String {
    names(of: selections).joined(separator: comma)
  }

  private func names(of selections: [ItemSelection]) -> [String] {
    if selections.contains(.unknown) { return [FigureWords.unknownItems[language]] }
    for case .all(let excepted) in selections {
      return [(excepted.isEmpty ? FigureWords.allItems : FigureWords.allButSome)[language]]
    }
    return namedParts(of: selections).map(\.name)
  }

  /// What a label may name: a group that is carried whole, or an item.
  struct NamedPart {
    let name: String
    let items: [Item.ID]
  }

  /// The parts of which an arrow's label is put together, in its order; `nil` where it says something else (名称, 全て, 不明, 閲覧).
  func namedParts(of arrow: Int) -> [NamedPart]? {
    let flows = arrowFlows[arrow]
    guard !flows.isEmpty, flows.allSatisfy({ $0.name == nil && $0.items.isNamed }) else {
      return nil
    }
    return namedParts(of: flows.map(\.items))
  }

  private func namedParts(of selections: [ItemSelection]) -> [NamedPart] {
    let items = selections.flatMap { selection -> [Item.ID] in
      if case .named(let items) = selection { items } else { [] }
    }
    var left = unique(items)
    var found: [(position: Int, part: NamedPart)] = []
    for group in wholeGroups(in: left) {
      let position = left.firstIndex(where: group.items.contains) ?? 0
      found.append(
        (
          items.firstIndex(of: left[position]) ?? 0, NamedPart(name: group.name, items: group.items)
        ))
      left.removeAll(where: group.items.contains)
    }
    for item in left {
      found.append(
        (items.firstIndex(of: item) ?? 0, NamedPart(name: model[item].name, items: [item])))
    }
    func order(_ one: (position: Int, part: NamedPart)) -> (Int, Int) {
      (one.part.items.count == 1 ? 1 : 0, one.position)
    }
    return found.sorted { order($0) < order($1) }.map(\.part)
  }

  /// Groups of which every item is among some, none of them in two: the largest first, and of those as large the first by its
  /// written name.
  func wholeGroups(in items: [Item.ID]) -> [ItemGroup] {
    var left = Set(items)
    return model.groups.indices.filter { model.groups[$0].items.count > 1 }
      .sorted { (model.groups[$1].items.count, $0) < (model.groups[$0].items.count, $1) }
      .map { model.groups[$0] }.filter { group in
        guard group.items.allSatisfy(left.contains) else { return false }
        left.subtract(group.items)
        return true
      }
  }

  func unique<Element: Hashable>(_ list: [Element]) -> [Element] {
    var seen = Set<Element>()
    return list.filter { seen.insert($0).inserted }
  }

  private func line(of kind: Channel.Kind) -> Scene.Line {
    switch kind {
    case .leasedLine: .leasedLine
    case .closedNetwork, .lgwan, .informationNetwork, .residentNetwork: .closedNetwork
    case .officeLAN: .officeLAN
    case .internet, .email: .openNetwork
    case .recordingMedium, .flashMemory: .medium
    case .paper: .paper
    case .post: .post
    case .handDelivery, .counter: .hand
    case .telephone, .fax: .voice
    }
  }
}

extension ItemSelection {
  fileprivate var isNamed: Bool { if case .named = self { true } else { false } }

  /// Whether something is left out of all there is.
  fileprivate var isAllButSome: Bool {
    if case .all(let excepted) = self { return !excepted.isEmpty }
    return false
  }
}
