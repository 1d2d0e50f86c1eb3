import Foundation
import NagarezuCore
import TestSupport
import Testing

/// The entries of a cache in a program's folder.
struct Cached {
  /// What a forged entry says in the place of the word before the verdict.
  static let forged = "結綸"

  private let folder: String

  init(_ program: Program) { folder = program.folder + "/cache" }

  func entries() throws -> [(name: String, bytes: Data)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
    }
  }

  func write(_ bytes: Data, to name: String, secondsAgo: Int = 0) throws {
    let path = folder + "/" + name
    try bytes.write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: TimeInterval(-secondsAgo))],
      ofItemAtPath: path)
  }

  /// Lets every entry say something else, its check sum being right: a run that says it says what it found there.
  func forge() throws { try forge("結論", as: Self.forged) }

  /// The same of any word, by one of as many bytes.
  func forge(_ word: String, as other: String) throws {
    let (magic, digest) = ("nagarezu check 2\n".utf8.count, 32)
    for (name, bytes) in try entries() {
      let made = Array(bytes.dropFirst(magic + digest))
        .replacing(Array(word.utf8), with: Array(other.utf8))
      #expect(made.count == bytes.count - magic - digest)
      try write(bytes.prefix(magic) + SHA256.digest(made) + made, to: name)
    }
  }
}
