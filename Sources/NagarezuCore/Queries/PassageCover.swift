/// Which approvals cover what passages bring into whose hands, item by item: by the same cells, days and approvals by which a check
/// finds what none covers.
public final class PassageCover {
  /// What is said of one item that comes into the hands of one party.
  public struct Entry: Hashable, Sendable {
    public let party: Party.ID
    public let item: Item.ID
    /// Those that cover any of it, in order.
    public let papers: [Approval.ID]
    /// Whether nothing of it is left that no approval covers.
    public let isWhole: Bool
  }

  /// What a party has somewhere with one exposure, over days on which nothing about it changes.
  private struct Part {
    let days: DayRange
    let cells: Cells
    let uncovered: Cells
    let covering: [(approval: Approval.ID, cells: Cells)]
  }

  private struct Hands: Hashable {
    let party: Party.ID
    let node: Node
  }

  private let reach: Reach
  private let readings: Readings
  private let window: DayRange
  private var known: [Hands: [Part]] = [:]

  /// Of all days, or of `day` alone.
  public init(_ reach: Reach, on day: Day? = nil) {
    self.reach = reach
    readings = Readings(reach)
    window = DayRange(on: day)
  }

  /// What a passage brings to each party that a check judges for it, in order of parties, then of items; nothing of what a party is not
  /// judged for, such as its own data.
  public func entries(over passage: Passage) -> [Entry] {
    var found: [Party.ID: [Item.ID: Found]] = [:]
    for hands in hands(behind: passage) {
      for (days, cells) in brought(by: passage) {
        for part in parts(of: hands) where part.days.intersection(days) != nil {
          add(part, within: cells, to: &found[hands.party, default: [:]])
        }
      }
    }
    return found.sorted { $0.key < $1.key }.flatMap { party, items in
      items.sorted { $0.key < $1.key }.map { item, found in
        Entry(
          party: party, item: item, papers: found.papers.sorted(), isWhole: found.isWhole)
      }
    }
  }

  private struct Found {
    var papers: Set<Approval.ID> = []
    var isWhole = true
  }

  private func add(_ part: Part, within cells: Cells, to found: inout [Item.ID: Found]) {
    func items(_ some: Cells) -> [Item.ID] {
      some.intersection(cells).items(shape: reach.shape)
    }
    let uncovered = Set(items(part.uncovered))
    for item in items(part.cells) where uncovered.contains(item) || found[item] == nil {
      found[item, default: Found()].isWhole = !uncovered.contains(item)
    }
    for (paper, covered) in part.covering {
      for item in items(covered) { found[item]?.papers.insert(paper) }
    }
  }

  /// What a passage brings, without what is 独自: that is not judged.
  private func brought(by passage: Passage) -> [(days: DayRange, cells: Cells)] {
    guard case .flow = passage else { return reach.passing(on: passage) }
    return reach.ordinary(on: passage) ?? reach.passing(on: passage)
  }

  /// Who is judged for what a passage brings, and where, on any day: whoever has what is there, but for those who only look in; of a look
  /// whoever looks.
  private func hands(behind passage: Passage) -> Set<Hands> {
    var hands: Set<Hands> = []
    for model in reach.epochs.map(\.model) {
      for (node, parties) in ends(of: passage, in: model) {
        for party in parties where Shortfalls.isJudged(party, in: reach.model) {
          hands.insert(Hands(party: party, node: node))
        }
      }
    }
    return hands
  }

  private func ends(
    of passage: Passage, in model: Model
  ) -> [(node: Node, parties: [Party.ID])] {
    switch passage {
    case .reader(let system, _), .succession(let system, _):
      return [(.system(system), model.receivers(of: passage))]
    case .flow(let flow):
      let end = model[flow].to
      var parties = model.hands(of: end)
      if case .system(let system) = end { parties += model.hosts(of: system) }
      return [(end, parties)] + model.entries(of: flow)
    }
  }

  private func parts(of hands: Hands) -> [Part] {
    if let known = known[hands] { return known }
    let parts = Shortfalls.slices(of: hands.party, at: hands.node, readings, window).slices
      .flatMap { slice in
        [Exposure.read, .custody].map { exposure in
          Part(
            days: slice.exposed.days, cells: slice.exposed[exposure],
            uncovered: slice.uncovered(exposure),
            covering: slice.covering(exposure, shape: reach.shape))
        }
      }.filter { !$0.cells.isEmpty }
    known[hands] = parts
    return parts
  }
}
