/// Which thing of an older model is which of a newer one: the one of the same name, and of what is
/// left the first that shares any name, full name or alias. One to one.
///
/// Nothing else is guessed: what was renamed without the old name as an alias is one thing gone and
/// another one new.
public struct Counterparts<Owner>: Sendable {
  /// Shape: thing of the older model → the same thing of the newer; what is gone is left out.
  private var newer: [Index<Owner>: Index<Owner>] = [:]
  private var older: [Index<Owner>: Index<Owner>] = [:]

  /// Shape of both: thing → its names, its own first.
  init(_ old: [[String]], _ new: [[String]]) {
    for isExact in [true, false] {
      for (position, names) in old.enumerated() where newer[Index(position)] == nil {
        let twin = new.indices.first { other in
          guard older[Index(other)] == nil else { return false }
          return isExact ? new[other][0] == names[0] : new[other].contains(where: names.contains)
        }
        guard let twin else { continue }
        newer[Index(position)] = Index(twin)
        older[Index(twin)] = Index(position)
      }
    }
  }

  /// One thing of either model: by its place in the newer one or, where it is gone, in the older.
  public enum Place: Hashable, Sendable {
    case newer(Index<Owner>)
    case older(Index<Owner>)
  }

  /// The place of a thing of the older model.
  public func place(ofOlder old: Index<Owner>) -> Place {
    newer[old].map { .newer($0) } ?? .older(old)
  }

  /// What a thing of the older model is in the newer; `nil` where it is gone.
  public func newer(of old: Index<Owner>) -> Index<Owner>? { newer[old] }

  /// What a thing of the newer model was in the older; `nil` where it is new.
  public func older(of new: Index<Owner>) -> Index<Owner>? { older[new] }
}

extension Counterparts where Owner == Party {
  /// The parties of two models.
  public init(_ old: Model, _ new: Model) {
    func names(_ model: Model) -> [[String]] {
      model.parties.map { [$0.name] + [$0.fullName].compactMap { $0 } + $0.aliases }
    }
    self.init(names(old), names(new))
  }
}

extension Counterparts where Owner == System {
  /// The systems of two models.
  public init(_ old: Model, _ new: Model) {
    func names(_ model: Model) -> [[String]] {
      model.systems.map { [$0.name] + [$0.fullName].compactMap { $0 } + $0.aliases }
    }
    self.init(names(old), names(new))
  }
}

extension Counterparts where Owner == Site {
  /// The sites of two models.
  public init(_ old: Model, _ new: Model) {
    self.init(
      old.sites.map { [$0.name] + $0.aliases }, new.sites.map { [$0.name] + $0.aliases })
  }
}

extension Counterparts where Owner == Item {
  /// The items of two models.
  public init(_ old: Model, _ new: Model) {
    self.init(
      old.items.map { [$0.name] + $0.aliases }, new.items.map { [$0.name] + $0.aliases })
  }
}

extension Counterparts where Owner == SubjectClass {
  /// The classes of people of two models, by name alone.
  public init(_ old: Model, _ new: Model) {
    self.init(old.subjects.map { [$0.name] }, new.subjects.map { [$0.name] })
  }
}
