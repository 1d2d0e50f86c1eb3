import NagarezuCore
import Testing

/// The words for sets of people.
@Suite struct PeopleWordsTests {
  /// Shape: name → the names it lies within.
  private func subjects(_ classes: [(String, within: [String])]) -> [SubjectClass] {
    let names = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1.0, $0) })
    return classes.map { name, within in
      SubjectClass(
        name: name, within: within.compactMap { names[$0] }.map { SubjectClass.ID($0) },
        span: SourceSpan(file: "m.yaml", line: 1, column: 1))
    }
  }

  /// Shape: name → position.
  private func names(of subjects: [SubjectClass]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: subjects.enumerated().map { ($1.name, $0) })
  }

  /// Shape: name → the names it lies within.
  private func words(
    _ classes: [(String, within: [String])], _ people: (Population, [String: Int]) -> AtomSet
  ) throws -> [String] {
    let subjects = subjects(classes)
    let population = try Population(subjects)
    let terms = PeopleWords(population, subjects.map(\.within)).terms(
      for: people(population, names(of: subjects)))
    return terms.map { term in
      let own =
        term.isOfNoClass ? "その他" : term.classes.map { subjects[$0].name }.joined(separator: "∩")
      let without = term.without.map { subjects[$0].name }.joined(separator: "、")
      return (own.isEmpty ? "全員" : own) + (without.isEmpty ? "" : "−\(without)")
    }
  }

  private static let four: [(String, within: [String])] = [
    ("対象者", []), ("甲", ["対象者"]), ("乙", ["対象者"]), ("丙", ["対象者"]), ("除外者", ["対象者"]),
  ]

  private func atoms(_ names: [String: Int], _ population: Population, _ name: String) -> AtomSet {
    names[name].map { population.atoms[$0] } ?? population.nobody
  }

  @Test func severalClassesButForOneAreSaidClassByClass() throws {
    let said = try words(Self.four) { population, names in
      ["甲", "乙", "丙"].reduce(population.nobody) { $0.union(atoms(names, population, $1)) }
        .subtracting(atoms(names, population, "除外者"))
    }
    #expect(said == ["甲−除外者", "乙−除外者", "丙−除外者"])
  }

  @Test func whatIsLeftOfAClassIsTheClassButForTheRest() throws {
    let said = try words(Self.four) { population, names in
      ["甲", "乙", "丙", "除外者"].reduce(atoms(names, population, "対象者")) {
        $0.subtracting(atoms(names, population, $1))
      }
    }
    #expect(said == ["対象者−甲、乙、丙、除外者"])
  }

  @Test func aClassInsideAnotherThatIsSaidIsNotSaidAgain() throws {
    let said = try words(Self.four) { population, names in
      atoms(names, population, "対象者").subtracting(atoms(names, population, "除外者"))
        .union(atoms(names, population, "甲"))
    }
    #expect(Set(said) == ["対象者−除外者", "甲"])
  }

  @Test func anOverlapIsSaidAsOne() throws {
    let said = try words(Self.four) { population, names in
      atoms(names, population, "甲").intersection(atoms(names, population, "乙"))
    }
    #expect(said == ["甲∩乙"])
  }

  @Test func thoseInNoClassAndEveryoneButSomeHaveTheirWords() throws {
    #expect(
      try words(Self.four) { population, _ in AtomSet(count: population.count, [0]) } == ["その他"])
    #expect(
      try words(Self.four) { population, names in
        population.everyone.subtracting(atoms(names, population, "除外者"))
      } == ["全員−除外者"])
  }

  /// Every set of people of two shapes of classes.
  @Test(
    arguments: [
      [("甲", within: []), ("乙", within: []), ("丙", within: ["甲"])],
      [("甲", within: []), ("乙", within: ["甲"]), ("丙", within: ["甲"]), ("丁", within: ["乙"])],
    ] as [[(String, within: [String])]])
  func theWordsAreTrueAndNoMoreThanTheCells(classes: [(String, within: [String])]) throws {
    let subjects = subjects(classes)
    let population = try Population(subjects)
    let words = PeopleWords(population, subjects.map(\.within))
    for bits in 1..<(1 << population.count) {
      let wanted = AtomSet(
        count: population.count, (0..<population.count).filter { bits >> $0 & 1 == 1 })
      let terms = words.terms(for: wanted)
      for term in terms {
        let inside = term.classes.reduce(population.everyone) {
          $0.intersection(population.atoms[$1])
        }
        let said = term.without.reduce(inside) { $0.subtracting(population.atoms[$1]) }
        if term.isOfNoClass {
          #expect(term.atoms.members == [0])
        } else {
          #expect(said == term.atoms, "\(bits)")
        }
      }
      #expect(terms.reduce(population.nobody) { $0.union($1.atoms) } == wanted, "\(bits)")
      #expect(terms.count <= wanted.members.count, "\(bits)")
    }
  }
}
