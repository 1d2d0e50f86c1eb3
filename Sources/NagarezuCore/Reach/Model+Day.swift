extension Model {
  /// The model as it stands on one day: the flows that run, what is born, and the approvals that
  /// may be in force on it.
  ///
  /// For showing, not for judging: what arrived earlier and stayed is not in its flows. Periods are
  /// read at their widest, and an approval without one is kept, as nothing says that it is over.
  /// Everything but flows and approvals keeps its index.
  public func inForce(on day: Day) -> Model {
    var model = self
    model.flows = flows.filter { $0.period.widest.contains(day) }
    for index in model.systems.indices {
      model.systems[index].holdings.removeAll { !$0.period.widest.contains(day) }
    }
    let kept = approvalIDs.filter {
      self[$0].periods.isEmpty || self[$0].mayHold(during: DayRange(on: day))
    }
    // Shape: approval of this model → approval of the new one.
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, Approval.ID($0)) })
    model.approvals = kept.map { id in
      var approval = self[id]
      approval.parents = approval.parents.compactMap { places[$0] }
      return approval
    }
    return model
  }

  /// The systems that hold data on some other day and neither hold nor pass on any on this one: not
  /// there yet, or gone.
  ///
  /// A system that nothing ever touches has no days, and stays.
  public func idleSystems(on day: Day) -> Set<System.ID> {
    let reach = Reach(self)
    let touched = Set(
      flows.filter { $0.period.widest.contains(day) }.flatMap { [$0.from, $0.to] })
    return Set(
      systemIDs.filter { id in
        let node = Node.system(id)
        let isDated =
          flows.contains { $0.from == node || $0.to == node }
          || reach.history(of: node).contains { !$0.contents.isEmpty }
        return isDated && !touched.contains(node) && reach.contents(of: node, on: day).isEmpty
      })
  }
}
