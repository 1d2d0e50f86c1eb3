import NagarezuCore

extension ModelAssembly {
  /// The classes that the program itself goes by.
  private static let known = ["要配慮", "特定個人情報", "sensitive"]

  /// Words that are classes wherever they stand, and never items.
  static let knownCategories = known + ["要配慮個人情報"]

  /// What those words look like.
  static let looksOfCategories = Set(knownCategories.map(LookAlike.folded))

  /// A class that a reader takes for another is that one, or a mistake: rules go by the letters (design §10.17).
  func checkCategories() {
    let groups = itemSection.groups.compactMap(\.value.fields)
    let written = (itemSection.fields.map(\.fields) + groups).flatMap { $0.texts(.class) }
      .sorted { $0.span < $1.span }
    // Shape: the marrow of a class → how it is spelled where it stands first.
    var spellings: [String: String] = [:]
    for one in written {
      let text = one.text
      let first = spellings[Self.marrow(text)] ?? text
      spellings[Self.marrow(text)] = first
      if let meant = Self.known.first(where: { Self.isNearMiss(text, of: $0) }) {
        refuse(one, as: meant)
      } else if first != text {
        refuse(one, as: first)
      }
    }
  }

  /// What is left of a class without signs, の and な: 機微な情報 and 機微・情報 are one class. What has no two ideographs is taken as
  /// it looks.
  private static func marrow(_ text: String) -> String {
    let folded = LookAlike.folded(text)
    let left = folded.unicodeScalars.filter { scalar in
      scalar != "の" && scalar != "な" && scalar.properties.isAlphabetic
    }
    let ideographs = left.count { $0.properties.isIdeographic }
    return ideographs < 2 ? folded : String(String.UnicodeScalarView(left))
  }

  /// Whether a text that does not hold a known class looks as if it should: it looks the same, is a letter off, or has its marrow.
  private static func isNearMiss(_ text: String, of known: String) -> Bool {
    if text.lowercased().contains(known) { return false }
    let (look, knownLook) = (LookAlike.folded(text), LookAlike.folded(known))
    if look.contains(knownLook) { return true }
    switch known {
    case "要配慮": if text.contains("配慮") { return true }
    case "特定個人情報": if text.contains("特定個人") { return true }
    default: break
    }
    let distance = Suggestion.distance(Array(look.unicodeScalars), Array(knownLook.unicodeScalars))
    return distance <= (known == "sensitive" ? 2 : 1)
  }

  private func refuse(_ written: Written, as meant: String) {
    log.add(
      .lookAlike, at: written.span,
      ja: "区分「\(written.text.shown)」は「\(meant.shown)」と見分けがつきません",
      en: "the class '\(written.text.shown)' looks like '\(meant.shown)'",
      help: Message(
        ja: "同じものなら「\(meant.shown)」と書き、違うものなら別の言葉にしてください",
        en: "write '\(meant.shown)' if it is that, and other words if not"))
  }
}
