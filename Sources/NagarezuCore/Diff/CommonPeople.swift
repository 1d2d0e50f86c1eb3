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
    let positions = Dictionary(
      old.subjects.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let shared = Set(new.subjects.map(\.name)).intersection(positions.keys)
    var known: [Set<String>: [Int]] = [:]
    for (atom, classes) in old.population.classes.enumerated() {
      known[Set(classes.map { old[$0].name }).intersection(shared), default: []].append(atom)
    }
    let names = new.population.classes.map {
      Set($0.map { new[$0].name }).intersection(shared)
    }
    same = names.map { known[$0] ?? [] }
    classes = names.map { $0.compactMap { positions[$0] }.sorted() }
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
