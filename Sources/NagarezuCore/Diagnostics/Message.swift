/// The language of messages, help and figures.
public enum Language: String, CaseIterable, Sendable {
  case ja, en

  /// In the brackets of the language, with the space that English sets before them; empty for an empty text.
  public func bracketed(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    return self == .ja ? "（\(text)）" : " (\(text))"
  }
}

/// One sentence in both languages, so that neither can be forgotten.
public struct Message: Hashable, Sendable {
  public var ja: String
  public var en: String

  /// The same sentence twice.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// The sentence in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
