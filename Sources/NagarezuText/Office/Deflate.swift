/// Bytes in the DEFLATE format: what repeats is named by how far back it stood and how long it is.
///
/// Written here and not taken from a library: what makes figures links no C, and every machine gives the same bytes. One block under
/// the fixed codes brings the markup of slides to about a tenth.
///
/// - SeeAlso: RFC 1951, 3.2.3, 3.2.5 and 3.2.6.
enum Deflate {
  private static let longest = 258
  private static let window = 32_768
  /// Earlier places that are looked at for each byte.
  private static let patience = 48

  /// The lengths and distances from which each code counts, and how many bits say how much more.
  private static let lengths = ranges(
    first: 3,
    bits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5])
  private static let distances = ranges(
    first: 1,
    bits: [
      0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
      13,
    ])

  private static func ranges(first: Int, bits: [Int]) -> [(first: Int, bits: Int)] {
    var next = first
    return bits.map { bits in
      defer { next += 1 << bits }
      return (next, bits)
    }
  }

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var out = BitWriter()
    // The last block, under the fixed codes.
    out.add(1, bits: 1)
    out.add(1, bits: 2)
    var places = EarlierPlaces(count: bytes.count)
    var position = 0
    while position < bytes.count {
      let match = places.longestMatch(at: position, in: bytes)
      if let match, match.length > 3 || match.distance < 4096 {
        add(length: match.length, distance: match.distance, &out)
        for _ in 0..<match.length {
          places.remember(position, in: bytes)
          position += 1
        }
      } else {
        add(symbol: Int(bytes[position]), &out)
        places.remember(position, in: bytes)
        position += 1
      }
    }
    add(symbol: 256, &out)
    return out.finished
  }

  private static func add(symbol: Int, _ out: inout BitWriter) {
    switch symbol {
    case 0...143: out.add(code: 0x30 + symbol, bits: 8)
    case 144...255: out.add(code: 0x190 + symbol - 144, bits: 9)
    case 256...279: out.add(code: symbol - 256, bits: 7)
    default: out.add(code: 0xC0 + symbol - 280, bits: 8)
    }
  }

  private static func add(length: Int, distance: Int, _ out: inout BitWriter) {
    // The greatest length has a code of its own.
    if length == longest {
      add(symbol: 285, &out)
    } else {
      let code = lengths.lastIndex { $0.first <= length } ?? 0
      add(symbol: 257 + code, &out)
      out.add(length - lengths[code].first, bits: lengths[code].bits)
    }
    let code = distances.lastIndex { $0.first <= distance } ?? 0
    out.add(code: code, bits: 5)
    out.add(distance - distances[code].first, bits: distances[code].bits)
  }

  /// Where the same three bytes stood before.
  private struct EarlierPlaces {
    /// Shape: hash of three bytes → the last place, -1 for none.
    private var last = [Int32](repeating: -1, count: 1 << 15)
    /// Shape: place → the one before with the same hash.
    private var before: [Int32]

    init(count: Int) { before = [Int32](repeating: -1, count: count) }

    private func hash(_ position: Int, _ bytes: [UInt8]) -> Int {
      let three =
        UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
        << 16
      return Int((three &* 0x9E37_79B1) >> 17)
    }

    mutating func remember(_ position: Int, in bytes: [UInt8]) {
      guard position + 2 < bytes.count else { return }
      let hash = hash(position, bytes)
      before[position] = last[hash]
      last[hash] = Int32(position)
    }

    func longestMatch(at position: Int, in bytes: [UInt8]) -> (length: Int, distance: Int)? {
      guard position + 2 < bytes.count else { return nil }
      let limit = min(longest, bytes.count - position)
      var best: (length: Int, distance: Int)?
      var place = Int(last[hash(position, bytes)])
      var tries = patience
      while place >= 0, position - place <= window, tries > 0 {
        let least = best?.length ?? 2
        if least < limit, bytes[place + least] == bytes[position + least] {
          var length = 0
          while length < limit, bytes[place + length] == bytes[position + length] { length += 1 }
          if length > least { best = (length, position - place) }
          if length == limit { break }
        }
        place = Int(before[place])
        tries -= 1
      }
      return best
    }
  }

  /// Puts bits together from the lowest up.
  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var open: UInt32 = 0
    private var count = 0

    /// The lowest bit first.
    mutating func add(_ value: Int, bits: Int) {
      open |= UInt32(value) << UInt32(count)
      count += bits
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: open))
        open >>= 8
        count -= 8
      }
    }

    /// A code of Huffman's kind: the highest bit first.
    mutating func add(code: Int, bits: Int) {
      var turned = 0
      for bit in 0..<bits where code >> bit & 1 == 1 { turned |= 1 << (bits - 1 - bit) }
      add(turned, bits: bits)
    }

    var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: open)] : bytes }
  }
}
