/// A ZIP file whose entries are deflated where that makes them smaller: the container of a presentation.
///
/// The same entries give the same bytes: every entry has the first day that the format knows, never a clock's.
///
/// - SeeAlso: PKWARE, ".ZIP File Format Specification" (APPNOTE) 6.3.9, 4.3, 4.4 and 4.4.5.
package struct ZIPArchive {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive without entries.
  package init() {}

  /// 1980-01-01, 00:00.
  private static let day: UInt16 = 0x0021

  /// Adds a file. `name` is ASCII with `/` between folders.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let offset = entries.count
    let name = Array(name.utf8)
    let deflated = Deflate.compressed(bytes)
    let isSmaller = deflated.count < bytes.count
    let content = isSmaller ? deflated : bytes
    var facts: [UInt8] = []
    facts.append(little: 20 as UInt16)  // the version needed to read it
    facts.append(little: 0 as UInt16)  // flags
    facts.append(little: (isSmaller ? 8 : 0) as UInt16)  // deflated or stored
    facts.append(little: 0 as UInt16)  // time
    facts.append(little: Self.day)
    facts.append(little: CRC32.checksum(bytes))
    facts.append(little: UInt32(truncatingIfNeeded: content.count))
    facts.append(little: UInt32(truncatingIfNeeded: bytes.count))
    facts.append(little: UInt16(truncatingIfNeeded: name.count))
    facts.append(little: 0 as UInt16)  // extra field

    entries.append(little: 0x0403_4B50 as UInt32)
    entries += facts + name + content

    directory.append(little: 0x0201_4B50 as UInt32)
    directory.append(little: 20 as UInt16)  // the version it was made by
    directory += facts
    directory.append(little: 0 as UInt16)  // comment
    directory.append(little: 0 as UInt16)  // disk
    directory.append(little: 0 as UInt16)  // internal attributes
    directory.append(little: 0 as UInt32)  // external attributes
    directory.append(little: UInt32(truncatingIfNeeded: offset))
    directory += name
    count += 1
  }

  /// The whole file.
  package var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(little: 0x0605_4B50 as UInt32)
    end.append(little: 0 as UInt32)  // disks
    end.append(little: UInt16(truncatingIfNeeded: count))
    end.append(little: UInt16(truncatingIfNeeded: count))
    end.append(little: UInt32(truncatingIfNeeded: directory.count))
    end.append(little: UInt32(truncatingIfNeeded: entries.count))
    end.append(little: 0 as UInt16)  // comment
    return entries + directory + end
  }
}

/// The checksum of ZIP files.
///
/// - SeeAlso: ISO/IEC 8802-3, the polynomial 0x04C11DB7 read backwards.
package enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in
      sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
    }
  }

  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
      table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
