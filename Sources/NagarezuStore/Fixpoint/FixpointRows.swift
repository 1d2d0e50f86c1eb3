import NagarezuCore
import NagarezuText

/// The rows of ``FixpointInputs`` while models are added to them: equal lists are written once.
struct FixpointRows {
  /// Shape: name of a table → its rows.
  private(set) var tables: [String: [Table.Row]] = [:]
  private var lists: [[FixpointRules.Pair]: Int] = [:]
  private var subjects: [AtomSet: Int] = [:]
  private var changes: [[FixpointRules.Pair]: Int] = [:]
  /// What the numbers of the model at hand are more than its positions.
  private var base = Base()

  /// Numbers used up so far. Slices begin with 1, since 0 stands for no stay of its own.
  private struct Base {
    var slice = 1
    var node = 0
    var item = 0
    var people = 0
    var key = 0
  }

  /// Adds a model's.
  mutating func add(_ rules: FixpointRules, of model: Model) {
    (lists, subjects, changes) = ([:], [:], [:])
    addThings(rules, of: model)
    for (node, untils) in rules.stays.enumerated() { addStays(untils, at: node) }
    for origin in rules.origins { add(origin) }
    for line in rules.lines { add(line) }
    for making in rules.makings { add(making) }
    base.slice += rules.slices.count
    base.node += rules.stays.count
    base.item += model.items.count
    base.people += rules.everyone.count
    base.key += model.keys.count
  }

  private mutating func add(_ table: String, _ row: Table.Row) {
    tables[table, default: []].append(row)
  }

  private mutating func add(_ table: String, _ numbers: Int...) {
    add(table, numbers.map { .number($0) })
  }

  /// A number of its own for the next row of a table that numbers its rows.
  private func next(_ table: String) -> Int { (tables[table]?.count ?? 0) + 1 }

  private mutating func addThings(_ rules: FixpointRules, of model: Model) {
    let file = Table.Value.text(model.span.file)
    for (place, days) in rules.slices.enumerated() {
      add("in_slices", [.number(base.slice + place), file, .end(days.first), .end(days.last)])
    }
    for (place, node) in model.nodes.enumerated() {
      let kind = if case .system = node { "system" } else { "party" }
      add(
        "in_nodes", [.number(base.node + place), file, .text(kind), .text(model.name(of: node))])
    }
    for (place, item) in model.items.enumerated() {
      add("in_items", [.number(base.item + place), file, .text(item.name)])
    }
    for people in rules.everyone.members {
      let one = AtomSet(count: rules.everyone.count, [people])
      let name = model.described(one).map(\.ja).joined(separator: "、")
      add("in_people", [.number(base.people + people), file, .text(name)])
    }
    for (place, key) in model.keys.enumerated() {
      add("in_keys", [.number(base.key + place + 1), file, .text(key.name)])
    }
  }

  /// Slices in a row in which what arrives stays equally long.
  private mutating func addStays(_ untils: [Int], at node: Int) {
    var first = 0
    for slice in untils.indices
    where slice + 1 == untils.count || untils[slice + 1] != untils[slice] {
      add(
        "in_stays", base.node + node, base.slice + first, base.slice + slice,
        base.slice + untils[slice])
      first = slice + 1
    }
  }

  private mutating func add(_ origin: FixpointRules.Origin) {
    add(
      "in_origins", next("in_origins"), base.node + origin.node,
      base.slice + origin.slices.lowerBound, base.slice + origin.slices.upperBound,
      list(origin.items), subjects(origin.people), seal(origin.seal))
  }

  private mutating func add(_ line: FixpointRules.Line) {
    add(
      "in_lines",
      [
        .number(base.node + line.source), .number(next("in_lines")), .text(line.kind.rawValue),
        .number(base.node + line.target), .number(base.slice + line.slices.lowerBound),
        .number(base.slice + line.slices.upperBound), .number(list(line.items)),
        .number(subjects(line.people)), .number(change(line.seals)),
      ])
  }

  private mutating func add(_ making: FixpointRules.Making) {
    let number = next("in_makings")
    add("in_makings", number, base.node + making.node, making.inputs.count, seal(making.seal))
    for item in making.inputs { add("in_making_inputs", number, base.item + item) }
    for item in Set(making.outputs).sorted() { add("in_making_outputs", number, base.item + item) }
  }

  private func seal(_ seal: Int) -> Int { seal == 0 ? 0 : base.key + seal }

  // MARK: Lists that are written once

  private mutating func list(_ items: [FixpointRules.Pair]) -> Int {
    let items = Set(items).sorted { ($0.leaving, $0.arriving) < ($1.leaving, $1.arriving) }
    if let number = lists[items] { return number }
    number += 1
    lists[items] = number
    for item in items {
      add("in_lists", number, base.item + item.leaving, base.item + item.arriving)
    }
    return number
  }

  private mutating func subjects(_ people: AtomSet) -> Int {
    if let number = subjects[people] { return number }
    number += 1
    subjects[people] = number
    for one in people.members { add("in_subjects", number, base.people + one) }
    return number
  }

  private mutating func change(_ seals: [FixpointRules.Pair]) -> Int {
    let seals = Set(seals).sorted { ($0.leaving, $0.arriving) < ($1.leaving, $1.arriving) }
    if let number = changes[seals] { return number }
    number += 1
    changes[seals] = number
    for one in seals { add("in_changes", number, seal(one.leaving), seal(one.arriving)) }
    return number
  }

  /// The last number given to a list, a class or a change.
  private var number = 0
}
