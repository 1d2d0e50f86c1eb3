extension Reach {
  /// What of a passage is not 独自 where it arrives (`docs/adr/0008`, 13), in order of days; `nil` where nothing of it can be.
  func ordinary(on passage: Passage) -> [(days: DayRange, cells: Cells)]? {
    let origin = model.origin(of: passage)
    guard wiring.stations[wiring.number(of: origin)].mayBeOwnBusiness else { return nil }
    switch passage {
    case .reader, .succession:
      return history(of: origin).map { ($0.days, ($0.ordinary ?? $0.contents).cells(shape: shape)) }
    case .flow(let id):
      let lines = wiring.lines(of: id)
      guard let line = lines.first, wirings.contains(where: { $0.lines[line].keepsHands })
      else { return nil }
      return history(of: origin).compactMap { segment in
        guard let days = segment.days.intersection(wiring.lines[line].days) else { return nil }
        let today = wiring(on: days.first)
        let source = wiring.lines[line].isCommon ? segment.contents : segment.everything
        let copies = lines.reduce(into: Copies()) { copies, line in
          copies.formUnion(
            today.carriedOrdinary(
              by: line, from: source, rooted: segment.rooted ?? Copies(),
              ordinary: segment.ordinary ?? segment.contents))
        }
        return (days, copies.cells(shape: shape))
      }
    }
  }

  /// What a passage brings into the hands of `party` and is not 独自 there, in order of days.
  func enteredOrdinary(_ party: Party.ID, by passage: Passage) -> [Exposed] {
    let ordinary = ordinary(on: passage)
    return entered(party, by: passage).map { piece in
      keepsHands(passage, of: party, on: piece.days.first) ? piece.limited(to: ordinary) : piece
    }.filter { !$0.isEmpty }
  }

  /// Whether no system around a flow's end that `party` operates is in more hands than the one inside it: else what enters there
  /// is an ordinary copy.
  private func keepsHands(_ passage: Passage, of party: Party.ID, on day: Day) -> Bool {
    guard case .flow(let id) = passage else { return true }
    let model = model(on: day)
    let chain = model.around(model[id].to)
    guard
      let last = chain.lastIndex(where: { node in
        model.entries(of: id).contains { $0.node == node && $0.parties.contains(party) }
      })
    else { return true }
    return zip(chain[...last], chain[...last].dropFirst()).allSatisfy { inner, outer in
      model.hands(of: outer).allSatisfy(model.hands(of: inner).contains)
    }
  }
}

extension Exposed {
  mutating func limit(to cells: Cells) {
    read.formIntersection(cells)
    custody.formIntersection(cells)
  }

  /// The same without what a timeline does not have on its days, which lie within one entry of that; everything where there is none.
  func limited(to timeline: [(days: DayRange, cells: Cells)]?) -> Exposed {
    guard let entry = timeline?.first(where: { $0.days.contains(days.first) }) else { return self }
    var less = self
    less.limit(to: entry.cells)
    return less
  }
}
