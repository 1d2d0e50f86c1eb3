/// Those who are in all of some classes and in none of some others.
package struct PeopleTerm: Equatable {
  /// Positions of classes; empty for everyone.
  package let classes: [Int]
  /// Positions of classes that are taken out.
  package let without: [Int]
  package let atoms: AtomSet
  /// Whether they are just those in no class, which has a name of its own.
  package var isOfNoClass = false

  /// How many names it takes to say it.
  var cost: Int { max(1, classes.count + without.count) }
}

/// Finds short words for sets of people.
///
/// Every term is a part of what is to be said, and together they are all of it: the words are always true. They are as few as a greedy
/// cover finds, which is the fewest wherever one term is enough.
package struct PeopleWords {
  private let population: Population
  /// Shape: class → the classes it lies within.
  private let within: [[SubjectClass.ID]]
  /// Classes by size, larger ones first, then by name.
  private let order: [Int]

  /// Past so many classes that bear on a set, overlaps of two are not tried.
  private static let mostPaired = 24

  package init(_ population: Population, _ within: [[SubjectClass.ID]]) {
    self.population = population
    self.within = within
    let sizes = population.atoms.map(\.count)
    order = population.atoms.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  /// Terms that together are just `wanted`; larger ones first. Empty for nobody.
  package func terms(for wanted: AtomSet) -> [PeopleTerm] {
    var left = wanted
    var chosen: [PeopleTerm] = []
    var candidates = wide(wanted)
    while !left.isEmpty {
      var best: (term: PeopleTerm, gain: Int)?
      for term in candidates {
        let gain = term.atoms.intersection(left).count
        guard gain > 0 else { continue }
        // More people for each name; fewer names among equals.
        guard let known = best else {
          best = (term, gain)
          continue
        }
        let (a, b) = (gain * known.term.cost, known.gain * term.cost)
        if a > b || (a == b && term.cost < known.term.cost) { best = (term, gain) }
      }
      guard let term = best?.term else {
        candidates = left.members.map(cell)
        continue
      }
      chosen.append(term)
      left = left.subtracting(term.atoms)
    }
    return inOrder(withoutNeedless(chosen, wanted))
  }

  // MARK: Candidates

  /// Terms that lie in `wanted`: everyone, a class, or two that overlap, each but for what is not wanted.
  private func wide(_ wanted: AtomSet) -> [PeopleTerm] {
    var found: [PeopleTerm] = []
    if wanted.contains(0) {
      found.append(noClass)
      if let term = term(of: [], population.everyone, in: wanted) { found.append(term) }
    }
    let near = order.filter { !population.atoms[$0].intersection(wanted).isEmpty }
    var partial: [Int] = []
    for one in near {
      let people = population.atoms[one]
      if people.isSubset(of: wanted) {
        found.append(PeopleTerm(classes: [one], without: [], atoms: people))
      } else {
        partial.append(one)
        if let term = term(of: [one], people, in: wanted) { found.append(term) }
      }
    }
    guard partial.count <= Self.mostPaired else { return found }
    for (index, one) in partial.enumerated() {
      for other in partial[(index + 1)...] {
        let people = population.atoms[one].intersection(population.atoms[other])
        // A class within the other says no more with it than alone.
        guard people != population.atoms[one], people != population.atoms[other],
          let term = term(of: [one, other].sorted(), people, in: wanted)
        else { continue }
        found.append(term)
      }
    }
    return found
  }

  private var noClass: PeopleTerm {
    PeopleTerm(
      classes: [], without: [], atoms: AtomSet(count: population.count, [0]), isOfNoClass: true)
  }

  /// `people` but for the classes that hold whoever of them is not wanted; `nil` where nobody is left.
  private func term(of classes: [Int], _ people: AtomSet, in wanted: AtomSet) -> PeopleTerm? {
    var missing = people.subtracting(wanted)
    var without: [Int] = []
    while !missing.isEmpty {
      var best: (one: Int, gain: Int, loss: Int)?
      for one in order where !classes.contains(one) {
        let gone = population.atoms[one].intersection(people)
        let gain = gone.intersection(missing).count
        guard gain > 0 else { continue }
        let loss = gone.intersection(wanted).count
        // Who is wanted stays in, if that can be.
        if best.map({ (loss, -gain) < ($0.loss, -$0.gain) }) ?? true { best = (one, gain, loss) }
      }
      guard let one = best?.one else { return nil }
      without.append(one)
      missing = missing.subtracting(population.atoms[one])
    }
    let gone = without.reduce(population.nobody) { $0.union(population.atoms[$1]) }
    let rest = people.subtracting(gone)
    guard !rest.isEmpty else { return nil }
    return PeopleTerm(
      classes: classes, without: withoutNeedless(without, of: people, in: wanted), atoms: rest)
  }

  /// One atom: the classes it is in, but for those that would take in somebody else.
  private func cell(_ atom: Int) -> PeopleTerm {
    let inside = population.classes[atom]
    guard !inside.isEmpty else { return noClass }
    // A class that another one of them lies within adds nothing.
    let narrow = inside.filter { one in
      !inside.contains { within[$0.position].contains(one) }
    }.map(\.position)
    let people = narrow.reduce(population.everyone) {
      $0.intersection(population.atoms[$1])
    }
    let own = AtomSet(count: population.count, [atom])
    return term(of: narrow, people, in: own)
      ?? PeopleTerm(classes: narrow, without: [], atoms: own)
  }

  // MARK: Fewer of them

  private func withoutNeedless(_ without: [Int], of people: AtomSet, in wanted: AtomSet) -> [Int] {
    var kept = without
    for one in without.reversed() where kept.count > 1 {
      let others = kept.filter { $0 != one }
      let gone = others.reduce(population.nobody) { $0.union(population.atoms[$1]) }
      let all = kept.reduce(population.nobody) { $0.union(population.atoms[$1]) }
      if people.subtracting(gone) == people.subtracting(all) { kept = others }
    }
    return kept.sorted { rank($0) < rank($1) }
  }

  private func withoutNeedless(_ terms: [PeopleTerm], _ wanted: AtomSet) -> [PeopleTerm] {
    var kept = terms
    for position in terms.indices.reversed().sorted(by: { terms[$0].cost > terms[$1].cost }) {
      let others = kept.filter { $0 != terms[position] }
      let covered = others.reduce(population.nobody) { $0.union($1.atoms) }
      if wanted.isSubset(of: covered) { kept = others }
    }
    return kept
  }

  private func inOrder(_ terms: [PeopleTerm]) -> [PeopleTerm] {
    terms.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.isOfNoClass != second.isOfNoClass { return second.isOfNoClass }
      let (one, other) = (first.classes.map(rank), second.classes.map(rank))
      return one == other ? a.offset < b.offset : one.lexicographicallyPrecedes(other)
    }.map(\.element)
  }

  private func rank(_ one: Int) -> Int { order.firstIndex(of: one) ?? 0 }
}
