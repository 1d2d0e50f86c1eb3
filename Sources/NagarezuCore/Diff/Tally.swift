/// Everything each party of a model has, itself or through its parts: who, which item, about which atom, when.
struct Tally {
  /// What a party has on some days on which nothing changes of it.
  struct Moment {
    let days: DayRange
    let read: Cells
    /// What it reads or keeps.
    let had: Cells
  }

  let shape: Shape
  /// Shape: party → what it or a part of it has at one place, in no order; days may overlap.
  private let pieces: [[Exposed]]
  /// Shape: party → what it ever reads, and what it ever reads or keeps.
  private let ever: [(read: Cells, had: Cells)]

  /// Counts what a reach gives, of which `possessions` is the list; with `day`, that day alone.
  init(_ reach: Reach, _ possessions: [Possession], on day: Day?) {
    let model = reach.model
    shape = reach.shape
    var pieces: [[Exposed]] = model.parties.map { _ in [] }
    let window = DayRange(on: day)
    for possession in possessions {
      let there = possession.during(window)?.pieces ?? []
      // What a section sees, its parent sees (17).
      for one in model.withAncestors(possession.party) { pieces[one.position] += there }
    }
    self.pieces = pieces
    ever = pieces.map { [shape] in Self.union($0, shape) }
  }

  private static func union(
    _ pieces: some Sequence<Exposed>, _ shape: Shape
  ) -> (read: Cells, had: Cells) {
    var (read, had) = (Cells(), Cells())
    for piece in pieces {
      read.formUnion(piece.read)
      had.formUnion(piece.custody)
    }
    had.formUnion(read)
    return (read, had)
  }

  /// What a party ever has with an exposure, reading covering keeping.
  func ever(_ party: Int, _ exposure: Exposure) -> Cells {
    exposure == .read ? ever[party].read : ever[party].had
  }

  /// What a party has over time, in order of days; days with nothing are left out.
  func moments(of party: Int) -> [Moment] {
    let coming = pieces[party].sorted { $0.days.first < $1.days.first }
    let turns = Set(coming.flatMap(\.days.turns)).sorted()
    guard let first = turns.first, let last = coming.map(\.days.last).max(),
      let whole = DayRange(first, last)
    else { return [] }
    var next = 0
    var there: [Exposed] = []
    return whole.cut(at: turns).compactMap { days in
      there.removeAll { $0.days.last < days.first }
      while next < coming.count, coming[next].days.first <= days.first {
        there.append(coming[next])
        next += 1
      }
      guard !there.isEmpty else { return nil }
      let (read, had) = Self.union(there, shape)
      return Moment(days: days, read: read, had: had)
    }
  }

  /// Whether a party has just what one of another model has, on the same days and at as many places.
  func hasSame(_ party: Int, as other: Tally, _ partner: Int) -> Bool {
    pieces[party] == other.pieces[partner]
  }
}

/// Which people of another model an atom of this one stands for.
struct AtomMatching {
  /// Shape: atom of the one model → atoms of the other; `nil` where somebody in it is in a class that the other does not know.
  private let atoms: [[Int]?]

  /// Classes are the same by name. A class that only the other model knows splits an atom; one that only this model knows makes
  /// its people new.
  init(from one: Model, to other: Model) {
    let shared = SharedClasses(one, other)
    // Shape: the shared classes, as the other model counts them → its atoms in just those.
    var known: [[Int]: [Int]] = [:]
    for (atom, classes) in other.population.classes.enumerated() {
      known[shared.of(classes), default: []].append(atom)
    }
    atoms = one.population.classes.map { classes in
      let theirs = shared.counted(classes)
      return theirs.count == classes.count ? known[theirs] : nil
    }
  }

  subscript(atom: Int) -> [Int]? { atoms[atom] }

  /// Whether each atom stands for the same atom of the other model.
  var isIdentity: Bool { atoms.enumerated().allSatisfy { $1 == [$0] } }

  /// The atoms all of whose people are among some of the other model.
  func surely(among words: ArraySlice<UInt64>, width: Int) -> [UInt64] {
    var found = [UInt64](repeating: 0, count: width)
    for (atom, others) in atoms.enumerated() {
      let isCovered =
        others?.allSatisfy { words[words.startIndex + $0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
        ?? false
      if isCovered { found[atom >> 6] |= 1 << UInt64(atom & 63) }
    }
    return found
  }
}
