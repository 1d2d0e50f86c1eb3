import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuText

/// The encoding of CSV.
struct EncodingOption: ParsableArguments {
  @Option(
    help: .say(
      "CSV の文字コード（省略時は utf8-bom。Excel で開ける）",
      "encoding of CSV (utf8-bom by default, which Excel opens)",
      value: TableEncoding.allCases.map(\.rawValue).joined(separator: "|")))
  var encoding: TableEncoding?

  /// Refuses an encoding of anything but CSV, before anything is read.
  ///
  /// - Throws: ``EarlyEnd`` with 64.
  func refuse(with format: String) throws {
    guard encoding != nil, format != TableCSV.name else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(ja: "--encoding は --format csv と使う", en: "--encoding goes with --format csv"))
  }

  /// The bytes of some rows.
  ///
  /// - Throws: ``EarlyEnd`` with 74 for a character that the encoding has not; it names the place.
  func bytes(of csv: CSV) throws -> [UInt8] {
    let encoding = encoding ?? .utf8BOM
    do {
      return try encoding.bytes(of: csv)
    } catch {
      throw EarlyEnd(.notWritten, error.message(encoding.rawValue))
    }
  }
}

extension TableEncoding: ExpressibleByArgument {}

extension TableEncoding.Fault {
  fileprivate func message(_ encoding: String) -> Message {
    switch self {
    case .cannotHold(let scalar, let row, let column):
      Message(
        ja:
          "\(encoding) に「\(scalar)」\(scalar.code) がない（見出しから数えて\(row)行目、列「\(column)」）。--encoding utf8-bom で書ける",
        en:
          "\(encoding) has no '\(scalar)' \(scalar.code) (row \(row), the headings being 1; column '\(column)'); --encoding utf8-bom can write it"
      )
    case .isUnknown:
      Message(
        ja: "このコンピューターは \(encoding) の変換表を持たない。--encoding utf8-bom で書ける",
        en: "this machine has no table of \(encoding); --encoding utf8-bom can be written")
    }
  }
}
