import Foundation

/// A JSON value, written with sorted keys: the one place where values become JSON.
public enum JSONText: Encodable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONText])
  case object([String: JSONText])

  /// The string, or null.
  package static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

  /// The strings, in the order given.
  package static func strings(_ texts: some Sequence<String>) -> JSONText {
    .array(texts.map { .string($0) })
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// The value on one line, as data that stands in a `script` element of HTML: nothing in it ends that.
  ///
  /// - SeeAlso: HTML Living Standard, 4.12.1.3 (restrictions for contents of script elements).
  package var scriptData: String {
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar == "<" {
        text.append(contentsOf: "\\u003c".unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The text, indented, keys sorted, ending with a newline.
  ///
  /// - Throws: what `JSONEncoder` throws; no value of this type makes it throw.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
