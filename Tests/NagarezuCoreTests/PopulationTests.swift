import NagarezuCore
import TestSupport
import Testing

@Suite struct PopulationTests {
  private let span = SourceSpan(file: "p.yaml", line: 1, column: 1)

  private func classes(_ within: [[Int]], partitioned: Set<Int> = []) -> [SubjectClass] {
    within.enumerated().map { index, parents in
      SubjectClass(
        name: "c\(index)", within: parents.map { SubjectClass.ID($0) },
        isPartitioned: partitioned.contains(index), span: span)
    }
  }

  /// Every set of classes that some people can be in and no others: tried one by one.
  private func bruteForce(_ classes: [SubjectClass]) -> Set<[Int]> {
    var cells: Set<[Int]> = []
    for bits in 0..<(1 << classes.count) {
      let members = classes.indices.filter { bits >> $0 & 1 == 1 }
      let isPossible = classes.indices.allSatisfy { one in
        let isIn = members.contains(one)
        let parentsHold = classes[one].within.allSatisfy { members.contains($0.position) }
        let children = classes.indices.filter { classes[$0].within.contains(SubjectClass.ID(one)) }
        let isFilled = children.filter(members.contains).count == 1
        let isPartitioned = classes[one].isPartitioned && !children.isEmpty
        return !isIn || parentsHold && (!isPartitioned || isFilled)
      }
      if isPossible { cells.insert(members) }
    }
    return cells
  }

  /// Everybody else, and each of the parts: as many cells as the limit says, whatever it takes to find them.
  @Test func asManyDisjointClassesAsTheLimitAllows() throws {
    let parts = Population.limit - 1
    let whole = try Population(
      classes([[]] + Array(repeating: [0], count: parts), partitioned: [0]))
    #expect(whole.count == Population.limit)
    #expect(throws: Population.Fault.tooManyAtoms) {
      try Population(classes([[]] + Array(repeating: [0], count: parts + 1), partitioned: [0]))
    }
  }

  @Test(arguments: 0..<400)
  func atomsAreThePossibleSetsOfClasses(seed: UInt64) throws {
    var random = Random(seed: seed)
    let count = random.within(0...6)
    // Parents anywhere before or after, never in a circle: an order is drawn first.
    let order = random.shuffled(Array(0..<count))
    var within = Array(repeating: [Int](), count: count)
    for (place, one) in order.enumerated() where random.chance(60) {
      within[one] = random.some(random.within(1...2), of: Array(order.prefix(place))).sorted()
    }
    let parents = Set(within.flatMap { $0 })
    let declared = classes(within, partitioned: parents.filter { _ in random.chance(40) })
    let expected = bruteForce(declared)
    let nobody = declared.indices.first { one in !expected.contains { $0.contains(one) } }
    if let nobody {
      #expect(throws: Population.Fault.emptyClass(SubjectClass.ID(nobody))) {
        try Population(declared)
      }
      return
    }
    let population = try Population(declared)
    #expect(population.count == expected.count)
    #expect(Set(population.classes.map { $0.map(\.position) }) == expected)
    #expect(population.classes[0].isEmpty)
    for one in declared.indices {
      let atoms = population.classes.indices.filter {
        population.classes[$0].contains(SubjectClass.ID(one))
      }
      #expect(population.atoms[one].members == atoms)
    }
  }

  @Test func siblingsOverlapUnlessTheirParentIsPartitioned() throws {
    let siblings = [[], [0], [0]]
    let free = try Population(classes(siblings))
    #expect(!free.atoms[1].intersection(free.atoms[2]).isEmpty)
    let parted = try Population(classes(siblings, partitioned: [0]))
    #expect(parted.atoms[1].intersection(parted.atoms[2]).isEmpty)
    #expect(parted.atoms[1].union(parted.atoms[2]) == parted.atoms[0])
  }

  @Test func thereIsAlwaysTheCellOfEverybodyElse() throws {
    let population = try Population(classes([[], [0], [0]], partitioned: [0]))
    #expect(population.everyone.subtracting(population.atoms[0]).members == [0])
  }

  @Test func aClassWithinSeveralLiesInTheirOverlap() throws {
    let population = try Population(classes([[], [], [0, 1]]))
    let overlap = population.atoms[0].intersection(population.atoms[1])
    #expect(population.atoms[2].isSubset(of: overlap))
    #expect(population.atoms[2] != overlap)
  }

  @Test func aClassWithinTwoThatExcludeEachOtherIsNobodys() {
    #expect(throws: Population.Fault.emptyClass(SubjectClass.ID(3))) {
      try Population(classes([[], [0], [0], [1, 2]], partitioned: [0]))
    }
  }

  @Test func twelveFreeSiblingsAreTheMostThatCanBeCut() throws {
    let twelve = try Population(classes(Array(repeating: [], count: 12)))
    #expect(twelve.count == Population.limit)
    #expect(throws: Population.Fault.tooManyAtoms) {
      try Population(classes(Array(repeating: [], count: 13)))
    }
  }

  @Test func aPartitionKeepsManyClassesFew() throws {
    let many = try Population(
      classes([[]] + Array(repeating: [0], count: 100), partitioned: [0]))
    #expect(many.count == 101)
  }
}
