import NagarezuCore
import NagarezuSource
import NagarezuText

/// What stands in a file as a tree, as pieces to fold, and as lines that say more.
struct Listing {
  let language: Language
  let encoding: PositionEncoding

  // MARK: Symbols

  /// The sections and elements of a file.
  func symbols(_ outline: FileOutline, _ text: OpenText) -> JSONText {
    .array(outline.entries.map { symbol($0, text) })
  }

  private func symbol(_ entry: FileOutline.Entry, _ text: OpenText) -> JSONText {
    let first = text.offset(entry.span)
    let last = text.offset(
      SourceSpan(file: entry.span.file, line: entry.lastLine, column: Int.max / 2))
    var fields: [String: JSONText] = [
      "name": .string(entry.name.isEmpty ? "?" : entry.name), "kind": .number(kind(entry.kind)),
      "range": text.range(first, max(last, first + entry.length), encoding),
      "selectionRange": text.range(first, first + entry.length, encoding),
      "children": .array(entry.children.map { symbol($0, text) }),
    ]
    if entry.kind != .section, !entry.detail.isEmpty { fields["detail"] = .string(entry.detail) }
    return .object(fields)
  }

  /// `SymbolKind` of the protocol.
  private func kind(_ kind: FileOutline.Entry.Kind) -> Int {
    switch kind {
    case .section: 3
    case .element(let context):
      switch context {
      case .party: 5
      case .site: 4
      case .subjectClass: 10
      case .item: 8
      case .system: 2
      case .key: 20
      case .channel: 11
      case .purpose: 14
      case .flow: 24
      case .approval: 23
      case .rule: 12
      default: 13
      }
    }
  }

  /// The elements of some files whose names hold a text.
  func symbols(holding query: String, in analyses: [Analysis]) -> JSONText {
    var seen: Set<String> = []
    var found: [JSONText] = []
    let wanted = query.lowercased()
    for analysis in analyses {
      for file in analysis.paths.sorted() where seen.insert(analysis.location(of: file)).inserted {
        guard let outline = analysis.outline(of: file) else { continue }
        let text = analysis.text(of: file)
        for section in outline.entries {
          for entry in section.children
          where wanted.isEmpty || entry.name.lowercased().contains(wanted) {
            let first = text.offset(entry.span)
            found.append(
              .object([
                "name": .string(entry.name), "kind": .number(kind(entry.kind)),
                "containerName": .string(section.name),
                "location": .object([
                  "uri": .string(FileURI.uri(analysis.location(of: file))),
                  "range": text.range(first, first + entry.length, encoding),
                ]),
              ]))
          }
        }
      }
    }
    return .array(Array(found.prefix(1_000)))
  }

  // MARK: Folds

  /// Elements and sections of more than one line.
  func folds(_ outline: FileOutline) -> JSONText {
    var ends: [Int: Int] = [:]
    // Of several that begin on one line the longest.
    for fold in outline.folds {
      ends[fold.lowerBound] = max(ends[fold.lowerBound] ?? 0, fold.upperBound)
    }
    return .array(
      ends.sorted { $0.key < $1.key }.map { first, last in
        .object(["startLine": .number(first - 1), "endLine": .number(last - 1)])
      })
  }

  // MARK: Lenses

  /// A line above each item that a file declares, still without its words.
  ///
  /// Only where the name stands in the text as it is: a text that cannot be read keeps those that are right.
  func lenses(_ outline: FileOutline, _ text: OpenText, _ document: Workspace.Document) -> JSONText
  {
    let lenses = outline.marks.compactMap { mark -> JSONText? in
      guard case .name(let name, [.item], .declares) = mark.what else { return nil }
      let first = text.offset(mark.span)
      let own = document.text.offset(mark.span)
      let end = own + mark.length
      guard end <= document.text.scalars.count,
        text.scalars[first..<first + mark.length].elementsEqual(document.text.scalars[own..<end])
      else { return nil }
      return .object([
        "range": document.text.range(own, end, encoding),
        "data": .object(["uri": .string(document.uri), "item": .string(name)]),
      ])
    }
    return .array(lenses)
  }

  /// The same with its words: how many parties the item reaches.
  func lens(_ lens: JSONText, _ verdicts: [Verdict]) -> JSONText {
    guard case .object(var fields) = lens, let name = lens["data"]["item"].text else { return lens }
    let parties = Reaching.parties(of: name, in: verdicts, language)
    let title =
      verdicts.isEmpty
      ? language == .ja ? "届く先は分からない" : "reach not known"
      : Reaching.words(parties.count, in: language)
    fields["command"] = .object([
      "title": .string(title), "command": .string(Reaching.command),
      "arguments": .array([lens["data"]["uri"], .string(name)]),
    ])
    return .object(fields)
  }
}
