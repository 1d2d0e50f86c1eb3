import NagarezuCore
import NagarezuSource
import NagarezuText

/// The model language for editors: takes bytes and gives bytes, and reads no file but by what it is given.
///
/// - SeeAlso: Language Server Protocol 3.17.
public final class LanguageServer {
  /// A file's text as the formatter writes it; `nil` for one that is left as it is.
  public typealias Formatter = (_ text: [UInt8], _ file: String) -> [UInt8]?

  let language: Language
  let version: String
  let format: Formatter?
  let workspace: Workspace
  private let send: ([UInt8]) -> Void
  private var reader = FrameReader()
  private var queue: [IncomingMessage] = []
  /// The ids of requests that wait and are not wanted any more, as they are written.
  private var cancelled: Set<String> = []
  package private(set) var encoding = PositionEncoding.utf16
  private var isInitialized = false
  private var isShutDown = false
  /// With what the program is to end; `nil` while it is wanted.
  public private(set) var exitCode: Int32?

  /// Absolute paths of open files about which something new is to be said.
  private var due: Set<String> = []
  /// Shape: open file → file → what is said of it for the open one.
  private var said: [String: [String: [JSONText]]] = [:]
  /// Shape: absolute path → what was last said of it.
  private var published: [String: String] = [:]

  /// A server that speaks `language`.
  ///
  /// - Parameter disk: the files as that at an absolute path is read and named.
  /// - Parameter format: how a file is formatted; `nil` where that is not offered.
  /// - Parameter send: takes the bytes of a message.
  public init(
    language: Language, version: String, disk: @escaping (String) -> any FileReading,
    format: Formatter? = nil, send: @escaping ([UInt8]) -> Void
  ) {
    self.language = language
    self.version = version
    self.format = format
    self.send = send
    workspace = Workspace(disk: disk)
  }

  /// Whether there is something to do without hearing more.
  public var hasWork: Bool { exitCode == nil && (!queue.isEmpty || !due.isEmpty) }

  /// Takes what was heard; nothing is answered before ``work()``.
  public func receive(_ bytes: some Sequence<UInt8>) {
    reader.append(bytes)
    while let frame = reader.next() { take(frame) }
  }

  /// Does one thing: answers one message or, where none waits, says what is found in one file. `false` where there is nothing to do.
  @discardableResult
  public func work() -> Bool {
    guard exitCode == nil else { return false }
    if !queue.isEmpty {
      handle(queue.removeFirst())
      return true
    }
    guard let path = due.min() else { return false }
    due.remove(path)
    diagnose(path)
    return true
  }

  // MARK: Messages

  private func take(_ frame: FrameReader.Frame) {
    guard case .body(let body) = frame, let value = try? JSONText(parsing: body) else {
      answer(.null, .failure(.parse))
      return
    }
    // A batch is no part of the protocol.
    let message = IncomingMessage(value)
    if case .notification("$/cancelRequest", let parameters) = message {
      cancelled.insert(parameters["id"].line)
    } else {
      queue.append(message)
    }
  }

  private func handle(_ message: IncomingMessage) {
    switch message {
    case .response: return
    case .invalid(let id): answer(id, .failure(.invalid))
    case .notification(let method, let parameters): notice(method, parameters)
    case .request(let id, let method, let parameters):
      guard cancelled.remove(id.line) == nil else {
        answer(id, .failure(.cancelled))
        return
      }
      do throws(RequestFault) {
        answer(id, .success(try result(method, parameters)))
      } catch {
        answer(id, .failure(error))
      }
    }
    if queue.isEmpty { cancelled = [] }
  }

  private func answer(_ id: JSONText, _ result: Result<JSONText, RequestFault>) {
    var fields: [String: JSONText] = ["jsonrpc": .string("2.0"), "id": id]
    switch result {
    case .success(let value): fields["result"] = value
    case .failure(let fault):
      fields["error"] = .object(["code": .number(fault.code), "message": .string(fault.message)])
    }
    say(fields)
  }

  func notify(_ method: String, _ parameters: JSONText) {
    say(["jsonrpc": .string("2.0"), "method": .string(method), "params": parameters])
  }

  private func say(_ fields: [String: JSONText]) {
    send(FrameReader.framed(JSONText.object(fields).line))
  }

  private func result(_ method: String, _ parameters: JSONText) throws(RequestFault) -> JSONText {
    guard !isShutDown else { throw .invalid }
    switch method {
    case "initialize":
      guard !isInitialized else { throw .invalid }
      isInitialized = true
      return initialize(parameters)
    case "shutdown":
      guard isInitialized else { throw .notInitialized }
      isShutDown = true
      return .null
    default:
      guard isInitialized else { throw .notInitialized }
      return try answer(to: method, parameters)
    }
  }

  private func notice(_ method: String, _ parameters: JSONText) {
    if method == "exit" {
      exitCode = isShutDown ? 0 : 1
      return
    }
    guard isInitialized, !isShutDown else { return }
    switch method {
    case "textDocument/didOpen": opened(parameters["textDocument"])
    case "textDocument/didChange": changed(parameters)
    case "textDocument/didClose": closed(parameters["textDocument"])
    case "textDocument/didSave", "workspace/didChangeWatchedFiles",
      "workspace/didChangeConfiguration":
      workspace.forgetAll()
      due.formUnion(workspace.documents.keys.filter(speaksOurs))
    default: break
    }
  }

  // MARK: Beginning

  private func initialize(_ parameters: JSONText) -> JSONText {
    let offered = parameters["capabilities"]["general"]["positionEncodings"].list.compactMap(\.text)
    encoding = offered.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
    var capabilities: [String: JSONText] = [
      "positionEncoding": .string(encoding.rawValue),
      "textDocumentSync": .object([
        "openClose": .bool(true), "change": .number(2), "save": .bool(true),
      ]),
      "completionProvider": .object([
        "triggerCharacters": .strings([":", " ", "[", "{", ",", "、", "-"])
      ]),
      "hoverProvider": .bool(true), "definitionProvider": .bool(true),
      "referencesProvider": .bool(true), "documentHighlightProvider": .bool(true),
      "renameProvider": .object(["prepareProvider": .bool(true)]),
      "documentSymbolProvider": .bool(true), "workspaceSymbolProvider": .bool(true),
      "foldingRangeProvider": .bool(true),
      "codeActionProvider": .object([
        "codeActionKinds": .strings(["quickfix", "refactor.rewrite"])
      ]),
      "codeLensProvider": .object(["resolveProvider": .bool(true)]),
      "executeCommandProvider": .object(["commands": .strings([Reaching.command])]),
    ]
    if format != nil { capabilities["documentFormattingProvider"] = .bool(true) }
    return .object([
      "capabilities": .object(capabilities),
      "serverInfo": .object(["name": .string("nagarezu"), "version": .string(version)]),
    ])
  }

  // MARK: Open files

  /// Absolute paths of files that were seen to be written in the model language: half-typed, they still are.
  private var ours: Set<String> = []

  private func speaksOurs(_ path: String) -> Bool { ours.contains(path) }

  private func opened(_ item: JSONText) {
    guard let uri = item["uri"].text, let path = FileURI.path(uri), let text = item["text"].text
    else { return }
    let document = Workspace.Document(
      uri: uri, path: path, version: item["version"].number ?? 0, text: OpenText(text))
    if item["languageId"].text == "nagarezu" { ours.insert(path) }
    put(document)
  }

  private func changed(_ parameters: JSONText) {
    guard let path = parameters["textDocument"]["uri"].text.flatMap(FileURI.path),
      var document = workspace.document(path)
    else { return }
    document.version = parameters["textDocument"]["version"].number ?? document.version
    for change in parameters["contentChanges"].list { document.text.take(change, encoding) }
    put(document)
  }

  private func put(_ document: Workspace.Document) {
    workspace.put(document)
    if ModelText.isOne(document.text) { ours.insert(document.path) }
    due.formUnion(workspace.documents.keys.filter { speaksOurs($0) && !workspace.isKnown($0) })
  }

  private func closed(_ item: JSONText) {
    guard let path = item["uri"].text.flatMap(FileURI.path), workspace.document(path) != nil else {
      return
    }
    workspace.close(path)
    ours.remove(path)
    due.remove(path)
    let before = said.removeValue(forKey: path) ?? [:]
    for file in before.keys.sorted() { publish(file) }
    due.formUnion(workspace.documents.keys.filter(speaksOurs))
  }

  // MARK: What is found

  private func diagnose(_ path: String) {
    guard workspace.document(path) != nil, speaksOurs(path) else { return }
    let analysis = workspace.analysis(of: path)
    let found = Diagnosing(language: language, encoding: encoding).diagnostics(analysis)
    let before = said[path] ?? [:]
    said[path] = found
    for file in Set(before.keys).union(found.keys).sorted() { publish(file) }
  }

  /// Says what is found in one file, if it is not what was said last.
  private func publish(_ path: String) {
    var entries: [JSONText] = []
    var seen: Set<String> = []
    for open in said.keys.sorted() {
      for entry in said[open]?[path] ?? [] where seen.insert(entry.line).inserted {
        entries.append(entry)
      }
    }
    let document = workspace.document(path)
    let text = "\(document?.version ?? -1)" + JSONText.array(entries).line
    guard published[path] != text, document != nil || published[path] != nil || !entries.isEmpty
    else {
      return
    }
    published[path] = document == nil && entries.isEmpty ? nil : text
    var parameters: [String: JSONText] = [
      "uri": .string(document?.uri ?? FileURI.uri(path)), "diagnostics": .array(entries),
    ]
    if let document { parameters["version"] = .number(document.version) }
    notify("textDocument/publishDiagnostics", .object(parameters))
  }
}
