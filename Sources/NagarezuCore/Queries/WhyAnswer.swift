/// Why a party has an item: every way with all its hops; or what keeps it away.
public struct WhyAnswer: Sendable {
  /// The answer of one model.
  public struct Part: Sendable {
    /// The model that was asked.
    public let model: Model
    /// The item, as this model knows it.
    public let item: Item.ID
    /// The party, as this model knows it.
    public let party: Party.ID
    /// How the party has the item, in the order of ``WhoSees``; empty where it does not reach.
    public let ways: [Sighting]
    /// What keeps it away, in the order of ``WhyNot``; empty where the party reads the item itself.
    public let stops: [Stop]
    /// What to remove; `nil` where that was not asked.
    public let cut: CutAnswer?
  }

  /// The item that was asked for, as it was typed.
  public let item: String
  /// The party that was asked for, as it was typed.
  public let party: String
  /// The one day that was asked for; `nil` for all days.
  public let day: Day?
  /// In order of model; of a group one for each field.
  public let parts: [Part]
  /// What of the run could not be read, and is not in the answer therefore; in order of place.
  public let problems: [Diagnostic]
  /// Which models are not in it: those that do not know both names, and those of another state.
  public let asking: Asking

  /// Why `party` has `item`, in the models that have both; with `cutting`, also what to remove, which takes a while.
  ///
  /// Shape: reach → item and party in its model.
  public init(
    item: String, party: String, parts: [(reach: Reach, item: Item.ID, party: Party.ID)],
    day: Day?, cutting: Bool = false, problems: [Diagnostic] = [], asking: Asking = Asking()
  ) {
    self.asking = asking
    self.item = item
    self.party = party
    self.day = day
    self.problems = problems
    self.parts = parts.map { reach, item, party in
      let ways = WhoSees(item, on: day).answer(reach).filter { $0.party == party }
      let reads = ways.contains { $0.exposure == .read && $0.manner == .direct }
      // What it keeps and cannot read is stopped where it is; else it is stopped on the way.
      let kept = ways.flatMap(\.stops).withoutRepeats
      return Part(
        model: reach.model, item: item, party: party, ways: ways,
        stops: reads ? [] : kept.isEmpty ? WhyNot(item, party).answer(reach) : kept,
        cut: cutting ? CutAnswer(reach.model, item: item, party: party, day: day) : nil)
    }
  }

  /// Whether it does not reach on a day that some model says nothing about: then it is no answer.
  public var isOutsideTime: Bool {
    parts.allSatisfy(\.ways.isEmpty)
      && parts.contains { $0.model.isOutside(day) }
  }

  /// Whether what to remove was asked and could not be settled.
  public var isOpen: Bool { parts.contains { $0.cut?.isTooMuch ?? false } }
}
