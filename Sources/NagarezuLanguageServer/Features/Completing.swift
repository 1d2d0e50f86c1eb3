import NagarezuCore
import NagarezuSource
import NagarezuText

/// What may be written at a place.
struct Completing {
  let language: Language
  let encoding: PositionEncoding

  /// `CompletionItemKind` of the protocol.
  private enum Kind: Int {
    case field = 5, property = 10, value = 12, enumeration = 13, keyword = 14, file = 17,
      reference = 18
    case type = 7, module = 9, event = 23
  }

  /// - Parameter known: what was known of the file when it could last be read; `nil` where it never could be.
  func items(at spot: Spot, knowing known: Analysis?) -> JSONText {
    let loose = LooseReading(spot.document.text.lines, line: spot.line, column: spot.column)
    let lineStart = spot.offset - (spot.column - 1)
    let range = spot.document.text.range(lineStart + loose.start - 1, spot.offset, encoding)
    let isEnglish =
      spot.outline?.speaksEnglish ?? known?.outline(of: spot.file)?.speaksEnglish ?? false
    let making = Making(language: language, range: range, isEnglish: isEnglish, loose: loose)
    var outlines = known.map { known in known.paths.compactMap { known.outline(of: $0) } } ?? []
    if let own = spot.outline { outlines.append(own) }
    let items: [JSONText]
    switch loose.expected {
    case .key(let context, let present): items = making.keys(context, but: present)
    case .value(let key, let context):
      items = values(key, context, making, Names(outlines), spot, known, outlines)
    case .member: items = making.names([.item], Names(outlines), isGroup: true)
    case .newName, .nothing: items = []
    }
    return .object(["isIncomplete": .bool(false), "items": .array(items)])
  }

  private func values(
    _ key: Vocabulary.Key, _ context: Vocabulary.Context, _ making: Making, _ names: Names,
    _ spot: Spot, _ known: Analysis?, _ outlines: [FileOutline]
  ) -> [JSONText] {
    switch key.value {
    case .word(let list), .words(let list): return making.words(list)
    case .flag: return making.words(.flag)
    case .name(let kind), .names(let kind): return making.names([kind], names)
    case .distinct(let kind): return making.words(.flag) + making.names([kind], names)
    case .timed(let kind, let inner):
      return making.names(inner == .holder ? [.party, .system] : [kind], names)
    case .oneOrMore(.reader): return making.names([.party], names)
    case .node:
      return making.names([.party, .system], names)
        + (context == .flow && key.word == .to ? making.special([("不明", "unknown")]) : [])
    case .channel, .channels:
      return making.names([.channel], names) + making.words(.channelKind)
        + (context == .flow ? making.special([("不明", "unknown")]) : [])
    case .items(let isOpen):
      return making.names([.item], names)
        + (isOpen ? making.special([("全て", "all"), ("不明", "unknown")]) : [])
    case .renames: return making.names([.item], names) + making.special([("削除", "drop")])
    case .subjects:
      return making.names([.subjectClass], names) + making.special([("全員", "everyone")])
    case .approvals: return making.texts(names.approvals.sorted(), .reference)
    case .period, .periods, .periodsOrNone, .day, .keep:
      let dates = outlines.flatMap(\.marks).compactMap { mark -> String? in
        if case .date(let text) = mark.what { text } else { nil }
      }
      return making.texts(Set(dates).sorted(), .value)
    case .text where context == .waiver && key.word == .id:
      let ids = known?.verdicts.flatMap { $0.standing.map(\.id) } ?? []
      return making.texts(Set(ids).sorted(), .reference)
    case .texts where key.word == .together: return making.names([.item], names)
    case .paths: return making.texts(paths(from: spot), .file)
    case .version: return making.texts(["1"], .value)
    default: return []
    }
  }

  /// The other model files of the project, as seen from the file.
  private func paths(from spot: Spot) -> [String] {
    let files = spot.analysis.files
    let root = files.project(of: spot.file, foundIn: nil)
    guard let listing = try? files.listModels(in: root) else { return [] }
    let own = spot.file.split(separator: "/").dropLast()
    return listing.models.filter { $0 != spot.file }.prefix(500).map { path in
      let parts = path.split(separator: "/")
      let same = zip(own, parts).prefix { $0 == $1 }.count
      let ups = Array(repeating: "..", count: own.count - same)
      return (ups + parts.dropFirst(same).map(String.init)).joined(separator: "/")
    }
  }

  /// How items of one place are written.
  private struct Making {
    let language: Language
    let range: JSONText
    let isEnglish: Bool
    let loose: LooseReading

    private func item(
      _ label: String, _ kind: Kind, _ words: String? = nil, detail: String = "", doc: String = "",
      order: String
    ) -> JSONText {
      var fields: [String: JSONText] = [
        "label": .string(label), "kind": .number(kind.rawValue), "filterText": .string(label),
        "sortText": .string(order),
        "textEdit": .object(["range": range, "newText": .string(words ?? label)]),
      ]
      if !detail.isEmpty { fields["detail"] = .string(detail) }
      if !doc.isEmpty { fields["documentation"] = .string(doc) }
      return .object(fields)
    }

    private func order(_ index: Int, _ group: Int = 1) -> String {
      let digits = String(index)
      return "\(group)" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    func keys(_ context: Vocabulary.Context, but present: Set<String>) -> [JSONText] {
      let keys = Vocabulary.keys(context).filter {
        !present.contains($0.ja) && !present.contains($0.en)
      }
      return keys.enumerated().map { index, key in
        let spelling = isEnglish ? key.en : key.ja
        return item(
          spelling, .property, spelling + (loose.hasColon ? "" : ": "),
          detail: isEnglish ? key.ja : key.en, doc: key.doc[language],
          order: order(index, key.isRequired ? 0 : 1))
      }
    }

    func words(_ list: Vocabulary.WordList) -> [JSONText] {
      Vocabulary.words(list).enumerated().map { index, word in
        item(
          isEnglish ? word.en : word.ja, .enumeration, detail: isEnglish ? word.ja : word.en,
          order: order(index, 2))
      }
    }

    func special(_ words: [(ja: String, en: String)]) -> [JSONText] {
      words.enumerated().map { index, word in
        item(isEnglish ? word.en : word.ja, .keyword, order: order(index, 3))
      }
    }

    func texts(_ texts: [String], _ kind: Kind) -> [JSONText] {
      texts.enumerated().map { index, text in
        item(text, kind, kind == .value ? text : text.writtenName, order: order(index))
      }
    }

    func names(
      _ kinds: [Vocabulary.NameKind], _ names: Names, isGroup: Bool = false
    ) -> [JSONText] {
      kinds.flatMap { kind -> [JSONText] in
        let own = names.declared[kind] ?? [:]
        let others = names.others[kind] ?? [:]
        let shown = own.keys.map { ($0, own[$0] ?? "") } + others.map { ($0.key, "= " + $0.value) }
        return shown.sorted { $0.0 < $1.0 }.enumerated().map { index, name in
          item(
            name.0, kind == .item ? .field : kind == .system ? .module : .type,
            name.0.writtenName, detail: name.1, order: order(index))
        }
      }
    }
  }
}
