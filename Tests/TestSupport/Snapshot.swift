import Foundation
import Testing

/// Texts that are committed and that tests hold: reports, pages, lists made from the sources.
public enum Snapshot {
  /// Whether this run writes what differs anew, as `RENEW=1` in the environment asks.
  public static let isRenewing = ProcessInfo.processInfo.environment["RENEW"] == "1"

  /// Tests run side by side, and several may renew parts of one page.
  private static let lock = NSLock()

  /// A file of the repository; `nil` where there is none.
  fileprivate static func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: Shinjuku.root + "/" + path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Writes what `edited` makes of a file, which is empty to it where there is none.
  ///
  /// - Throws: what Foundation throws where it cannot be written.
  fileprivate static func renew(_ path: String, edited: (String) -> String) throws {
    try lock.withLock {
      let file = URL(fileURLWithPath: Shinjuku.root + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(edited(read(path) ?? "").utf8).write(to: file)
    }
  }

  /// Fails the test: a run that renews proves nothing, and a person has yet to read what it wrote.
  fileprivate static func fail(
    _ path: String, old: String?, new: String, at location: SourceLocation
  ) {
    let said =
      isRenewing
      ? "\(path) was written anew; read the difference, then run without RENEW"
      : "\(path) \(old == nil ? "is not there" : "differs"); RENEW=1 writes it anew"
    let difference = LineDifference(from: old ?? "", to: new).text
    Issue.record("\(said)\n\(difference)", sourceLocation: location)
  }
}

/// Holds a text against the file that is committed at `path`, as seen from the root of the repository, byte for byte.
///
/// With `RENEW=1` a file that differs is written anew, and the test fails all the same.
///
/// - Throws: what Foundation throws where the file cannot be written.
public func expect(
  _ text: String, matches path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let committed = Snapshot.read(path)
  guard committed.map({ $0.utf8.elementsEqual(text.utf8) }) != true else { return }
  if Snapshot.isRenewing { try Snapshot.renew(path) { _ in text } }
  Snapshot.fail(path, old: committed, new: text, at: sourceLocation)
}

/// Holds that `part`, read from the file at `path`, is `text`; renewed like a whole file. Parts are long enough to stand there once.
///
/// - Throws: what Foundation throws where the file cannot be written.
public func expect(
  _ text: String, insteadOf part: String, in path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  guard !part.utf8.elementsEqual(text.utf8) else { return }
  if Snapshot.isRenewing {
    try Snapshot.renew(path) { $0.replacing(part, with: text, maxReplacements: 1) }
  }
  Snapshot.fail(path, old: part, new: text, at: sourceLocation)
}

/// What differs between two texts, line by line and byte for byte.
public struct LineDifference {
  /// Hunks as `diff -u` writes them, with one line around each; empty where nothing differs.
  public let text: String

  /// One line of either text.
  private struct Row {
    let mark: Character
    let line: Substring
    /// Lines before it in the old and in the new text.
    let before: (old: Int, new: Int)
  }

  /// The difference that makes `new` of `old`.
  public init(from old: String, to new: String) {
    let rows = Self.rows(Self.lines(old), Self.lines(new))
    var hunks: [Range<Int>] = []
    for index in rows.indices where rows[index].mark != " " {
      let around = max(0, index - 1)..<min(rows.count, index + 2)
      if let last = hunks.last, last.upperBound >= around.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    text = hunks.map { Self.hunk(rows[$0]) }.joined()
  }

  /// The lines of a text; the end of the last is no line of its own.
  private static func lines(_ text: String) -> [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.last?.isEmpty == true ? lines.dropLast() : lines
  }

  private static func rows(_ old: [Substring], _ new: [Substring]) -> [Row] {
    // Bytes: two spellings of one letter are equal as text.
    let changes = new.map { Array($0.utf8) }.difference(from: old.map { Array($0.utf8) })
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [Row] = []
    var (at, to) = (0, 0)
    while at < old.count || to < new.count {
      if removed.contains(at) {
        rows.append(Row(mark: "-", line: old[at], before: (at, to)))
        at += 1
      } else if inserted.contains(to) {
        rows.append(Row(mark: "+", line: new[to], before: (at, to)))
        to += 1
      } else {
        rows.append(Row(mark: " ", line: old[at], before: (at, to)))
        (at, to) = (at + 1, to + 1)
      }
    }
    return rows
  }

  private static func hunk(_ rows: ArraySlice<Row>) -> String {
    guard let first = rows.first else { return "" }
    let olds = rows.count { $0.mark != "+" }
    let news = rows.count { $0.mark != "-" }
    // An empty side is named by the line before it.
    let (old, new) = (first.before.old + (olds > 0 ? 1 : 0), first.before.new + (news > 0 ? 1 : 0))
    return "@@ -\(old),\(olds) +\(new),\(news) @@\n"
      + rows.map { "\($0.mark)\($0.line)\n" }.joined()
  }
}
