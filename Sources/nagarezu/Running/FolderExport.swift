import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuStore
import NagarezuText
import NagarezuWriting

/// All tables as files of one folder: a CSV file each, `schema.sql`, which makes the tables for them, and `reach.sql`, which works the
/// reach out once more from those that begin with `in_`.
struct FolderExport {
  /// What the run says of itself, then the facts, then the answers, then what the query takes.
  private let tables: [NagarezuText.Table]
  private let query: String

  /// The tables of some models and of the run that judged them.
  init(_ survey: Survey, _ run: ExportRun) {
    let inputs = FixpointInputs(of: survey)
    tables = run.tables + FactTables.all.map { $0.table(of: survey) } + inputs.tables
    query = inputs.statement
  }

  /// Whether a path means a folder: it ends as one, or is one.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return path.hasSuffix("/")
      || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Shape: file → its text, in the order in which they are made.
  private var files: [(name: String, text: String)] {
    tables.map { ($0.schema.name + ".csv", $0.storedCSV) }
      + [("schema.sql", StandardSQL.schema(of: tables.map(\.schema))), ("reach.sql", query)]
  }

  /// Writes all files of the folder, or none.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where the folder holds anything else, with 74 where it cannot be written.
  func put(in folder: String) throws {
    let files = files
    try refuseForeign(in: folder, besides: Set(files.map(\.name)))
    do {
      try FileSwitch.makeFolder(folder)
    } catch {
      throw EarlyEnd(.notWritten, error.message)
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    try Output.write(files.map { (base + $0.name, Array($0.text.utf8)) })
  }

  /// What is not ours would look like a part of the export.
  private func refuseForeign(in folder: String, besides own: Set<String>) throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let foreign = there.filter { !own.contains($0) && !$0.hasPrefix(".nagarezu-") }
      .sorted { $0.precedesByBytes($1) }
    guard let first = foreign.first.map({ VisibleText.written($0) }) else { return }
    let shown = VisibleText.written(folder)
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "-o の \(shown) に、書き出しでないもの（\(first)）がある。空のフォルダか、新しい名前を指定する",
        en:
          "-o \(shown) holds something that is no part of an export (\(first)); name an empty folder or a new one"
      ))
  }
}
