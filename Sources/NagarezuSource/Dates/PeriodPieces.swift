import NagarezuCore

/// The two ends of a period as text: `A〜B`, `AからBまで`, `自A至B`, `A/B` in ISO 8601, an open end, or one date for both.
struct PeriodPieces {
  /// One end, empty where it is open, and its offset in scalars.
  typealias Piece = (text: String, offset: Int)

  let start: Piece
  /// `nil` where one date is the whole period.
  let end: Piece?

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    if let (from, to) = Self.fromAndTo(scalars) {
      (start, end) = (from, to)
      return
    }
    for sign in Self.separators(for: text) {
      guard let range = Self.range(of: sign, in: scalars) else { continue }
      let front = Self.trimming(["from", "since"], at: scalars.startIndex, of: scalars)
      start = Self.piece(scalars, front..<max(front, range.lowerBound))
      end = Self.end(scalars, range.upperBound)
      return
    }
    for opening in ["until ", "since ", "from "] where text.hasPrefix(opening) {
      let date = Self.piece(scalars, opening.unicodeScalars.count..<scalars.count)
      let open: Piece = ("", 0)
      start = opening == "until " ? open : date
      end = opening == "until " ? date : open
      return
    }
    for ending in ["以降", "以後"] where text.hasSuffix(ending) {
      start = Self.piece(scalars, 0..<(scalars.count - 2))
      end = ("", scalars.count)
      return
    }
    let (until, planned) = Self.until(scalars, from: 0)
    if until < planned {
      (start, end) = (("", 0), Self.end(scalars, 0))
    } else {
      (start, end) = (Self.piece(scalars, 0..<scalars.count), nil)
    }
  }

  /// `自令和6年4月1日 至令和7年3月31日`.
  private static func fromAndTo(_ scalars: [Unicode.Scalar]) -> (Piece, Piece)? {
    guard scalars.first == "自", let middle = scalars.firstIndex(of: "至") else { return nil }
    return (piece(scalars, 1..<middle), end(scalars, middle + 1))
  }

  /// What ends a period, without `まで`; `予定` behind that stays.
  private static func end(_ scalars: [Unicode.Scalar], _ start: Int) -> Piece {
    let (until, planned) = until(scalars, from: start)
    var found = piece(scalars, start..<until)
    if until < planned, planned < scalars.count { found.text += scalars[planned...].text }
    return found
  }

  /// Where `まで` begins, and where it ends: at 予定 or at the end of the text. Both the same where there is none.
  private static func until(_ scalars: [Unicode.Scalar], from start: Int) -> (Int, Int) {
    var planned = scalars.count
    for mark in ["（予定）", "(予定)", "予定"] where ends(scalars[start...], with: mark) {
      planned -= mark.unicodeScalars.count
      break
    }
    for word in ["までの間", "までの期間", "まで", "迄", "以前"] where ends(scalars[start..<planned], with: word)
    {
      return (planned - word.unicodeScalars.count, planned)
    }
    return (scalars.count, scalars.count)
  }

  private static func ends(_ scalars: ArraySlice<Unicode.Scalar>, with word: String) -> Bool {
    let word = Array(word.unicodeScalars)
    return scalars.count >= word.count && scalars.suffix(word.count).elementsEqual(word)
  }

  /// The text of a range without the spaces and commas at its ends.
  private static func piece(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Piece {
    func isLoose(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "、" || scalar == "," || scalar == "，"
    }
    let piece = scalars[range].trimmed(isLoose)
    return (piece.text, piece.startIndex)
  }

  /// Where what is left begins behind one of some words and a space.
  private static func trimming(
    _ words: [String], at start: Int, of scalars: [Unicode.Scalar]
  ) -> Int {
    for word in words {
      let word = Array((word + " ").unicodeScalars)
      if scalars[start...].starts(with: word) { return start + word.count }
    }
    return start
  }

  /// A hyphen stands between two dates only where it cannot stand in one, and a slash only between ISO dates.
  private static func separators(for text: String) -> [String] {
    var signs = [
      "〜", "～", "~", "∼", "⁓", "〰", "から", "より", "―", "—", "–", "─", "━", "→", "⇒", " to ", " - ",
    ]
    if text.contains("年") { signs += ["－", "-", "−", "‐", "‑", "ー", "ｰ"] }
    if text.contains("/"), text.contains("-"), !text.contains("年") { signs.append("/") }
    return signs
  }

  private static func range(of sign: String, in scalars: [Unicode.Scalar]) -> Range<Int>? {
    let sign = Array(sign.unicodeScalars)
    guard scalars.count >= sign.count else { return nil }
    for start in 0...(scalars.count - sign.count)
    where scalars[start..<start + sign.count].elementsEqual(sign) {
      return start..<start + sign.count
    }
    return nil
  }
}
