import NagarezuCore

/// What an arrow's label says of its items, from all it can to the place in the item list alone.
extension Scene.Arrow {
  /// How much a label says.
  public enum Extent: Sendable { case full, brief, listed }

  /// The items as a label says them; whatever it leaves out, it names the row of the item list that has all.
  func words(_ extent: Extent, _ language: Language) -> String {
    switch extent {
    case .full: items + reference(hidesItems, language)
    case .brief: briefItems + reference(hidesInBrief, language)
    case .listed: listed.isEmpty || items.isEmpty ? "" : FigureWords.listed(listed)[language]
    }
  }

  /// What it said in the baseline, where it is other words.
  func formerWords(_ extent: Extent) -> String? {
    switch extent {
    case .full: formerItems
    case .brief: formerBriefItems
    case .listed: nil
    }
  }

  private func reference(_ hides: Bool, _ language: Language) -> String {
    hides && !listed.isEmpty ? FigureWords.seeList(listed)[language] : ""
  }
}
