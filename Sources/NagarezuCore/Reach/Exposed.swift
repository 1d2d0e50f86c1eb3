/// What one party has at one place over some days: the pairs it reads, and those it merely keeps.
public struct Exposed: Hashable, Sendable {
  public var days: DayRange
  public var read: Cells
  /// Never overlaps `read`.
  public var custody: Cells

  /// What is read and what is kept.
  var all: Cells { read.union(custody) }

  var isEmpty: Bool { read.isEmpty && custody.isEmpty }

  /// The pairs with one exposure.
  public subscript(exposure: Exposure) -> Cells {
    switch exposure {
    case .read: read
    case .custody: custody
    }
  }
}

extension Reach {
  /// What `party` makes of copies that it can open: plain ones, and sealed ones whose key it holds.
  func readable(_ copies: Copies, by party: Party.ID) -> Cells {
    copies.cells(nil, shape: shape).union(unsealed(copies, by: party))
  }

  /// The sealed copies whose key `party` holds.
  func unsealed(_ copies: Copies, by party: Party.ID) -> Cells {
    var cells = Cells(shape: shape)
    for key in model.keyIDs where model.holds(party, key) {
      cells.formUnion(copies.cells(key, shape: shape))
    }
    return cells
  }

  /// What a reader's selection lets through of what it can read (13).
  func read(by index: Int, of system: System.ID, from copies: Copies) -> Cells {
    let reader = model[system].readers[index]
    let selection = Cells(
      shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
    return readable(copies, by: reader.party).intersection(selection)
  }

  /// What `party` has of `copies` at `node` (12 to 14, 16).
  func exposed(_ copies: Copies, to party: Party.ID, at node: Node, on days: DayRange) -> Exposed {
    Exposed(shares(of: copies, to: party, at: node), on: days, shape: shape)
  }

  /// What `party` has at `node` over time, in order of days; days with nothing are left out.
  public func had(by party: Party.ID, at node: Node) -> [Exposed] {
    history(of: node).compactMap { segment in
      guard !segment.contents.isEmpty else { return nil }
      let exposed = exposed(segment.contents, to: party, at: node, on: segment.days)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a channel's operator gets of a passage over it, in order of days (15).
  public func overheard(by party: Party.ID, on passage: Passage) -> [Exposed] {
    travelling(on: passage).compactMap { days, copies in
      let exposed = Exposed(
        shares(of: copies, to: party, listeningTo: passage), on: days, shape: shape)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a passage brings into the hands of `party`, in order of days (23).
  public func entered(_ party: Party.ID, by passage: Passage) -> [Exposed] {
    travelling(on: passage).compactMap { days, copies in
      let exposed = Exposed(
        shares(of: copies, to: party, receiving: passage), on: days, shape: shape)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// The copies on their way: what a flow carries, or what a reader reads, in the states they are in.
  func travelling(on passage: Passage) -> [(days: DayRange, copies: Copies)] {
    switch passage {
    case .flow(let id): return carried(by: id)
    case .reader(let system, let index):
      let reader = model[system].readers[index]
      let selection = Cells(
        shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
      return history(of: .system(system)).map { segment in
        (segment.days, segment.contents.restricted(to: selection, openedBy: reader.party, in: self))
      }
    }
  }
}

extension Copies {
  /// The copies of `selection` that `party` can open.
  fileprivate func restricted(
    to selection: Cells, openedBy party: Party.ID, in reach: Reach
  ) -> Copies {
    let shape = reach.shape
    var result = self
    for state in 0..<shape.states {
      let isOpen = state == 0 || reach.model.holds(party, Key.ID(state - 1))
      for index in 0..<shape.plane {
        result.words[state * shape.plane + index] &= isOpen ? selection.words[index] : 0
      }
    }
    return result
  }
}
