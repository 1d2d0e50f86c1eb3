import NagarezuCore
import NagarezuText

/// A comparison and what its two sides are called.
public struct DiffReport: Sendable {
  public let comparison: Comparison
  /// The old model's file, with its revision where it has one.
  public let oldName: String
  /// The new model's.
  public let newName: String

  /// A report of `comparison`.
  public init(_ comparison: Comparison, oldName: String, newName: String) {
    self.comparison = comparison
    self.oldName = oldName
    self.newName = newName
  }

  /// For people. What does not fit a screen is put together and cut, which is said, unless it is `verbose`.
  public func text(in language: Language, verbose: Bool = false) -> String {
    DiffOutline(self, language, isVerbose: verbose) { $0 }.text
  }

  /// For a pull request; as ``text(in:verbose:)``.
  public func markdown(in language: Language, verbose: Bool = false) -> String {
    DiffOutline(self, language, isVerbose: verbose, written: MarkdownText.escaped).markdown
  }
}
