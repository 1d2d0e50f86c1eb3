import Foundation
import NagarezuCore
import NagarezuSheets

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A spreadsheet on its way to a file.
enum SheetFile {
  /// Writes a workbook and ends the run.
  ///
  /// - Throws: as ``Output/end(_:by:)``.
  static func end(_ ending: Ending, writing workbook: Workbook, to path: String) throws -> Never {
    try Output.end(ending) { try write(workbook, to: path) }
  }

  /// Writes a workbook, whole or not at all.
  ///
  /// - Throws: ``EarlyEnd`` with 74 for what a sheet cannot hold, and where it cannot be written.
  static func write(_ workbook: Workbook, to path: String) throws {
    var bytes: [UInt8] = []
    do throws(Workbook.Fault) {
      try silenced { () throws(Workbook.Fault) in bytes = try workbook.bytes() }
    } catch {
      throw EarlyEnd(.notWritten, error.message(path))
    }
    try Output.write(bytes, to: path)
  }

  /// Runs something while standard error goes nowhere: the library speaks there by itself.
  private static func silenced(
    _ body: () throws(Workbook.Fault) -> Void
  ) throws(Workbook.Fault) {
    let saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
    defer {
      if saved >= 0 { dup2(saved, STDERR_FILENO) } else { close(STDERR_FILENO) }
      if saved >= 0 { close(saved) }
      if nowhere >= 0, nowhere != STDERR_FILENO { close(nowhere) }
    }
    try body()
  }
}

extension Workbook.Fault {
  fileprivate func message(_ path: String) -> Message {
    switch self {
    case .textTooLong(let sheet, let row, let column):
      Message(
        ja:
          "\(path) に書き出せない: シート「\(sheet)」の\(row)行目、列「\(column)」の文字が長すぎる（1つのセルに32,767文字まで）。--format csv で書ける",
        en:
          "cannot write \(path): the text in sheet '\(sheet)', row \(row), column '\(column)' is too long (a cell holds 32,767 units); --format csv can write it"
      )
    case .tooLarge(let sheet, let rows, let columns):
      Message(
        ja:
          "\(path) に書き出せない: シート「\(sheet)」が大きすぎる（\(rows)行\(columns)列。1つのシートに1,048,576行、16,384列まで）。--where で絞るか、--format csv で書く",
        en:
          "cannot write \(path): the sheet '\(sheet)' is too large (\(rows) rows, \(columns) columns; a sheet holds 1,048,576 and 16,384); narrow it with --where, or use --format csv"
      )
    case .notWritten(let reason):
      Message(ja: "\(path) に書き出せない: \(reason)", en: "cannot write \(path): \(reason)")
    }
  }
}
