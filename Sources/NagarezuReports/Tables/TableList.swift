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
