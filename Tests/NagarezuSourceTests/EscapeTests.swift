import NagarezuCore
import NagarezuSource
import Testing

/// What is refused in a file as it stands is refused when it is written as an escape of YAML (design §10.17).
@Suite struct EscapeTests {
  /// Shape: the escape, and the code with which the sign itself is refused.
  static let refused: [(String, LoadCode)] = [
    ("\\e", .controlCharacter), ("\\0", .controlCharacter), ("\\a", .controlCharacter),
    ("\\b", .controlCharacter), ("\\v", .controlCharacter), ("\\f", .controlCharacter),
    ("\\r", .controlCharacter), ("\\x07", .controlCharacter), ("\\x1B", .controlCharacter),
    ("\\x7f", .controlCharacter), ("\\x85", .controlCharacter), ("\\N", .controlCharacter),
    ("\\L", .controlCharacter), ("\\P", .controlCharacter), ("\\u2028", .controlCharacter),
    ("\\u0085", .controlCharacter), ("\\uFEFF", .controlCharacter), ("\\uFFFE", .controlCharacter),
    ("\\uFFF9", .controlCharacter), ("\\U0000001b", .controlCharacter), ("\\t", .tab),
    ("\\x09", .tab),
    ("\\u202E", .directionControl), ("\\u2066", .directionControl), ("\\u200F", .directionControl),
    ("\\u061C", .directionControl), ("\\U0000202a", .directionControl),
  ]

  static let places: [(String, @Sendable (String) -> String)] = [
    ("給付事業", { "\"給付\($0)事業\"" }), ("  庁舎: {", { "  \"庁\($0)舎\": {" }),
    ("[氏名, 住所]", { "[氏名, \"住\($0)所\"]" }),
    ("{番号: ①,", { "{備考: \"区が\($0)渡す\", 番号: ①," }),
    ("相手: 業者,", { "相手: \"業\($0)者\"," }),
    ("相手: 業者,", { "相手: 業者, \"会\($0)議\": 第1回," }),
    ("相手: 業者,", { "相手: 業者, 会議: \"\($0)\"," }),
  ]

  @Test(arguments: refused)
  func whatIsRefusedRawIsRefusedAsAnEscape(escape: String, code: LoadCode) {
    for (piece, written) in Self.places {
      let codes = outcome(of: small(piece, written(escape))).diagnostics.map(\.code)
      #expect(codes == [code.rawValue], "\(written(escape))")
    }
  }

  @Test(arguments: ["\\u6771", "\\n", "\\\"", "\\\\", "\\/", "\\u3042", "\\x41"])
  func otherEscapesAreRead(escape: String) {
    let text = small("{番号: ①,", "{備考: \"区が\(escape)渡す\", 番号: ①,")
    #expect(outcome(of: text).places == [])
  }

  @Test func aSingleQuotedTextHasNoEscapes() {
    #expect(outcome(of: small("{番号: ①,", "{備考: '区が\\u202E渡す', 番号: ①,")).places == [])
  }
}
