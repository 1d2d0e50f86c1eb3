import NagarezuCore

extension Table {
  /// Its rows under the headings of a language, as people read them.
  package func grid(in language: Language) -> Document.Grid {
    Document.Grid(
      headings: schema.columns.map { $0.heading[language] },
      rows: rows.map { row in row.map { [.plain($0.shown(in: language))] } })
  }

  /// A page with its title, what a row is, and its rows.
  package func document(in language: Language) -> Document {
    let note = language == .ja ? "1行は、\(schema.row.ja)。" : "One row is \(schema.row.en)."
    return Document(
      .plain(schema.title[language]), language: language,
      blocks: [.paragraph(.plain(note)), .grid(grid(in: language))])
  }
}

extension Table.Value {
  /// As people read it in a cell: days in the calendar of the language, a flag as a word where it is set.
  public func shown(in language: Language) -> String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .word(let word): word[language]
    case .number(let number): String(number)
    case .day(let day): language == .ja ? JapaneseEra.written(day) : day.description
    case .flag(let isSet): isSet ? (language == .ja ? "はい" : "yes") : ""
    }
  }
}
