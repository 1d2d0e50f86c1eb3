/// The order in which people wrote things down (design §10.14): by file, line and column. Only what is listed follows it; which path is
/// shown, ids and exit codes never do.
extension Model {
  public func inAuthorsOrder(_ parties: some Sequence<Party.ID>) -> [Party.ID] {
    sorted(parties) { self[$0].span }
  }

  public func inAuthorsOrder(_ items: some Sequence<Item.ID>) -> [Item.ID] {
    sorted(items) { self[$0].span }
  }

  public func inAuthorsOrder(_ systems: some Sequence<System.ID>) -> [System.ID] {
    sorted(systems) { self[$0].span }
  }

  public func inAuthorsOrder(_ flows: some Sequence<Flow.ID>) -> [Flow.ID] {
    sorted(flows) { self[$0].span }
  }

  public func inAuthorsOrder(_ approvals: some Sequence<Approval.ID>) -> [Approval.ID] {
    sorted(approvals) { self[$0].span }
  }

  /// What stands in one place, as what nobody declared does, keeps the order of its indices.
  private func sorted<ID: Comparable>(
    _ ids: some Sequence<ID>, _ span: (ID) -> SourceSpan
  ) -> [ID] {
    ids.map { (id: $0, span: span($0)) }
      .sorted { $0.span != $1.span ? $0.span < $1.span : $0.id < $1.id }
      .map(\.id)
  }
}
