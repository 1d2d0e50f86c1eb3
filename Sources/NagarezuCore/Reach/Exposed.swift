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
  /// What `party` makes of copies that it can open on a day: plain ones, and sealed ones whose key it holds.
  func readable(_ copies: Copies, by party: Party.ID, on day: Day) -> Cells {
    copies.cells(nil, shape: shape).union(unsealed(copies, by: party, on: day))
  }

  /// The sealed copies whose key `party` holds on a day.
  func unsealed(_ copies: Copies, by party: Party.ID, on day: Day) -> Cells {
    let epoch = epoch(on: day)
    var cells = Cells()
    for key in model.keyIDs where epoch.model.holds(party, key) {
      cells.formUnion(copies.cells(key, shape: shape))
    }
    return cells
  }

  /// What a reader's selection lets through of what it can read (13).
  func read(by index: Int, of system: System.ID, from copies: Copies, on day: Day) -> Cells {
    let reader = epoch(on: day).model[system].readers[index]
    let selection = Cells(
      shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
    return readable(copies, by: reader.party, on: day).intersection(selection)
  }

  /// What `party` has of `copies` at `node` (12 to 14, 16).
  func exposed(_ copies: Copies, to party: Party.ID, at node: Node, on days: DayRange) -> Exposed {
    Exposed(shares(of: copies, to: party, at: node, on: days.first), on: days)
  }

  /// What `party` has at `node` over time, in order of days; days with nothing are left out.
  public func had(by party: Party.ID, at node: Node) -> [Exposed] {
    let had = history(of: node).compactMap { segment -> Exposed? in
      guard !segment.contents.isEmpty else { return nil }
      let exposed = exposed(segment.contents, to: party, at: node, on: segment.days)
      return exposed.isEmpty ? nil : exposed
    }
    return had.joined(
      with: remains(of: party, at: node).map { Exposed($0.shares, on: $0.days) })
  }

  /// What a channel's operator gets of a passage over it, in order of days (15).
  public func overheard(by party: Party.ID, on passage: Passage) -> [Exposed] {
    travelling(on: passage).compactMap { days, copies in
      let exposed = Exposed(
        shares(of: copies, to: party, listeningTo: passage, on: days.first), on: days)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// What a passage brings into the hands of `party`, in order of days (23).
  public func entered(_ party: Party.ID, by passage: Passage) -> [Exposed] {
    travelling(on: passage).compactMap { days, copies in
      let exposed = Exposed(
        shares(of: copies, to: party, receiving: passage, on: days.first), on: days)
      return exposed.isEmpty ? nil : exposed
    }
  }

  /// The copies on their way: what a flow carries, what a reader reads, or what a system holds on the day it is taken over, in the
  /// states they are in.
  func travelling(on passage: Passage) -> [(days: DayRange, copies: Copies)] {
    switch passage {
    case .flow(let id): return carried(by: id)
    case .reader(let system, let index):
      return history(of: .system(system)).map { segment in
        let today = model(on: segment.first)
        let reader = today[system].readers[index]
        let selection = Cells(
          shape: shape, items: model.resolved(reader.items), atoms: reader.subjects)
        let seen = segment.contents.restricted(
          to: selection, openedBy: reader.party, in: today)
        return (segment.days, seen)
      }
    case .succession(let system, let index): return takenOver(system, index)
    }
  }
}

extension Copies {
  /// The copies of `selection` that `party` can open.
  fileprivate func restricted(
    to selection: Cells, openedBy party: Party.ID, in model: Model
  ) -> Copies {
    restricted(to: selection) { $0 == 0 || model.holds(party, Key.ID($0 - 1)) }
  }
}
