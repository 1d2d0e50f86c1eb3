import NagarezuCore

/// One violated cell that only joint reach finds, in words where the positions of one model say nothing to another.
public struct SlowJointCell: Hashable, Sendable {
  /// The model in which it is told, by its place in the run.
  public var model: Int
  /// `S101` to `S108`, or `C203`.
  public var rule: String
  /// The party's name; empty for S107.
  public var party: String
  /// As ``SlowCell/place``, in positions of the model.
  public var place: String
  /// The item's name; it may be one that only another model declares.
  public var item: String
  /// The subject atom of the model.
  public var atom: Int
  /// How it is had there.
  public var exposure: Exposure
  /// The day's number.
  public var day: Int32

  /// A cell that breaks `rule` in `model`.
  public init(
    model: Int, rule: String, party: String, place: String, item: String, atom: Int,
    exposure: Exposure, day: Int32
  ) {
    self.model = model
    self.rule = rule
    self.party = party
    self.place = place
    self.item = item
    self.atom = atom
    self.exposure = exposure
    self.day = day
  }
}

/// One copy in words.
public struct SlowJointCopy: Hashable, Sendable {
  /// The item's name.
  public var item: String
  /// The subject atom of the model.
  public var atom: Int
  /// The name of the key it is sealed under and the file where that stands, as `file: name`; `nil` for plain.
  public var key: String?

  /// A copy of `item` for `atom`.
  public init(item: String, atom: Int, key: String?) {
    self.item = item
    self.atom = atom
    self.key = key
  }
}

/// The verdict on several models together, cell by cell: ADR 0015.
public struct SlowJoint {
  /// Places in the run of models that are judged jointly; two or more in each group, in order.
  public let groups: [[Int]]
  /// Shape: model that is judged jointly → the violated cells that it alone does not have.
  public private(set) var cells: [Int: Set<SlowJointCell>] = [:]
  /// Shape: model → its world, and the places in the run of the businesses of its group.
  private var worlds: [Int: (world: SlowWorld, group: [Int])] = [:]

  /// Judges `models` on every day of `days`.
  public init(_ models: [Model], days: ClosedRange<Int32>) {
    groups = Self.groups(of: models)
    for group in groups {
      let together = SlowWorlds(group.map { models[$0] }, days: days)
      for (index, world) in zip(group, together.worlds) {
        worlds[index] = (world, group)
        // Purposes are judged by each business for itself (rule 4).
        cells[index] = Set(
          SlowJudge(world).cells.filter { $0.rule != "S109" }
            .map { Self.cell($0, of: index, in: world.model) })
      }
    }
  }

  /// The businesses from which cells of an item that a model alone does not have come (rule 6); empty where there are none.
  public func origins(of item: String, in model: Int) -> Set<Int> {
    guard let (world, group) = worlds[model],
      let item = world.model.items.firstIndex(where: { $0.name == item })
    else { return [] }
    return Set(world.origins(of: item).map { group[$0] })
  }

  /// What stands at a node in the world of a model.
  public func contents(of node: Node, in model: Int, on day: Day) -> Set<SlowJointCopy> {
    guard let world = worlds[model]?.world else { return [] }
    return Set(
      world.reach.contents(of: node, on: day).map { fact in
        let key = fact.key.map { world.model.keys[$0] }
        return SlowJointCopy(
          item: world.model.items[fact.item].name, atom: fact.atom,
          key: key.map { "\($0.span.file): \($0.name)" })
      })
  }

  private static func cell(_ cell: SlowCell, of index: Int, in model: Model) -> SlowJointCell {
    SlowJointCell(
      model: index, rule: cell.rule, party: cell.party < 0 ? "" : model.parties[cell.party].name,
      place: cell.place, item: model.items[cell.item].name, atom: cell.atom,
      exposure: cell.exposure, day: cell.day)
  }

  // MARK: Who joins (rule 1)

  /// Of each business the version that is 現行, the first by path, if some part is shared in it; connected where both declare a system or a
  /// class from one shared part.
  private static func groups(of models: [Model]) -> [[Int]] {
    let joining = joining(models)
    var left = joining
    var groups: [[Int]] = []
    while let first = left.first {
      var group = [first]
      while let next = left.first(where: { one in
        !group.contains(one) && group.contains { areConnected(models[$0], models[one]) }
      }) {
        group.append(next)
      }
      left.removeAll { group.contains($0) }
      if group.count > 1 { groups.append(group.sorted()) }
    }
    return groups
  }

  private static func joining(_ models: [Model]) -> [Int] {
    let businesses = Version.businesses(models.map(\.version))
    let current = models.indices.filter { models[$0].state == .current }
    return current.filter { one in
      let isFirst = current.allSatisfy { other in
        businesses[other] != businesses[one] || other == one
          || models[one].span.file.precedesByBytes(models[other].span.file)
      }
      return isFirst && !models[one].sharedParts.isEmpty
    }
  }

  private static func areConnected(_ one: Model, _ other: Model) -> Bool {
    let parts = Set(one.sharedParts).intersection(other.sharedParts)
    let same = SlowOneness(one: one, other: other)
    return zip(one.systems, same.systems).contains { $1 != nil && parts.contains($0.span.file) }
      || zip(one.subjects, same.subjects).contains { $1 != nil && parts.contains($0.span.file) }
  }
}
