/// Writes XML whose every element is closed.
///
/// Values of attributes are ours, or a model's words after ``XMLText/escaped(_:)``; nothing is escaped here.
package struct XMLMarkup {
  package private(set) var text = ""

  /// No markup yet.
  package init() {}

  package typealias Attributes = [(String, String)]

  package static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// An element with nothing inside.
  package mutating func element(_ name: String, _ attributes: Attributes = []) {
    open(name, attributes)
    text += "/>"
  }

  /// An element around what `content` writes.
  package mutating func element(
    _ name: String, _ attributes: Attributes = [], _ content: (inout XMLMarkup) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  /// An element around words of a model.
  package mutating func element(_ name: String, _ attributes: Attributes = [], words: String) {
    open(name, attributes)
    text += ">\(XMLText.escaped(words))</\(name)>"
  }

  /// Markup that was written elsewhere.
  package mutating func append(_ markup: String) { text += markup }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(value)\"" }
  }
}
