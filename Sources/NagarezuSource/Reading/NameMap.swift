/// A name as a key, with a digest of its bytes in normal form.
///
/// A `String` is hashed and compared by what it would be in normal form, letter by letter, at every look: a fifth of the time to read a model.
struct Name: Hashable {
  let text: String
  private let digest: UInt64

  init(_ text: String) {
    self.text = NormalForm.of(text)
    // FNV-1a; the hasher adds its seed.
    digest = self.text.utf8.reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  static func == (a: Self, b: Self) -> Bool { a.digest == b.digest && a.text == b.text }

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
