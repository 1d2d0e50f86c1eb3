/// What to remove so that an item no longer reaches a party, or reaches it within its scope only; of one model.
public struct CutAnswer: Sendable {
  /// The model in which it was searched.
  public let model: Model
  /// What reaches too far.
  public let item: Item.ID
  /// Whom it reaches.
  public let party: Party.ID
  /// Whether it shall be back in scope, or no longer reach at all.
  public let goal: Cut.Goal
  /// Whole flows and looks.
  public let passages: Cut.Answer
  /// Items of flows and looks.
  public let fields: Cut.Answer

  /// Searches; of a large model this takes a while.
  public init(_ model: Model, item: Item.ID, party: Party.ID, day: Day?) {
    self.model = model
    self.item = item
    self.party = party
    goal = Cut.goal(item, of: party, in: model, on: day)
    let cut = Cut(item, from: party, goal: goal, on: day)
    passages = cut.passages(in: model)
    fields = cut.fields(in: model)
  }

  /// Whether one of the questions was too much to answer.
  public var isTooMuch: Bool { passages == .tooMuch || fields == .tooMuch }
}
