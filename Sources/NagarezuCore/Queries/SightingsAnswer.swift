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
  /// What stands in the systems of that name, in order of model; of who has an item, none.
  public let recorded: [Recorded]
  /// How the models are answered, and which are not in it.
  public let asking: Asking
  /// What of the run could not be read, and is not in the answer therefore; in order of place.
  public let problems: [Diagnostic]

  private init(
    asked: String, day: Day?, parts: [Part], recorded: [Recorded] = [], asking: Asking,
    problems: [Diagnostic]
  ) {
    self.asked = asked
    self.day = day
    self.parts = parts
    self.recorded = recorded
    self.asking = asking
    self.problems = problems
  }

  /// Whether nothing was found on a day that some model says nothing about: then it is no answer.
  public var isOutsideTime: Bool {
    parts.allSatisfy(\.sightings.isEmpty) && recorded.allSatisfy(\.rows.isEmpty)
      && (parts.map(\.model) + recorded.map(\.model)).contains { $0.isOutside(day) }
  }

  /// The models that know the name, in order, none twice.
  public var models: [Model] {
    parts.reduce(into: []) { models, part in
      if models.last?.span.file != part.model.span.file { models.append(part.model) }
    }
  }
}

/// Around an answer over several models: how they are answered, and which are not in it.
public struct Asking: Sendable {
  /// Whether each model is answered by itself, and not all as one.
  public var isByModel: Bool
  /// Models that were asked and do not know what was asked for, in order.
  public var unknown: [Model]
  /// Models of another state than was asked for, in order: not asked.
  public var leftOut: [Model]

  /// All as one, unless said otherwise.
  public init(isByModel: Bool = false, unknown: [Model] = [], leftOut: [Model] = []) {
    self.isByModel = isByModel
    self.unknown = unknown
    self.leftOut = leftOut
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
    item: String, parts: [(reach: Reach, item: Item.ID)], day: Day?, problems: [Diagnostic] = [],
    asking: Asking = Asking()
  ) {
    self.init(
      asked: item, day: day,
      parts: parts.map {
        Part(
          model: $0.reach.model, subject: $0.item,
          sightings: WhoSees($0.item, on: day).answer($0.reach))
      }, asking: asking, problems: problems)
  }
}

extension WhatAnswer {
  /// What `party` has, in the models that know it; what stands in systems of that name.
  ///
  /// Shape: reach → the party in its model; reach → the system in its model.
  public init(
    party: String, parts: [(reach: Reach, party: Party.ID)],
    systems: [(reach: Reach, system: System.ID)] = [], day: Day?,
    problems: [Diagnostic] = [], asking: Asking = Asking()
  ) {
    self.init(
      asked: party, day: day,
      parts: parts.map {
        Part(
          model: $0.reach.model, subject: $0.party,
          sightings: WhatIsSeen(by: $0.party, on: day).answer($0.reach))
      }, recorded: systems.map { Recorded(in: $0.system, $0.reach, on: day) }, asking: asking,
      problems: problems)
  }
}
