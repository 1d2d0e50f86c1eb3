import NagarezuCore

extension RandomDraft {
  /// Writes two to eight flows.
  mutating func writeFlows() {
    for number in 0..<random.within(2...8) {
      if let flow = someFlow(number: number) { model.flows.append(flow) }
    }
  }

  /// One flow between two different nodes.
  mutating func someFlow(number: Int) -> Flow? {
    guard let from = someNode(), let to = someReceiver(besides: from) else {
      return nil
    }
    var flow = Flow(
      number: "\(number)", from: from, to: to, items: someSelection(named: 60, unknown: 4),
      subjects: someAtoms(), span: Self.span)
    flow.channel = someChannel(from, to)
    flow.seal = random.chance(20) ? random.pick(model.keyIDs) : nil
    if random.chance(20) {
      for item in someItems(atMost: 2) {
        flow.renames.updateValue(
          random.chance(35) ? nil : random.pick(model.itemIDs), forKey: item)
      }
    }
    flow.period = somePeriod()
    if random.chance(4) {
      flow.period = .always
      flow.isPeriodUnknown = true
    }
    let isWithinHands = Set(model.hands(of: from)) == Set(model.hands(of: to))
    if !isWithinHands || random.chance(50) { flow.purposes = somePurposes() }
    return flow
  }

  private mutating func someNode() -> Node? {
    if random.chance(70), let system = random.pick(model.systemIDs) { return .system(system) }
    return random.pick(namedParties).map { .party($0) }
  }

  private mutating func someReceiver(besides from: Node) -> Node? {
    if !isTame, random.chance(6) { return .party(addUnnamedParty()) }
    let to = someNode()
    return to == from ? nil : to
  }

  /// Within one party's hands there is none to name; elsewhere it is seldom forgotten.
  private mutating func someChannel(_ from: Node, _ to: Node) -> Channel.ID? {
    let isWithinHands = Set(model.hands(of: from)) == Set(model.hands(of: to))
    guard random.chance(isWithinHands ? 30 : 90) else { return nil }
    return random.pick(model.channels.indices.map { Channel.ID($0) })
  }
}
