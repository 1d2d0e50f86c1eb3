/// A name that no file has but ours: a run writes under it beside a target, and a later run knows it again.
///
/// Shape: `.nagarezu-` and 128 random bits in hexadecimal, a dot and the kind. Two runs never share one, whatever their numbers.
struct OwnName: Hashable {
  enum Kind: String, CaseIterable {
    /// The new content, until it takes the target's name.
    case temporary = "tmp"
    /// The old content of one file of a set that is being switched.
    case kept
    /// What undoes the switch of a set.
    case undo
    /// What a library writes beside a temporary file.
    case rollback = "tmp-journal"
    case log = "tmp-wal"
    case shared = "tmp-shm"
  }

  let text: String
  let kind: Kind

  private static let start = ".nagarezu-"
  private static let digits = 32

  /// A new name.
  init(_ kind: Kind) {
    var generator = SystemRandomNumberGenerator()
    let halves = (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    self.kind = kind
    text = Self.start + halves.joined() + "." + kind.rawValue
  }

  /// A name that was found; `nil` where it differs from the form by a single letter.
  init?(found text: String) {
    guard text.utf8.starts(with: Self.start.utf8) else { return nil }
    let rest = text.utf8.dropFirst(Self.start.utf8.count)
    let ours = Set("0123456789abcdef".utf8)
    guard rest.prefix(Self.digits).allSatisfy(ours.contains),
      let kind = Kind.allCases.first(where: {
        rest.dropFirst(Self.digits).elementsEqual(("." + $0.rawValue).utf8)
      })
    else { return nil }
    self.text = text
    self.kind = kind
  }

  /// What libraries may have left beside a temporary file, and of those the temporary file.
  var companions: [String] {
    kind == .temporary ? ["-journal", "-wal", "-shm"].map { text + $0 } : []
  }

  /// The temporary file beside which a library wrote this one; `nil` for what we write ourselves.
  var main: String? {
    switch kind {
    case .temporary, .kept, .undo: nil
    case .rollback, .log, .shared:
      String(text.prefix(Self.start.count + Self.digits)) + "." + Kind.temporary.rawValue
    }
  }
}
