/// Text made fit for a figure or an XML document: the one place where that is decided.
public enum XMLText {
  /// Scalars past which a text is cut (promise P11).
  public static let limit = 1000

  /// What a person may see of a text: no character that is invisible, that turns the direction of what follows, or
  /// that no XML document can hold.
  ///
  /// Line ends and tabs become spaces, other control characters U+FFFD. Bidirectional controls are written out as
  /// `<U+202E>`, so that a reader sees that somebody put them there. Past ``limit`` scalars the text ends with `…`.
  public static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < limit else {
        result.append("…")
        break
      }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(
          contentsOf: "<U+\(String(repeating: "0", count: 4 - digits.count))\(digits)>"
            .unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
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
