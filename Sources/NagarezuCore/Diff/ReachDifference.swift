/// What newly reaches whom, and what no longer does: the engine's answer for one model against that
/// for another, or for one day against another.
///
/// Compared is what each party has by itself, item by item and class of people by class: neither
/// what its sections have (they are told themselves) nor what it might infer. What is the same
/// before and after is not in it, whatever flows were changed.
public struct ReachDifference: Sendable {
  /// Items that one party has in one of the two and not, or only in custody, in the other.
  public struct Difference: Sendable {
    public var party: Party.ID
    public var exposure: Exposure
    /// In order. Never empty.
    public var items: [Item.ID]
    /// The people for whom it is so, where it is not so for all whose items the party has; else
    /// `nil`.
    public var people: AtomSet?
    /// The flows and looks by which they last come into the party's hands, in order; empty where
    /// they are born there.
    public var passages: [Passage]
  }

  /// What newly arrives, in terms of the newer model; in order of party, then of items.
  public let arriving: [Difference]
  /// What arrives no longer, in terms of the older model; in the same order.
  public let ceasing: [Difference]

  /// Compares two reaches, each on its day or, without one, on all days.
  public init(from old: Reach, on oldDay: Day? = nil, to new: Reach, on newDay: Day? = nil) {
    let names = Naming(old.model, new.model)
    let (before, after) = (
      Having(old, on: oldDay) { names.key(ofOld: $0, $1, $2) },
      Having(new, on: newDay) { names.key(ofNew: $0, $1, $2) }
    )
    arriving = after.beyond(before)
    ceasing = before.beyond(after)
  }
}

/// Names under which cells of two models are the same.
private struct Naming {
  /// One party's having one item of one sort of people.
  struct Key: Hashable {
    var party: Counterparts<Party>.Place
    var item: Counterparts<Item>.Place
    /// The classes they are in, of those that both models declare.
    var people: Set<SubjectClass.ID>
  }

  private let old: Model
  private let new: Model
  private let parties: Counterparts<Party>
  private let items: Counterparts<Item>
  private let classes: Counterparts<SubjectClass>

  init(_ old: Model, _ new: Model) {
    (self.old, self.new) = (old, new)
    parties = Counterparts(old, new)
    items = Counterparts(old, new)
    classes = Counterparts(old, new)
  }

  func key(ofOld party: Party.ID, _ item: Item.ID, _ atom: Int) -> Key {
    Key(
      party: parties.place(ofOlder: party), item: items.place(ofOlder: item),
      people: Set(old.population.classes[atom].compactMap { classes.newer(of: $0) }))
  }

  func key(ofNew party: Party.ID, _ item: Item.ID, _ atom: Int) -> Key {
    Key(
      party: .newer(party), item: .newer(item),
      people: Set(new.population.classes[atom].filter { classes.older(of: $0) != nil }))
  }
}

/// What every party has by itself in one model.
private struct Having {
  /// Where and when a party has something: enough to ask for the way it came.
  struct Witness {
    var node: Node
    var day: Day
    var atom: Int
  }

  /// One item that one party has.
  struct Holding: Hashable {
    var party: Party.ID
    var item: Item.ID
  }

  private let reach: Reach
  private let window: DayRange
  private let key: (Party.ID, Item.ID, Int) -> Naming.Key
  /// The more that is had, by key.
  private var exposures: [Naming.Key: Exposure] = [:]
  /// Shape: item of a party → its atoms, each with how it is had and where.
  private var cells: [Holding: [Int: (exposure: Exposure, witness: Witness)]] = [:]
  private var model: Model { reach.model }

  init(_ reach: Reach, on day: Day?, key: @escaping (Party.ID, Item.ID, Int) -> Naming.Key) {
    self.reach = reach
    self.key = key
    window = DayRange(on: day)
    for possession in reach.possessions {
      note(possession.pieces, possession.party, model.node(of: possession.place))
    }
  }

  private mutating func note(_ timeline: [Exposed], _ party: Party.ID, _ node: Node) {
    for piece in timeline {
      guard let days = piece.days.intersection(window) else { continue }
      for exposure in [Exposure.read, .custody] {
        let cells = piece[exposure]
        for item in cells.items(shape: reach.shape) {
          for atom in cells.atoms(of: item, shape: reach.shape).members {
            note(
              exposure, Holding(party: party, item: item),
              Witness(node: node, day: days.first, atom: atom))
          }
        }
      }
    }
  }

  private mutating func note(_ exposure: Exposure, _ holding: Holding, _ witness: Witness) {
    let name = key(holding.party, holding.item, witness.atom)
    exposures[name] = max(exposures[name] ?? exposure, exposure)
    if let known = cells[holding]?[witness.atom], known.exposure >= exposure { return }
    cells[holding, default: [:]][witness.atom] = (exposure, witness)
  }

  // MARK: - Beyond another

  /// What is had here and not, or only in custody, there.
  func beyond(_ other: Having) -> [ReachDifference.Difference] {
    struct Group: Hashable {
      var party: Party.ID
      var exposure: Exposure
      var people: AtomSet?
      var passages: [Passage]
    }
    var order: [Group] = []
    var items: [Group: [Item.ID]] = [:]
    var entries: [Party.ID: [Entry]] = [:]
    for holding in cells.keys.sorted(by: { ($0.party, $0.item) < ($1.party, $1.item) }) {
      let held = cells[holding] ?? [:]
      for exposure in [Exposure.read, .custody] {
        let fresh = held.filter { atom, cell in
          let name = key(holding.party, holding.item, atom)
          guard cell.exposure == exposure, exposures[name] == exposure else { return false }
          return other.exposures[name].map { $0 < exposure } ?? true
        }
        guard let first = fresh.keys.min(), let witness = fresh[first]?.witness else { continue }
        let atoms = AtomSet(count: model.population.count, fresh.keys)
        let known = entries[holding.party] ?? self.entries(of: holding.party)
        entries[holding.party] = known
        let passages = passages(to: holding, atoms, witness, among: known)
        // What people have of themselves does not arrive.
        if passages.isEmpty && model[holding.party].kind == .dataSubject { continue }
        let group = Group(
          party: holding.party, exposure: exposure,
          people: fresh.count == held.count ? nil : atoms, passages: passages)
        if items[group] == nil { order.append(group) }
        items[group, default: []].append(holding.item)
      }
    }
    return order.map {
      ReachDifference.Difference(
        party: $0.party, exposure: $0.exposure, items: items[$0] ?? [], people: $0.people,
        passages: $0.passages)
    }
  }

  /// What one passage brings one party.
  private struct Entry {
    var passage: Passage
    var brought: [Exposed]
  }

  /// What comes into a party's hands by flows and looks, and what it gets by running a channel; only
  /// what came until the last day asked for.
  private func entries(of party: Party.ID) -> [Entry] {
    model.passages.compactMap { passage in
      var brought: [Exposed] = []
      if model.receivers(of: passage).contains(party) {
        brought += reach.entered(party, by: passage)
      }
      if let channel = model.channel(of: passage), model[channel].operators.contains(party) {
        brought += reach.overheard(by: party, on: passage)
      }
      brought.removeAll { $0.days.first > window.last }
      return brought.isEmpty ? nil : Entry(passage: passage, brought: brought)
    }
  }

  /// By which passages a party gets an item: those that bring it. Where none does (it runs the site,
  /// or made the item from others) the last one of a shortest way that crosses into its hands, or
  /// else the last.
  private func passages(
    to holding: Holding, _ atoms: AtomSet, _ witness: Witness, among entries: [Entry]
  ) -> [Passage] {
    let found = entries.filter { entry in
      entry.brought.contains { piece in
        [piece.read, piece.custody].contains {
          !$0.atoms(of: holding.item, shape: reach.shape).intersection(atoms).isEmpty
        }
      }
    }
    guard found.isEmpty else { return found.map(\.passage) }
    let way =
      reach.path(
        to: witness.node, item: holding.item, atom: witness.atom, on: witness.day)?.flows ?? []
    let crossing = way.last { model.receivers(of: .flow($0)).contains(holding.party) }
    return (crossing ?? way.last).map { [.flow($0)] } ?? []
  }
}
