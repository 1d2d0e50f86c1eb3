/// When one party has one item about one atom.
struct Tenure {
  /// Days on which it reads, joined.
  var read: [DayRange] = []
  /// Days on which it reads or keeps, joined.
  var had: [DayRange] = []

  subscript(exposure: Exposure) -> [DayRange] { exposure == .read ? read : had }

  /// Only what holds on one day.
  func on(_ day: Day) -> Tenure {
    func only(_ ranges: [DayRange]) -> [DayRange] {
      ranges.contains { $0.contains(day) } ? [DayRange(on: day)] : []
    }
    return Tenure(read: only(read), had: only(had))
  }
}

/// Everything each party of a model has, itself or through its parts: who, which item, about which atom, when.
struct Tally {
  private let model: Model
  /// Shape: party → item → atom → when.
  private var tenures: [[Int: [Int: Tenure]]]

  /// Counts what a reach gives; with `day`, that day alone.
  init(_ reach: Reach, on day: Day?) {
    model = reach.model
    tenures = reach.model.parties.map { _ in [:] }
    for possession in reach.possessions {
      add(possession.pieces, to: possession.party, reach.shape)
    }
    for party in tenures.indices {
      for (item, atoms) in tenures[party] {
        for (atom, tenure) in atoms {
          let whole = Tenure(
            read: DayRange.joined(tenure.read), had: DayRange.joined(tenure.had))
          tenures[party][item]?[atom] = day.map(whole.on) ?? whole
        }
      }
    }
  }

  private mutating func add(_ pieces: [Exposed], to party: Party.ID, _ shape: Shape) {
    // What a section sees, its parent sees (17).
    let chain = model.withAncestors(party)
    for piece in pieces {
      for item in piece.read.union(piece.custody).items(shape: shape) {
        let read = piece.read.atoms(of: item, shape: shape)
        let kept = piece.custody.atoms(of: item, shape: shape)
        for one in chain.map(\.position) {
          for atom in read.members {
            tenures[one][item.position, default: [:]][atom, default: Tenure()].read
              .append(piece.days)
          }
          for atom in read.union(kept).members {
            tenures[one][item.position, default: [:]][atom, default: Tenure()].had
              .append(piece.days)
          }
        }
      }
    }
  }

  /// Shape: atom → when, of what a party has of an item.
  func atoms(of party: Int, _ item: Int) -> [Int: Tenure] { tenures[party][item] ?? [:] }

  /// The items of which a party has anything, in order.
  func items(of party: Int) -> [Int] { tenures[party].keys.sorted() }
}

/// Which people of another model an atom of this one stands for.
struct AtomMatching {
  /// Shape: atom of the one model → atoms of the other; `nil` where somebody in it is in a class that the other does not know.
  private let atoms: [[Int]?]

  /// Classes are the same by name. A class that only the other model knows splits an atom; one that only this model knows makes
  /// its people new.
  init(from one: Model, to other: Model) {
    let ours = Set(one.subjects.map(\.name))
    let theirs = Set(other.subjects.map(\.name))
    // Shape: names of the shared classes → the other's atoms in just those.
    var known: [Set<String>: [Int]] = [:]
    for (atom, classes) in other.population.classes.enumerated() {
      known[Set(classes.map { other[$0].name }).intersection(ours), default: []].append(atom)
    }
    atoms = one.population.classes.map { classes in
      let names = Set(classes.map { one[$0].name })
      return names.isSubset(of: theirs) ? known[names] : nil
    }
  }

  subscript(atom: Int) -> [Int]? { atoms[atom] }
}
