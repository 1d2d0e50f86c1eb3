extension Model {
  /// The people of some atoms, in as few names as the declared classes allow: whole classes, classes but for others
  /// (支給対象者（委託しない対象者を除く）), overlaps of two, everyone but for some; a cell of its own only where all that fails. Everyone is
  /// 全員, those in no class are その他の者.
  public func described(_ atoms: AtomSet) -> [Message] {
    if atoms == population.everyone { return [Message(ja: "全員", en: "everyone")] }
    return PeopleWords(population, subjects.map(\.within)).terms(for: atoms).map(words)
  }

  /// The names of the classes that together are just the people of some atoms; `nil` where they are not whole classes.
  package func wholeClasses(_ atoms: AtomSet) -> [String]? {
    let words = described(atoms).map(\.ja)
    return words.allSatisfy(Set(subjects.map(\.name)).contains) ? words : nil
  }

  private func words(_ term: PeopleTerm) -> Message {
    if term.isOfNoClass { return Message(ja: "その他の者", en: "everybody else") }
    let names = term.classes.map { subjects[$0].name }
    let without = term.without.map { subjects[$0].name }
    let people =
      names.isEmpty
      ? Message(ja: "全員", en: "everyone")
      : Message(ja: names.joined(separator: "かつ"), en: names.joined(separator: " and "))
    guard !without.isEmpty else { return people }
    return Message(
      ja: "\(people.ja)（\(without.joined(separator: "、"))を除く）",
      en: "\(people.en) (but for \(without.joined(separator: ", ")))")
  }
}
