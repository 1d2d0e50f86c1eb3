import NagarezuLanguageServer
import NagarezuText
import Testing

@Suite struct JSONReadingTests {
  @Test(arguments: [
    (#"{"b":[1,-2,3.9,true,null],"a":"é\n\"\\"}"#, #"{"a":"é\n\"\\","b":[1,-2,3,true,null]}"#),
    (#" "😀😀" "#, #""😀😀""#), (#""\ud83d""#, "\"\u{FFFD}\""),
    ("99999999999999999999", "9223372036854775807"),
    (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#""\u0000\u2028""#, #""\u0000\u2028""#),
  ])
  func aValueIsReadAndWritten(text: String, written: String) throws {
    #expect(try JSONText(parsing: Array(text.utf8)).line == written)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{a:1}", "01", "1.", "-", "1e", "tru", "\"\u{1}\"", "\"\\x\"",
    "\"\\u12\"", "\"", "1 2", "+1",
  ])
  func whatIsNoneIsRefused(text: String) {
    #expect(throws: JSONFault.self) { try JSONText(parsing: Array(text.utf8)) }
  }

  @Test func aTowerOfListsIsRefused() {
    let tower = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONFault.tooDeep) { try JSONText(parsing: tower) }
  }

  @Test(arguments: ["/a b/日本.yaml", "/x%y/#?.yaml", "/"])
  func aPathComesBackFromItsName(path: String) {
    #expect(FileURI.path(FileURI.uri(path)) == path)
  }

  @Test(arguments: ["untitled:1", "http://a/b", "file:x", "file://host", ""])
  func whatNamesNoFileHasNoPath(uri: String) {
    #expect(FileURI.path(uri) == nil)
  }
}
