/// What stands in a system, whoever has it: one part of the answer to what a word names.
public struct Recorded: Sendable {
  public let model: Model
  public let system: System.ID
  /// Rows of items with equal people and days, in the author's order; those in inner systems with them. Empty where nothing is there.
  public let rows: [Finding.Cell]

  /// What stands in a system on any day, or on `day`.
  public init(in system: System.ID, _ reach: Reach, on day: Day?) {
    model = reach.model
    self.system = system
    let window = DayRange(on: day)
    let parts = reach.history(of: .system(system)).flatMap { segment -> [Finding.Part] in
      guard let days = segment.days.intersection(window) else { return [] }
      return segment.contents.cells(shape: reach.shape).rows(shape: reach.shape).map {
        Finding.Part(item: $0.0, atoms: $0.1, days: days)
      }
    }
    rows = Finding.Cell.rows(of: Finding.Part.joined(parts), in: model.items(of: parts))
  }
}
