/// The answer to who has an item, or to what a party has, in each model that knows it.
public struct SightingsAnswer<Subject: Sendable>: Sendable {
  /// The answer of one model.
  public struct Part: Sendable {
    /// The model that was asked.
    public let model: Model
    /// The item or the party, as this model knows it.
    public let subject: Subject
    /// In the order of ``WhoSees`` or ``WhatIsSeen``; empty where nothing reaches anybody.
    public let sightings: [Sighting]
  }

  /// The name that was asked for, as it was typed.
  public let asked: String
  /// The one day that was asked for; `nil` for all days.
  public let day: Day?
  /// In order of model; of a group one for each field.
  public let parts: [Part]
  /// What of the run could not be read, and is not in the answer therefore; in order of place.
  public let problems: [Diagnostic]

  /// Whether nothing was found on a day that some model says nothing about: then it is no answer.
  public var isOutsideTime: Bool {
    parts.allSatisfy(\.sightings.isEmpty)
      && parts.contains { $0.model.isOutside(day) }
  }
}

/// Which parties have an item.
public typealias WhoAnswer = SightingsAnswer<Item.ID>
/// What a party has.
public typealias WhatAnswer = SightingsAnswer<Party.ID>

extension WhoAnswer {
  /// Who has `item`, in the models that know it.
  ///
  /// Shape: reach → the item in its model.
  public init(
    item: String, parts: [(reach: Reach, item: Item.ID)], day: Day?, problems: [Diagnostic] = []
  ) {
    self.init(
      asked: item, day: day,
      parts: parts.map {
        Part(
          model: $0.reach.model, subject: $0.item,
          sightings: WhoSees($0.item, on: day).answer($0.reach))
      }, problems: problems)
  }
}

extension WhatAnswer {
  /// What `party` has, in the models that know it.
  ///
  /// Shape: reach → the party in its model.
  public init(
    party: String, parts: [(reach: Reach, party: Party.ID)], day: Day?,
    problems: [Diagnostic] = []
  ) {
    self.init(
      asked: party, day: day,
      parts: parts.map {
        Part(
          model: $0.reach.model, subject: $0.party,
          sightings: WhatIsSeen(by: $0.party, on: day).answer($0.reach))
      }, problems: problems)
  }
}
