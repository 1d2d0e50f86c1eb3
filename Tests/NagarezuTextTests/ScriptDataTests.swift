import NagarezuText
import Testing

@Suite struct ScriptDataTests {
  @Test func nothingInItEndsAScriptOrALine() {
    let words = JSONText.object([
      "b": .strings(["</script>", "<!--", "<\u{338}", "\u{2028}\u{2029}\n", "\"\\", "字"]),
      "<a": .array([.null, .bool(true), .number(-3)]),
    ])
    #expect(
      words.scriptData
        == #"{"\u003ca":[null,true,-3],"b":["\u003c/script>","\u003c!--","\u003c"#
        + "\u{338}" + #"","\u2028\u2029\n","\"\\","字"]}"#)
  }

  @Test func aReaderFindsTheSameValue() throws {
    let value = JSONText.object(["k<": .array([.string("a\t<b"), .object([:]), .number(0)])])
    #expect(try JSONText(parsing: Array(value.scriptData.utf8)).line == value.line)
  }
}
