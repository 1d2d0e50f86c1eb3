import NagarezuCore

/// A name that is declared only by standing in a list: what in it says that it is several (design §10.16).
enum ListedName {
  /// Whether it holds a separator other than 、, or begins with the numeral of a list.
  static func isSeveral(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    if scalars.indices.contains(where: { separator(at: $0, scalars) != nil }) { return true }
    return parts(scalars).contains { numeral(scalars[$0]) > 0 }
  }

  /// The row with 、 for every separator, and without numerals: what was meant.
  static func row(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var index = 0
    let all = Array(text.unicodeScalars)
    while index < all.count {
      if let length = separator(at: index, all) {
        scalars.append("、")
        index += length
      } else {
        scalars.append(all[index])
        index += 1
      }
    }
    let pieces = parts(scalars).compactMap { range -> String? in
      let words = scalars[range].dropFirst(numeral(scalars[range])).trimmed
      return words.isEmpty ? nil : words.text
    }
    return pieces.joined(separator: "、").replacingBracketCommas
  }

  /// The parts between 、 and behind an opening bracket, in order, without what separates them.
  private static func parts(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "、" {
      found.append(start..<index)
      start = index + 1
    }
    return found + [start..<scalars.count]
  }

  private static let signs = Set("､・･·•‧⋅／/⁄,;；|｜".unicodeScalars)
  private static let words = ["及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは"]
    .map { Array($0.unicodeScalars) }

  /// How many letters the separator at a place has; `nil` where none stands.
  private static func separator(at index: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    let scalar = scalars[index]
    // An edge separates nothing: その他・ is no list.
    guard index > 0, index < scalars.count - 1 else { return signs.contains(scalar) ? 1 : nil }
    if signs.contains(scalar) { return 1 }
    if scalar.properties.isWhitespace {
      let end = scalars[index...].prefix { $0.properties.isWhitespace }.endIndex
      guard end < scalars.count, scalars[index - 1].isJapaneseLetter,
        scalars[end].isJapaneseLetter
      else { return nil }
      return end - index
    }
    return words.first { scalars[index...].starts(with: $0) }?.count
  }

  /// How many letters the numeral of a list has at the beginning of a part: ①, ⑴, 1., (1), １）, and a digit alone; 0 for none.
  private static func numeral(_ part: ArraySlice<Unicode.Scalar>) -> Int {
    let begin = part.drop { $0.properties.isWhitespace }
    let skipped = part.count - begin.count
    guard let first = begin.first else { return 0 }
    if first.isNumeralOfALists { return skipped + 1 }
    var rest = begin
    let isOpened = first == "(" || first == "（"
    if isOpened { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isDigit }
    let letters = digits.isEmpty ? rest.prefix { $0.isListLetter } : digits
    guard !letters.isEmpty, letters.count <= 2 else { return 0 }
    rest = rest.dropFirst(letters.count)
    guard let close = rest.first else { return isOpened || digits.isEmpty ? 0 : part.count }
    let isClosed = close == ")" || close == "）"
    if isClosed { return isOpened || !digits.isEmpty ? part.count - rest.count + 1 : 0 }
    guard !isOpened, !digits.isEmpty else { return 0 }
    let behind = rest.dropFirst().first
    let ends = (close == "." || close == "．") && behind?.isDigit != true
    return ends || close.properties.isWhitespace ? part.count - rest.count + 1 : 0
  }
}

extension Unicode.Scalar {
  /// Kana and kanji.
  fileprivate var isJapaneseLetter: Bool {
    properties.isIdeographic || (0x3041...0x309F).contains(value)
      || (0x30A1...0x30FF).contains(value)
      || (0xFF66...0xFF9F).contains(value) || value == 0x3005
  }

  /// ①, ⑴, ⒈, ㉑, ㈠, ❶.
  fileprivate var isNumeralOfALists: Bool {
    switch value {
    case 0x2460...0x249B, 0x24EA...0x24FF, 0x2776...0x2793, 0x3220...0x3229, 0x3251...0x325F,
      0x3280...0x3289, 0x32B1...0x32BF:
      true
    default: false
    }
  }

  /// Letters by which lists are counted: (ア), (a), (一).
  fileprivate var isListLetter: Bool {
    "アイウエオカキクケコabcdeａｂｃｄｅ一二三四五六七八九十".unicodeScalars.contains(self)
  }
}

extension String {
  /// Without 、 right behind an opening bracket or before a closing one.
  fileprivate var replacingBracketCommas: String {
    var result: [Unicode.Scalar] = []
    for scalar in unicodeScalars {
      if scalar == "、", result.last == "（" || result.last == "(" || result.last == "、" { continue }
      if scalar == "）" || scalar == ")", result.last == "、" { result.removeLast() }
      result.append(scalar)
    }
    return result.text
  }
}
