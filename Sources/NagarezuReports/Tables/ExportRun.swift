import NagarezuCore
import NagarezuText

/// What a file of tables says of the run that it comes from, so that nobody takes the tables for more than they are.
public struct ExportRun: Sendable {
  /// The program's version.
  public let version: String
  /// What `check` says of the same paths, models that are left out included.
  public let conclusion: CheckReport.Conclusion
  /// What `check` ends with on the same paths.
  public let exitCode: Int
  /// Why nothing was judged; `nil` where something was.
  public let nothingChecked: Message?
  /// The one day that was judged; `nil` for all days.
  public let day: Day?
  /// What was judged, models that are left out included.
  public let verdicts: [Verdict]
  /// How many models are in the tables.
  public let models: Int
  /// Models of another state than was asked for, in order: not in the tables.
  public let leftOut: [Model]
  /// What of the run could not be read, in order of place.
  public let problems: [Diagnostic]

  /// Raised whenever a table, a column or the meaning of one changes.
  public static let schemaVersion = 1

  /// A run by its parts.
  public init(
    version: String, conclusion: CheckReport.Conclusion, exitCode: Int, nothingChecked: Message?,
    day: Day?, verdicts: [Verdict], models: Int, leftOut: [Model], problems: [Diagnostic]
  ) {
    self.version = version
    self.conclusion = conclusion
    self.exitCode = exitCode
    self.nothingChecked = nothingChecked
    self.day = day
    self.verdicts = verdicts
    self.models = models
    self.leftOut = leftOut
    self.problems = problems
  }

  /// The verdict in a few words, with what it rests on.
  public var described: Message {
    if let nothingChecked {
      return Message(
        ja: "調べていない（\(nothingChecked.ja)）", en: "nothing was judged: \(nothingChecked.en)")
    }
    let counts = counts
    let (errors, warnings) = (counts.errors, counts.warnings)
    let rest = Message(
      ja: "指摘\(errors)件、警告\(warnings)件、不明\(counts.gaps)件",
      en: "\(errors) findings, \(warnings) warnings, \(counts.gaps) gaps")
    let word = conclusion.described
    return Message(ja: "\(word.ja)（\(rest.ja)）", en: "\(word.en) (\(rest.en))")
  }

  private var counts: (errors: Int, warnings: Int, gaps: Int, waived: Int) {
    (
      verdicts.reduce(0) { $0 + $1.errors.count }, verdicts.reduce(0) { $0 + $1.warnings.count },
      verdicts.reduce(0) { $0 + $1.gaps.count },
      verdicts.reduce(0) { $0 + $1.findings.count - $1.standing.count }
    )
  }

  /// Names and values, in the order in which they are told; a value that is not stated is `nil`.
  var facts: [(name: String, value: Table.Value)] {
    let counts = counts
    return [
      ("format", .text("nagarezu/export/1")), ("schema_version", .number(Self.schemaVersion)),
      ("program_version", .text(version)), ("language", .text(Language.ja.rawValue)),
      ("as_of", day.map { .day($0) } ?? .null), ("verdict", .text(conclusion.rawValue)),
      ("verdict_words", .word(described)), ("exit_code", .number(exitCode)),
      ("models", .number(models)), ("left_out", .number(leftOut.count)),
      ("problems", .number(problems.count)), ("findings", .number(counts.errors)),
      ("warnings", .number(counts.warnings)), ("gaps", .number(counts.gaps)),
      ("waived", .number(counts.waived)),
    ]
  }
}

extension CheckReport.Conclusion {
  /// The words for people.
  var described: Message {
    switch self {
    case .clean: Outcome.clean.described
    case .findings: Outcome.findings.described
    case .cannotSay: Outcome.cannotSay.described
    case .notJudged: Message(ja: "調べていない", en: "nothing was judged")
    case .unread: Message(ja: "読めないものがある", en: "something could not be read")
    }
  }
}

// MARK: As tables

extension ExportRun {
  /// `meta`, `left_out` and `problems`: what stands beside the tables of facts.
  public var tables: [Table] { [meta, omitted, unread] }

  private var meta: Table {
    Table(
      TableSchema(
        "meta", Message(ja: "この書き出しについて", en: "about this export"),
        row: Message(ja: "書き出しについて言うこと1つ", en: "something said of the export"),
        columns: [
          Self.text("name", ("名前", "name"), ("何を言うか", "what it says")),
          TableColumn(
            "value", Message(ja: "値", en: "value"), .text,
            Message(ja: "その値", en: "its value"), isOptional: true),
        ], primaryKey: ["name"]),
      rows: facts.map { [.text($0.name), .optional($0.value.stored)] })
  }

  private var omitted: Table {
    Table(
      TableSchema(
        "left_out", Message(ja: "入れていない事業", en: "businesses left out"),
        row: Message(
          ja: "状態が違うので入れていないモデル1つ", en: "a model of another state, which is not in the tables"),
        columns: [
          Self.text("model", ("モデル", "model"), ("モデルのファイル", "the model's file")),
          Self.text("title", ("件名", "title"), ("事業の名前", "what the business is called")),
          Self.text("state", ("状態", "state"), ("その状態", "its state")),
        ], primaryKey: ["model"]),
      rows: leftOut.map { [.text($0.span.file), .text($0.title), .text($0.state.rawValue)] })
  }

  private var unread: Table {
    Table(
      TableSchema(
        "problems", Message(ja: "読めないもの", en: "what could not be read"),
        row: Message(
          ja: "読めないもの1つ（それを含むモデルは表にない）",
          en: "something that could not be read; its model is not in the tables"),
        columns: [
          TableColumn(
            "number", Message(ja: "順", en: "number"), .number,
            Message(ja: "順（1から）", en: "its place, from 1")),
          Self.text("code", ("番号", "code"), ("誤りの番号", "its code")),
          Self.text("message", ("内容", "message"), ("何が読めないか", "what cannot be read")),
          Self.text("file", ("ファイル", "file"), ("そのファイル", "the file")),
          TableColumn(
            "line", Message(ja: "行", en: "line"), .number,
            Message(ja: "その行（1から）", en: "the line there, from 1")),
        ], primaryKey: ["number"]),
      rows: problems.enumerated().map { place, problem in
        [
          .number(place + 1), .text(problem.code), .word(problem.message),
          .text(problem.span.file), .number(problem.span.line),
        ]
      })
  }

  private static func text(
    _ name: String, _ heading: (ja: String, en: String), _ meaning: (ja: String, en: String)
  ) -> TableColumn {
    TableColumn(
      name, Message(ja: heading.ja, en: heading.en), .text,
      Message(ja: meaning.ja, en: meaning.en))
  }
}

// MARK: As JSON

extension ExportRun {
  /// All tables in one object: `{"schema", "meta": {name: value}, "leftOut", "problems", "tables": {name: {"columns", "rows"}}}`.
  ///
  /// - Throws: what `JSONEncoder` throws; no table makes it throw.
  public func json(_ tables: [Table], in language: Language) throws -> String {
    let meta = facts.map { ($0.name, $0.value.json) }
    return try JSONText.object([
      "schema": .string("nagarezu/export/1"),
      "meta": .object(Dictionary(uniqueKeysWithValues: meta)),
      "leftOut": .array(leftOut.map(\.named)),
      "problems": SharedJSON.problems(problems, in: language),
      "tables": .object(
        Dictionary(
          uniqueKeysWithValues: tables.map { ($0.schema.name, .object($0.json(in: language))) })),
    ]).text()
  }
}
