/// What several businesses share (`docs/adr/0008`, 20).
extension Model {
  /// Whether a system is one thing in several businesses.
  func isShared(_ id: System.ID) -> Bool { sharedParts.contains(self[id].span.file) }

  /// The shared system that a flow of everything leaves, so that it carries what other businesses put there: its source, or one inside or
  /// around that, which its far end is outside of. The first in order; `nil` where it leaves none.
  func sharedSystem(leftBy id: Flow.ID) -> System.ID? { sharedSystems(leftBy: id).first }

  /// All such systems, in order.
  func sharedSystems(leftBy id: Flow.ID) -> [System.ID] {
    let flow = self[id]
    guard case .all = flow.items, case .system(let from) = flow.from else { return [] }
    return systemIDs.filter { system in
      isShared(system)
        && (withOuter(from).contains(system) || withOuter(system).contains(from))
        && !around(flow.to).contains(.system(system))
    }
  }
}
