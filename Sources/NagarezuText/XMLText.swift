import NagarezuCore

/// Text made fit for a figure or an XML document: the one place where that is decided.
public enum XMLText {
  /// Scalars past which a text is cut (promise P11).
  public static let limit = 1000

  /// What a person may see of a text: no character that is invisible, that turns the direction of what follows, or
  /// that no XML document can hold.
  ///
  /// Line ends and tabs become spaces; every other character of ``VisibleText`` is written out as `<U+202E>`. Past ``limit``
  /// scalars the text ends with `…`.
  public static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var result = String.UnicodeScalarView()
    for scalar in scalars.prefix(limit) {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      default: result.append(scalar)
      }
    }
    if scalars.count > limit { result.append("…") }
    return VisibleText.written(String(result))
  }

  /// Text as the content of an element or of a quoted attribute; made ``visible(_:)`` first.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text whose pieces, none longer than ``limit``, are each written by `write`.
  package static func inPieces(_ text: String, _ write: (String) -> String) -> String {
    var rest = text.unicodeScalars[...]
    var result = ""
    while !rest.isEmpty {
      result += write(String(rest.prefix(limit)))
      rest = rest.dropFirst(limit)
    }
    return result
  }

  /// A number with at most two decimals, the same on every machine.
  public static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    let decimals = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0\(rest)" : String(rest))
    return "\(sign)\(whole).\(decimals)"
  }
}
