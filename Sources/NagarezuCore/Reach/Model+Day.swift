extension Model {
  /// The model as it stands on one day: the flows that run, what is born, who operates, reads and holds keys, and the approvals
  /// that may be in force on it.
  ///
  /// For showing, not for judging: what arrived earlier and stayed is not in its flows. Periods are
  /// read at their widest, and an approval without one is kept, as nothing says that it is over.
  /// Everything but flows and approvals keeps its index, and nothing in it changes over time.
  public func inForce(on day: Day) -> Model {
    var model = standing(on: day)
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

  /// The days that the model speaks of, from the first to the last that a flow, holding, approval or dated keep states, at their
  /// widest; an open end is open, and a period that is not stated states nothing. `nil` where nothing states any
  /// (`docs/adr/0008`, 7).
  public var time: DayRange? {
    let periods =
      flows.map(\.period) + systems.flatMap { $0.holdings.map(\.period) }
      + approvals.flatMap(\.periods)
    let stated = periods.filter { $0 != .always }.map(\.widest)
    let kept = systems.compactMap { system -> DayRange? in
      guard case .until(let bound) = system.keep else { return nil }
      return DayRange(bound.earliest, bound.latest)
    }
    let all = stated + kept
    guard let first = all.map(\.first).min(), let last = all.map(\.last).max() else { return nil }
    return DayRange(first, last)
  }

  /// Whether a day is one that the model says nothing about; never where all days are asked for.
  public func isOutside(_ day: Day?) -> Bool {
    guard let day, let time else { return false }
    return !time.contains(day)
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
