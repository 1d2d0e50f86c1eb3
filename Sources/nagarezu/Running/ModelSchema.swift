import NagarezuCore
import NagarezuSource
import NagarezuText

/// The JSON Schema (2020-12) of the model language, made from its vocabulary: for editors that complete and explain as one types.
///
/// It refuses nothing that the reader takes: what we read as text is to YAML readers a text, a number, true or false, or nothing,
/// as they type `番号: 1`. What only the reader can tell (names, dates, what goes with what) it leaves to `check`.
///
/// - SeeAlso: JSON Schema, draft 2020-12.
enum ModelSchema {
  /// The schema as text, in both languages.
  ///
  /// - Throws: what `JSONEncoder` throws; no schema makes it throw.
  static func text() throws -> String {
    var definitions = Dictionary(
      uniqueKeysWithValues: Vocabulary.Context.allCases.map { (name(of: $0), mapping($0)) })
    for list in Vocabulary.WordList.allCases { definitions[name(of: list)] = words(list) }
    definitions["scalar"] = scalar
    definitions["scalars"] = oneOrSeveral(reference("scalar"))
    let file = Vocabulary.Context.file
    return try JSONText.object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string("Nagarezu"),
      "description": .string("流れ図（Nagarezu）のモデル、又は部品。\nA model of Nagarezu, or a part."),
      "$ref": .string("#/$defs/" + name(of: file)), "$defs": .object(definitions),
    ]).text()
  }

  // MARK: Names and values

  private static func name(of context: Vocabulary.Context) -> String { context.rawValue }

  private static func name(of list: Vocabulary.WordList) -> String { "word." + list.rawValue }

  private static func reference(_ name: String) -> JSONText {
    .object(["$ref": .string("#/$defs/" + name)])
  }

  private static func any(of schemas: [JSONText]) -> JSONText {
    .object(["anyOf": .array(schemas)])
  }

  private static func oneOrSeveral(_ schema: JSONText) -> JSONText {
    any(of: [schema, list(of: schema)])
  }

  private static func list(of schema: JSONText) -> JSONText {
    .object(["type": .string("array"), "items": schema])
  }

  private static func pairs(of schema: JSONText) -> JSONText {
    .object(["type": .strings(["object", "null"]), "additionalProperties": schema])
  }

  private static let scalar: JSONText = .object([
    "type": .strings(["string", "number", "boolean", "null"])
  ])

  /// The words of a list in every spelling that is read; of flags also what YAML readers make of them.
  private static func words(_ list: Vocabulary.WordList) -> JSONText {
    let words = Vocabulary.words(list)
    let spellings = words.flatMap(\.spellings).withoutRepeats.map { JSONText.string($0) }
    let typed: [JSONText] = list == .flag ? [.bool(true), .bool(false)] : []
    return .object([
      "description": described(list.heading), "enum": .array(spellings + typed),
    ])
  }

  private static func described(_ message: Message) -> JSONText {
    .string(message.ja == message.en ? message.ja : message.ja + "\n" + message.en)
  }

  // MARK: Mappings

  /// What a mapping may hold, each key in both spellings.
  private static func mapping(_ context: Vocabulary.Context) -> JSONText {
    let keys = Vocabulary.keys(context)
    var properties: [String: JSONText] = [:]
    for key in keys {
      for spelling in [key.ja, key.en] { properties[spelling] = property(key) }
    }
    let required = keys.filter(\.isRequired).map { key in
      any(of: [key.ja, key.en].withoutRepeats.map { .object(["required": .strings([$0])]) })
    }
    var schema: [String: JSONText] = [
      "description": described(context.heading), "properties": .object(properties),
      // Nothing is written where nothing is required.
      "type": required.isEmpty ? .strings(["object", "null"]) : .string("object"),
      // Between braces a YAML reader takes the comma of 約50,000人 for the end of the value.
      "patternProperties": .object(["^[0-9]{3}([^0-9]|$)": .object(["type": .string("null")])]),
      "additionalProperties": .bool(false),
    ]
    if !required.isEmpty { schema["allOf"] = .array(required) }
    return .object(schema)
  }

  private static func property(_ key: Vocabulary.Key) -> JSONText {
    let label = key.value.label
    var property: [String: JSONText] = [
      "title": .string(key.ja == key.en ? key.ja : "\(key.ja) / \(key.en)"),
      "description": .string("\(key.doc.ja)（\(label.ja)）\n\(key.doc.en) (\(label.en))"),
      "allOf": .array([schema(of: key.value)]),
    ]
    let examples = examples(of: key.value)
    if !examples.isEmpty { property["examples"] = .strings(examples) }
    return .object(property)
  }

  private static func schema(of value: Vocabulary.Value) -> JSONText {
    let one = reference("scalar")
    switch value {
    case .version: return .object(["enum": .array([.number(1), .string("1")])])
    case .text, .name, .node(many: false), .channel, .period, .day, .keep: return one
    case .texts, .names, .node(many: true), .channels, .items, .subjects, .periods, .periodsOrNone,
      .paths, .approvals, .distinct:
      return reference("scalars")
    case .flag: return reference(name(of: .flag))
    case .number: return number
    case .word(let list): return reference(name(of: list))
    case .words(let list): return oneOrSeveral(reference(name(of: list)))
    case .terms, .renames: return pairs(of: one)
    case .timed(_, let context): return oneOrSeveral(any(of: [one, reference(name(of: context))]))
    case .elements(.item): return pairs(of: any(of: [reference("scalars"), reference("item")]))
    case .elements(let context): return pairs(of: reference(name(of: context)))
    case .list(let context): return list(of: reference(name(of: context)))
    case .oneOrMore(.reader):
      return oneOrSeveral(any(of: [one, reference(name(of: .reader))]))
    case .oneOrMore(let context): return oneOrSeveral(reference(name(of: context)))
    case .mapping(let context): return reference(name(of: context))
    }
  }

  private static let number: JSONText = any(of: [
    .object(["type": .string("integer"), "minimum": .number(0)]),
    .object(["type": .string("string"), "pattern": .string("^[0-9０-９]+$")]),
  ])

  /// What an editor may offer to begin with.
  private static func examples(of value: Vocabulary.Value) -> [String] {
    switch value {
    case .period, .periods: ["令和6年4月1日〜令和7年3月31日", "令和6年4月1日から"]
    case .periodsOrNone: ["令和6年4月1日から", "なし"]
    case .day: ["令和6年4月1日", "2024-04-01"]
    case .keep: ["契約終了まで", "5年"]
    case .items(open: true): ["氏名、住所", "全て", "不明"]
    case .items(open: false): ["氏名、住所"]
    case .subjects: ["全員"]
    case .channel, .channels: ["専用線", "紙"]
    case .paths: ["../shared/parts.yaml"]
    case .version, .text, .texts, .flag, .number, .word, .words, .terms, .name, .names, .timed,
      .distinct, .node, .renames, .approvals, .elements, .list, .oneOrMore, .mapping:
      []
    }
  }
}
