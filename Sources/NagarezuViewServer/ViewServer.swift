import Glibc
import NagarezuCore
import Synchronization

/// Answers the browsers of this machine from what it was last shown, and tells them when that changes (ADR 0018).
///
/// A connection has one request. What is asked for is one of a few fixed names: no file is ever looked for.
public final class ViewServer: Sendable {
  /// What a changed page does with a `POST`, and where.
  public struct Editing: Sendable {
    /// The one path to which may be posted.
    public let path: String
    /// Gives the answer to a body; is called on the thread of ``ViewServer/run()``.
    public let answer: @Sendable (_ body: [UInt8]) -> Reply

    /// Lets `answer` have what is posted to `path`, as JSON.
    public init(path: String, answer: @escaping @Sendable ([UInt8]) -> Reply) {
      self.path = path
      self.answer = answer
    }
  }

  /// Where events are heard.
  public static let eventPath = "/events"

  /// What is answered with, and told.
  struct Shown {
    /// Shape: path → answer.
    var replies: [String: Reply] = [:]
    /// The last event, as it is sent; empty before the first.
    var event: [UInt8] = []
    /// Counts the events, from 1.
    var number = 0
    var isEnding = false
  }

  let listener: Listener
  let language: Language
  let limits: ServerLimits
  let editing: Editing?
  private let ticket = Gate.secret()
  let gate: Mutex<Gate>
  let shown = Mutex(Shown())
  /// Whoever writes into the first end wakes the thread that waits at the second.
  let wake: (writing: Int32, reading: Int32)

  /// Listens on 127.0.0.1 and ::1; says nothing before ``run()``.
  ///
  /// - Throws: ``ServerFault``.
  public init(
    port: UInt16? = nil, language: Language, limits: ServerLimits = ServerLimits(),
    editing: Editing? = nil
  ) throws(ServerFault) {
    var ends: [Int32] = [0, 0]
    let kind =
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system(errno) }
    do throws(ServerFault) {
      listener = try Listener(port: port)
    } catch {
      for end in ends { close(end) }
      throw error
    }
    wake = (ends[0], ends[1])
    self.language = language
    self.limits = limits
    self.editing = editing
    gate = Mutex(Gate(port: listener.port, allowsEditing: editing != nil, ticket: ticket))
  }

  deinit {
    for end in [wake.writing, wake.reading] { close(end) }
  }

  /// The port on which it listens.
  public var port: UInt16 { listener.port }

  /// What to open in a browser; good for one.
  public var address: String { "http://127.0.0.1:\(port)/?token=\(ticket)" }

  /// What a page says in the field `X-Nagarezu-Edit` of a `POST`.
  public var editKey: String { gate.withLock { $0.editKey } }

  /// Answers with these from now on, and tells all who listen.
  ///
  /// - Parameters:
  ///   - replies: path → answer, of status 200.
  ///   - event: one line, as JSON.
  public func show(_ replies: [String: Reply], event: String) {
    shown.withLock { shown in
      shown.replies = replies
      shown.number += 1
      let line = event.split(whereSeparator: \.isNewline).joined(separator: " ")
      shown.event = Array("id: \(shown.number)\nevent: shown\ndata: \(line)\n\n".utf8)
    }
    wakeUp()
  }

  /// Ends ``run()`` soon; every socket is then closed.
  public func stop() {
    shown.withLock { $0.isEnding = true }
    wakeUp()
  }

  private func wakeUp() {
    _ = [UInt8(1)].withUnsafeBytes { send(wake.writing, $0.baseAddress, 1, Int32(MSG_NOSIGNAL)) }
  }

  /// Serves until ``stop()``; called once.
  public func run() {
    var clients = Clients(server: self)
    clients.run()
  }

  // MARK: Answering

  /// What is done with a request that has come whole.
  enum Answer {
    /// With the lines of its head that only it has.
    case reply(Reply, more: [String])
    case events
  }

  func answer(_ head: RequestHead, _ body: [UInt8]) throws(RequestFault) -> Answer {
    let passage = try gate.withLock { (gate) throws(RequestFault) in try gate.pass(head) }
    if case .entrance(let cookie) = passage {
      let name = gate.withLock { $0.cookieName }
      return .reply(
        Reply(status: 303, type: "text/plain; charset=utf-8", body: []),
        more: [
          "Location: /", "Set-Cookie: \(name)=\(cookie); HttpOnly; SameSite=Strict; Path=/",
        ])
    }
    if head.method == "POST" { return .reply(try edited(head, body), more: []) }
    if head.path == Self.eventPath, head.method == "GET" { return .events }
    guard let reply = shown.withLock({ $0.replies[head.path] }) else { throw Self.nothing }
    return .reply(reply, more: [])
  }

  private func edited(_ head: RequestHead, _ body: [UInt8]) throws(RequestFault) -> Reply {
    guard let editing, head.path == editing.path else { throw Self.nothing }
    guard head["content-type"]?.lowercased() == "application/json" else {
      throw RequestFault(415, ja: "JSON だけを読む", en: "JSON alone is read")
    }
    return editing.answer(body)
  }

  /// The lines that only this refusal has.
  func fields(of fault: RequestFault) -> [String] {
    fault.status == 405
      ? ["Allow: " + gate.withLock { $0.methods }.joined(separator: ", ")] : []
  }

  private static let nothing = RequestFault(
    404, ja: "ここには何もない。/ を開く", en: "nothing is here; open /")
}
