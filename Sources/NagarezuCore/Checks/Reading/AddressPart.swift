/// What stands between two separators of an address, or in brackets.
struct AddressPart {
  /// As written, without spaces around it; never empty.
  let text: String
  private let isInBrackets: Bool

  /// The parts in the order written; empty where there is nothing but separators.
  static func parts(of text: String) -> [AddressPart] {
    var parts: [AddressPart] = []
    var current: [Unicode.Scalar] = []
    var depth = 0
    func end() {
      let trimmed = String(String.UnicodeScalarView(current)).trimmed
      if !trimmed.isEmpty { parts.append(AddressPart(text: trimmed, isInBrackets: depth > 0)) }
      current = []
    }
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.first {
      if let word = words.first(where: { rest.starts(with: $0) }) {
        end()
        rest = rest.dropFirst(word.count)
        continue
      }
      rest = rest.dropFirst()
      if opening.contains(scalar) {
        end()
        depth += 1
      } else if closing.contains(scalar) {
        end()
        depth = max(0, depth - 1)
      } else if separators.contains(scalar)
        || (scalar == "と" && joins(current.last, rest.first))
      {
        end()
      } else {
        current.append(scalar)
      }
    }
    end()
    return parts
  }

  private static let separators = Set("、，,､・･/／;；|｜&＆\n".unicodeScalars)
  private static let opening = Set("（(「『【〔［[〈《｛{".unicodeScalars)
  private static let closing = Set("）)」』】〕］]〉》｝}".unicodeScalars)
  private static let words = [
    "及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", " and ", " or ",
  ].map { Array($0.unicodeScalars) }

  /// Whether と between two letters means "and": not in the names みなとみらい and ときがわ町.
  private static func joins(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after, !after.isHiragana else { return false }
    return !before.isHiragana || !(0x4E00...0x9FFF).contains(after.value)
  }
}

extension AddressPart {
  /// Whether it is Japan itself, or begins with the full name of a prefecture or a municipality.
  var isJapanese: Bool {
    let folded = Whereabouts.folded(text)
    if Self.countries.contains(folded.lowercased()) { return true }
    let rest = folded.dropping(Self.postalCode).dropping { $0.prefixLength(of: "日本国", "日本") }
      .dropping(Self.postalCode)
    if let name = rest.lowercased().latinPlace { return Self.romanised.contains(name) }
    guard let length = rest.placeLength else { return false }
    return !Self.leavesJapan(rest.unicodeScalars.dropFirst(length).text)
  }

  /// Whether no place can be meant: numbers and floors, or in brackets a building.
  var saysNoPlace: Bool {
    let folded = Whereabouts.folded(text)
    if folded.unicodeScalars.allSatisfy(Self.numbering.contains) { return true }
    guard isInBrackets, !Whereabouts.isForeign(folded), !Self.isOpen(folded) else { return false }
    var bare = folded
    for word in Self.noSuffixes { bare = bare.without(word) }
    return !bare.contains("リージョン") && !bare.unicodeScalars.contains(where: Self.suffixes.contains)
  }

  /// 東京都以外, 東京都外, 東京都ほか, and what stands apart behind it and may be a place of its own.
  private static func leavesJapan(_ rest: String) -> Bool {
    if Whereabouts.isForeign(rest, behindJapan: true) || ["外", "外部"].contains(rest) || isOpen(rest)
    {
      return true
    }
    let apart = rest.split(separator: " ").dropFirst(rest.hasPrefix(" ") ? 0 : 1)
    return apart.contains { word in
      let word = String(word)
      if word.placeLength != nil { return false }
      return word.contains("リージョン")
        || word.unicodeScalars.last.map(("市州省国県".unicodeScalars).contains) == true
    }
  }

  private static func isOpen(_ text: String) -> Bool {
    ["等", "など", "ナド", "ほか", "他", "その他"].contains(where: text.hasSuffix)
  }

  /// 〒160-0022, or as much of one as stands at the beginning.
  private static func postalCode(_ text: String) -> Int? {
    let count = text.unicodeScalars.prefix { "〒0123456789-‐−ー ".unicodeScalars.contains($0) }.count
    return count == 0 ? nil : count
  }

  private static let countries: Set<String> = ["日本", "国内", "日本国内", "日本国", "japan"]
  private static let suffixes = Set("市区町村州省県国".unicodeScalars)
  /// Words that hold the sign of a place and name none, or one in Japan.
  private static let noSuffixes = [
    "市役所", "区役所", "町役場", "村役場", "県庁", "市立", "区立", "町立", "村立", "県立", "国立", "国際", "市民", "区民", "町民",
    "村民", "県民", "九州", "本州", "四国", "中国支", "中国地方",
  ]
  private static let numbering = Set("0123456789-‐−–ー 〜~.F階地下B丁目番地号室館棟の〇一二三四五六七八九十".unicodeScalars)

  /// The prefectures as an English model names them.
  private static let romanised = Set(
    """
    hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata toyama \
    ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane okayama \
    hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa
    """.split(separator: " ").map(String.init))
}

extension String {
  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars = scalars.dropFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars = scalars.dropLast() }
    return String(scalars)
  }

  /// The text behind as many letters as `length` gives, without spaces before it; all of it for `nil`.
  fileprivate func dropping(_ length: (String) -> Int?) -> String {
    unicodeScalars.dropFirst(length(self) ?? 0).text.trimmed
  }

  fileprivate func prefixLength(of words: String...) -> Int? {
    words.first(where: hasPrefix)?.unicodeScalars.count
  }

  /// How many letters the name of a prefecture or municipality at the beginning has, 郡 before it counted; `nil` for none.
  fileprivate var placeLength: Int? {
    let scalars = Array(unicodeScalars)
    func length(from start: Int) -> Int? {
      PlaceNames.lengths.reversed().first { length in
        start + length <= scalars.count
          && PlaceNames.all.contains(scalars[start..<start + length].text)
      }
    }
    if let length = length(from: 0) { return length }
    guard let district = scalars.prefix(6).firstIndex(of: "郡"), district > 0 else { return nil }
    return length(from: district + 1).map { $0 + district + 1 }
  }

  /// A text in Latin letters without what prefectures are called by; `nil` where it holds other letters.
  fileprivate var latinPlace: String? {
    guard unicodeScalars.allSatisfy(\.isASCII) else { return nil }
    let word = split { " -".contains($0) }
    guard let first = word.first else { return nil }
    let titles: Set<Substring> = ["to", "fu", "ken", "prefecture", "metropolis", "pref."]
    return word.dropFirst().allSatisfy { titles.contains($0) || Int($0) != nil }
      ? String(first) : self
  }

  fileprivate func without(_ word: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}

extension Sequence<Unicode.Scalar> {
  fileprivate var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isHiragana: Bool { (0x3041...0x3096).contains(value) }
}
