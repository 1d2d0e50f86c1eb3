import Foundation
import NagarezuText
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
    let difference = UnifiedDiff(from: old ?? "", to: new, around: 1).hunks
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
