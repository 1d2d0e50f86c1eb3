extension Model {
  /// The items that a paper covers, in order: none that it cannot carry, none where they are unknown.
  func covered(by id: Approval.ID) -> [Item.ID] {
    if case .unknown = self[id].items { return [] }
    let groundless = Set(withoutGround(id))
    guard !groundless.isEmpty else { return resolved(self[id].items) }
    return resolved(self[id].items).filter { !groundless.contains($0) }
  }

  /// The items of class 特定個人情報 that a paper names and cannot cover: of these kinds only on the ground of article 19 or 30 of the
  /// Number Act (0008.6a). In order.
  func withoutGround(_ id: Approval.ID) -> [Item.ID] {
    let paper = self[id]
    switch paper.kind {
    case .provision, .otherPurpose, .consent: break
    case .entrustment, .subcontract, .statute, .connection, .processing: return []
    }
    if case .unknown = paper.items { return [] }
    let items = resolved(paper.items).filter { self[$0].isSpecific }
    guard !items.isEmpty, !(paper.basis.map { LegalBasis($0).namesNumberActGround } ?? false)
    else { return [] }
    return items
  }
}
