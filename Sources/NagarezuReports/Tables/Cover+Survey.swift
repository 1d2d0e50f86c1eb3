import NagarezuCore
import NagarezuText

extension Cover {
  /// What the tables of a run say of themselves: what `report` concludes of the businesses, the day, what was asked for and what is not
  /// in them, and from which files they come.
  ///
  /// - Parameters:
  ///   - conditions: as they were typed; empty where all rows are there.
  ///   - program: the program and its version.
  public init(
    _ survey: Survey, _ report: CheckReport, _ run: TableRun, conditions: [String] = [],
    program: String, in language: Language
  ) {
    var lines = [
      Line(Message(ja: "結論", en: "verdict"), Self.conclusion(report, in: language)),
      Line(
        Message(ja: "日", en: "day"),
        run.day.map { Table.Value.day($0).shown(in: language) }
          ?? (language == .ja ? "全ての日" : "all days")),
    ]
    if !conditions.isEmpty {
      lines.append(
        Line(
          Message(ja: "条件", en: "conditions"),
          conditions.joined(separator: language == .ja ? "、" : ", ")))
    }
    let missing = run.missing(in: language)
    if !missing.isEmpty {
      lines.append(
        Line(
          Message(ja: "入っていないもの", en: "what is missing"), missing.joined(separator: "\n")))
    }
    lines.append(Line(Message(ja: "作ったもの", en: "made by"), program))
    self.init(lines, tables: Self.tables(survey))
  }

  private static func conclusion(_ report: CheckReport, in language: Language) -> String {
    if let reason = report.verdicts.first?.nothingChecked, report.problems.isEmpty,
      report.verdicts.allSatisfy({ $0.nothingChecked != nil })
    {
      return language == .ja ? "\(reason.ja)ので、判断できない" : "\(reason.en); nothing was judged"
    }
    return CheckConclusion(report).words(in: language)
  }

  /// The businesses with their verdicts, and the files they were read from; digests where they are known.
  private static func tables(_ survey: Survey) -> [Table] {
    let columns = [
      "title", "model", "state", "verdict", "findings", "warnings", "gaps", "waived", "digest",
    ]
    return [
      part(FactTable.models.table(of: survey), columns),
      part(FactTable.files.table(of: survey), ["model", "file", "digest"]),
    ]
  }

  private static func part(_ table: Table, _ names: [String]) -> Table {
    let places = names.compactMap { name in
      table.schema.columns.firstIndex { $0.name == name }
    }.filter { place in table.rows.contains { $0[place] != .null } }
    return TableQuery(columns: places).applied(to: table)
  }
}
