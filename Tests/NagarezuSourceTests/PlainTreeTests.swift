import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What is read the short way is what the library makes of it, and nothing is said of it the long way: of every fixture, of the real
/// cases, and of those made wrong.
@Suite struct PlainTreeTests {
  private static let texts: [[UInt8]] = ["Tests/Fixtures", "models"].flatMap { folder in
    let found = FileManager.default.enumerator(atPath: Shinjuku.root + "/" + folder)
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
      .sorted { $0.precedesByBytes($1) }.compactMap {
        FileManager.default.contents(atPath: "\(Shinjuku.root)/\(folder)/\($0)").map { Array($0) }
      }
  }

  /// Nearly all that people write is plain, or the short way is no use.
  @Test func mostFilesAreReadTheShortWay() {
    let plain = Self.texts.filter { WaysOfReading.short($0) != nil }
    #expect(plain.count * 10 > Self.texts.count * 8)
    for text in plain { #expect(WaysOfReading.short(text) == WaysOfReading.long(text)) }
  }

  /// The comma of a number between braces, which ends the number for the library, and signs that are typed for dashes.
  @Test(arguments: [
    ("{引用: 約10,000世帯}", true), ("{人数: 10,000 世帯, 行: 甲}", true), ("{行: ・甲、乙}", true),
    ("・甲", true), ("[・甲, －乙]", true), ("{人数: 1,000,000人}", false),
    ("{人数: 1,000人, 世帯: 2,000人}", false),
    ("{人数: 1,000人, 000人: 甲}", false), ("{甲: {人数: 1,000人}, 乙: {人数: 1,000人}}", false),
    ("{人数: 1,00人, 行: 甲}", false), ("[1,000人, 甲]", true), ("\n  - ・甲", false), ("\n  ・甲: 乙", false),
  ]) func commasAndBulletsAreReadAlike(value: String, isShort: Bool) {
    let text = Array("---\nnagarezu: 1\n証拠: \(value)\n...\n".utf8)
    let short = WaysOfReading.short(text)
    #expect((short != nil) == isShort)
    if let short { #expect(short == WaysOfReading.long(text)) }
  }

  private static let words = [
    "- ", "-", ": ", ":", "#", " #", "# ", "\"", "'", "[", "]", "{", "}", ", ", "、", "|", ">", "&a",
    "*a", "!x",
    "?", "? ", "---", "...", "%", "@", "`", "~", "null", "\t", "\r\n", "\u{3000}", "：", "・", "－",
    "\u{A0}",
    "\u{2028}", "\u{85}", "が", "か\u{3099}", "<<: ", "名前:値", "a: b: c", "  ", "\n", "\n\n", "\n  ",
    "\n# 注\n", "[]",
    "{}", "[\n", "\n]", ",\n    ", "“", "①", "𠮟", "a: ", "\\", "50,000人",
  ]

  @Test(arguments: Campaign.batches(10, each: Campaign.isWhole ? 20_000 : 10_000))
  func whatIsReadTheShortWayIsWhatTheLibraryReads(seeds: Range<UInt64>) {
    for seed in seeds {
      var random = Random(seed: seed)
      guard let text = random.pick(Self.texts), let other = random.pick(Self.texts) else { return }
      var mutation = Mutation(seed: random.next(), words: Self.words)
      let bytes = mutation.changed(Array(text.prefix(4_000)), splicing: Array(other.prefix(4_000)))
      guard let short = WaysOfReading.short(bytes) else { continue }
      #expect(short == WaysOfReading.long(bytes), "seed \(seed)")
    }
  }

  /// Letters that are passed without a look are letters of which nothing is said.
  @Test func commonLettersMayStand() {
    for value in UInt32(0x3000)..<0xFFFE {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array("a: 国\(scalar)国\n".utf8)
      guard let short = WaysOfReading.short(bytes) else { continue }
      #expect(short == WaysOfReading.long(bytes), "U+\(String(value, radix: 16))")
    }
  }
}
