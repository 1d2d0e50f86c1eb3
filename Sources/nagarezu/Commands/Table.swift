import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: Speech.say(
      "事実を行にする（表の一覧は、名前なしで）", "Facts as rows (without a name, the list of tables)"),
    discussion: Speech.say(
      "例: nagarezu table who_sees models --where 'item~口座'\n    nagarezu table ending --where last=令和6年度\n    nagarezu table flows --where 'last<令和6年6月1日' --columns number,items,last",
      "Examples: nagarezu table who_sees models --where 'item~口座'\n          nagarezu table ending --where last=令和6年度\n          nagarezu table flows --where 'last<2024-06-01' --columns number,items,last"
    ))

  @Argument(help: .say("表の名前", "the table's name", value: Speech.say("表", "table")))
  var table: String?
  @Option(
    name: .customLong("where"),
    help: .say(
      "条件。= != ~（含む） < <= > >=、日付は before と after でもよい。値は和暦や年度でよい。いくつでも付けられ、全てを満たす行だけを示す",
      "a condition: = != ~ (contains) < <= > >=, or before and after with a day; days may be 和暦 or a fiscal year; of several all must hold",
      value: Speech.say("列=値", "column=value")))
  var conditions: [String] = []
  @Option(
    help: .say(
      "示す列（, で区切る）", "the columns to show, separated by commas", value: Speech.say("列", "columns")))
  var columns: String?
  @Option(
    help: .say(
      "並べる列（, で区切る。- を前に付けると逆順）", "the columns to sort by (a - before one reverses it)",
      value: Speech.say("列", "columns")))
  var sort: String?
  @Option(
    help: .say(
      "この間のどの日かにかかる行だけ（令和6年3月、令和6年4月1日〜令和6年9月30日）",
      "rows of any day of this time alone (令和6年3月, 2024-04-01〜2024-09-30)",
      value: Speech.say("期間", "period")))
  var during: String?
  @OptionGroup var encoding: EncodingOption
  @OptionGroup var width: WidthOption
  @OptionGroup var options: QuestionOptions<TableFormats>

  func run() throws {
    try encoding.refuse(with: options.format.name)
    let width = try width.width(intoFile: options.answer.output != nil)
    let isFile = try options.format.isFile(for: options.answer.output)
    guard let name = table else {
      try Output.write(TableList(language: options.common.language).text, to: options.answer.output)
      return
    }
    guard let table = FactTables.named(Asked.name(name)) else { throw unknown(name) }
    let reading = TableConditions(schema: table.schema)
    var query = TableQuery(
      conditions: try conditions.map(reading.condition),
      during: try during.map { try readDays($0, of: "--during") })
    query.columns = try columns.map(reading.columns) ?? []
    query.order = try sort.map(reading.order) ?? []
    let question = try Question(options, width: width, takesDigests: table.schema.hasDigests)
    let survey = question.survey
    query.conditions = query.conditions.map { survey.canonical($0, in: table.schema) }
    let whole = table.table(of: survey)
    let found = query.applied(to: whole)
    if found.rows.isEmpty { say(nothingOf: whole, query) }
    if isFile { try question.end(survey, tables: [found], conditions: typed) }
    try question.end(TableReport(found, run: question.run), as: encoding)
  }

  /// What narrows the rows, as it was typed.
  private var typed: [String] {
    conditions.map { "--where \($0)" } + (during.map { ["--during \($0)"] } ?? [])
  }

  private func unknown(_ name: String) -> EarlyEnd {
    let shown = VisibleText.written(name)
    let isPath = name.contains("/") || name.lowercased().hasSuffix(".yaml") || name == "models"
    let nearest = Asked.nearest(to: name.lowercased(), in: FactTables.all.map(\.schema.name))
    let help =
      isPath
      ? Message(
        ja: "表の名前を先に書く: nagarezu table flows \(shown)",
        en: "a table's name comes first: nagarezu table flows \(shown)")
      : Message(
        ja: nearest.map { "「\($0)」ですか" } ?? "一覧は nagarezu table",
        en: nearest.map { "did you mean '\($0)'?" } ?? "nagarezu table lists them")
    return EarlyEnd(
      .wrongUse,
      Message(ja: "「\(shown)」という表はない（\(help.ja)）", en: "there is no table '\(shown)' (\(help.en))"))
  }

  /// Says in a line that nothing is left, and which value may have been meant.
  private func say(nothingOf table: NagarezuText.Table, _ query: TableQuery) {
    guard !table.rows.isEmpty else {
      Output.remark(
        Speech.say(
          "nagarezu: 表 \(table.schema.name) に行がない\n",
          "nagarezu: the table \(table.schema.name) has no rows\n"))
      return
    }
    var meant: String?
    for condition in query.conditions {
      guard case .says(let words) = condition.test, let word = words.first, !condition.isNot else {
        continue
      }
      let values = Set(table.rows.flatMap { $0[condition.column].texts })
      if !values.contains(word) {
        meant = meant ?? Asked.nearest(to: word, in: values.sorted { $0.precedesByBytes($1) })
      }
    }
    Output.remark(
      Speech.say(
        "nagarezu: 条件に合う行がない（\(table.rows.count)行のうち）\(meant.map { "。「\($0)」ですか" } ?? "")\n",
        "nagarezu: no row of \(table.rows.count) fits\(meant.map { "; did you mean '\($0)'?" } ?? "")\n"
      ))
  }
}

extension TableSchema {
  /// Whether a column holds digests of files.
  fileprivate var hasDigests: Bool { columns.contains { $0.name == "digest" } }
}

extension Survey {
  /// A condition on a party or an item by another name of it, under the name that stands in the table.
  fileprivate func canonical(
    _ condition: TableQuery.Condition, in schema: TableSchema
  ) -> TableQuery.Condition {
    guard case .says(let words) = condition.test, let word = words.first else { return condition }
    let names: [String]
    switch schema.columns[condition.column].name {
    case "party", "known_as":
      names = businesses.compactMap { business in
        Lookup.party(word, in: business.model).map {
          schema.primaryKey.contains("model") || schema.name == "reach" || schema.name == "findings"
            ? business.model[$0].name : business.name(of: $0)
        }
      }
    case "item":
      names = businesses.flatMap { business in
        Lookup.items(word, in: business.model).map { business.model[$0].name }
      }
    default: return condition
    }
    return TableQuery.Condition(
      column: condition.column, .says(([word] + names).withoutRepeats), isNot: condition.isNot)
  }
}
