/// Rows of a checklist, as far as they can be told apart by their letters. Nothing here understands Japanese.
enum Checklist {
  /// Pairs of rows, each row in one pair at most, the most alike first; rows less alike than ``likeness`` are left alone.
  static func pairs(_ a: [Safeguard], _ b: [Safeguard]) -> [(Int, Int)] {
    let (left, right) = (a.map { bigrams($0.text) }, b.map { bigrams($0.text) })
    var scores: [(score: Double, Int, Int)] = []
    for (i, x) in left.enumerated() {
      for (j, y) in right.enumerated() {
        let score = likeness(x, y)
        if score >= least { scores.append((score, i, j)) }
      }
    }
    scores.sort { ($1.score, $0.1, $0.2) < ($0.score, $1.1, $1.2) }
    var (usedLeft, usedRight): (Set<Int>, Set<Int>) = ([], [])
    return scores.compactMap { _, i, j in
      guard !usedLeft.contains(i), !usedRight.contains(j) else { return nil }
      usedLeft.insert(i)
      usedRight.insert(j)
      return (i, j)
    }
  }

  /// Below this two rows are about different things: the least alike pair of 給付金's checklists has 0.30, rows about
  /// different things there mostly less than 0.2.
  private static let least = 0.25

  /// Of all pairs of neighbouring letters, in order, how many two rows share: 0 to 1 (Dice).
  private static func likeness(_ a: [UInt64], _ b: [UInt64]) -> Double {
    guard !a.isEmpty || !b.isEmpty else { return 0 }
    var (i, j, shared) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, shared) = (i + 1, j + 1, shared + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(2 * shared) / Double(a.count + b.count)
  }

  /// Two neighbouring letters as one number, ascending, each as often as it stands there.
  private static func bigrams(_ text: String) -> [UInt64] {
    let letters = text.unicodeScalars.map(\.value).filter { !ignored.contains($0) }
    return zip(letters, letters.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }.sorted()
  }

  private static let ignored = "、。（）「」・ 　".unicodeScalars.map(\.value)

  /// Whether a row makes somebody do something (〜させる、行わせる): a せ behind a syllable in あ.
  static func isCausative(_ text: String) -> Bool {
    let letters = Array(text.unicodeScalars)
    return zip(letters, letters.dropFirst()).contains { before, letter in
      letter == "せ" && causatives.contains(before)
    }
  }

  private static let causatives = Set("さわらたかがまばなざだ".unicodeScalars)

  /// A row as a message shows it: not longer than a line.
  static func short(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}

extension Approval {
  func safeguards(_ side: Safeguard.Side, _ kind: Safeguard.Kind) -> [Safeguard] {
    safeguards.filter { $0.side == side && $0.kind == kind }
  }
}

extension String {
  /// Whether `word` stands here, byte for byte. The library's own search takes a hundred times as long, and checklists are long.
  func holds(_ word: String) -> Bool {
    let (text, word) = (Array(utf8), Array(word.utf8))
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    return (0...(text.count - word.count)).contains { start in
      text[start] == first && text[start..<start + word.count].elementsEqual(word)
    }
  }
}
