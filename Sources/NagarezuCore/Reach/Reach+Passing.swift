extension Reach {
  /// The flows that run into a node on some day, in order.
  func flows(into node: Node) -> [Flow.ID] {
    wiring.stations[wiring.number(of: node)].arriving.map { wiring.lines[$0].flow }
  }

  /// Everything inside a node, at any depth.
  func inside(_ node: Node) -> [Node] {
    var found: [Int] = []
    var pending = wiring.stations[wiring.number(of: node)].inner
    while let place = pending.popLast() {
      found.append(place)
      pending += wiring.stations[place].inner
    }
    return found.map(wiring.node)
  }

  /// The items of which something really travels over a passage, on any day or on `day`, ascending; as they arrive.
  public func items(over passage: Passage, on day: Day? = nil) -> [Item.ID] {
    let window = DayRange(on: day)
    var cells = Cells()
    for (days, copies) in travelling(on: passage) where days.intersection(window) != nil {
      cells.formUnion(copies.cells(shape: shape))
    }
    return cells.items(shape: shape)
  }

  /// The items of which something stands at a node, on any day or on `day`.
  public func items(at node: Node, on day: Day? = nil) -> Set<Item.ID> {
    let window = DayRange(on: day)
    var cells = Cells()
    for segment in history(of: node) where segment.days.intersection(window) != nil {
      cells.formUnion(segment.contents.cells(shape: shape))
    }
    return Set(cells.items(shape: shape))
  }

  /// The items of which something really travels over a passage, over time; as they arrive, ascending.
  ///
  /// Shape: in order of days; a time in which nothing travels is left out.
  public func journeys(over passage: Passage) -> [(days: DayRange, items: [Item.ID])] {
    travelling(on: passage).map { ($0.days, $0.copies.cells(shape: shape).items(shape: shape)) }
      .filter { !$0.items.isEmpty }
  }

  /// The items of which something stands at a node, over time, ascending. Shape: as ``journeys(over:)``.
  public func stays(at node: Node) -> [(days: DayRange, items: [Item.ID])] {
    history(of: node).map { ($0.days, $0.contents.cells(shape: shape).items(shape: shape)) }
      .filter { !$0.items.isEmpty }
  }

  /// What a passage carries over time, in any state.
  func passing(on passage: Passage) -> [(days: DayRange, cells: Cells)] {
    switch passage {
    case .flow(let id):
      return carried(by: id).map { ($0.days, $0.copies.cells(shape: shape)) }
    case .reader(let system, let index):
      return history(of: .system(system)).map {
        ($0.days, read(by: index, of: system, from: $0.contents, on: $0.first))
      }
    case .succession(let system, let index):
      return takenOver(system, index).map { ($0.days, $0.copies.cells(shape: shape)) }
    }
  }
}

extension Reach {
  /// A shortest way of what passes over a passage on a day, made from `first` if that is given: to a copy that whoever looks in opens, or
  /// that `listener` reads, who hears a change of operators; `nil` where that does not pass then.
  func path(
    over passage: Passage, readBy listener: Party.ID?, item: Item.ID, atom: Int, on day: Day,
    from first: Item.ID? = nil
  ) -> Path? {
    func path(to system: System.ID, readableBy party: Party.ID?) -> Path? {
      self.path(
        to: .system(system), item: item, atom: atom, on: day, readableBy: party, from: first)
    }
    switch passage {
    case .flow(let flow): return self.path(over: flow, item: item, atom: atom, on: day, from: first)
    case .reader(let system, let index):
      return path(to: system, readableBy: model[system].readers[index].party)
    case .succession(let system, _):
      return path(to: system, readableBy: listener)
    }
  }

  /// A shortest way that ends with `flow` on `day`, made from `first` if that is given; `nil` where the flow does not carry
  /// that then.
  public func path(
    over flow: Flow.ID, item: Item.ID, atom: Int, on day: Day, from first: Item.ID? = nil
  ) -> Path? {
    guard
      carried(by: flow, on: day)?.hasCopy(of: item.position, about: atom, shape: shape) ?? false
    else { return nil }
    // What it may have been before the flow renamed it.
    let leaving = model.resolved(model[flow].items).filter {
      model[flow].renames[$0, default: $0] == item
    }
    let ways = leaving.compactMap {
      path(to: model[flow].from, item: $0, atom: atom, on: day, from: first)
    }
    guard var way = ways.min(by: { $0.flows.count < $1.flows.count }) else {
      return first == nil ? Path(steps: [.claimed(by: flow, item: item, on: day)]) : nil
    }
    way.steps.append(.carried(by: flow, item: item, on: day))
    return way
  }
}
