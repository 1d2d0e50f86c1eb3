import Foundation
import NagarezuCore
import NagarezuSource

/// Words on the command line that the argument parser would take for something else, or refuse without a way out.
enum Operands {
  /// Refuses a word with one dash and more than one letter: no option of ours has that shape, so it is a file's name, and
  /// `-h.yaml` would pass for `-h`. A shell writes such names out of `*.yaml` as it finds them; whatever begins with a dash and
  /// is a file's name is one, too.
  ///
  /// - Throws: ``EarlyEnd`` with 64, which says how to name the file.
  static func refuseFlagLike(_ words: some Sequence<String>) throws {
    for word in words {
      // What follows is never an option.
      if word == "--" { return }
      let letters = word.dropFirst()
      guard word.hasPrefix("-"), letters.count > 1 else { continue }
      let isShapedLikeNone = !letters.hasPrefix("-") && letters.dropFirst().first != "="
      guard isShapedLikeNone || FileManager.default.fileExists(atPath: word) else { continue }
      let shown = VisibleText.written(word)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(shown)」はオプションではない。ファイルの名前なら ./\(shown) と書く",
          en: "'\(shown)' is no option; if it is a file, write ./\(shown)"))
    }
  }

  /// Refuses a first word that is no command, and says which may be meant.
  ///
  /// - Throws: ``EarlyEnd`` with 64.
  static func refuseUnknownCommand(_ words: [String], knowing commands: [String]) throws {
    guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word) else { return }
    let shown = VisibleText.written(word)
    let isPath = FileManager.default.fileExists(atPath: word) || word.hasSuffix(".yaml")
    let small = word.lowercased()
    let nearest =
      commands.contains(small) ? small : others[small] ?? Asked.nearest(to: small, in: commands)
    let meant =
      isPath
      ? Message(ja: "「nagarezu check \(shown)」ですか。", en: "did you mean 'nagarezu check \(shown)'? ")
      : nearest.map { Message(ja: "「\($0)」ですか。", en: "did you mean '\($0)'? ") }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "「\(shown)」というコマンドはない（\(meant?.ja ?? "")一覧は nagarezu --help）",
        en: "there is no command '\(shown)' (\(meant?.en ?? "")nagarezu --help lists them)"))
  }

  /// What people call commands. Shape: their word → ours.
  private static let others = [
    "検査": "check", "点検": "check", "調べる": "check", "validate": "check", "verify": "check",
    "lint": "check", "test": "check", "judge": "check", "誰": "who", "何": "what", "なぜ": "why",
    "比較": "diff", "比べる": "diff", "compare": "diff", "図": "render", "描く": "render",
    "draw": "render", "figure": "render", "diagram": "render", "規則": "rules", "rule": "explain",
    "説明": "explain",
  ]
}
