/// What one party has at one place over some days.
struct Possession {
  var place: Violation.Place
  var exposed: Exposed
}

extension Facts {
  /// Everything `party` has by itself (12 to 15), on the days that are judged; custody of what is merely carried too.
  func possessions(of party: Party.ID) -> [Possession] {
    var found: [Possession] = []
    for node in placesOf[party, default: []] {
      found += within(reach.had(by: party, at: node)).map {
        Possession(place: .node(node), exposed: $0)
      }
    }
    for passage in carriedBy[party, default: []] {
      found += within(reach.overheard(by: party, on: passage)).map {
        Possession(place: .passage(passage), exposed: $0)
      }
    }
    return found
  }

  /// The pieces cut down to the days that are judged.
  func within(_ pieces: [Exposed]) -> [Exposed] {
    pieces.compactMap { piece in
      guard let days = piece.days.intersection(window) else { return nil }
      var piece = piece
      piece.days = days
      return piece
    }
  }

  /// The cells of a timeline on the days that are judged, as findings list them.
  func cells(_ pieces: some Sequence<(days: DayRange, cells: Cells)>) -> [Finding.Cell] {
    Grouping.sorted(
      pieces.flatMap { piece -> [Finding.Cell] in
        guard let days = piece.days.intersection(window) else { return [] }
        return piece.cells.rows(shape: reach.shape).map {
          Finding.Cell(item: $0.0, atoms: $0.1, days: days)
        }
      })
  }

  /// What stands at a node over time, in any state.
  func standing(at node: Node) -> [(days: DayRange, cells: Cells)] {
    reach.history(of: node).map { ($0.days, $0.contents.cells(shape: reach.shape)) }
  }
}

extension Exposed {
  /// What is read and what is kept.
  var all: Cells { read.union(custody) }
}

extension Model {
  /// Whether the party or what it is a part of does work for the authority: a 業務委託 or 再委託 names it.
  func isContractor(_ party: Party.ID) -> Bool {
    let family = withAncestors(party)
    return approvals.contains { paper in
      guard case .party(let target) = paper.target else { return false }
      return (paper.kind == .entrustment || paper.kind == .subcontract) && family.contains(target)
    }
  }

  /// The party and everything that is a part of it, in order.
  func family(of party: Party.ID) -> [Party.ID] {
    partyIDs.filter { withAncestors($0).contains(party) }
  }

  /// Names for a headline: the first three, then how many more.
  func listed(_ items: [Item.ID]) -> Message {
    let text = FindingText(
      items: items.map { self[$0].name }, party: Message(ja: "", en: ""), system: "",
      channel: Message(ja: "", en: ""), subjects: [], days: [])
    return Message(ja: text.itemsJA, en: text.itemsEN)
  }
}
