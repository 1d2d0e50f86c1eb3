import NagarezuCore
import NagarezuText

/// What stands on the axes of a matrix, and in which order.
struct MatrixAxes {
  private let survey: Survey
  /// Shape: item by its name → the first group that has it.
  private let groups: [String: String]

  init(_ survey: Survey) {
    self.survey = survey
    var groups: [String: String] = [:]
    for business in survey.businesses {
      let model = business.model
      for group in model.groups.inOrderOfPlace(\.span) {
        for item in group.items {
          let name = model[item].name
          if groups[name] == nil { groups[name] = group.name }
        }
      }
    }
    self.groups = groups
  }

  /// Where something that is had stands on an axis; nowhere on that of systems where it is in somebody's hands.
  func headings(of fact: SeenFact, on axis: MatrixQuery.Axis) -> [Matrix.Heading] {
    let model = fact.reach.model
    switch axis {
    case .party: return [Matrix.Heading(fact.party)]
    case .item: return [Matrix.Heading(fact.item, in: groups[fact.item])]
    case .group:
      let item = fact.reach.sighting.item
      return model.groups.filter { $0.items.contains(item) }.map { Matrix.Heading($0.name) }
    case .system:
      guard case .system(let system) = fact.reach.sighting.node else { return [] }
      return [Matrix.Heading(model[system].name)]
    case .business: return [Matrix.Heading(model.title)]
    }
  }

  /// Whether the query asks for it.
  func shows(_ fact: SeenFact, _ query: MatrixQuery) -> Bool {
    guard !query.onlySensitive || fact.reach.isSensitive else { return false }
    return MatrixQuery.Axis.allCases.allSatisfy { axis in
      let names = query.only.filter { $0.axis == axis }.map(\.name)
      return names.isEmpty || headings(of: fact, on: axis).contains { names.contains($0.name) }
    }
  }

  /// The headings of what is had: parties as their table orders them, items under their groups, all in the order written.
  func order(_ axis: MatrixQuery.Axis, _ facts: [SeenFact]) -> [Matrix.Heading] {
    let there = Set(facts.flatMap { headings(of: $0, on: axis) })
    let found = all(axis).filter(there.contains).withoutRepeats
    guard axis == .item else { return found }
    let groups = found.compactMap(\.group).withoutRepeats
    return (groups + [nil]).flatMap { group in found.filter { $0.group == group } }
  }

  private func all(_ axis: MatrixQuery.Axis) -> [Matrix.Heading] {
    switch axis {
    case .party: survey.parties.map { Matrix.Heading($0.name) }
    case .business: survey.businesses.map { Matrix.Heading($0.model.title) }
    case .system:
      survey.businesses.map(\.model).flatMap { model in
        model.inAuthorsOrder(model.systemIDs).map { Matrix.Heading(model[$0].name) }
      }
    case .group:
      survey.businesses.flatMap { business in
        business.model.groups.inOrderOfPlace(\.span).map { Matrix.Heading($0.name) }
      }
    case .item:
      survey.businesses.map(\.model).flatMap { model in
        let grouped = model.groups.inOrderOfPlace(\.span).flatMap(\.items)
        return (grouped + model.inAuthorsOrder(model.itemIDs)).map { item in
          let name = model[item].name
          return Matrix.Heading(name, in: groups[name])
        }
      }
    }
  }
}
