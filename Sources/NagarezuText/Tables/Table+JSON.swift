import NagarezuCore

extension Table {
  /// `{"table", "columns": [{"name", "heading", "kind"}], "rows": [{column: value}]}`: words in the language of models, days as ISO
  /// text, open ends and what is not stated `null`.
  package func json(in language: Language) -> [String: JSONText] {
    [
      "table": .string(schema.name),
      "columns": .array(
        schema.columns.map {
          .object([
            "name": .string($0.name), "heading": .string($0.heading[language]),
            "kind": .string($0.kind.rawValue),
          ])
        }),
      "rows": .array(
        rows.map { row in
          .object(
            Dictionary(
              uniqueKeysWithValues: zip(schema.columns.map(\.name), row.map(\.json))))
        }),
    ]
  }
}

extension Table.Value {
  /// As programs read it: a number, a truth, a text or `null`.
  package var json: JSONText {
    switch self {
    case .null: .null
    case .text, .word, .day: .optional(stored)
    case .number(let number): .number(number)
    case .flag(let isSet): .bool(isSet)
    }
  }
}
