import NagarezuCore

/// Whether two texts say the same: read by the reader of models, every text, quotation and remark is there, whatever the order of keys
/// and the language of their spelling.
struct FormProof {
  let file: String

  func isSame(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    guard let (before, mark) = tree(old), let (after, markAfter) = tree(new), mark == markAfter
    else { return false }
    return written(before, .mapping(.file)) == written(after, .mapping(.file))
      && Self.remarks(old) == Self.remarks(new)
  }

  private func tree(_ bytes: [UInt8]) -> (YAMLNode, hasEndMark: Bool)? {
    if let plain = PlainTree(bytes, file: file) { return (plain.root, plain.hasEndMark) }
    let log = DiagnosticLog()
    let tree = Part.wholeTree(file, bytes, log)
    return log.isEmpty ? tree.root.map { ($0, tree.hasEndMark) } : nil
  }

  /// A node, written out without places; keys of the language by their words, in the order of those.
  private func written(_ node: YAMLNode, _ place: FormPlace) -> String {
    switch node.content {
    case .text(let text, let isQuoted): return "\(isQuoted ? "q" : "t")\(text.utf8.count):\(text)"
    case .list(let nodes): return "[\(nodes.map { written($0, place) }.joined(separator: ","))]"
    case .map(let entries):
      switch place {
      case .mapping(let context):
        let pairs = entries.enumerated().map { index, entry in
          let key = Vocabulary.key(entry.name.text, in: context)
          let name = key.map { "k" + $0.en } ?? "u" + entry.name.text
          return "\(name)=\(written(entry.value, FormPlace(under: key)))"
        }
        return "{\(pairs.sorted { $0.precedesByBytes($1) }.joined(separator: ","))}"
      case .names(let context):
        return "{\(listed(entries) { written($0, .mapping(context)) })}"
      case .other: return "{\(listed(entries) { written($0, .other) })}"
      }
    }
  }

  private func listed(_ entries: [YAMLNode.Entry], _ value: (YAMLNode) -> String) -> String {
    entries.map { "n\($0.name.text)=\(value($0.value))" }.joined(separator: ",")
  }

  /// Every remark, in order of bytes.
  private static func remarks(_ bytes: [UInt8]) -> [String]? {
    var reading = FormReading(bytes)
    return (try? reading.form())?.remarks.sorted { $0.precedesByBytes($1) }
  }
}

extension Form {
  /// Every remark, in no order.
  fileprivate var remarks: [String] {
    Self.remarks(head + tail + rest) + [start?.remark, end?.remark].compactMap(\.self)
      + pairs.flatMap(\.remarks)
  }

  fileprivate static func remarks(_ above: [Above]) -> [String] {
    above.compactMap { if case .remark(let remark) = $0 { remark } else { nil } }
  }
}

extension Form.Pair {
  fileprivate var remarks: [String] {
    Form.remarks(above) + value.remarks + (remark.map { [$0] } ?? [])
  }
}

extension Form.Value {
  fileprivate var remarks: [String] {
    switch self {
    case .empty, .text, .texts, .block: []
    case .row(let row):
      row.tail
        + row.items.flatMap { item in
          item.above + (item.remark.map { [$0] } ?? []) + (item.value?.remarks ?? [])
        }
    case .map(let pairs, let tail): pairs.flatMap(\.remarks) + Form.remarks(tail)
    case .list(let entries, let tail):
      entries.flatMap { entry in
        Form.remarks(entry.above) + entry.value.remarks + (entry.remark.map { [$0] } ?? [])
      } + Form.remarks(tail)
    }
  }
}
