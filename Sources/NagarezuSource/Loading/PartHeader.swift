import NagarezuCore

/// What one file says of itself.
struct PartHeader {
  var path: String
  /// `nil` for a part, and for what cannot be read.
  var title: String?
  /// 実施機関, where the file itself names it.
  var authority: String?
  var includes: [String]
  var supersedes: String?
  /// The bytes of a text that cannot be read: it may include whatever it names; `nil` where it can.
  var unreadText: [UInt8]?

  /// Whether it is a model, or cannot be read and so may be one.
  var mayBeAModel: Bool { title != nil || unreadText != nil }

  /// Whether a file may include another: without one of these words none does.
  static func mayInclude(_ bytes: [UInt8]) -> Bool {
    marks.contains(where: bytes.contains(sequence:))
  }

  private static let marks = ["取込", "include"].map { Array($0.utf8) }
}

extension Part {
  /// What the file says of itself; `nil` for one that includes nothing.
  var header: PartHeader? { mayInclude ? said ?? heard : nil }

  /// What it says, asked of what stands in it.
  var heard: PartHeader {
    // What is wrong with it is said where it is read to be followed.
    guard let fields = fields?.saying(to: DiagnosticLog()) else {
      return PartHeader(
        path: path, title: nil, includes: [], supersedes: nil, unreadText: unreadText)
    }
    return PartHeader(
      path: path, title: fields.text(.title)?.text, authority: fields.text(.authority)?.text,
      includes: fields.texts(.include).map { ModelPath.target($0.text, from: path) },
      supersedes: fields.text(.supersedes).map { ModelPath.target($0.text, from: path) },
      unreadText: nil)
  }
}

extension [UInt8] {
  /// Whether these bytes stand somewhere in a row.
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    guard let first = sequence.first, count >= sequence.count else { return false }
    return withUnsafeBufferPointer { all in
      (0...all.count - sequence.count).contains { at in
        all[at] == first && all[at..<at + sequence.count].elementsEqual(sequence)
      }
    }
  }

  /// Whether the name of a file, without its folder, stands somewhere.
  func contains(nameOf path: String) -> Bool {
    contains(sequence: Array(path.split(separator: "/").last.map(String.init)?.utf8 ?? path.utf8))
  }
}
