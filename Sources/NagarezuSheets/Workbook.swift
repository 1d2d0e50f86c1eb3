import CXlsxwriter
import Foundation
import NagarezuCore
import NagarezuText

/// Tables and matrices as a spreadsheet that people read and print: a cover, then a sheet each.
///
/// No clock and no path stand in it: the same bytes from the same input. Nothing in it is a formula.
public struct Workbook {
  /// Why there is no spreadsheet.
  public enum Fault: Error, Hashable, Sendable {
    /// A text longer than a cell holds; the row counts from 1, the headings being the first, and the column is its heading.
    case textTooLong(sheet: String, row: Int, column: String)
    /// More rows or columns than a sheet holds.
    case tooLarge(sheet: String, rows: Int, columns: Int)
    /// The file could not be written; what the library says of it.
    case notWritten(String)
  }

  let cover: Cover
  let matrices: [Matrix]
  let tables: [Table]
  let language: Language

  /// What a spreadsheet holds, in order: what it says of itself, matrices, tables.
  public init(cover: Cover, matrices: [Matrix], tables: [Table], in language: Language) {
    self.cover = cover
    self.matrices = matrices
    self.tables = tables
    self.language = language
  }

  /// So many bytes at the most as the parts of the file may take while it is written; several times what it takes in the end.
  public var roomNeeded: Int {
    let cells =
      tables.reduce(0) { $0 + $1.rows.count * $1.schema.columns.count }
      + matrices.reduce(0) { $0 + $1.rows.count * $1.columns.count }
    let texts = tables.reduce(0) { sum, table in
      table.rows.reduce(sum) { $0 + $1.reduce(0) { $0 + $1.shown(in: language).utf8.count } }
    }
    return 1_000_000 + 2 * (100 * cells + 6 * texts)
  }

  /// The bytes of the file. They are made in memory, and their parts where there is room for all of them: the library takes no notice of
  /// a disk that fails or fills up while it writes, and a torn workbook would pass for a whole one.
  ///
  /// - Throws: ``Fault``.
  public func bytes() throws(Fault) -> [UInt8] {
    let folders = ["/dev/shm", NSTemporaryDirectory()]
    guard let folder = folders.first(where: hasRoom) else {
      throw .notWritten(folders.joined(separator: ", ") + ": no room for \(roomNeeded) bytes")
    }
    let file = nagarezu_memory_file()
    guard file >= 0 else { throw .notWritten(String(cString: strerror(errno))) }
    defer { _ = Foundation.close(file) }
    try fill("/proc/self/fd/\(file)", folder: folder)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = pread(file, &piece, piece.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .notWritten(String(cString: strerror(errno))) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }

  /// Whether a folder can be written to and holds what all parts may need.
  private func hasRoom(_ folder: String) -> Bool {
    var system = statvfs()
    guard access(folder, W_OK) == 0, statvfs(folder, &system) == 0 else { return false }
    return UInt64(system.f_bavail) * UInt64(system.f_frsize) >= UInt64(roomNeeded)
  }

  /// Fills a file, which may be there, with temporary ones beside it in `folder`; none of these is left. Where it fails the library says so on standard
  /// error by itself.
  ///
  /// - Throws: ``Fault``; what stands at `path` is then of no use.
  public func fill(_ path: String, folder: String) throws(Fault) {
    try check()
    let error = folder.withCString { folder -> lxw_error in
      var options = lxw_workbook_options(
        constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      guard let book = workbook_new_opt(path, &options) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      return close(book)
    }
    guard error == LXW_NO_ERROR else {
      throw .notWritten(lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)")
    }
  }

  private func close(_ book: UnsafeMutablePointer<lxw_workbook>) -> lxw_error {
    // 2000-01-01: without a day of ours the clock would stand there.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    let setting = Setting(self, book)
    setting.write()
    let error = workbook_close(book)
    return setting.error == LXW_NO_ERROR ? error : setting.error
  }

  /// Rows and columns that a sheet holds, and UTF-16 units that a cell holds.
  static let (rowLimit, columnLimit, textLimit) = (1_048_576, 16_384, 32_767)

  /// Refuses what the form cannot hold, before anything is written.
  private func check() throws(Fault) {
    let names = SheetNames(self)
    for (table, name) in zip(tables, names.tables) {
      let columns = table.schema.columns
      guard table.rows.count < Self.rowLimit, columns.count <= Self.columnLimit else {
        throw .tooLarge(sheet: name, rows: table.rows.count, columns: columns.count)
      }
      for (row, values) in table.rows.enumerated() {
        for (value, column) in zip(values, columns)
        where CellText.written(value.shown(in: language)).utf16.count > Self.textLimit {
          throw .textTooLong(sheet: name, row: row + 2, column: column.heading[language])
        }
      }
    }
    for (matrix, name) in zip(matrices, names.matrices)
    where matrix.rows.count + matrix.signs.count + 5 > Self.rowLimit
      || matrix.columns.count + 2 > Self.columnLimit
    {
      throw .tooLarge(sheet: name, rows: matrix.rows.count, columns: matrix.columns.count)
    }
  }
}
