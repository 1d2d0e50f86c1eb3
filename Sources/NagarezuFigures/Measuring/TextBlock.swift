import NagarezuText

/// Lines of text that fit a width, broken as Japanese is: never a 、 or a ） at the start of a line.
struct TextBlock: Hashable, Sendable {
  let lines: [String]
  /// Type size in points.
  let size: Double
  /// The width of the widest line in points.
  let width: Double
  /// How many of its first lines are words of a baseline.
  var formerLines = 0
  /// How many of its last lines are as they were there.
  var keptLines = 0

  static let lineHeight = 1.25

  var height: Double { Double(lines.count) * size * TextBlock.lineHeight }

  /// `text` in as few lines as fit `width`, at most `maxLines`; what is left over is cut with `…`.
  init(
    _ text: String, size: Double, width: Double, maxLines: Int, at breaks: WordBreaks = WordBreaks()
  ) {
    self.size = size
    // Nothing to say is no line at all.
    let lines =
      text.isEmpty
      ? []
      : LineBreaking(XMLText.visible(text), size: size, width: width, breaks)
        .lines(atMost: maxLines)
    self.lines = lines
    self.width = lines.map { TextBlock.width($0, size: size) }.max() ?? 0
  }

  /// `text` below what it was and above what stayed, each in so many lines at most; `nil` where there is none of these.
  init?(
    _ text: String?, after former: String?, before kept: String? = nil, size: Double, width: Double,
    maxLines: Int, at breaks: WordBreaks = WordBreaks()
  ) {
    let parts = [former, text, kept].map { part in
      part.flatMap { $0.isEmpty ? nil : $0 }
        .map { TextBlock($0, size: size, width: width, maxLines: maxLines, at: breaks).lines } ?? []
    }
    guard parts.contains(where: { !$0.isEmpty }) else { return nil }
    self.size = size
    lines = parts.flatMap { $0 }
    self.width = lines.map { TextBlock.width($0, size: size) }.max() ?? 0
    formerLines = parts[0].count
    keptLines = parts[2].count
  }

  /// The width of one line in points.
  static func width(_ line: String, size: Double) -> Double {
    Double(line.unicodeScalars.reduce(0) { $0 + FontWidths.width($1) }) * size / 1000
  }
}

/// Finds the line ends that cost least: few lines, even ones, no word torn apart.
///
/// - SeeAlso: JIS X 4051:2004 (行頭禁則, 行末禁則); D. Knuth, M. Plass, "Breaking Paragraphs into Lines" (1981).
private struct LineBreaking {
  private let characters: [Character]
  private let kinds: [Kind]
  /// Shape: number of characters → their width in points; one more entry than characters.
  private var widths: [Double] = [0]
  private let width: Double
  private let breaks: WordBreaks
  /// Positions before which no line ends: within a place of the item list.
  private let bound: Set<Int>
  /// Positions within a date: 令和12年3月31日 is one word where there is room for it.
  private let dated: Set<Int>

  private static let neverFirst = Set("、。，．,.!?！？・：；:;）)］]｝}」』】〉》〕〜～ーっッゃゅょャュョぁぃぅぇぉァィゥェォ々ゝゞ…％%")
  private static let goodEnds = Set(" 　、。・）」』】／/")
  private static let neverLast = Set("（([［{｛「『【〈《〔￥＄#＃")

  init(_ text: String, size: Double, width: Double, _ breaks: WordBreaks) {
    self.breaks = breaks
    characters = Array(text)
    kinds = characters.map(Kind.init)
    let isBound = text.unicodeScalars.contains { $0 == "表" || $0 == "(" }
    bound = isBound ? Self.bound(characters) : []
    dated = text.unicodeScalars.contains("年") ? Self.dated(characters) : []
    self.width = width
    for character in characters {
      widths.append((widths.last ?? 0) + TextBlock.width(String(character), size: size))
    }
  }

  func lines(atMost maxLines: Int) -> [String] {
    guard (widths.last ?? 0) > width else { return [String(characters)] }
    let ends = bestEnds()
    var lines: [String] = []
    var start = 0
    for end in ends {
      if lines.count == maxLines - 1 && end < characters.count {
        lines.append(cut(from: start))
        break
      }
      lines.append(trimmed(start, end))
      start = end
    }
    return lines
  }

  private func trimmed(_ start: Int, _ end: Int) -> String {
    var line = characters[start..<end]
    while line.count > 1, line.last == " " || line.last == "　" { line.removeLast() }
    return String(line)
  }

  /// As much as fits with a `…` at its end.
  private func cut(from start: Int) -> String {
    let size = widths[start]
    let dots = TextBlock.width("…", size: 1) * (widths.count > 1 ? 12 : 0)
    var end = start
    while end < characters.count, widths[end + 1] - size + dots <= width { end += 1 }
    return String(characters[start..<max(end, min(start + 1, characters.count))]) + "…"
  }

  /// The positions after which lines end, the last being the end of the text.
  private func bestEnds() -> [Int] {
    let count = characters.count
    let places = breaks.places(in: characters)
    let penalties = (0..<count).map { $0 == 0 ? 0 : penalty(at: $0, places[$0]) }
    var cost = [Double](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    cost[0] = 0
    for start in 0..<count where cost[start] < .infinity {
      var end = start + 1
      while end <= count {
        let used = widths[end] - widths[start]
        // A single character wider than the line must stand somewhere.
        guard used <= width || end == start + 1 else { break }
        let slack = max(0, (width - used) / width)
        // The last line may be short, but not a lone character.
        let ragged = end == count ? (slack > 0.7 ? 3 : 0) + slack * slack * 4 : slack * slack * 12
        let total = cost[start] + 10 + ragged + (end == count ? 0 : penalties[end])
        if total < cost[end] {
          cost[end] = total
          previous[end] = start
        }
        end += 1
      }
    }
    var ends: [Int] = []
    var end = count
    while end > 0 {
      ends.append(end)
      end = previous[end]
    }
    return ends.reversed()
  }

  /// What it costs to end a line before the character at `position`.
  private func penalty(at position: Int, _ place: WordBreaks.Place?) -> Double {
    let (before, after) = (kinds[position - 1], kinds[position])
    if after.isNeverFirst || before.isNeverLast { return 400 }
    // 「（別表10）」 is one word.
    if bound.contains(position) { return 300 }
    if dated.contains(position) { return 110 }
    if isOthers(at: position - 1) { return 300 }
    if isOthers(at: position) { return 1 }
    switch place {
    case .set: return 0
    case .kept: return 120
    case .between, nil: break
    }
    if before.isGoodEnd || after.isNeverLast { return 0 }
    switch (before.script, after.script) {
    case (.latin, .latin): return 60
    case (.hiragana, .latin), (.latin, .kanji): return 26
    case (.katakana, .katakana): return 22
    case (.kanji, .hiragana), (.hiragana, .hiragana): return 16
    case (.kanji, .kanji): return place == .between ? 3 : 17
    case (.katakana, .kanji), (.kanji, .katakana): return 3
    default: return 2
    }
  }

  /// Within 「（別表10）」 and "(list 10)".
  private static func bound(_ characters: [Character]) -> Set<Int> {
    var bound = Set<Int>()
    for word in references {
      for start in characters.indices
      where characters[start...].starts(with: word) {
        var end = start + word.count
        while end < characters.count, characters[end].isNumber || characters[end] == "・" {
          end += 1
        }
        guard end > start + word.count else { continue }
        bound.formUnion((start + 1)..<end)
      }
    }
    return bound
  }

  /// Within 令和12年3月31日, 2024年4月 and 令和6年度.
  private static func dated(_ characters: [Character]) -> Set<Int> {
    var dated = Set<Int>()
    for year in characters.indices where characters[year] == "年" {
      var start = year
      while start > 0, characters[start - 1].isNumber || characters[start - 1] == "元" { start -= 1 }
      guard start < year else { continue }
      if start >= 2, eras.contains(String(characters[start - 2..<start])) { start -= 2 }
      var end = year + 1
      for unit in ["月", "日"] as [Character] {
        var next = end
        while next < characters.count, characters[next].isNumber { next += 1 }
        guard next > end, next < characters.count, characters[next] == unit else { break }
        end = next + 1
      }
      if end == year + 1, end < characters.count, characters[end] == "度" { end += 1 }
      dated.formUnion((start + 1)..<end)
    }
    return dated
  }

  private static let eras: Set<String> = ["令和", "平成", "昭和", "大正", "明治"]

  private static let references = [Array("別表"), Array("list ")]

  /// Whether 「ほか」 stands here.
  private func isOthers(at position: Int) -> Bool {
    kinds[position].isHo && position + 1 < kinds.count && kinds[position + 1].isKa
  }

  /// What a character is to the line it stands in; looked up once, as every break asks for it.
  private struct Kind {
    let script: Script
    let isNeverFirst: Bool
    let isNeverLast: Bool
    let isGoodEnd: Bool
    let isHo: Bool
    let isKa: Bool

    init(_ character: Character) {
      script = Script(character)
      isNeverFirst = LineBreaking.neverFirst.contains(character)
      isNeverLast = LineBreaking.neverLast.contains(character)
      isGoodEnd = LineBreaking.goodEnds.contains(character)
      isHo = character == "ほ"
      isKa = character == "か"
    }
  }

  private enum Script {
    case latin, katakana, hiragana, kanji

    init(_ character: Character) {
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x21...0x24F: self = .latin
      case 0x3041...0x309F: self = .hiragana
      case 0x30A0...0x30FF, 0xFF66...0xFF9F: self = .katakana
      default: self = .kanji
      }
    }
  }
}
