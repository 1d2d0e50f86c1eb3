import NagarezuCore

/// Whom an item reaches, in few words.
enum Reaching {
  /// The command behind a line about an item: says the parties by name.
  static let command = "nagarezu.who"

  /// The parties that `who` lists: those that have the item, by themselves or through a part, and those that know it by inference.
  static func parties(of item: Item.ID, in reach: Reach) -> Set<Party.ID> {
    Set(WhoSees(item).answer(reach).map(\.party))
  }

  /// What a line about an item says.
  static func words(_ count: Int, in language: Language) -> String {
    language == .ja
      ? "\(count)主体に届く" : "reaches \(count) part\(count == 1 ? "y" : "ies")"
  }
}
