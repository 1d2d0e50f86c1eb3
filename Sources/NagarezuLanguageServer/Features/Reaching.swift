import NagarezuCore
import NagarezuSource
import NagarezuText

/// Whom an item reaches, in few words.
enum Reaching {
  /// The command behind a line about an item: says the parties by name.
  static let command = "nagarezu.who"

  /// The parties that `who` lists of a field or group, over some models: those that have it, by themselves or through a part, and those
  /// that know it by inference. Each name once, in order of model and of its parties.
  static func parties(of name: String, in verdicts: [Verdict], _ language: Language) -> [String] {
    verdicts.flatMap { verdict in
      let phrases = Phrases(model: verdict.model, language: language)
      let parties = Lookup.items(name, in: verdict.model).reduce(into: Set<Party.ID>()) {
        $0.formUnion(WhoSees($1).answer(verdict.reach).map(\.party))
      }
      return parties.sorted().map(phrases.party)
    }.withoutRepeats
  }

  /// What a line about an item says.
  static func words(_ count: Int, in language: Language) -> String {
    language == .ja ? "\(count)主体に届く" : "reaches \(count) part\(count == 1 ? "y" : "ies")"
  }
}
