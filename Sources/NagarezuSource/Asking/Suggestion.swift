import NagarezuCore

/// What a person may have meant.
package enum Suggestion {
  /// The candidate with the fewest edits, if they are few for its length; of equals the first by bytes.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    let letters = Array(word.unicodeScalars)
    let allowed = max(1, letters.count / 3)
    guard letters.count <= Limits.nameScalars else { return nil }
    let quoted: Set<Unicode.Scalar> = ["「", "」", "『", "』", "“", "”", "‘", "’", "\"", "'"]
    let bare = letters.filter { !quoted.contains($0) && !$0.properties.isWhitespace }.text
    if bare != word, candidates.contains(bare) { return bare }
    let look = LookAlike.folded(word)
    let alike = candidates.filter { $0 != word && LookAlike.folded($0) == look }
    if let name = alike.min(by: { $0.precedesByBytes($1) }) { return name }
    var best: (distance: Int, name: String)?
    for name in candidates where name != word {
      let other = Array(name.unicodeScalars)
      guard abs(other.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, other)
      // Something must be left in common.
      guard distance <= allowed, distance < max(letters.count, other.count) else { continue }
      if let best, best.distance < distance { continue }
      if let best, best.distance == distance, !name.precedesByBytes(best.name) { continue }
      best = (distance, name)
    }
    return best?.name
  }

  static func help(_ name: String?) -> Message? {
    name.map { Message(ja: "「\($0)」ですか", en: "did you mean '\($0)'?") }
  }

  /// What such a help offers to write instead, in the language of what was written; `nil` for any other help.
  package static func offered(in help: Message) -> String? {
    let (opening, closing) = ("did you mean '", "'?")
    guard help.en.hasPrefix(opening), help.en.hasSuffix(closing) else { return nil }
    let offered = help.en.dropFirst(opening.count).dropLast(closing.count)
    // Of two offers the person chooses.
    return offered.isEmpty || offered.contains("'") ? nil : String(offered)
  }

  /// Edits from one word to another: a letter put in, taken out, changed, or two neighbours exchanged.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
