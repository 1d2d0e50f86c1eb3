import NagarezuCore
import NagarezuSource

/// Models written as text, read together as one run.
public enum Businesses {
  /// The models of some files, by path; in order of path.
  public static func read(_ files: [String: String]) throws -> [Model] {
    let models = files.keys.filter { files[$0]?.contains("件名:") ?? false }
    return try ModelLoader(files: MemoryFiles(files)).loadAll(
      models.sorted { $0.precedesByBytes($1) })
  }

  /// What only joint reach finds in one of the models on a day, each as `S101 会社 機械 病歴 read 被保険者`: rule, party, place, item, exposure and the
  /// narrowest classes of people.
  public static func told(
    _ joint: SlowJoint, of models: [Model], in index: Int, on day: Day
  ) -> Set<String> {
    let model = models[index]
    return Set(
      (joint.cells[index] ?? []).filter { $0.day == day.number }.map { cell in
        let words = [
          cell.rule, cell.party, place(cell.place, in: model), cell.item, "\(cell.exposure)",
          people(cell.atom, in: model),
        ]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
      })
  }

  /// A place with names for numbers.
  private static func place(_ text: String, in model: Model) -> String {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[1]) else { return text }
    switch words[0] {
    case "system": return model.systems[number].name
    case "party": return model.parties[number].name
    case "flow": return model.flows[number].number
    default: return text
    }
  }

  /// The classes that an atom lies in and that have none of these within them; 以外 for none.
  private static func people(_ atom: Int, in model: Model) -> String {
    let inside = model.population.classes[atom]
    let narrow = inside.filter { one in !inside.contains { model[$0].within.contains(one) } }
    return narrow.isEmpty ? "以外" : narrow.map { model[$0].name }.joined(separator: "・")
  }
}
