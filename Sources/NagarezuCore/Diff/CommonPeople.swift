/// Which people of an older model the people of a newer one may be: on the common refinement of both models' classes, which are the
/// same by name.
struct CommonPeople {
  private let old: Model
  private let new: Model
  /// Shape: atom of the newer model → atoms of the older that lie in just the same shared classes.
  private let same: [[Int]]
  /// Shape: atom of the newer model → the positions of its shared classes in the older one.
  private let classes: [[Int]]
  /// Whether both models cut the people alike, into cells in the same order.
  private let isIdentity: Bool

  init(_ old: Model, _ new: Model) {
    self.old = old
    self.new = new
    let shared = SharedClasses(new, old)
    var known: [[Int]: [Int]] = [:]
    for (atom, classes) in old.population.classes.enumerated() {
      known[shared.of(classes), default: []].append(atom)
    }
    classes = new.population.classes.map(shared.counted)
    same = classes.map { known[$0] ?? [] }
    isIdentity =
      old.population.count == new.population.count && same.enumerated().allSatisfy { $1 == [$0] }
  }

  /// Nobody of the older model.
  var nobody: AtomSet { old.population.nobody }

  /// The people of the newer model who are, whoever of the older they are, among `people` of that one.
  func surely(among people: AtomSet) -> AtomSet {
    guard !isIdentity else { return people }
    let atoms = same.indices.filter { atom in
      guard !same[atom].isEmpty else {
        // Nobody of the older model is in just these classes: then one of the classes must be covered whole.
        return people == old.population.everyone
          || classes[atom].contains { old.population.atoms[$0].isSubset(of: people) }
      }
      return same[atom].allSatisfy(people.contains)
    }
    return AtomSet(count: new.population.count, atoms)
  }
}

/// The classes that two models have under one name, counted as the second of them has them.
struct SharedClasses {
  /// Shape: class of the one model → that of the other; `nil` where that has none of the name.
  private let theirs: [Int?]
  /// Shape: class of the other model → whether the one has it too.
  private let isShared: [Bool]

  init(_ one: Model, _ other: Model) {
    let positions = Dictionary(
      other.subjects.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let theirs = one.subjects.map { positions[$0.name] }
    self.theirs = theirs
    var isShared = other.subjects.map { _ in false }
    for case let position? in theirs { isShared[position] = true }
    self.isShared = isShared
  }

  /// Of some classes of the other model those that are shared, ascending.
  func of(_ classes: [SubjectClass.ID]) -> [Int] {
    classes.map(\.position).filter { isShared[$0] }.sorted()
  }

  /// Of some classes of the one model those that are shared, as the other counts them, ascending.
  func counted(_ classes: [SubjectClass.ID]) -> [Int] {
    classes.compactMap { theirs[$0.position] }.sorted()
  }
}
