import NagarezuCore

/// What an arrow's label says of its items, from all it can to the place in the item list alone.
extension Scene.Arrow {
  /// How much a label says.
  public enum Extent: Sendable { case full, brief, listed }

  /// The words of a label in the order in which they stand.
  struct LabelWords {
    /// What it said in the baseline, or what went; `nil` where nothing is others.
    var former: String?
    /// What it says; of what changed what came.
    var today: String
    /// What is as it was, where that is told apart; `nil` where it is not.
    var kept: String?
  }

  /// The items as a label says them; whatever it leaves out, it names the row of the item list that has all.
  func words(_ extent: Extent, _ language: Language) -> LabelWords {
    switch extent {
    case .full:
      itemChange.map { words(of: $0, language) }
        ?? LabelWords(former: formerItems, today: wordsOfToday(language))
    case .brief:
      briefItemChange.map { words(of: $0, language) }
        ?? LabelWords(
          former: formerBriefItems, today: briefItems + reference(hidesInBrief, language))
    case .listed:
      LabelWords(
        today: listed.isEmpty || items.isEmpty ? "" : FigureWords.listed(listed)[language])
    }
  }

  /// All that a label may say, whatever it was before.
  func wordsOfToday(_ language: Language) -> String { items + reference(hidesItems, language) }

  private func words(of change: Scene.ItemChange, _ language: Language) -> LabelWords {
    let place = reference(change.hides, language)
    return LabelWords(
      former: change.removed, today: change.added + (change.kept.isEmpty ? place : ""),
      kept: change.kept.isEmpty ? "" : change.kept + place)
  }

  private func reference(_ hides: Bool, _ language: Language) -> String {
    hides && !listed.isEmpty ? FigureWords.seeList(listed)[language] : ""
  }
}

extension Scene {
  /// What a label says of items of which some came or went.
  public struct ItemChange: Equatable, Sendable {
    /// Those that went, as the baseline named them; empty for none, and where another page shows them.
    public var removed: String
    /// Those that came, or came in part.
    public var added: String
    /// Those that are as they were.
    public var kept: String
    /// Whether there are others.
    public var hides: Bool
  }
}
