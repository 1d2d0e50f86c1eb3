/// What the joint judging of a group must know of what one member has alone, taken while that is at hand: what thousands of models reach
/// does not fit into memory, and takes long to be found again.
struct JointSight: Sendable {
  /// What stands natively at the nodes that are one with others'.
  let offers: JointExchange.Offers
  /// As ``Reach/fingerprint``.
  let fingerprint: Int
  /// Shape: such a node → what others have there may go on from it.
  private var outlets: [Int: Outlet] = [:]

  /// How what others have at a node may come to do something in this member's world (`docs/adr/0015`, 3). Rather too much than too little.
  private struct Outlet {
    /// Whether anything at all does: by a derivation, in the system around it, or beside copies that may be 独自.
    var isOpen: Bool
    /// What flows of everything that not all others have carry on.
    var all: [Carriage] = []
    /// Whether such a flow names its items: what is sealed it carries on.
    var isNamed = false

    var isClosed: Bool { !isOpen && all.isEmpty && !isNamed }
  }

  init(_ member: Int, of things: JointThings, alone: Reach) {
    offers = JointWorld(member, of: things).offers(alone, things)
    fingerprint = alone.fingerprint
    let (wiring, common) = (alone.wiring, things.commonFlows[member])
    for (node, number) in things.nodes[member].enumerated() where number != nil {
      let station = wiring.stations[node]
      var outlet = Outlet(
        isOpen: !station.derivations.isEmpty || station.mayBeOwnBusiness
          || station.outer != nil && !things.withinCommon[member].contains(node))
      for line in station.leaving.map({ wiring.lines[$0] }) where !common.contains(line.flow) {
        if case .unknown = alone.model[line.flow].items { outlet.isOpen = true }
        if line.isAll { outlet.all.append(line.carriage) } else { outlet.isNamed = true }
      }
      if !outlet.isClosed { outlets[node] = outlet }
    }
  }

  /// Whether what is taken in at the member's nodes may do anything in its world.
  ///
  /// - Parameter positions: number of an item in the group → its position in the member's model.
  func isMoved(by taken: JointExchange.Offers, _ positions: [Int: Int]) -> Bool {
    taken.contains { node, offers in
      // What is nothing but 独自 elsewhere may make that of what is claimed here.
      if offers.contains(where: \.table.hasOwnBusiness) { return true }
      guard let outlet = outlets[node] else { return false }
      return outlet.isOpen
        || offers.contains { $0.table.rows.contains { moves($0, outlet, positions) } }
    }
  }

  private func moves(_ row: JointTable.Row, _ outlet: Outlet, _ positions: [Int: Int]) -> Bool {
    if outlet.isNamed, row.state > 0 { return true }
    guard let position = positions[row.item] else { return !outlet.all.isEmpty }
    return outlet.all.contains { !$0.arriving(of: position).isEmpty }
  }
}
