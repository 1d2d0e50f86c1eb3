/// A name as a key, with a digest of its bytes in normal form.
///
/// A `String` is hashed and compared by what it would be in normal form, letter by letter, at every look: a fifth of the time to read a model.
struct Name: Hashable {
  let text: String
  private let digest: UInt64

  init(_ text: String) {
    if let digest = Self.digestOfLetters(text) {
      self.text = text
      self.digest = digest
    } else {
      self.text = NormalForm.of(text)
      digest = self.text.utf8.reduce(Self.seed, Self.mixed)
    }
  }

  /// The digest of a text that is in normal form at a glance: of kanji, kana, their signs, and ASCII; `nil` for any other.
  private static func digestOfLetters(_ text: String) -> UInt64? {
    var digest = seed
    // The bytes before within a letter, where they do not tell yet.
    var begun: UInt8 = 0
    let bytes = text.utf8.span
    for place in bytes.indices {
      let byte = bytes[place]
      switch (begun, byte) {
      case (0, 0x20...0x7E), (0, 0x80...0xBF), (0, 0xE4...0xE9): break
      case (0, 0xE3): begun = byte
      case (0xE3, 0x81), (0xE3, 0x83): begun = 0
      // Marks that belong to the letter before stand among these.
      case (0xE3, 0x80), (0xE3, 0x82): begun = byte
      case (0x80, 0x81...0xA9), (0x82, 0x80...0x96), (0x82, 0xA0...0xBF): begun = 0
      default: return nil
      }
      digest = mixed(digest, byte)
    }
    return digest
  }

  // FNV-1a; the hasher adds its seed.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func mixed(_ digest: UInt64, _ byte: UInt8) -> UInt64 {
    (digest ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.text.hasBytes(of: b.text) }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Something for each of some names.
struct NameMap<Value> {
  private var values: [Name: Value] = [:]

  init() {}

  /// Of two values of one name the last.
  init(_ pairs: some Sequence<(String, Value)>) {
    for (name, value) in pairs { self[name] = value }
  }

  subscript(name: String) -> Value? {
    get { values[Name(name)] }
    _modify { yield &values[Name(name)] }
  }

  subscript(name: Name) -> Value? {
    get { values[name] }
    _modify { yield &values[name] }
  }

  func holds(_ name: String) -> Bool { values[Name(name)] != nil }

  var count: Int { values.count }
  var isEmpty: Bool { values.isEmpty }

  /// In no order.
  var keys: [String] { values.keys.map(\.text) }
}

extension NameMap: Sequence {
  /// In no order.
  func makeIterator() -> some IteratorProtocol<(key: String, value: Value)> {
    values.lazy.map { (key: $0.key.text, value: $0.value) }.makeIterator()
  }
}
