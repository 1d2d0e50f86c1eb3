/// Whether an address, as people write it, lies in Japan: every part of it must be known to (design §10.16).
struct Whereabouts {
  enum Place {
    case japan, abroad
    /// Neither a place in Japan nor one abroad could be read out of it.
    case unclear
  }

  let place: Place
  /// The first part that is not known to lie in Japan, as written; `nil` where all are.
  let odd: String?

  init(_ text: String) {
    let parts = AddressPart.parts(of: text)
    let odd = parts.first { !$0.isJapanese && !$0.saysNoPlace }
    guard odd != nil || !parts.contains(where: \.isJapanese) else {
      (place, self.odd) = (.japan, nil)
      return
    }
    self.odd = odd?.text ?? text
    place = Self.isForeign(Self.folded(self.odd ?? text)) ? .abroad : .unclear
  }

  /// A text in the letters in which places are compared: Latin of half and katakana of full width, one space, and of the variants of a
  /// letter one.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.properties.isVariationSelector {
      if scalar.properties.isWhitespace {
        result.append(" ")
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      } else if (0xFF66...0xFF9F).contains(scalar.value) {
        let place = Int(scalar.value) - 0xFF66
        let mark = katakanaOfHalfWidth[place]
        if mark == "゛" || mark == "゜", let voiced = result.last.flatMap({ voice($0, mark) }) {
          result.removeLast()
          result.append(voiced)
        } else {
          result.append(mark)
        }
      } else {
        result.append(variants[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  /// U+FF66 to U+FF9F in full width.
  private static let katakanaOfHalfWidth = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)

  /// A katakana letter with a mark of half width that stood behind it; `nil` where none goes with it. Voiced letters follow theirs in Unicode.
  private static func voice(
    _ letter: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    if letter == "ウ" { return mark == "゛" ? "ヴ" : nil }
    let step: UInt32 = mark == "゛" ? 1 : 2
    guard (mark == "゛" ? "カキクケコサシスセソタチツテトハヒフヘホ" : "ハヒフヘホ").unicodeScalars.contains(letter)
    else { return nil }
    return Unicode.Scalar(letter.value + step)
  }

  /// Shape: variant → the letter that stands in names of places.
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs =
      "ヶケ がケ ヵケ 竜龍 檮梼 檜桧 澤沢 廣広 國国 髙高 﨑崎 嶋島 濱浜 濵浜 邊辺 邉辺 驒騨 鯵鰺 曾曽 壷壺 條条 龜亀 惠恵 釜竈 區区 縣県 德徳 塚塚"
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      if let from = scalars.first, let to = scalars.last, from != to { table[from] = to }
    }
    return table
  }()

  /// Whether a folded text names a place abroad; behind the name of a place in Japan 中国 and the continents are names of banks and buildings.
  static func isForeign(_ text: String, behindJapan: Bool = false) -> Bool {
    if ["国外", "海外", "外国", "以外"].contains(where: text.contains) { return true }
    if text.containsWord(of: PlacesAbroad.latin) || text.containsWord(of: PlacesAbroad.katakana) {
      return true
    }
    if behindJapan { return PlacesAbroad.kanji.contains(where: text.contains) }
    if text.containsWord(of: PlacesAbroad.continents) { return true }
    // 中国 is a part of Japan too.
    let isRegion = ["中国支", "中国地方", "中国電力"].contains(where: text.contains)
    return PlacesAbroad.kanji.contains(where: text.contains) || (text.contains("中国") && !isRegion)
  }
}

extension String {
  /// Whether one of `words`, all of one script, stands here with no letter of that right before or behind it.
  fileprivate func containsWord(of words: [[Unicode.Scalar]]) -> Bool {
    let text = Array(lowercased().unicodeScalars)
    guard let script = words.first?.first, text.contains(where: { $0.continues(script) }) else {
      return false
    }
    return text.indices.contains { start in
      guard start == 0 || !text[start - 1].continues(text[start]) else { return false }
      return words.contains { word in
        guard text[start...].starts(with: word), let last = word.last else { return false }
        let end = start + word.count
        return end == text.count || !text[end].continues(last)
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate func continues(_ other: Unicode.Scalar) -> Bool {
    (isKatakana && other.isKatakana) || (isLatin && other.isLatin)
  }

  private var isKatakana: Bool { (0x30A1...0x30FA).contains(value) || value == 0x30FC }
  private var isLatin: Bool { value < 0x80 && properties.isAlphabetic }
}

extension Model {
  typealias Address = (text: String, span: SourceSpan)

  /// Where a system stands, in words, and where that is said: the address of a site in which it may be, or else that of an operator. Of
  /// several the first that is not known to lie in Japan, if any.
  func address(of system: System.ID) -> Address? {
    let sites = sites(of: system)
    guard !sites.isEmpty else { return address(of: self[system].operators) }
    return foremost(
      sites.compactMap { site in
        self[site].location.map { ($0, self[site].span) } ?? address(of: self[site].operators)
      })
  }

  private func address(of parties: [Party.ID]) -> Address? {
    foremost(parties.compactMap { address(of: $0) })
  }

  private func foremost(_ addresses: [Address]) -> Address? {
    addresses.first { Whereabouts($0.text).place != .japan } ?? addresses.first
  }

  func address(of party: Party.ID) -> Address? {
    withAncestors(party).lazy.compactMap { id in
      self[id].location.map { ($0, self[id].span) }
    }.first
  }

  /// Whether one of them states no address, or there is nobody to state one.
  private func isAddressless(_ parties: [Party.ID]) -> Bool {
    parties.isEmpty || parties.contains { address(of: $0) == nil }
  }

  /// What C204 takes for granted of systems of contractors and of carriers that state no address; `nil` where all state one.
  public var assumptionOfAddresses: Assumption? {
    let systems = systemIDs.filter { id in
      let hosts = sites(of: id)
      let people = self[id].operators + hosts.flatMap { self[$0].operators }
      guard people.contains(where: { isContractor($0) }) else { return false }
      return hosts.isEmpty
        ? isAddressless(self[id].operators)
        : hosts.contains { self[$0].location == nil && isAddressless(self[$0].operators) }
    }
    let carriers = Set(channels.flatMap(\.operators)).sorted().filter { id in
      address(of: id) == nil && self[id].kind == .other && !isOfAuthority(id)
    }
    let names = systems.map { self[$0].name } + carriers.map { self[$0].name }
    guard !names.isEmpty else { return nil }
    return Assumption(
      span: span,
      message: Message(
        ja: "所在地が書かれていないので、国内にあるものとした: " + names.map { "「\($0)」" }.joined(),
        en: "no address is stated, so these are taken to be in Japan: "
          + names.map { "'\($0)'" }.joined(separator: ", ")))
  }
}
