/// Which approvals are to whom, and of which system: looked up, because that is asked at every place and of every paper.
struct ApprovalIndex: Sendable {
  /// Shape: whom or what it is about → the approvals, in order.
  private var found: [Approval.Target: [Approval.ID]] = [:]
  /// The approvals of any system, in order.
  private(set) var ofSystems: [Approval.ID] = []

  init(_ approvals: [Approval]) {
    for (position, paper) in approvals.enumerated() {
      found[paper.target, default: []].append(Approval.ID(position))
      if case .system = paper.target { ofSystems.append(Approval.ID(position)) }
    }
  }

  subscript(target: Approval.Target) -> [Approval.ID] { found[target] ?? [] }

  /// The approvals of any of some targets, none of which stands twice, in order.
  func of(_ targets: some Sequence<Approval.Target>) -> [Approval.ID] {
    let all = targets.map { self[$0] }.filter { !$0.isEmpty }
    return all.count == 1 ? all[0] : all.flatMap(\.self).sorted()
  }
}

/// It says nothing that the approvals do not say, in an order of its own.
extension ApprovalIndex: CustomDebugStringConvertible {
  var debugDescription: String { "ApprovalIndex" }
}

extension Model {
  /// The approvals to a party or to what it is a part of, of any kind, in order.
  func papers(to party: Party.ID) -> [Approval.ID] {
    papers.of(withAncestors(party).map { .party($0) })
  }

  /// The approvals to any of some parties or to what they are parts of, in order.
  func papers(to parties: [Party.ID]) -> [Approval.ID] {
    papers.of(Set(parties.flatMap { withAncestors($0) }).map { .party($0) })
  }
}
