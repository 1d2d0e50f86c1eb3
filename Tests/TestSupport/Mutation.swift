import Foundation

/// A model text made wrong in the ways in which files go wrong: keys pressed, lines moved, bytes lost, and worse.
public struct Mutation {
  private var random: Random
  private let words: [String]

  /// The mutations of `seed`; some put in one of `words`.
  public init(seed: UInt64, words: [String]) {
    random = Random(seed: seed)
    self.words = words
  }

  /// Some bytes changed, from one to four times over.
  public mutating func changed(_ bytes: [UInt8], splicing other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.within(1...4) { bytes = once(bytes, other) }
    return bytes
  }

  private mutating func once(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
    switch random.below(14) {
    case 0: return flipped(bytes)
    case 1: return Array(bytes.prefix(random.below(bytes.count + 1)))
    case 2: return withoutRange(bytes)
    case 3, 4: return inserted(Self.signs, bytes)
    case 5, 6: return inserted(words, bytes)
    case 7:
      return lines(bytes) { lines, random in
        lines.swapAt(random.below(lines.count), random.below(lines.count))
      }
    case 8:
      return lines(bytes) { lines, random in
        lines.insert(lines[random.below(lines.count)], at: random.below(lines.count))
      }
    case 9: return lines(bytes) { lines, random in lines.remove(at: random.below(lines.count)) }
    case 10:
      return lines(bytes) { lines, random in
        let index = random.below(lines.count)
        lines[index] =
          random.chance(50) ? [0x20, 0x20] + lines[index] : Array(lines[index].dropFirst(2))
      }
    case 11: return replaced(bytes)
    case 12: return nested(bytes)
    default:
      return lines(bytes) { lines, random in
        let strange = other.split(separator: 0x0A).map(Array.init)
        if let line = random.pick(strange) { lines[random.below(lines.count)] = line }
      }
    }
  }

  private mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
    return bytes
  }

  private mutating func withoutRange(_ bytes: [UInt8]) -> [UInt8] {
    let start = random.below(bytes.count + 1)
    return Array(bytes[..<start] + bytes[start...].dropFirst(random.below(40)))
  }

  private mutating func inserted(_ words: [String], _ bytes: [UInt8]) -> [UInt8] {
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let place = random.below(text.count + 1)
    var result = String.UnicodeScalarView(text[..<place])
    let word = random.pick(words) ?? ""
    result.append(
      contentsOf: String(repeating: word, count: random.chance(5) ? 200 : 1).unicodeScalars)
    result.append(contentsOf: text[place...])
    return Array(String(result).utf8)
  }

  /// A word between signs of YAML's own replaced by another.
  private mutating func replaced(_ bytes: [UInt8]) -> [UInt8] {
    var pieces = String(decoding: bytes, as: UTF8.self).components(separatedBy: " ")
    pieces[random.below(pieces.count)] = random.pick(words) ?? ""
    return Array(pieces.joined(separator: " ").utf8)
  }

  private mutating func nested(_ bytes: [UInt8]) -> [UInt8] {
    let (open, close) =
      random.pick([("[", "]"), ("{甲: ", "}"), ("- ", ""), ("（", "）"), ("\"", "\"")]) ?? ("", "")
    let depth = random.within(1...60)
    return inserted(
      [String(repeating: open, count: depth) + "甲" + String(repeating: close, count: depth)], bytes)
  }

  private mutating func lines(
    _ bytes: [UInt8], _ change: (inout [[UInt8]], inout Random) -> Void
  ) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    change(&lines, &random)
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Signs that look like others, show nothing, or that YAML takes for more than they are.
  private static let signs = [
    "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{202E}", "\u{85}", "\u{0}", "\t",
    "\r", "\n", "#", "*", "&", "!",
    "%", "@", "`", "|", ">", "?", ":", ": ", "- ", "-", "'", "\"", "\\", "[", "]", "{", "}", ",",
    "<<", "~", "---", "...", "：",
    "，", "｛", "［", "・", "－", "ー", "、", "（", "）", "「", "“", "〜", "\u{3099}", "\u{E0100}",
    "\u{20BB7}", "\u{10FFFD}", "①", "㈱", "年",
    "翌", "同", "から", "1年間", "（月）", "末",
  ]
}
