import Foundation
import NagarezuCore
import Yams

/// Text to nodes with places; the only file that knows the YAML library.
///
/// The library composes nodes and does no more: its typed loading would turn `012` into ten and `2024-02-30` into
/// the first of March, and its calls for many documents end silently at an error.
struct YAMLTree {
  let text: SourceText
  let log: DiagnosticLog
  /// Whether a word is a key of models.
  private let spellsAKey: (String) -> Bool
  /// Shape: line → columns, as in the text that was parsed, at which a mark was put into the first of two equal keys.
  private var marks: [Int: [Int]] = [:]
  private var anchors: Set<String> = []

  private init(
    _ text: SourceText, _ log: DiagnosticLog, _ spellsAKey: @escaping (String) -> Bool
  ) {
    self.text = text
    self.spellsAKey = spellsAKey
    self.log = log
  }

  /// The whole file as one mapping, list or text; `nil` where it is not YAML or holds what is refused, which the log
  /// then says.
  static func root(
    of text: SourceText, log: DiagnosticLog, spellsAKey: @escaping (String) -> Bool
  ) -> YAMLNode? {
    var tree = YAMLTree(text, log, spellsAKey)
    guard let root = tree.composed() else { return nil }
    let before = log.count
    let node = tree.node(root, depth: 1)
    tree.refuseAliases()
    return log.count == before ? node : nil
  }

  /// The library's tree. Two equal keys make it stop at once: the first is then told apart by a mark, so that the file
  /// is read on and the second can be named.
  private mutating func composed() -> Yams.Node? {
    var scalars = text.scalars
    var place = text.span(1, 1)
    // Each round reads the whole file again, so a large file gets fewer.
    for round in 0..<max(2, min(100, (8 << 20) / max(1, scalars.count))) {
      do {
        let parser = try Parser(yaml: scalars.text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return nil }
        return root
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let mark = context.mark
        place = span(mark)
        guard let sign = Unicode.Scalar(UInt32(0x10_0000 + round)), names.first != nil,
          insert(sign, at: mark, into: &scalars)
        else {
          if !refusesSign(at: span(mark)) { refuseOddKey(span(mark)) }
          return nil
        }
      } catch let error as YamlError {
        refuse(error)
        return nil
      } catch {
        log.add(
          .syntax, at: text.span(1, 1),
          ja: "YAMLとして読み取れません", en: "not readable as YAML")
        return nil
      }
    }
    log.add(
      .duplicateKey, at: place,
      ja: "このキーは下にもあり、ほかにも同じキーの繰り返しがあります",
      en: "this key stands again below, and so do others")
    return nil
  }

  /// Puts a mark before a key (after its quotation mark); no-op and `false` for a key that is no text.
  private mutating func insert(
    _ sign: Unicode.Scalar, at mark: Mark, into scalars: inout [Unicode.Scalar]
  ) -> Bool {
    var line = 1
    var offset = 0
    while line < mark.line, offset < scalars.count {
      if scalars[offset] == "\n" { line += 1 }
      offset += 1
    }
    offset += mark.column - 1
    guard offset < scalars.count, !"[{&*!".unicodeScalars.contains(scalars[offset]) else {
      return false
    }
    let isQuoted = scalars[offset] == "\"" || scalars[offset] == "'"
    scalars.insert(sign, at: isQuoted ? offset + 1 : offset)
    marks[mark.line, default: []].append(mark.column + (isQuoted ? 1 : 0))
    return true
  }

  /// The place in the file of a place in the text that was parsed.
  private func span(_ mark: Mark?) -> SourceSpan {
    guard let mark else { return text.span(1, 1) }
    let before = marks[mark.line]?.filter { $0 < mark.column }.count ?? 0
    return text.span(mark.line, mark.column - before)
  }

  private mutating func node(_ node: Yams.Node, depth: Int) -> YAMLNode? {
    let span = span(node.mark)
    guard depth <= Limits.depth else {
      log.add(
        .tooDeep, at: span,
        ja: "入れ子が\(Limits.depth)段を超えています",
        en: "nested more than \(Limits.depth) levels deep")
      return nil
    }
    // A node with an anchor or a tag begins at that sign, wherever else it is used.
    guard !refusesSign(at: span) else { return nil }
    switch node {
    case .scalar(let scalar):
      return self.scalar(scalar, span)
    case .sequence(let sequence):
      let nodes = sequence.map { self.node($0, depth: depth + 1) }
      return YAMLNode(content: .list(nodes.compactMap { $0 }), span: span, isVerbatim: false)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        let key = self.key(key)
        let value = self.node(value, depth: depth + 1)
        guard let key, let value else { continue }
        if let joined = entries.last.flatMap({ thousands($0, key, value) }) {
          entries[entries.count - 1] = joined
        } else {
          entries.append(YAMLNode.Entry(name: Name(key.text), span: key.span, value: value))
        }
      }
      return YAMLNode(content: .map(entries), span: span, isVerbatim: false)
    case .alias:
      log.add(.alias, at: span, Self.aliasMessage, help: Self.quoting("*"))
      return nil
    }
  }

  /// `{人数: 約50,000人}`: between braces YAML takes the comma of a number for the end of the value, and the rest for a
  /// key without one. Where a digit, a comma and three digits stand side by side, the value is put together again as it
  /// was written.
  private func thousands(
    _ last: YAMLNode.Entry, _ key: Written, _ value: YAMLNode
  ) -> YAMLNode.Entry? {
    guard value.isNull, last.value.isVerbatim, case .text(let front, _) = last.value.content,
      let digit = front.unicodeScalars.last, ("0"..."9").contains(digit)
    else { return nil }
    let comma =
      text.offset(last.value.span.line, last.value.span.column) + front.unicodeScalars.count
    let tail = Array(key.text.unicodeScalars)
    let isNumber = tail.prefix { ("0"..."9").contains($0) }.count == 3
    let isBeside =
      text.offset(key.span.line, key.span.column) == comma + 1 && comma < text.scalars.count
      && text.scalars[comma] == ","
    let next = text.scalars.dropFirst(comma + 1 + tail.count).first { $0 != " " && $0 != "\n" }
    guard isNumber, isBeside, next == "," || next == "}" else { return nil }
    var joined = last
    joined.value.content = .text(front + "," + key.text, isQuoted: false)
    return joined
  }

  private func scalar(_ scalar: Yams.Node.Scalar, _ span: SourceSpan) -> YAMLNode? {
    guard scalar.string.utf8.count <= Limits.scalarBytes else {
      log.add(
        .textTooLong, at: span,
        ja: "1つの値が\(scalar.string.utf8.count)バイトあります（上限\(Limits.scalarBytes)バイト）",
        en: "text of \(scalar.string.utf8.count) bytes; the limit is \(Limits.scalarBytes)")
      return nil
    }
    let isPlain = scalar.style == .plain
    let offset = text.offset(span.line, span.column)
    let isVerbatim = isPlain && text.scalars[offset...].starts(with: scalar.string.unicodeScalars)
    if isPlain, !isVerbatim { refuseSwallowedKeys(scalar.string, from: span.line) }
    if scalar.style == .doubleQuoted { refuseEscaped(scalar.string, span) }
    return YAMLNode(
      content: .text(scalar.string, isQuoted: !isPlain), span: span, isVerbatim: isVerbatim,
      remark: isVerbatim ? remark(behind: scalar.string, span) : nil)
  }

  /// What is refused in a file is refused as an escape (`\e`, `\u202E`) too.
  private func refuseEscaped(_ string: String, _ span: SourceSpan) {
    var scalars = Array(string.unicodeScalars)
    // The library takes a byte order mark at the beginning for one of a file, and leaves it out.
    let written = text.scalars[text.offset(span.line, span.column)...].dropFirst().prefix(10).text
    if ["\\ufeff", "\\U0000feff"].contains(where: {
      written.lowercased().hasPrefix($0.lowercased())
    }) {
      scalars.insert("\u{FEFF}", at: 0)
    }
    for (index, scalar) in scalars.enumerated() {
      guard
        let (code, message, _) = TextCheck.refusal(
          of: scalar, before: scalars.dropFirst(index + 1).first)
      else { continue }
      log.add(
        code, at: span, message,
        help: Message(
          ja: "「\\」で書いたこの文字を消してください", en: "remove it where it is written with a backslash"))
    }
  }

  private func remark(behind string: String, _ span: SourceSpan) -> Written? {
    let column = span.column + string.unicodeScalars.count
    let rest = text.line(span.line).dropFirst(column - 1)
    let remark = rest.drop { $0 == " " }
    guard remark.first == "#" else { return nil }
    let place = text.span(span.line, column + rest.count - remark.count)
    return Written(text: remark.text, span: place)
  }

  /// A line `備考：…` under a plain text is read as more of that text: a full-width colon makes no key.
  private func refuseSwallowedKeys(_ string: String, from first: Int) {
    guard first < text.lineCount, string.unicodeScalars.contains("：") else { return }
    for line in (first + 1)...text.lineCount {
      let words = text.line(line).drop { $0 == " " }
      guard !words.isEmpty, string.contains(words.text) else { return }
      guard let colon = words.firstIndex(of: "："),
        spellsAKey(words[..<colon].text)
      else { continue }
      let column = colon - text.offset(line, 1) + 1
      log.add(
        .fullWidthSign, at: text.span(line, column),
        ja: "全角の「：」は区切りにならず、前の行の続きとして読まれます",
        en: "full-width ： separates nothing: the line is read as more of the text before",
        help: Message(
          ja: "半角の「:」に直し、字下げをそろえてください", en: "write a colon in ASCII and align the line"))
    }
  }

  private mutating func key(_ node: Yams.Node) -> Written? {
    let span = span(node.mark)
    guard !refusesSign(at: span) else { return nil }
    guard case .scalar(let scalar) = node else {
      refuseOddKey(span)
      return nil
    }
    var name = scalar.string
    if scalar.style == .doubleQuoted { refuseEscaped(name, span) }
    let isQuoted = scalar.style != .plain
    if let mark = node.mark, marks[mark.line]?.contains(mark.column + (isQuoted ? 1 : 0)) == true {
      name.unicodeScalars.removeFirst()
    }
    if name == "<<", !isQuoted {
      log.add(
        .mergeKey, at: span,
        ja: "マージキー（<<）は使えません", en: "merge keys (<<) are not accepted",
        help: Message(ja: "内容をそのまま書いてください", en: "write the content out"))
      return nil
    }
    return Written(text: NormalForm.of(name), span: span)
  }

  private func refuseOddKey(_ span: SourceSpan) {
    log.add(
      .wrongShape, at: span,
      ja: "キーは文字で書いてください", en: "a key must be a text")
  }

  /// Says so where an anchor or a tag stands at a place.
  private mutating func refusesSign(at span: SourceSpan) -> Bool {
    switch text[span.line, span.column] {
    case "*":
      log.add(.alias, at: span, Self.aliasMessage, help: Self.quoting("*"))
    case "&":
      let name = text.line(span.line).dropFirst(span.column)
        .prefix { !" ,[]{}:".unicodeScalars.contains($0) }
      anchors.insert(name.text)
      log.add(
        .anchor, at: span,
        Self.anchorMessage, help: Self.quoting("&"))
    case "!":
      log.add(
        .tag, at: span,
        Self.tagMessage, help: Self.quoting("!"))
    default:
      return false
    }
    return true
  }

  static let aliasMessage = Message(ja: "エイリアス（*）は使えません", en: "aliases (*) are not accepted")
  static let anchorMessage = Message(ja: "アンカー（&）は使えません", en: "anchors (&) are not accepted")
  static let tagMessage = Message(ja: "タグ（!）は使えません", en: "tags (!) are not accepted")

  /// The way out for a text that begins with a sign of YAML's own.
  static func quoting(_ sign: String) -> Message {
    Message(
      ja: "「\(sign)」で始まる文字は \"…\" で囲んでください", en: "put a text that begins with \(sign) in \"…\"")
  }

  /// An alias leaves no trace in the library's tree but that of its anchor, so its places are looked up in the text.
  private func refuseAliases() {
    guard !anchors.isEmpty else { return }
    for line in 1...text.lineCount {
      let scalars = Array(text.line(line))
      for (index, scalar) in scalars.enumerated() where scalar == "*" {
        let name = scalars[(index + 1)...].prefix { !" ,[]{}:".unicodeScalars.contains($0) }
        if anchors.contains(name.text) {
          log.add(
            .alias, at: text.span(line, index + 1), Self.aliasMessage, help: Self.quoting("*"))
        }
      }
    }
  }
}

extension YAMLTree {
  /// Says what the library found, in words of this house.
  private func refuse(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      SyntaxFault(
        problem: problem, place: span(mark), context: context?.text,
        beginning: context.map { span($0.mark) }
      ).report(in: text, to: log)
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      SyntaxFault(problem: problem, place: text.span(1, 1), context: nil, beginning: nil)
        .report(in: text, to: log)
    case .no, .memory, .dataCouldNotBeDecoded, .duplicatedKeysInMapping:
      SyntaxFault(problem: "", place: text.span(1, 1), context: nil, beginning: nil)
        .report(in: text, to: log)
    }
  }
}
