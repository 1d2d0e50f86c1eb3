extension Model {
  /// Why the data of a holding cannot be the operators' own business (`docs/adr/0008`, 13).
  public enum NotOwnBusiness: Hashable, Sendable {
    /// The authority and its parts alone operate the system: what is born there is theirs anyway.
    case ofTheAuthority
    /// Nobody is named as its operator.
    case noOperator
    /// An operator outside the authority, or what that is a part of, has this 業務委託 or 再委託 of one of the items and people.
    case contract(Approval.ID, Party.ID)
    /// This 電算処理 names the system or one around it.
    case processing(Approval.ID)
  }

  /// Why what a system holds cannot be its operators' own business; `nil` where it can. The first reason in the order above.
  public func reasonAgainstOwnBusiness(
    of holding: System.Holding, in system: System.ID
  ) -> NotOwnBusiness? {
    let operators = self[system].operators
    if operators.allSatisfy({ self[$0].kind == .unnamed }) { return .noOperator }
    let outsiders = operators.filter { !isOfAuthority($0) }
    if outsiders.isEmpty { return .ofTheAuthority }
    for party in outsiders {
      let contract = papers(to: party).first { id in
        let paper = self[id]
        guard paper.kind == .entrustment || paper.kind == .subcontract, paper.items != .unknown
        else { return false }
        return resolved(paper.items).contains(where: holding.items.contains)
          && !paper.subjects.intersection(holding.subjects).isEmpty
      }
      if let contract { return .contract(contract, party) }
    }
    return processing(of: system).first.map { .processing($0) }
  }

  /// The 独自 that would answer a finding about what is born at a system (`docs/adr/0008`, 13): whether the system holds some of it, not
  /// marked, where it could be.
  func mayBeOwnBusiness(_ parts: [Finding.Part], of party: Party.ID, at node: Node) -> Bool {
    guard case .system(let system) = node, self[system].operators.contains(party),
      !isOfAuthority(party)
    else { return false }
    return self[system].holdings.contains { holding in
      !holding.isOwnBusiness && reasonAgainstOwnBusiness(of: holding, in: system) == nil
        && parts.contains {
          holding.items.contains($0.item) && !holding.subjects.intersection($0.atoms).isEmpty
            && holding.period.widest.intersection($0.days) != nil
        }
    }
  }
}
