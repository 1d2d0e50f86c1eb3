import NagarezuCore

/// A file as texts, lists and mappings with their places; nothing is guessed to be a number, a flag or a date.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case text(String, isQuoted: Bool)
    case list([YAMLNode])
    /// In the order written; a key may stand twice, and whoever reads the mapping says so.
    case map([Entry])
  }

  struct Entry: Sendable {
    /// The key, in NFC.
    var name: Name
    /// Where the key stands.
    var span: SourceSpan
    var value: YAMLNode

    var key: Written { Written(text: name.text, span: span) }
  }

  var content: Content
  var span: SourceSpan
  /// Whether each scalar of the text stands at its own column from `span` on: a plain text on one line.
  var isVerbatim: Bool
  /// The remark behind a plain text on its line, from its `#` on; `nil` where there is none.
  var remark: Written? { aside?.remark }
  private let aside: Aside?

  /// Few nodes have one, and all are handed about.
  private final class Aside: Sendable {
    let remark: Written
    init(_ remark: Written) { self.remark = remark }
  }

  init(content: Content, span: SourceSpan, isVerbatim: Bool, remark: Written? = nil) {
    self.content = content
    self.span = span
    self.isVerbatim = isVerbatim
    aside = remark.map(Aside.init)
  }

  /// Whether nothing is written there: empty, `~` or `null`.
  var isNull: Bool {
    guard case .text(let text, isQuoted: false) = content else { return false }
    return text.isEmpty || text.hasBytes(of: "~") || text.hasBytes(of: "null")
  }
}

extension YAMLNode {
  /// The same with its texts in NFC, as its keys are: が is one letter to whoever compares it, however the keyboard or the disk
  /// it came from spells it. A text that this changes stands no longer at its columns.
  var inNormalForm: YAMLNode {
    var node = self
    switch content {
    case .text(let text, let isQuoted):
      guard !NormalForm.isEvident(text) else { return self }
      let normal = NormalForm.of(text)
      guard !normal.utf8.elementsEqual(text.utf8) else { return self }
      node.content = .text(normal, isQuoted: isQuoted)
      node.isVerbatim = false
    case .list(let nodes): node.content = .list(nodes.map(\.inNormalForm))
    case .map(let entries):
      node.content = .map(
        entries.map { entry in
          var entry = entry
          entry.value = entry.value.inNormalForm
          return entry
        })
    }
    return node
  }
}

/// Words a person wrote, and where.
struct Written: Hashable, Sendable {
  var text: String
  var span: SourceSpan
}
