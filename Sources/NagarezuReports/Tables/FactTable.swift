import NagarezuCore
import NagarezuText

/// A table and how its rows come from facts; each stands in a file of its own and is listed in ``FactTables``.
public struct FactTable: Sendable {
  public let schema: TableSchema
  private let rows: @Sendable (Survey) -> [Table.Row]

  /// A table whose rows are made of `things`, a value for each column; the columns stand in parts.
  init<Thing>(
    _ name: String, _ title: Message, row: Message, key: [String] = [],
    references: [TableSchema.Reference] = [], view: String? = nil, isForPeople: Bool = true,
    columns parts: [[FactColumn<Thing>]], things: @escaping @Sendable (Survey) -> [Thing]
  ) {
    let columns = parts.flatMap(\.self)
    schema = TableSchema(
      name, title, row: row, columns: columns.map(\.column), primaryKey: key,
      references: references, view: view, isForPeople: isForPeople)
    rows = { survey in
      things(survey).map { thing in columns.map { $0.value(thing) } }
    }
  }

  /// Its rows for some businesses.
  public func table(of survey: Survey) -> Table { Table(schema, rows: rows(survey)) }
}

/// A column with the value that a row has in it.
struct FactColumn<Thing>: Sendable {
  let column: TableColumn
  let value: @Sendable (Thing) -> Table.Value

  private init(
    _ name: String, _ heading: (ja: String, en: String), _ kind: TableColumn.Kind,
    _ meaning: (ja: String, en: String), isOptional: Bool = false,
    _ value: @escaping @Sendable (Thing) -> Table.Value
  ) {
    column = TableColumn(
      name, Message(ja: heading.ja, en: heading.en), kind,
      Message(ja: meaning.ja, en: meaning.en), isOptional: isOptional)
    self.value = value
  }

  static func text(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> String
  ) -> Self { Self(name, heading, .text, meaning) { .text(value($0)) } }

  static func optionalText(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> String?
  ) -> Self { Self(name, heading, .text, meaning, isOptional: true) { .optional(value($0)) } }

  /// Several names in one place, as people list them; nothing where there are none.
  static func list(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> [String]
  ) -> Self {
    Self(name, heading, .text, meaning, isOptional: true) { thing in
      let names = value(thing)
      return names.isEmpty ? .null : .text(names.joined(separator: "、"))
    }
  }

  static func word(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Message
  ) -> Self { Self(name, heading, .text, meaning) { .word(value($0)) } }

  static func optionalWord(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Message?
  ) -> Self {
    Self(name, heading, .text, meaning, isOptional: true) { value($0).map { .word($0) } ?? .null }
  }

  static func number(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Int
  ) -> Self { Self(name, heading, .number, meaning) { .number(value($0)) } }

  static func optionalNumber(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Int?
  ) -> Self {
    Self(name, heading, .number, meaning, isOptional: true) {
      value($0).map { .number($0) } ?? .null
    }
  }

  /// A day, or nothing for an end that is open or not stated.
  static func day(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Day?
  ) -> Self {
    Self(name, heading, .day, meaning, isOptional: true) { value($0).map { .end($0) } ?? .null }
  }

  static func flag(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String),
    _ value: @escaping @Sendable (Thing) -> Bool
  ) -> Self { Self(name, heading, .flag, meaning) { .flag(value($0)) } }
}

/// Something of one business.
struct Entry<Thing> {
  let business: Survey.Business
  let thing: Thing
  /// Its place among the things of its kind in the business, from 1.
  let number: Int

  var model: Model { business.model }
}

extension Survey {
  /// What each business has of a kind, in order.
  func entries<Thing>(_ things: (Business) -> [Thing]) -> [Entry<Thing>] {
    businesses.flatMap { business in
      things(business).enumerated().map {
        Entry(business: business, thing: $1, number: $0 + 1)
      }
    }
  }
}

/// Something whose business is named in its row.
protocol OfBusiness: SendableMetatype {
  var model: Model { get }
}

extension Entry: OfBusiness {}

extension FactColumn where Thing: OfBusiness {
  /// That business by its title.
  static var business: Self {
    .text("business", ("事業", "business"), ("件名", "the business's title"), \.model.title)
  }

  /// Which business it is of.
  static var model: Self {
    .text("model", ("事業", "business"), ("モデルのファイル", "the model's file"), \.model.span.file)
  }
}

extension FactColumn {
  /// The file and the line where it is written.
  static func place(_ span: @escaping @Sendable (Thing) -> SourceSpan) -> [Self] {
    [
      .text("file", ("ファイル", "file"), ("書いてあるファイル", "the file where it is written")) {
        span($0).file
      },
      .number("line", ("行", "line"), ("その行（1から）", "the line there, from 1")) { span($0).line },
    ]
  }

  /// The first and the last day of a range; nothing for an open end.
  static func days(
    _ meaning: (ja: String, en: String), _ range: @escaping @Sendable (Thing) -> DayRange?
  ) -> [Self] {
    [
      .day("first", ("初日", "first day"), ("\(meaning.ja)の初日", "the first day \(meaning.en)")) {
        range($0)?.first
      },
      .day(
        "last", ("最終日", "last day"),
        ("\(meaning.ja)の最終日（その日を含む）", "the last day \(meaning.en), inclusive")
      ) { range($0)?.last },
    ]
  }
}

extension TableSchema.Reference {
  static var toModel: Self { Self(["model"], to: "models") }
  static var toParty: Self { Self(["model", "party"], to: "business_parties") }
  static var toItem: Self { Self(["model", "item"], to: "items") }
}
