import NagarezuText

/// Says in a PNG who made it and which page it is, so that a later run knows its own.
///
/// - SeeAlso: ISO/IEC 15948:2004, 11.3.4.3 (tEXt).
enum PNGMark {
  /// The signature of a PNG and its first chunk.
  private static let head = 8 + 25

  /// `nagarezu 2` for the second page of a figure of ours; `nil` for any other SVG.
  static func words(of svg: String) -> String? {
    guard let open = svg.firstRange(of: "<svg "),
      let end = svg[open.upperBound...].firstIndex(of: ">")
    else { return nil }
    let tag = svg[open.lowerBound..<end]
    guard tag.contains(" data-maker=\"nagarezu\""),
      let page = tag.firstRange(of: " data-page=\"")
    else { return nil }
    return "nagarezu \(tag[page.upperBound...].prefix(while: \.isNumber))"
  }

  /// The picture with words under the keyword that the standard has for a program; unchanged without any.
  static func adding(_ words: String?, to png: [UInt8]) -> [UInt8] {
    guard let words, png.count > head else { return png }
    let content = Array("tEXtSoftware".utf8) + [0] + Array(words.utf8)
    let chunk = big(content.count - 4) + content + big(Int(CRC32.checksum(content)))
    return png[..<head] + chunk + png[head...]
  }

  private static func big(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
