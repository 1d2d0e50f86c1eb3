import NagarezuCore
import NagarezuText

/// Parts of sentences about changes.
struct DiffWords {
  let language: Language

  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  /// As many of the words as fit some letters, and how many there are besides; never none.
  func few(_ texts: [String], _ letters: Int = 60) -> String {
    var shown: [String] = []
    var left = letters
    for text in texts {
      guard shown.isEmpty || text.count < left else { break }
      shown.append(text)
      left -= text.count + 1
    }
    let rest = texts.count - shown.count
    return rest == 0
      ? list(shown) : say("\(list(shown))、ほか\(rest)", "\(list(shown)) and \(rest) more")
  }

  func side(
    _ word: String, _ title: String, _ file: String, _ revision: DiffReport.Revision?, _ day: Day?
  ) -> String {
    let commit =
      revision.map { say("、git の \($0.commit.prefix(12))", ", git's \($0.commit.prefix(12))") }
      ?? ""
    let on = day.map { say("、\(JapaneseEra.written($0))", ", \($0)") } ?? ""
    return say(
      "\(word): \(title)（\(file)\(commit)）\(on)", "\(word): \(title) (\(file)\(commit))\(on)")
  }

  func place(_ span: SourceSpan) -> String { span.shown }

  func manner(_ manner: Change.Manner) -> String {
    switch manner {
    case .added: say("追加", "added")
    case .removed: say("削除", "removed")
    case .changed: say("変更", "changed")
    case .renamed: say("改称", "renamed")
    }
  }
}
