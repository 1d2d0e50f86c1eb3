import NagarezuCore

/// How the characters of a CSV file become bytes.
public enum TableEncoding: String, CaseIterable, Sendable {
  case utf8
  /// With the three bytes in front that tell a spreadsheet that it is UTF-8.
  case utf8BOM = "utf8-bom"
  /// Microsoft's code page for Japanese, which older programs expect.
  case cp932

  /// Why rows cannot be written.
  public enum Fault: Error, Hashable, Sendable {
    /// A character that the encoding has not; the row counts from 1, the headings being the first, and the column is its heading.
    case cannotHold(Unicode.Scalar, row: Int, column: String)
    /// The machine does not know the encoding.
    case isUnknown
  }

  /// The bytes of some rows.
  ///
  /// - Throws: ``Fault`` for CP932: a character it has not, such as 𠮷, or a C library without its table.
  public func bytes(of csv: CSV) throws(Fault) -> [UInt8] {
    switch self {
    case .utf8: return Array(csv.text.utf8)
    case .utf8BOM: return [0xEF, 0xBB, 0xBF] + Array(csv.text.utf8)
    case .cp932:
      guard let page = CP932() else { throw .isUnknown }
      var bytes: [UInt8] = []
      for (row, cells) in csv.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          for scalar in cell.unicodeScalars where page.bytes(of: scalar) == nil {
            throw .cannotHold(scalar, row: row + 1, column: csv.rows[0][column])
          }
        }
        for scalar in csv.line(row).unicodeScalars { bytes += page.bytes(of: scalar) ?? [] }
      }
      return bytes
    }
  }
}
