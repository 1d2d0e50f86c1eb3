/// How one copy came to be where it is: the evidence for a reach, in travel order.
///
/// Each step happens on a day; days never go back. Whoever replays the steps against the model finds each of them allowed.
public struct Path: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    /// Born in a system by the holding at a position in `System.holdings`.
    case held(System.ID, Int, item: Item.ID, on: Day)
    /// In the hands of a 本人, who hands it over.
    case ofPerson(Party.ID, item: Item.ID, on: Day)
    /// A flow names it although its source is not known to hold it: the path cannot be followed further back.
    case claimed(by: Flow.ID, item: Item.ID, on: Day)
    /// Carried by a flow; `item` is what arrives.
    case carried(by: Flow.ID, item: Item.ID, on: Day)
    /// Made at a system by the derivation at a position in `System.derivations`, from `from` among others.
    case derived(System.ID, Int, from: Item.ID, item: Item.ID, on: Day)
    /// Made readable at a node whose hands hold the key.
    case unsealed(Node, Key.ID, item: Item.ID, on: Day)
    /// In a system because it is in one inside it.
    case surrounded(System.ID, inner: System.ID, item: Item.ID, on: Day)
    /// At a node because another business, with which that is shared, has it there (`docs/adr/0015`).
    case imported(Node, item: Item.ID, on: Day)
  }

  public var steps: [Step]

  /// The flows, in travel order.
  public var flows: [Flow.ID] {
    steps.compactMap { step in
      switch step {
      case .carried(let flow, _, _), .claimed(let flow, _, _): flow
      case .held, .ofPerson, .derived, .unsealed, .surrounded, .imported: nil
      }
    }
  }
}

extension Path.Step {
  public var day: Day {
    switch self {
    case .held(_, _, _, let day), .ofPerson(_, _, let day), .claimed(_, _, let day),
      .carried(_, _, let day), .derived(_, _, _, _, let day), .unsealed(_, _, _, let day),
      .surrounded(_, _, _, let day), .imported(_, _, let day):
      day
    }
  }
}

extension Path {
  /// Whether the item is made from another on the way.
  public var isDerived: Bool {
    steps.contains { if case .derived = $0 { true } else { false } }
  }
}
