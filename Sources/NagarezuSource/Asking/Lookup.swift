import NagarezuCore

/// Finds what a question names, in each model that knows it.
public enum Lookup {
  /// The items of that name in one model: a field, one of its aliases, or the fields of a group; English names count. Empty
  /// where the model does not know it.
  public static func items(_ name: String, in model: Model) -> [Item.ID] {
    let wanted = Asked.name(name)
    let fields = model.itemIDs.filter {
      model[$0].name == wanted || model[$0].aliases.contains(wanted)
        || model[$0].englishName == wanted
    }
    if !fields.isEmpty { return fields }
    return model.groups.first { $0.name == wanted || $0.englishName == wanted }?.items ?? []
  }

  /// The party of that name, alias or registered name in one model; `nil` where the model does not know it.
  public static func party(_ name: String, in model: Model) -> Party.ID? {
    let wanted = Asked.name(name)
    return model.partyIDs.first { model[$0].name == wanted }
      ?? model.partyIDs.first {
        model[$0].aliases.contains(wanted) || model[$0].fullName == wanted
          || model[$0].englishName == wanted
      }
  }

  /// Why an item that no model knows cannot be asked for, with the nearest name.
  public static func unknownItem(_ name: String, _ models: [Model]) -> Asked.Fault {
    unknown(
      Message(ja: "情報項目", en: "item"), name,
      among: models.flatMap { $0.items.flatMap { [$0.name] + $0.aliases } + $0.groups.map(\.name) })
  }

  /// Why a party that no model knows cannot be asked for, with the nearest name.
  public static func unknownParty(_ name: String, _ models: [Model]) -> Asked.Fault {
    unknown(
      Message(ja: "主体", en: "party"), name,
      among: models.flatMap { $0.parties.flatMap { [$0.name] + $0.aliases } })
  }

  /// Why an item and a party that no model knows both cannot be asked for together.
  public static func apart(_ item: String, _ party: String) -> Asked.Fault {
    Asked.Fault(
      message: Message(
        ja: "「\(item.shown)」と「\(party.shown)」が同じモデルにない",
        en: "no model has both '\(item.shown)' and '\(party.shown)'"))
  }

  /// Why a code that no rule has cannot be explained, with the nearest one.
  public static func unknownRule(_ code: String, among codes: [String]) -> Asked.Fault {
    let nearest = Suggestion.nearest(to: code.uppercased(), in: codes)
    return Asked.Fault(
      message: Message(
        ja: "規則「\(code.shown)」はない", en: "there is no rule '\(code.shown)'"),
      help: Suggestion.help(nearest)
        ?? Message(ja: "一覧は nagarezu rules", en: "nagarezu rules lists them"))
  }

  private static func unknown(
    _ kind: Message, _ name: String, among names: [String]
  ) -> Asked.Fault {
    Asked.Fault(
      message: Message(
        ja: "\(kind.ja)「\(name.shown)」はどのモデルにもない",
        en: "no model has the \(kind.en) '\(name.shown)'"),
      help: Suggestion.help(Suggestion.nearest(to: name, in: names)))
  }
}
