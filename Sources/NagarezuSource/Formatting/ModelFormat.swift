import NagarezuCore

/// Writes a model file in the one layout, and says the same with it: what is written is read again before it is given.
public struct ModelFormat: Sendable {
  /// Why a file is left as it is.
  public enum Fault: Error {
    /// It cannot be read; in order of place.
    case unread([Diagnostic])
    /// It is read, and written in a way that is not taken apart here.
    case notTaken(SourceSpan)
  }

  private let order: FormOrder

  /// The layout; with `keys` all keys in that language too.
  public init(keys: Language? = nil) { order = FormOrder(keys: keys) }

  /// The text of `file` in the layout.
  ///
  /// - Throws: ``Fault``; what only a whole model has to be (names that are declared, dates) is no fault here.
  public func formatted(_ bytes: [UInt8], file: String) throws(Fault) -> [UInt8] {
    let part = Part(path: file, bytes: bytes)
    guard part.isReadable, part.log.isEmpty else { throw .unread(part.log.problems) }
    let plain = Self.plain(bytes)
    let old: Form
    do throws(Form.NotTaken) {
      var reading = FormReading(plain)
      old = try reading.form()
    } catch {
      throw .notTaken(SourceSpan(file: file, line: error.line, column: 1))
    }
    let text = Array(FormWriting.text(order.form(old)).utf8)
    guard FormProof(file: file).isSame(plain, text) else {
      throw .notTaken(SourceSpan(file: file, line: 1, column: 1))
    }
    return text
  }

  /// Without a byte order mark, and with one kind of line ends.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard body.contains(.carriageReturn) else { return Array(body) }
    return body.indices.filter { place in
      body[place] != .carriageReturn || place + 1 == body.endIndex || body[place + 1] != .lineFeed
    }.map { body[$0] }
  }
}

extension UInt8 {
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
