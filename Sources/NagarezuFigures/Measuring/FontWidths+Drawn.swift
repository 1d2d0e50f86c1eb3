/// How wide words of BIZ UDPGothic are as they are drawn. What is measured may be wider: the wider weight counts.
extension FontWidths {
  /// The width of a line in points, to a hundredth of the type size; `nil` where a letter is none of the font's.
  static func drawn(_ line: String, size: Double, isBold: Bool) -> Double? {
    var sum = 0
    for scalar in line.unicodeScalars {
      guard known.contains(where: { $0.contains(scalar.value) }) else { return nil }
      sum += width(scalar) - (narrower[scalar] ?? 0) - (isBold ? 0 : lighter[scalar] ?? 0)
    }
    return Double(sum) * size / 1000
  }

  /// Letters whose width is certain: ASCII, punctuation, kana, kanji, full-width and half-width forms, and marks of ours.
  private static let known: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x2026...0x2026, 0x2190...0x2193, 0x21C4...0x21C4, 0x2460...0x2473,
    0x3000...0x3011, 0x3041...0x3096, 0x30A1...0x30FE, 0x4E00...0x9FA5, 0xFF01...0xFF9F,
  ]

  /// Thousandths of the type size that a letter of either weight is narrower than measured.
  private static let narrower = table([100: "〈〉《》「」『』【】"])

  /// Thousandths of the type size that a letter of Regular is narrower than one of Bold.
  private static let lighter = table([
    10: "FKLQfえかぐげぢねはばぱほぼぽわゔヴヸＦＫＬＱｆCDaずちピＣＤａ", 15: "(",
    20: """
    #)AGHIMNOPSUVWXbdjmpqwあおきけさそたつでとどなぬひふへまみむめゆよらりるれゐゑをんウエオカキケサタチツテトナニネハヒフホ\
    マミムメユリルロワヰヲヽヾＡＧＨＩＭＮＯＰＳＵＶＷＸｂｄｊｍｐｑｗ&,.JYhnotuvx{}うくこしすせてにもやろアイクコシスセソヌノヘモヤヨラレヱン\
    ＪＹｈｎｏｔｕｖｘ
    """,
    25: "?", 30: "':;lｌkyｋｙ", 40: "!rｒ", 50: "[]\"",
  ])

  private static func table(_ groups: [Int: String]) -> [Unicode.Scalar: Int] {
    var table: [Unicode.Scalar: Int] = [:]
    for (width, letters) in groups {
      for letter in letters.unicodeScalars { table[letter] = width }
    }
    return table
  }
}
