import Foundation

/// What tells this build of the program from every other one: another may judge otherwise.
enum ProgramIdentity {
  private static let path = "/proc/self/exe"

  /// The number that the linker made of all it linked, or else when and where the file was written, and its size; `nil` where the system
  /// does not show it.
  static let own: [UInt8]? = {
    var status = stat()
    guard stat(path, &status) == 0, let start = start() else { return nil }
    var identity = Packing()
    identity.add(Int(status.st_size))
    if let number = buildNumber(start) {
      identity.add(number)
    } else {
      identity.add([
        Int(status.st_mtim.tv_sec), status.st_mtim.tv_nsec, Int(status.st_ctim.tv_sec),
        status.st_ctim.tv_nsec, Int(status.st_ino),
      ]) { $1.add($0) }
    }
    return identity.bytes
  }()

  /// The first bytes of the file, where its headers stand.
  private static func start() -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4_096)).map { Array($0) }
  }

  /// The number that linkers write as NT_GNU_BUILD_ID in a note of an ELF file of 64 bits; `nil` where these bytes hold none.
  static func buildNumber(_ start: [UInt8]) -> [UInt8]? {
    guard start.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let headers = number(start, at: 32, bytes: 8), let size = number(start, at: 54, bytes: 2),
      let count = number(start, at: 56, bytes: 2)
    else { return nil }
    for header in (0..<count).map({ headers + $0 * size }) where number(start, at: header) == 4 {
      guard let place = number(start, at: header + 8, bytes: 8),
        let length = number(start, at: header + 32, bytes: 8)
      else { return nil }
      if let found = buildNumber(start, notesAt: place, length) { return found }
    }
    return nil
  }

  private static func buildNumber(
    _ start: [UInt8], notesAt place: Int, _ length: Int
  ) -> [UInt8]? {
    var note = place
    while note + 12 <= place + length, let name = number(start, at: note),
      let size = number(start, at: note + 4), let kind = number(start, at: note + 8)
    {
      let content = note + 12 + whole(name)
      let end = content + size
      guard end <= min(place + length, start.count) else { return nil }
      let isGNU = Array(start[note + 12..<content].prefix(name)) == Array("GNU\0".utf8)
      if isGNU, kind == 3, size >= 16 { return Array(start[content..<end]) }
      note = content + whole(size)
    }
    return nil
  }

  /// A length with what fills it up to fours.
  private static func whole(_ length: Int) -> Int { (length + 3) / 4 * 4 }

  /// A number of so many bytes, the lowest first; `nil` past the end, and where it is no place in a file of ours.
  private static func number(_ start: [UInt8], at place: Int, bytes: Int = 4) -> Int? {
    guard place >= 0, place + bytes <= start.count else { return nil }
    let value = start[place..<place + bytes].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 31 ? Int(value) : nil
  }
}
