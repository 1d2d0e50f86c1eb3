/// Colour for a terminal, put on words of ours while an answer is written down.
///
/// What is put on are marks, not escape sequences: those come last, once everything else that could move a terminal was written out. No
/// name in a model and no argument can hold a mark, as nobody can know the seal of a run.
package enum Ink {
  /// Whether texts that are written now get colour; none where nobody says.
  @TaskLocal package static var isOn = false

  /// What a colour says.
  package enum Tone: Character, CaseIterable, Sendable {
    case good = "g"
    case bad = "b"
    case open = "o"
    case faint = "f"
    case strong = "s"

    /// Its parameter of ECMA-48's SGR.
    fileprivate var code: Int {
      switch self {
      case .good: 32
      case .bad: 31
      case .open: 33
      case .faint: 2
      case .strong: 1
      }
    }
  }

  /// What a mark begins with; of this run alone.
  private static let seal = "\u{1}" + String(UInt64.random(in: .min ... .max), radix: 36)
  private static let (end, plain): (Character, Character) = ("\u{2}", "p")

  /// The words with a colour; as they are where there is to be none.
  package static func paint(_ words: String, _ tone: Tone) -> String {
    isOn ? mark(tone.rawValue) + words + mark(plain) : words
  }

  private static func mark(_ tone: Character) -> String { seal + String(tone) + String(end) }

  /// The text as a terminal gets it: everything between marks as `write` makes it harmless, marks as escape sequences.
  package static func shown(_ text: String, by write: (String) -> String) -> String {
    let parts = text.split(separator: seal, omittingEmptySubsequences: false)
    return write(String(parts[0]))
      + parts.dropFirst().map { part in
        let code = part.first.flatMap(Tone.init)?.code ?? 0
        return "\u{1B}[\(code)m" + write(String(part.dropFirst(2)))
      }.joined()
  }
}
