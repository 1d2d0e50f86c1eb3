extension Model {
  /// Items in as few names as the groups allow: groups of which every field is there, larger ones first, then what is left, in the
  /// order given.
  public func names(of items: [Item.ID]) -> [String] {
    var left = items
    var names: [String] = []
    let groups = groups.filter { $0.items.count > 1 }
      .sorted { ($1.items.count, $0.name) < ($0.items.count, $1.name) }
    for group in groups where group.items.allSatisfy(left.contains) {
      names.append(group.name)
      left.removeAll(where: group.items.contains)
    }
    return names + left.map { self[$0].name }
  }
}
