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
    for id in model.flowIDs {
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
    appendReaders()
  }

  /// Whether a flow and those the other way are the two halves of one `bothWays`.
  private func isPair(_ flow: Flow, _ others: [Flow.ID]?) -> Bool {
    others?.contains { model[$0].isReturn != flow.isReturn && model[$0].span == flow.span } ?? false
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
    let items = label(for: flows.map(\.items), atMost: 2)
    let brief = label(for: flows.map(\.items), atMost: 1)
    let isSealed = flows.contains { $0.seal != nil }
    let ways = channels.map { model[$0].name } + (isSealed ? [FigureWords.sealed[language]] : [])
    let channel = ways.isEmpty ? nil : ways.joined(separator: "・")
    let (from, to) = first.isReturn ? (key.to, key.from) : (key.from, key.to)
    let keys = unique(ids.map { written.figureKey(of: $0) })
    scene.arrows.append(
      Scene.Arrow(
        number: key.number, from: from, to: to, isTwoWay: isTwoWay, items: items,
        briefItems: brief, channel: channel,
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
        route: model.name(of: first.from) + arrow + model.name(of: first.to),
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

  /// The names of groups that are carried whole, then of the items left over: so many at most, then how many more.
  func label(for selections: [ItemSelection], atMost limit: Int) -> String {
    let names = names(of: selections)
    guard names.texts.count > limit else { return names.texts.joined(separator: comma) }
    let shown = names.texts.prefix(limit)
    let rest = names.counts.dropFirst(limit).reduce(0, +)
    return shown.joined(separator: comma) + FigureWords.others(rest)[language]
  }

  private var comma: String { FigureWords.comma[language] }

  private func fullItems(of selections: [ItemSelection]) -> String {
    names(of: selections).texts.joined(separator: comma)
  }

  private func names(of selections: [ItemSelection]) -> (texts: [String], counts: [Int]) {
    if selections.contains(.unknown) { return ([FigureWords.unknownItems[language]], [0]) }
    var items: [Item.ID] = []
    for selection in selections {
      switch selection {
      case .all(let excepted):
        let word = excepted.isEmpty ? FigureWords.allItems : FigureWords.allButSome
        return ([word[language]], [0])
      case .named(let named): items += named
      case .unknown: break
      }
    }
    var left = unique(items)
    var found: [(position: Int, text: String, count: Int)] = []
    // The largest first, and of those as large the first by its written name.
    let groups = model.groups.indices.filter { model.groups[$0].items.count > 1 }
      .sorted { (model.groups[$1].items.count, $0) < (model.groups[$0].items.count, $1) }
      .map { model.groups[$0] }
    for group in groups where group.items.allSatisfy(left.contains) {
      let position = left.firstIndex(where: group.items.contains) ?? 0
      found.append((items.firstIndex(of: left[position]) ?? 0, group.name, group.items.count))
      left.removeAll(where: group.items.contains)
    }
    for item in left { found.append((items.firstIndex(of: item) ?? 0, model[item].name, 1)) }
    found.sort { ($0.count == 1 ? 1 : 0, $0.position) < ($1.count == 1 ? 1 : 0, $1.position) }
    return (found.map(\.text), found.map(\.count))
  }

  private func unique<Element: Hashable>(_ list: [Element]) -> [Element] {
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
