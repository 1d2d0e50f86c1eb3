import NagarezuCore

/// The two ways in which a text becomes a tree, so that a test can hold one against the other.
package enum WaysOfReading {
  /// The tree of a plain text, written out; `nil` for a text that is to be read the long way.
  package static func short(_ bytes: [UInt8]) -> String? {
    PlainTree(bytes, file: "m.yaml").map { "\($0.hasEndMark) " + written($0.root) }
  }

  /// The tree of a text as the library gives it, written out; `nil` where anything is said of it.
  package static func long(_ bytes: [UInt8]) -> String? {
    let log = DiagnosticLog()
    let tree = Part.wholeTree("m.yaml", bytes, log)
    return log.isEmpty ? tree.root.map { "\(tree.hasEndMark) " + written($0) } : nil
  }

  private static func written(_ node: YAMLNode) -> String {
    let place = "\(node.span.line):\(node.span.column)"
    let remark = node.remark.map { " #\($0.span.line):\($0.span.column) \($0.text)" } ?? ""
    let signs = node.isVerbatim ? "v" : ""
    switch node.content {
    case .text(let text, let isQuoted):
      return "<\(place)\(signs)\(isQuoted ? "q" : "") \(text)\(remark)>"
    case .list(let nodes):
      return "<\(place)\(signs) [\(nodes.map(written).joined())]\(remark)>"
    case .map(let entries):
      let pairs = entries.map {
        "\($0.span.line):\($0.span.column) \($0.name.text) = \(written($0.value))"
      }
      return "<\(place)\(signs) {\(pairs.joined(separator: ", "))}\(remark)>"
    }
  }
}
