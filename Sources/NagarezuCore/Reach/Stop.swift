/// One thing that keeps an item from a party, or keeps the party from reading what it has (design §10.12).
public enum Stop: Hashable, Sendable {
  /// Nobody in the model holds the item at all.
  case heldByNobody
  /// No flow leads from where the item is to the party, whatever it carries.
  case noWay
  /// A flow on a way to the party does not carry the item.
  case notNamed(Flow.ID)
  /// A flow carries it for other people only.
  case otherPeople(Flow.ID)
  /// A flow ends before the item arrives at its source, or begins after it is gone.
  case otherDays(Flow.ID)
  /// A flow drops the item or turns it into another.
  case turned(Flow.ID, into: Item.ID?)
  /// It stands at a place of the party, and a reader's selection leaves it out.
  case notSelected(System.ID)
  /// It is sealed there under a key the party does not hold.
  case sealed(Place, Key.ID)
  /// The party only carries it, encrypted.
  case encrypted(Channel.ID)
  /// The party only houses the system, and アクセス: 不可 keeps it out.
  case noAccess(System.ID)

  /// The word in JSON: what kind of thing stops it.
  public var word: String {
    switch self {
    case .heldByNobody, .noWay, .notNamed, .otherPeople, .turned: "noFlow"
    case .otherDays: "period"
    case .notSelected: "readerScope"
    case .sealed: "sealed"
    case .encrypted: "encrypted"
    case .noAccess: "noAccess"
    }
  }

  /// The word for people.
  public var described: Message {
    switch self {
    case .heldByNobody, .noWay, .notNamed, .otherPeople, .turned:
      Message(ja: "流れがない", en: "no flow")
    case .otherDays: Message(ja: "期間", en: "period")
    case .notSelected: Message(ja: "閲覧の範囲", en: "reader's scope")
    case .sealed: Message(ja: "封印", en: "sealed")
    case .encrypted: Message(ja: "暗号化", en: "encrypted")
    case .noAccess: Message(ja: "アクセス不可", en: "no access")
    }
  }
}

extension Model {
  /// The line that says so; `nil` where the model says nothing at all.
  public func span(of stop: Stop) -> SourceSpan? {
    switch stop {
    case .heldByNobody, .noWay: nil
    case .notNamed(let flow), .otherPeople(let flow), .otherDays(let flow), .turned(let flow, _):
      self[flow].span
    case .notSelected(let system), .noAccess(let system): self[system].span
    case .sealed(.node(let node), _): span(of: node)
    case .sealed(.passage(let passage), _): span(of: passage)
    case .encrypted(let channel): self[channel].span
    }
  }
}

extension Reach {
  /// What keeps a party from reading the cells of a timeline at a place where it has custody of them. In order of keys; a closed
  /// door before a seal; none twice.
  func stops(
    of party: Party.ID, at place: Place, _ timeline: [(days: DayRange, cells: Cells)]
  ) -> [Stop] {
    let there = copies(at: place)
    return stops(of: party, at: place) { key in
      timeline.contains { days, cells in
        there.contains { part in
          part.days.intersection(days) != nil
            && !part.copies.cells(key, shape: shape).intersection(cells).isEmpty
        }
      }
    }
  }

  /// The same of one item about some people on some days.
  func stops(
    of party: Party.ID, at place: Place, _ item: Item.ID, _ atoms: AtomSet, during: [DayRange]
  ) -> [Stop] {
    let there = copies(at: place).filter { part in
      during.contains { $0.intersection(part.days) != nil }
    }
    return stops(of: party, at: place) { key in
      let plane = key.map { $0.position + 1 } ?? 0
      return there.contains {
        $0.copies.hasCopy(of: item, aboutAnyOf: atoms, in: plane..<plane + 1, shape: shape)
      }
    }
  }

  /// - Parameter isThere: Whether any of it is there plain (`nil`), or sealed under a key.
  private func stops(
    of party: Party.ID, at place: Place, _ isThere: (Key.ID?) -> Bool
  ) -> [Stop] {
    let door = isThere(nil) ? self.door(before: party, at: place) : nil
    let seals = model.keyIDs.filter { !model.holds(party, $0) && isThere($0) }
      .map { Stop.sealed(place, $0) }
    return (door.map { [$0] } ?? []) + seals.filter { $0 != door }
  }

  /// What stands or passes at a place over time, in order of days.
  private func copies(at place: Place) -> [(days: DayRange, copies: Copies)] {
    switch place {
    case .node(let node): history(of: node).map { ($0.days, $0.contents) }
    case .passage(let passage): travelling(on: passage)
    }
  }

  /// What keeps from reading plain copies whoever only houses or carries them.
  private func door(before party: Party.ID, at place: Place) -> Stop? {
    switch place {
    case .passage(let passage):
      return model.channel(of: passage).map { .encrypted($0) }
    case .node(.party): return nil
    case .node(.system(let id)):
      if model[id].noAccess != nil { return .noAccess(id) }
      return model[id].sealedUnder.map { .sealed(place, $0) }
    }
  }
}
