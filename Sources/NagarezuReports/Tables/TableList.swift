import NagarezuCore
import NagarezuText

/// The tables there are.
public struct TableList {
  let language: Language

  /// The list in one language.
  public init(language: Language) { self.language = language }

  /// A line each: its name and what a row is; views apart from what is stored.
  public var text: String {
    func lines(_ tables: [FactTable]) -> String {
      Document.Grid(
        headings: [],
        rows: tables.map { [[.plain($0.schema.name)], [.plain($0.schema.row[language])]] }
      ).text
    }
    let heads =
      language == .ja
      ? ["問いに答える表（1行は…）", "事実の表（1行は…）"]
      : ["tables that answer a question (one row is …)", "tables of facts (one row is …)"]
    return heads[0] + "\n" + lines(FactTables.views) + "\n" + heads[1] + "\n"
      + lines(FactTables.stored)
  }
}

extension TableList {
  /// Every table with its columns, in both languages: a part of `docs/tables.md`.
  public static var markdown: String {
    let parts = [
      ("問いに答える表（views）", FactTables.views), ("事実の表（facts）", FactTables.stored),
    ]
    return parts.map { title, tables in
      "## \(title)\n\n" + tables.map { section($0.schema) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func section(_ schema: TableSchema) -> String {
    let head =
      "### \(schema.name)\n\n\(schema.title.ja): 1行は、\(schema.row.ja)。 *One row is \(schema.row.en).*\n\n"
    let rows = schema.columns.map { column in
      let mark = schema.primaryKey.contains(column.name) ? " 🔑" : ""
      let kind = column.kind.word.ja + (column.isOptional ? "（空でもよい）" : "")
      return
        "| `\(column.name)`\(mark) | \(column.heading.ja) | \(kind) | \(column.meaning.ja) *\(column.meaning.en)* |\n"
    }
    let links = schema.references.map {
      "`\($0.columns.joined(separator: ", "))` → `\($0.table)`"
    }
    return head + "| 列 | 見出し | 種類 | 意味 |\n| --- | --- | --- | --- |\n" + rows.joined()
      + (links.isEmpty ? "" : "\n" + links.joined(separator: "、") + "\n")
  }
}
