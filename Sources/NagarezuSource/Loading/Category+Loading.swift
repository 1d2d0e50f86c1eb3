import NagarezuCore

extension ModelAssembly {
  /// The classes that the program itself goes by.
  private static let known = ["要配慮", "特定個人情報"]

  /// A class that a reader takes for another is that one, or a mistake: rules go by the letters (design §10.17).
  func checkCategories() {
    let groups = itemSection.groups.values.compactMap(\.fields)
    let written = (itemSection.fields.map(\.fields) + groups).flatMap { $0.texts(.class) }
      .sorted { $0.span < $1.span }
    // Shape: what a class looks like → how it is spelled where it stands first.
    var spellings: [String: String] = [:]
    for one in written {
      let text = NormalForm.of(one.text)
      let first = spellings[LookAlike.folded(text)] ?? text
      spellings[LookAlike.folded(text)] = first
      if let meant = Self.known.first(where: { Self.isNearMiss(text, of: $0) }) {
        refuse(one, as: meant)
      } else if first != text {
        refuse(one, as: first)
      }
    }
  }

  /// Whether a text that does not hold a known class looks as if it should: it looks the same, is one letter off, or has its marrow.
  private static func isNearMiss(_ text: String, of known: String) -> Bool {
    if text.contains(known) { return false }
    let marrow = known == "要配慮" ? "配慮" : "特定個人"
    return LookAlike.folded(text).contains(LookAlike.folded(known)) || text.contains(marrow)
      || Suggestion.distance(Array(text.unicodeScalars), Array(known.unicodeScalars)) == 1
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
