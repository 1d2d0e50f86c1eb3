/// Whose people are whose among the models of a group: those of a shared class are one set, and a model's own classes are not cut against
/// another's (`docs/adr/0015`, 3).
struct JointPeople: Sendable {
  /// Shape: member → atom → its signature: the number of the set of shared classes that it lies in.
  let signatures: [[Int]]
  /// How many words hold a set of signatures.
  let width: Int
  /// Shape: member → signature → the atoms there that lie in all of those classes that the member has.
  let images: [[AtomSet]]
  /// Shape: member → the signatures whose image is nobody else, in words.
  private let simple: [[UInt64]]
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
    let width = (sets.count + 63) / 64
    self.width = width
    simple = zip(images, signatures).map { images, signatures in
      var words = [UInt64](repeating: 0, count: width)
      for (signature, image) in images.enumerated()
      where image.members.allSatisfy({ signatures[$0] == signature }) {
        words[signature >> 6] |= 1 << UInt64(signature & 63)
      }
      return words
    }
  }

  /// The signatures of some people of a member, who are given in words of atoms; in words.
  func signatures(of atoms: some Collection<UInt64>, _ member: Int) -> [UInt64] {
    var found = [UInt64](repeating: 0, count: width)
    for (word, bits) in atoms.enumerated() {
      var rest = bits
      while rest != 0 {
        let signature = signatures[member][word * 64 + rest.trailingZeroBitCount]
        found[signature >> 6] |= 1 << UInt64(signature & 63)
        rest &= rest - 1
      }
    }
    return found
  }

  /// Everybody of a member who may be meant by some signatures.
  func atoms(_ some: some Collection<UInt64>, in member: Int) -> AtomSet {
    AtomSet(words: Array(some)).members.reduce(AtomSet(count: signatures[member].count)) {
      $0.union(images[member][$1])
    }
  }

  /// Whether everybody of a member who may be meant by some signatures has one of `mine`.
  func hold(
    _ mine: some Collection<UInt64>, all some: some Collection<UInt64>, in member: Int
  ) -> Bool {
    let isSimple = zip(zip(mine, some), simple[member]).allSatisfy { pair, simple in
      pair.1 & ~(pair.0 & simple) == 0
    }
    if isSimple { return true }
    let numbers = signatures[member]
    let held = AtomSet(words: Array(mine))
    return atoms(some, in: member).isSubset(
      of: AtomSet(count: numbers.count, numbers.indices.filter { held.contains(numbers[$0]) }))
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
