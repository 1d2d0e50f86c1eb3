import NagarezuSource

/// Tells models from other YAML files that the same editor has open.
enum ModelText {
  private static let keys = Set(
    Vocabulary.keys(.file).map(\.ja).filter { $0.utf8.contains { $0 >= 0x80 } }
      + [Word.nagarezu.rawValue])

  /// Whether a line begins as a section of a model does.
  static func isOne(_ text: OpenText) -> Bool {
    text.lines.contains { line in
      guard let first = line.first, first != " ", first != "#", let colon = line.firstIndex(of: ":")
      else { return false }
      var key = String.UnicodeScalarView()
      key.append(contentsOf: line[..<colon])
      return keys.contains(String(key))
    }
  }
}
