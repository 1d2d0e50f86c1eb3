import NagarezuLanguageServer
import NagarezuText
import TestSupport
import Testing

@Suite struct ProtocolTests {
  private func request(_ id: JSONText, _ method: String, _ parameters: JSONText = .null) -> [String:
    JSONText]
  {
    ["jsonrpc": .string("2.0"), "id": id, "method": .string(method), "params": parameters]
  }

  @Test func whatNobodyKnowsIsAnsweredSo() {
    let talk = Talk()
    #expect(talk.ask("textDocument/unheardOf", [:])["error"]["code"].number == -32601)
    talk.tell("$/unheardOf", [:])
    #expect(talk.server.exitCode == nil)
  }

  @Test func nothingIsAnsweredBeforeTheBeginningNorBehindTheEnd() {
    let talk = Talk(isSilent: true)
    #expect(talk.ask("textDocument/hover", [:])["error"]["code"].number == -32002)
    #expect(!talk.ask("initialize", [:])["result"]["capabilities"].isNull)
    #expect(talk.ask("initialize", [:])["error"]["code"].number == -32600)
    #expect(talk.ask("textDocument/hover", [:])["error"]["code"].number == -32602)
    #expect(talk.ask("shutdown", [:])["error"].isNull)
    #expect(talk.ask("textDocument/hover", [:])["error"]["code"].number == -32600)
    talk.tell("exit", [:])
    #expect(talk.server.exitCode == 0)
  }

  @Test func anExitWithoutAShutdownIsAFault() {
    let talk = Talk()
    talk.tell("exit", [:])
    #expect(talk.server.exitCode == 1)
  }

  @Test(arguments: [
    ([], "utf-16"), (["utf-8", "utf-16"], "utf-8"), (["utf-16"], "utf-16"),
    (["x", "utf-32"], "utf-32"),
  ])
  func theFirstEncodingThatIsKnownIsTaken(offered: [String], taken: String) {
    #expect(Talk(encodings: offered).server.encoding.rawValue == taken)
  }

  @Test func whatWasCancelledBeforeItsTurnIsNotWorkedOut() {
    let talk = Talk(sample)
    talk.open("a.yaml")
    talk.receive(request(.string("x"), "textDocument/hover"))
    talk.receive([
      "method": .string("$/cancelRequest"), "params": .object(["id": .string("x")]),
    ])
    talk.settle()
    #expect(talk.answer(.string("x"))["error"]["code"].number == -32800)
    // One that was answered already is none.
    talk.receive(["method": .string("$/cancelRequest"), "params": .object(["id": .string("y")])])
    talk.receive(request(.string("y"), "workspace/symbol", .object(["query": .string("ホスト")])))
    talk.settle()
    #expect(!talk.answer(.string("y")).isNull)
  }

  @Test func messagesComeInAnyPieces() {
    let talk = Talk(isSilent: true)
    let bytes = FrameReader.framed(JSONText.object(request(.number(5), "initialize")).line)
    for byte in bytes + bytes.dropLast(3) { talk.receive(bytes: [byte]) }
    talk.settle()
    #expect(!talk.answer(.number(5))["result"].isNull)
  }

  @Test func aWordOutOfPlaceDoesNotHideTheNextMessage() {
    let talk = Talk(isSilent: true)
    let good = FrameReader.framed(JSONText.object(request(.number(9), "initialize")).line)
    for noise in [
      "\r\n\r\n", "x: y\r\n\r\n{\"a\":1}", "Content-Length: -5\r\n\r\n",
      "Content-Length: 999999999999\r\n\r\n",
      "Content-Length: 7\r\n\r\n{\"a\":1]",
    ] {
      talk.receive(bytes: Array(noise.utf8))
    }
    talk.receive(bytes: good)
    talk.settle()
    #expect(!talk.answer(.number(9))["result"].isNull)
    #expect(talk.answer(.null)["error"]["code"].number == -32700)
  }

  /// Messages that went wrong in every way: the next good one is answered.
  @Test func tenThousandMalformedMessagesEndNothing() {
    let talk = Talk(sample)
    talk.open("a.yaml")
    var random = Random(seed: 4)
    let methods = [
      "initialize", "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
      "textDocument/completion", "textDocument/hover", "textDocument/definition",
      "textDocument/references", "textDocument/rename", "textDocument/prepareRename",
      "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/codeAction",
      "textDocument/codeLens", "codeLens/resolve", "textDocument/formatting",
      "workspace/symbol", "workspace/executeCommand", "textDocument/documentHighlight",
      "$/cancelRequest",
    ]
    for number in 0..<10_000 {
      let method = methods[random.below(methods.count)]
      var message = request(
        .number(number + 100), method, Self.anything(&random, depth: 0))
      if random.below(4) == 0 { message["id"] = Self.anything(&random, depth: 2) }
      if random.below(6) == 0 { message["method"] = Self.anything(&random, depth: 2) }
      var bytes = Array(JSONText.object(message).line.utf8)
      switch random.below(4) {
      case 0: bytes[random.below(bytes.count)] = UInt8(random.below(256))
      case 1: bytes.removeLast(random.below(bytes.count))
      default: break
      }
      talk.receive(bytes: Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes)
      if number % 50 == 0 { talk.settle() }
    }
    talk.settle()
    #expect(talk.server.exitCode == nil)
    talk.open("a.yaml", version: 99)
    #expect(talk.version("a.yaml") == 99)
    #expect(talk.ask("workspace/symbol", ["query": .string("ホスト")])["result"].list.count == 2)
  }

  /// A value as editors send it, or as they never do.
  private static func anything(_ random: inout Random, depth: Int) -> JSONText {
    let words = ["", "x", "file:///project/a.yaml", "file://%zz", "untitled:1", "業者", "\u{0}"]
    switch random.below(depth > 3 ? 5 : 8) {
    case 0: return .null
    case 1: return .bool(true)
    case 2: return .number([0, 1, 14, -1, .max, .min][random.below(6)])
    case 3, 4: return .string(words[random.below(words.count)])
    case 5: return .array((0..<random.below(3)).map { _ in anything(&random, depth: depth + 1) })
    default:
      let place = JSONText.object([
        "line": .number(random.below(40)), "character": .number(random.below(40) - 2),
      ])
      return .object([
        "textDocument": random.below(3) == 0
          ? anything(&random, depth: depth + 1)
          : .object([
            "uri": .string("file:///project/a.yaml"), "version": .number(random.below(9)),
            "text": .string("nagarezu: 1"),
          ]),
        "position": random.below(3) == 0 ? anything(&random, depth: depth + 1) : place,
        "range": random.below(3) == 0
          ? anything(&random, depth: depth + 1) : .object(["start": place, "end": place]),
        "newName": .string(words[random.below(words.count)]),
        "contentChanges": .array([
          .object([
            "text": .string(words[random.below(words.count)]),
            "range": random.below(2) == 0 ? .null : .object(["start": place, "end": place]),
          ])
        ]),
        "query": anything(&random, depth: depth + 1), "data": anything(&random, depth: depth + 1),
        "context": anything(&random, depth: depth + 1),
      ])
    }
  }
}
