/// Reads a ZIP file of stored entries by its own directory: the slow, obvious way.
public struct StoredZIP {
  /// Shape: name → bytes, in the order of the directory.
  public private(set) var entries: [(name: String, bytes: [UInt8])] = []
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
    if number(place + 10, 2) != 0 { faults.append("\(name): not stored") }
    // Version, flags, method, time, checksum, sizes and lengths are the same in both places.
    if file[(place + 6)..<(place + 32)] != file[(local + 4)..<(local + 30)] {
      faults.append("\(name): directory and entry differ")
    }
    let start = local + 30 + nameLength + number(local + 28, 2)
    let bytes = Array(file[start..<(start + size)])
    if Self.checksum(bytes) != number(place + 16, 4) { faults.append("\(name): wrong checksum") }
    entries.append((name, bytes))
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
