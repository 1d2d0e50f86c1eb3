import NagarezuCore

/// Flags, numbers and words of a list.
extension Fields {
  /// はい or いいえ; `false` where nothing is written.
  func flag(_ word: Word) -> Bool { choice(word, of: .flag, as: Vocabulary.Flag.self) == .yes }

  /// A whole number in digits, half or full width; `nil` where there is none or it is refused.
  func number(_ word: Word) -> Int? {
    guard let written = text(word) else { return nil }
    let digits = written.text.unicodeScalars.map { scalar in
      (0xFF10...0xFF19).contains(scalar.value) ? scalar.value - 0xFF10 : scalar.value &- 0x30
    }
    guard digits.count <= Limits.numberDigits, digits.allSatisfy({ $0 < 10 }) else {
      log.add(
        .wrongShape, at: written.span,
        ja: "「\(written.text.shown)」は数ではありません", en: "'\(written.text.shown)' is no whole number",
        help: Message(ja: "「26」のように数字だけで書いてください", en: "write digits alone, as 26"))
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1) }
  }

  /// One of a few words, as the value whose name is the word's English spelling.
  func choice<Choice: RawRepresentable<String>>(
    _ word: Word, of list: Vocabulary.WordList, as _: Choice.Type
  ) -> Choice? {
    listed(word, of: list).flatMap { Choice(rawValue: $0.en) }
  }

  /// One of a few words, in its Japanese spelling.
  func word(_ word: Word, of list: Vocabulary.WordList) -> String? { listed(word, of: list)?.ja }

  /// Some of a few words, in their Japanese spelling, as written.
  func listedWords(_ word: Word, of list: Vocabulary.WordList) -> [String] {
    texts(word).compactMap { listed($0, of: list)?.ja }
  }

  private func listed(_ word: Word, of list: Vocabulary.WordList) -> Vocabulary.ListedWord? {
    text(word).flatMap { listed($0, of: list) }
  }

  private func listed(
    _ written: Written, of list: Vocabulary.WordList
  ) -> Vocabulary.ListedWord? {
    if let found = Vocabulary.listed(written.text, in: list) { return found }
    let words = Vocabulary.words(list)
    let guess = Vocabulary.guess(written.text, in: list).map {
      Message(
        ja: "「\($0.ja)」ですか",
        en: "did you mean '\(NormalForm.isASCII(written.text) ? $0.en : $0.ja)'?")
    }
    let nearest = { Suggestion.nearest(to: written.text, in: words.flatMap(\.spellings)) }
    log.add(
      .unknownWord, at: written.span,
      ja: "「\(written.text.shown)」はここに書ける語ではありません",
      en: "'\(written.text.shown)' is none of the words that can stand here",
      help: guess ?? Suggestion.help(nearest())
        ?? Message(
          ja: "書ける語: \(words.map(\.ja).joined(separator: "、"))",
          en: "one of: \(words.map(\.en).joined(separator: ", "))"))
    return nil
  }
}
