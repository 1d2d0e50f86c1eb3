import Foundation
import NagarezuCore
import NagarezuLanguageServer
import NagarezuSource
import NagarezuText
import TestSupport

/// An editor that talks to a server in the same process.
final class Talk {
  /// A file and a place in it.
  static let folder = "/project"

  private(set) var server: LanguageServer
  /// What the server said that nobody asked for yet.
  private let heard: Heard
  private var nextID = 1
  private var texts: [String: String] = [:]

  private final class Heard {
    var reader = FrameReader()
    var answers: [String: JSONText] = [:]
    var diagnostics: [String: [JSONText]] = [:]
    var versions: [String: Int] = [:]
    var others: [JSONText] = []

    func take(_ bytes: [UInt8]) {
      reader.append(bytes)
      while case .body(let body)? = reader.next() {
        guard let message = try? JSONText(parsing: body) else { continue }
        if message["method"].text == "textDocument/publishDiagnostics" {
          let parameters = message["params"]
          let uri = parameters["uri"].text ?? ""
          diagnostics[uri] = parameters["diagnostics"].list
          versions[uri] = parameters["version"].number
        } else if message["method"].text != nil {
          others.append(message)
        } else {
          answers[message["id"].line] = message
        }
      }
    }
  }

  /// A talk about files of a project, none open yet; initialized unless `isSilent`.
  init(
    _ files: [String: String] = [:], encodings: [String] = [], language: Language = .ja,
    isSilent: Bool = false, format: LanguageServer.Formatter? = nil
  ) {
    let heard = Heard()
    self.heard = heard
    let memory = MemoryFiles(files)
    server = LanguageServer(
      language: language, version: "test", disk: { _ in ProjectFiles(files: memory) },
      format: format
    ) { heard.take($0) }
    texts = files
    guard !isSilent else { return }
    let general = JSONText.object(["positionEncodings": .strings(encodings)])
    _ = ask("initialize", ["capabilities": .object(["general": general])])
    tell("initialized", [:])
  }

  /// Files in memory below one absolute folder.
  private struct ProjectFiles: FileReading {
    let files: MemoryFiles

    func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
      try files.read(path, in: project)
    }
    func listModels(in folder: String) throws(ReadFault) -> FolderListing {
      try files.listModels(in: folder)
    }
    func project(of path: String, foundIn folder: String?) -> String { "" }
    func displayed(_ path: String) -> String {
      path.hasPrefix(Talk.folder + "/") ? String(path.dropFirst(Talk.folder.count + 1)) : path
    }
    func location(of path: String) -> String { Talk.folder + "/" + path }
  }

  static func uri(_ file: String) -> String { FileURI.uri(folder + "/" + file) }

  // MARK: Talking

  func tell(_ method: String, _ parameters: [String: JSONText]) {
    receive(["jsonrpc": .string("2.0"), "method": .string(method), "params": .object(parameters)])
    settle()
  }

  func receive(_ message: [String: JSONText]) {
    server.receive(FrameReader.framed(JSONText.object(message).line))
  }

  func receive(bytes: [UInt8]) { server.receive(bytes) }

  func settle() { while server.hasWork { server.work() } }

  /// The whole answer.
  func ask(_ method: String, _ parameters: [String: JSONText]) -> JSONText {
    let id = nextID
    nextID += 1
    receive([
      "jsonrpc": .string("2.0"), "id": .number(id), "method": .string(method),
      "params": .object(parameters),
    ])
    settle()
    return heard.answers["\(id)"] ?? .null
  }

  func answer(_ id: JSONText) -> JSONText { heard.answers[id.line] ?? .null }

  var notifications: [JSONText] { heard.others }

  // MARK: Files

  func open(_ file: String, version: Int = 1) {
    let item: [String: JSONText] = [
      "uri": .string(Self.uri(file)), "languageId": .string("yaml"), "version": .number(version),
      "text": .string(texts[file] ?? ""),
    ]
    tell("textDocument/didOpen", ["textDocument": .object(item)])
  }

  /// Puts other words in the place of the first that stand in the file.
  func change(_ file: String, _ old: String, to new: String, version: Int = 2) {
    let text = texts[file] ?? ""
    guard let range = text.range(of: old) else { return }
    let open = OpenText(text)
    let first = text[..<range.lowerBound].unicodeScalars.count
    let last = text[..<range.upperBound].unicodeScalars.count
    let change: [String: JSONText] = [
      "range": open.range(first, last, server.encoding), "text": .string(new),
    ]
    tell(
      "textDocument/didChange",
      [
        "textDocument": .object(["uri": .string(Self.uri(file)), "version": .number(version)]),
        "contentChanges": .array([.object(change)]),
      ])
    texts[file] = text.replacingCharacters(in: range, with: new)
  }

  func text(_ file: String) -> String { texts[file] ?? "" }

  /// Shape: `code line:column message`, both from 1, the column as the talk counts.
  func diagnostics(_ file: String) -> [String] {
    (heard.diagnostics[Self.uri(file)] ?? []).map { one in
      "\(one["code"].text ?? "") \(Self.place(one["range"])) \(one["message"].text ?? "")"
    }
  }

  func fullDiagnostics(_ file: String) -> [JSONText] { heard.diagnostics[Self.uri(file)] ?? [] }

  func version(_ file: String) -> Int? { heard.versions[Self.uri(file)] }

  static func place(_ range: JSONText) -> String {
    let start = range["start"]
    return "\((start["line"].number ?? -1) + 1):\((start["character"].number ?? -1) + 1)"
  }

  /// What is answered about the place where words stand in a file: `skip` letters behind their beginning.
  func ask(
    _ method: String, at words: String, in file: String, skip: Int = 0,
    _ more: [String: JSONText] = [:]
  ) -> JSONText {
    let text = texts[file] ?? ""
    let before = text.range(of: words).map { text[..<$0.lowerBound].unicodeScalars.count } ?? 0
    let position = OpenText(text).position(at: before + skip, server.encoding)
    let place: [String: JSONText] = [
      "textDocument": .object(["uri": .string(Self.uri(file))]), "position": position,
    ]
    return ask("textDocument/" + method, place.merging(more) { $1 })
  }

  /// What is answered about a place, in scalars from the beginning.
  func ask(_ method: String, atScalar offset: Int, in file: String) -> JSONText {
    let position = OpenText(texts[file] ?? "").position(at: offset, server.encoding)
    return ask(
      "textDocument/" + method,
      [
        "textDocument": .object(["uri": .string(Self.uri(file))]), "position": position,
        "context": .object(["includeDeclaration": .bool(true)]),
      ])
  }

  func ask(_ method: String, of file: String, _ more: [String: JSONText] = [:]) -> JSONText {
    let document = ["textDocument": JSONText.object(["uri": .string(Self.uri(file))])]
    return ask("textDocument/" + method, document.merging(more) { $1 })["result"]
  }

  /// The texts of files after the changes of an answer.
  func applied(_ edit: JSONText) -> [String: String] {
    var after = texts
    guard case .object(let changes) = edit["changes"] else { return after }
    for (uri, edits) in changes {
      guard let file = texts.keys.first(where: { Self.uri($0) == uri }) else { continue }
      let open = OpenText(texts[file] ?? "")
      var scalars = open.scalars
      let places = edits.list.enumerated().compactMap { index, edit -> (Range<Int>, String, Int)? in
        guard let first = open.offset(edit["range"]["start"], server.encoding),
          let last = open.offset(edit["range"]["end"], server.encoding)
        else { return nil }
        return (first..<last, edit["newText"].text ?? "", index)
      }
      for (range, words, _) in places.sorted(by: {
        ($0.0.lowerBound, $0.2) > ($1.0.lowerBound, $1.2)
      }) {
        scalars.replaceSubrange(range, with: words.unicodeScalars)
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      after[file] = String(view)
    }
    return after
  }
}
