import NagarezuCore

/// Finds what a question names, in each model that knows it.
public enum Lookup {
  /// The items of that name in one model: a field, one of its aliases, all that are listed under it (共通名), or the fields of a group;
  /// English names count. Also those of a class (`区分=要配慮`, `class=…`). In the author's order; empty where the model does not know it.
  public static func items(_ name: String, in model: Model) -> [Item.ID] {
    let wanted = Asked.name(name)
    if let category = category(wanted) {
      let grouped = Set(
        model.groups.filter { Item.isOf(category, $0.category) }.flatMap(\.items))
      return model.inAuthorsOrder(
        model.itemIDs.filter { model[$0].isOf(category) || grouped.contains($0) })
    }
    let fields = model.itemIDs.filter {
      model[$0].name == wanted || model[$0].aliases.contains(wanted)
        || model[$0].englishName == wanted || model[$0].commonName == wanted
    }
    if !fields.isEmpty { return model.inAuthorsOrder(fields) }
    let group = model.groups.first { $0.name == wanted || $0.englishName == wanted }
    return model.inAuthorsOrder(group?.items ?? [])
  }

  /// The class that `区分=…` or `class=…` names; `nil` for any other word.
  private static func category(_ word: String) -> String? {
    for key in ["区分=", "区分＝", "class="] where word.hasPrefix(key) {
      return String(word.dropFirst(key.count))
    }
    return nil
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

  /// The system of that name or alias in one model; `nil` where the model does not know it.
  public static func system(_ name: String, in model: Model) -> System.ID? {
    let wanted = Asked.name(name)
    return model.systemIDs.first { model[$0].name == wanted }
      ?? model.systemIDs.first {
        model[$0].aliases.contains(wanted) || model[$0].fullName == wanted
          || model[$0].englishName == wanted
      }
  }

  /// Why an item that no model knows cannot be asked for, with names that contain the word, or the nearest one.
  public static func unknownItem(_ name: String, _ models: [Model]) -> Asked.Fault {
    var names: [String] = []
    for model in models {
      for item in model.items {
        names += [item.name] + item.aliases + [item.commonName].compactMap(\.self)
      }
      for group in model.groups { names += [group.name] + group.aliases }
      names += Set(model.items.compactMap(\.category)).map { "区分=\($0)" }
      names += systemNames(model)
    }
    return unknown(Message(ja: "情報項目又はシステム", en: "item or system"), name, among: names)
  }

  /// Why a party that no model knows cannot be asked for, with names that contain the word, or the nearest one.
  public static func unknownParty(_ name: String, _ models: [Model]) -> Asked.Fault {
    var names: [String] = []
    for model in models {
      for party in model.parties {
        names += [party.name] + party.aliases + (party.fullName.map { [$0] } ?? [])
      }
      names += systemNames(model)
    }
    return unknown(Message(ja: "主体又はシステム", en: "party or system"), name, among: names)
  }

  private static func systemNames(_ model: Model) -> [String] {
    model.systems.flatMap { [$0.name] + $0.aliases }
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
      help: containing(name, names) ?? Suggestion.help(Suggestion.nearest(to: name, in: names)))
  }

  /// The names in which a word stands, at most as many as a line holds; `nil` where it stands in none.
  private static func containing(_ word: String, _ names: [String]) -> Message? {
    let wanted = LookAlike.folded(Asked.name(word))
    guard !wanted.isEmpty else { return nil }
    let holding = Set(names.filter { LookAlike.folded($0).contains(wanted) })
    let found = holding.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.precedesByBytes($1)
    }
    guard !found.isEmpty else { return nil }
    let shown = found.prefix(8)
    let rest = found.count - shown.count
    let more = rest > 0 ? Message(ja: "、ほか\(rest)件", en: " and \(rest) more") : nil
    return Message(
      ja: "この語を含む名前: \(shown.joined(separator: "、"))\(more?.ja ?? "")",
      en: "names that contain it: \(shown.joined(separator: ", "))\(more?.en ?? "")")
  }
}

extension Item {
  /// Whether it is of a class: as written, also of an entry that goes under its name, or by what the class means.
  fileprivate func isOf(_ category: String) -> Bool {
    switch category {
    case "要配慮", "要配慮個人情報", "sensitive": isSensitive
    case "特定個人情報", "specific": isSpecific
    default: ([self.category] + synonyms.map(\.category)).contains { Self.isOf(category, $0) }
    }
  }

  /// Whether a class is what is written, or one of several that are.
  fileprivate static func isOf(_ category: String, _ written: String?) -> Bool {
    guard let written else { return false }
    return written == category || written.split(separator: "、").contains { $0 == category }
  }
}
