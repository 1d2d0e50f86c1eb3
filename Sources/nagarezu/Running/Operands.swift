import NagarezuCore

/// Files whose names look like options: a shell writes them out of `*.yaml` as it finds them.
enum Operands {
  /// Refuses a word with one dash and more than one letter: no option of ours has that shape, so it is a file's name, and
  /// `-h.yaml` would pass for `-h`.
  ///
  /// - Throws: ``EarlyEnd`` with 64, which says how to name the file.
  static func refuseFlagLike(_ words: some Sequence<String>) throws {
    for word in words {
      // What follows is never an option.
      if word == "--" { return }
      let letters = word.dropFirst()
      guard word.hasPrefix("-"), letters.count > 1, !letters.hasPrefix("-"),
        letters.dropFirst().first != "="
      else { continue }
      let shown = VisibleText.written(word)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(shown)」はオプションではない。ファイルの名前なら ./\(shown) と書く",
          en: "'\(shown)' is no option; if it is a file, write ./\(shown)"))
    }
  }
}
