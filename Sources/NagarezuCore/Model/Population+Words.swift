extension Model {
  /// The people of some atoms, in as few words as the declared classes allow: whole classes, classes but for others
  /// (支給対象者（委託しない対象者を除く）), and what is left cell by cell. Everyone is 全員, those in no class are その他の者.
  public func described(_ atoms: AtomSet) -> [Message] {
    if atoms == population.everyone { return [Message(ja: "全員", en: "everyone")] }
    var rest = atoms
    var words: [Message] = []
    // Larger classes first; ties by name.
    let sizes = population.atoms.map { $0.members.count }
    let order = subjects.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    for allowsExceptions in [false, true] {
      for index in order where !population.atoms[index].intersection(rest).isEmpty {
        let people = population.atoms[index]
        let missing = people.subtracting(atoms)
        guard missing.isEmpty || allowsExceptions, let without = classes(making: missing, order)
        else { continue }
        words.append(named([subjects[index].name], without: without))
        rest = rest.subtracting(people)
      }
    }
    if !rest.isEmpty, let without = classes(making: population.everyone.subtracting(atoms), order) {
      return [
        Message(
          ja: "全員（\(without.joined(separator: "、"))を除く）",
          en: "everyone (but for \(without.joined(separator: ", ")))")
      ]
    }
    return words + rest.members.map(described(atom:))
  }

  /// The names of classes that together make up just these atoms; `nil` where none do.
  private func classes(making atoms: AtomSet, _ order: [Int]) -> [String]? {
    var rest = atoms
    var names: [String] = []
    for index in order {
      let people = population.atoms[index]
      guard people.isSubset(of: atoms), !people.intersection(rest).isEmpty else { continue }
      names.append(subjects[index].name)
      rest = rest.subtracting(people)
    }
    return rest.isEmpty ? names : nil
  }

  /// One atom that makes up no whole class: the classes it is in, but for those inside that it is not in.
  private func described(atom: Int) -> Message {
    let inside = population.classes[atom]
    guard !inside.isEmpty else { return Message(ja: "その他の者", en: "everybody else") }
    // A class that another one of them lies within adds nothing.
    let narrow = inside.filter { one in !inside.contains { self[$0].within.contains(one) } }
    let missing = subjects.indices.filter { index in
      !inside.contains(SubjectClass.ID(index))
        && subjects[index].within.contains { narrow.contains($0) }
    }
    return named(narrow.map { self[$0].name }, without: missing.map { subjects[$0].name })
  }

  private func named(_ classes: [String], without: [String]) -> Message {
    Message(
      ja: classes.joined(separator: "かつ")
        + (without.isEmpty ? "" : "（\(without.joined(separator: "、"))を除く）"),
      en: classes.joined(separator: " and ")
        + (without.isEmpty ? "" : " (but for \(without.joined(separator: ", ")))"))
  }
}
