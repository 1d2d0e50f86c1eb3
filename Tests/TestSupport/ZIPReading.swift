/// Reads a ZIP file of stored and deflated entries by its own directory: the slow, obvious way.
public struct ZIPReading {
  /// Shape: name → bytes, in the order of the directory.
  public private(set) var entries: [(name: String, bytes: [UInt8])] = []
  /// The names of those that are deflated.
  public private(set) var deflated: Set<String> = []
  /// What does not fit the format; empty for a good file.
  public private(set) var faults: [String] = []

  private let file: [UInt8]

  /// Reads a whole file.
  public init(_ file: [UInt8]) {
    self.file = file
    let end = file.count - 22
    guard end >= 0, number(end, 4) == 0x0605_4B50 else {
      faults.append("no end of directory")
      return
    }
    let count = number(end + 10, 2)
    var place = number(end + 16, 4)
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4B50 else {
        faults.append("no directory entry at \(place)")
        return
      }
      let length = number(place + 28, 2)
      let next = place + 46 + length + number(place + 30, 2) + number(place + 32, 2)
      read(place, nameLength: length)
      place = next
    }
    if place != end { faults.append("the directory ends at \(place), not at \(end)") }
  }

  /// The text of an entry.
  public subscript(name: String) -> String? {
    entries.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private mutating func read(_ place: Int, nameLength: Int) {
    let name = String(decoding: file[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
    let size = number(place + 20, 4)
    let local = number(place + 42, 4)
    if number(local, 4) != 0x0403_4B50 { faults.append("\(name): no entry at \(local)") }
    // Version, flags, method, time, checksum, sizes and lengths are the same in both places.
    if file[(place + 6)..<(place + 32)] != file[(local + 4)..<(local + 30)] {
      faults.append("\(name): directory and entry differ")
    }
    let start = local + 30 + nameLength + number(local + 28, 2)
    var bytes = Array(file[start..<(start + size)])
    switch number(place + 10, 2) {
    case 0: break
    case 8:
      var inflating = Inflating(bytes)
      bytes = inflating.bytes() ?? []
      deflated.insert(name)
    default: faults.append("\(name): neither stored nor deflated")
    }
    if bytes.count != number(place + 24, 4) { faults.append("\(name): wrong size") }
    if Self.checksum(bytes) != number(place + 16, 4) { faults.append("\(name): wrong checksum") }
    entries.append((name, bytes))
  }

  /// All entries as one text.
  public var text: String {
    entries.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
  }

  private func number(_ place: Int, _ length: Int) -> Int {
    guard place >= 0, place + length <= file.count else { return -1 }
    return (0..<length).reduce(0) { $0 | Int(file[place + $1]) << (8 * $1) }
  }

  /// Bit by bit, by division with the polynomial of ISO/IEC 8802-3.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var rest: UInt64 = 0xFFFF_FFFF
    for byte in bytes {
      for bit in 0..<8 {
        let isOdd = (rest ^ UInt64(byte >> bit)) & 1 == 1
        rest >>= 1
        if isOdd { rest ^= 0xEDB8_8320 }
      }
    }
    return Int(rest ^ 0xFFFF_FFFF)
  }
}

/// Undoes DEFLATE bit by bit: blocks that are stored or under the fixed codes (RFC 1951).
private struct Inflating {
  private let input: [UInt8]
  private var position = 0

  init(_ input: [UInt8]) { self.input = input }

  /// `nil` where the input is none, or ends too soon.
  mutating func bytes() -> [UInt8]? {
    var output: [UInt8] = []
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return nil }
      switch kind {
      case 0:
        position = (position + 7) / 8 * 8
        guard let count = bits(16), let check = bits(16), count == check ^ 0xFFFF else {
          return nil
        }
        for _ in 0..<count {
          guard let byte = bits(8) else { return nil }
          output.append(UInt8(byte))
        }
      case 1:
        guard block(&output) else { return nil }
      default: return nil
      }
      if isLast == 1 { return output }
    }
  }

  private mutating func block(_ output: inout [UInt8]) -> Bool {
    while let symbol = symbol() {
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard let length = length(symbol), let code = code(5), let distance = distance(code),
        distance <= output.count
      else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
    return false
  }

  private mutating func symbol() -> Int? {
    guard var code = code(7) else { return nil }
    if code < 24 { return 256 + code }
    guard let eighth = bits(1) else { return nil }
    code = code << 1 | eighth
    if (48..<192).contains(code) { return code - 48 }
    if (192..<200).contains(code) { return 280 + code - 192 }
    guard let ninth = bits(1) else { return nil }
    return 144 + (code << 1 | ninth) - 400
  }

  /// The table of 3.2.5, as it is printed there.
  private mutating func length(_ symbol: Int) -> Int? {
    switch symbol {
    case 257...264: symbol - 254
    case 265...268: bits(1).map { 11 + (symbol - 265) * 2 + $0 }
    case 269...272: bits(2).map { 19 + (symbol - 269) * 4 + $0 }
    case 273...276: bits(3).map { 35 + (symbol - 273) * 8 + $0 }
    case 277...280: bits(4).map { 67 + (symbol - 277) * 16 + $0 }
    case 281...284: bits(5).map { 131 + (symbol - 281) * 32 + $0 }
    case 285: 258
    default: nil
    }
  }

  private mutating func distance(_ code: Int) -> Int? {
    guard code > 3 else { return code + 1 }
    guard code < 30 else { return nil }
    let extra = code / 2 - 1
    return bits(extra).map { ((2 + code % 2) << extra) + 1 + $0 }
  }

  /// The lowest bit first.
  private mutating func bits(_ count: Int) -> Int? {
    guard position + count <= input.count * 8 else { return nil }
    var value = 0
    for bit in 0..<count {
      value |= (Int(input[position / 8]) >> (position % 8) & 1) << bit
      position += 1
    }
    return value
  }

  /// The highest bit first.
  private mutating func code(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let bit = bits(1) else { return nil }
      value = value << 1 | bit
    }
    return value
  }
}
