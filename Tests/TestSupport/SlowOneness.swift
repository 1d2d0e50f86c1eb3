import NagarezuCore

/// What is one thing in two models: ADR 0015 rule 2.
struct SlowOneness {
  let one: Model
  let other: Model

  /// Whether two things stand in one file under one name.
  private static func isOne(
    _ file: SourceSpan, _ name: String, _ otherFile: SourceSpan, _ otherName: String
  ) -> Bool {
    file.file == otherFile.file && name == otherName
  }

  /// Shape: system of the one → the same of the other.
  var systems: [Int?] {
    one.systems.map { system in
      other.systems.firstIndex { Self.isOne(system.span, system.name, $0.span, $0.name) }
    }
  }

  /// Shape: class of the one → the same of the other.
  var subjects: [Int?] {
    one.subjects.map { subject in
      other.subjects.firstIndex { Self.isOne(subject.span, subject.name, $0.span, $0.name) }
    }
  }

  /// Shape: channel of the one → the same of the other.
  var channels: [Int?] {
    one.channels.map { channel in
      other.channels.firstIndex { Self.isOne(channel.span, channel.name, $0.span, $0.name) }
    }
  }

  /// Shape: key of the one → the same of the other.
  var keys: [Int?] {
    one.keys.map { key in
      other.keys.firstIndex { Self.isOne(key.span, key.name, $0.span, $0.name) }
    }
  }

  /// Shape: purpose of the one → that of the same name of the other.
  var purposes: [Int?] {
    one.purposes.map { purpose in other.purposes.firstIndex { $0.name == purpose.name } }
  }

  /// Shape: party of the one → the same of the other.
  var parties: [Int?] {
    let systems = systems
    return one.parties.enumerated().map { index, party in
      switch party.kind {
      case .anyone: return other.parties.firstIndex { $0.kind == .anyone }
      case .unnamed: return unnamed(index, systems)
      case .authority, .dataSubject, .other:
        return other.parties.firstIndex {
          $0.kind != .unnamed && $0.kind != .anyone && $0.name == party.name
            && ($0.span.file == party.span.file || $0.fullName == party.fullName)
        }
      }
    }
  }

  /// The unnamed operator of a shared system is one; other unnamed ones are not.
  private func unnamed(_ party: Int, _ systems: [Int?]) -> Int? {
    for (index, system) in one.systems.enumerated()
    where system.operators.contains(Party.ID(party)) {
      guard let same = systems[index] else { continue }
      let operators = other.systems[same].operators.map(\.position)
      if let found = operators.first(where: { other.parties[$0].kind == .unnamed }) { return found }
    }
    return nil
  }

  /// Shape: node number of the one → the same node of the other.
  var nodes: [Int?] { systems + parties.map { $0.map { other.systems.count + $0 } } }

  /// A node of the one, in the other.
  func node(_ node: Node) -> Node? {
    switch node {
    case .system(let id): systems[id.position].map { .system(System.ID($0)) }
    case .party(let id): parties[id.position].map { .party(Party.ID($0)) }
    }
  }

  /// Shape: flow of the one → whether the other has it too, between the same ends.
  var flows: [Bool] {
    one.flows.map { flow in
      other.flows.contains {
        $0.span == flow.span && $0.isReturn == flow.isReturn && $0.number == flow.number
          && $0.from == node(flow.from) && $0.to == node(flow.to)
      }
    }
  }

  // MARK: People

  /// Shape: atom → the positions in the one of the shared classes in which it lies, in order.
  private var memberships: [[Int]] {
    let subjects = subjects
    return one.population.classes.map { inside in
      inside.map(\.position).filter { subjects[$0] != nil }.sorted()
    }
  }

  /// Shape: atom of the other → the same of it, as positions in the one.
  private var othersMemberships: [[Int]] {
    let subjects = subjects
    return other.population.classes.map { inside in
      subjects.indices.filter { one in
        subjects[one].map { inside.contains(SubjectClass.ID($0)) } ?? false
      }
    }
  }

  /// Shape: atom of the one → the atoms of the other that lie in every shared class in which it lies.
  var atoms: [[Int]] {
    let others = othersMemberships
    return memberships.map { classes in
      others.indices.filter { Set(others[$0]).isSuperset(of: classes) }
    }
  }

  /// The people of a paper of the one as the other reads it: the atoms whose shared classes are those of atoms that all are in the paper.
  func narrowed(_ people: AtomSet) -> AtomSet {
    let memberships = memberships
    let covered = othersMemberships.enumerated().filter { _, classes in
      let same = memberships.indices.filter { memberships[$0] == classes }
      return !same.isEmpty && same.allSatisfy(people.contains)
    }
    return AtomSet(count: other.population.count, covered.map(\.offset))
  }
}
