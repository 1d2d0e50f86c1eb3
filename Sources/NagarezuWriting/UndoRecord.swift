/// What puts the old files of a set back while it is being switched.
///
/// Shape as bytes: fields that end with a zero byte (no name holds one): the version, per file five fields, and an end. A record without
/// its end was being written when its run was killed: nothing had been switched yet.
struct UndoRecord: Equatable {
  /// One file of the set.
  struct Entry: Equatable {
    /// The folder of the target; empty for that of the record.
    var folder: String
    var name: String
    /// The name of the old content in the record's folder; empty where there was no old file.
    var kept: String
    /// What tells the new file from any other.
    var new: FileMark
  }

  var entries: [Entry] = []

  private static let version = "nagarezu-undo 1"
  private static let end = "end"
  private static let width = 4

  var bytes: [UInt8] {
    let fields = entries.flatMap { entry in
      let new = entry.new
      return [
        entry.folder, entry.name, entry.kept, "\(new.size) \(new.seconds) \(new.nanoseconds)",
      ]
    }
    return ([Self.version] + fields + [Self.end]).flatMap { Array($0.utf8) + [0] }
  }

  init(_ entries: [Entry] = []) { self.entries = entries }

  /// `nil` for anything but a whole record whose names are a record's.
  init?(_ bytes: [UInt8]) {
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count >= 3, fields.first == Self.version, fields.suffix(2) == [Self.end, ""]
    else { return nil }
    let rows = Array(fields.dropFirst().dropLast(2))
    guard rows.count % Self.width == 0 else { return nil }
    for start in stride(from: 0, to: rows.count, by: Self.width) {
      guard let entry = Entry(Array(rows[start..<start + Self.width])) else { return nil }
      entries.append(entry)
    }
  }
}

extension UndoRecord.Entry {
  fileprivate init?(_ fields: [String]) {
    let numbers = fields[3].split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3, !fields[1].isEmpty, !fields[1].utf8.contains(UInt8(ascii: "/")),
      fields[0].isEmpty || fields[0].utf8.first == UInt8(ascii: "/"),
      fields[2].isEmpty || OwnName(found: fields[2])?.kind == .kept
    else { return nil }
    self.init(
      folder: fields[0], name: fields[1], kept: fields[2],
      new: FileMark(size: numbers[0], seconds: numbers[1], nanoseconds: numbers[2]))
  }
}

extension UndoRecord {
  /// Puts back every old file whose place the new one has taken or that went, and takes away every new file that had no older one. What somebody
  /// wrote since is left. Done twice it does no more than once, so that it may be cut off at any point.
  ///
  /// - Parameter home: the record's folder.
  /// - Throws: ``SystemError``; the record must then stay.
  /// - Returns: whether something was put back.
  func undo(in home: Folder) throws(SystemError) -> Bool {
    var isChanged = false
    for entry in entries.reversed() {
      let folder = entry.folder.isEmpty ? home : try Folder(entry.folder)
      defer { if !entry.folder.isEmpty { folder.close() } }
      let there = try folder.status(of: entry.name).map { FileMark($0) } ?? .gone
      guard there == entry.new else { continue }
      if entry.kept.isEmpty {
        try folder.unlink(entry.name)
      } else {
        try home.rename(entry.kept, to: entry.name, in: folder)
      }
      try folder.synchronise()
      isChanged = true
    }
    return isChanged
  }

  /// The folders besides the record's own, none twice.
  var otherFolders: [String] { Set(entries.map(\.folder)).subtracting([""]).sorted() }
}
