extension Reach {
  /// The items of which something really travels over a passage, on any day or on `day`, ascending; as they arrive.
  public func items(over passage: Passage, on day: Day? = nil) -> [Item.ID] {
    let window = DayRange(on: day)
    var cells = Cells(shape: shape)
    for (days, copies) in travelling(on: passage) where days.intersection(window) != nil {
      cells.formUnion(copies.cells(shape: shape))
    }
    return cells.items(shape: shape)
  }

  /// The items of which something stands at a node, on any day or on `day`.
  public func items(at node: Node, on day: Day? = nil) -> Set<Item.ID> {
    let window = DayRange(on: day)
    var cells = Cells(shape: shape)
    for segment in history(of: node) where segment.days.intersection(window) != nil {
      cells.formUnion(segment.contents.cells(shape: shape))
    }
    return Set(cells.items(shape: shape))
  }

  /// What a passage carries over time, in any state.
  func passing(on passage: Passage) -> [(days: DayRange, cells: Cells)] {
    switch passage {
    case .flow(let id):
      return carried(by: id).map { ($0.days, $0.copies.cells(shape: shape)) }
    case .reader(let system, let index):
      return history(of: .system(system)).map {
        ($0.days, read(by: index, of: system, from: $0.contents))
      }
    }
  }
}
