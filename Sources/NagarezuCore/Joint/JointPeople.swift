/// Whose people are whose among the models of a group: those of a shared class are one set, and a model's own classes are not cut against
/// another's (`docs/adr/0015`, 3).
struct JointPeople: Sendable {
  /// Shape: member → atom → its signature: the number of the set of shared classes that it lies in.
  let signatures: [[Int]]
  /// How many signatures there are.
  let count: Int
  /// Shape: member → signature → the atoms there that lie in all of those classes that the member has.
  let images: [[AtomSet]]
  /// Shape: signature → the numbers of its classes, ascending.
  private let sets: [[Int]]
  /// Shape: member → the shared classes that it has.
  private let classes: [Set<Int>]

  init(_ models: [Model]) {
    var known: [[Int]: Int] = [:]
    var named: [String: Int] = [:]
    /// Shape: member → shared class, by number → the class there.
    var places: [[Int: SubjectClass.ID]] = []
    var sets: [[Int]] = []
    var signatures: [[Int]] = []
    for model in models {
      let parts = Set(model.sharedParts)
      var numbers: [SubjectClass.ID: Int] = [:]
      for (position, one) in model.subjects.enumerated() where parts.contains(one.span.file) {
        let name = "\(one.span.file)\n\(one.name)"
        let number = named[name] ?? named.count
        named[name] = number
        numbers[SubjectClass.ID(position)] = number
      }
      places.append(Dictionary(uniqueKeysWithValues: numbers.map { ($1, $0) }))
      signatures.append(
        model.population.classes.map { around in
          let set = around.compactMap { numbers[$0] }.sorted()
          let number = known[set] ?? sets.count
          if number == sets.count {
            known[set] = number
            sets.append(set)
          }
          return number
        })
    }
    images = zip(models, places).map { model, places in
      sets.map { set in
        set.compactMap { places[$0] }.reduce(model.population.everyone) {
          $0.intersection(model.population.atoms[$1.position])
        }
      }
    }
    self.sets = sets
    self.classes = places.map { Set($0.keys) }
    self.signatures = signatures
    count = sets.count
  }

  /// The people of a paper of one member as another reads them: those whose classes, of those that both have, are the classes of people of
  /// the first who all are in it.
  func narrow(_ atoms: AtomSet, of member: Int, in other: Int) -> AtomSet {
    let both = classes[member].intersection(classes[other])
    var isWhole: [[Int]: Bool] = [:]
    for (atom, set) in signatures[member].enumerated() {
      isWhole[sets[set].filter(both.contains), default: true] =
        isWhole[sets[set].filter(both.contains), default: true] && atoms.contains(atom)
    }
    let there = signatures[other]
    return AtomSet(
      count: there.count,
      there.indices.filter { isWhole[sets[there[$0]].filter(both.contains)] ?? false })
  }
}
