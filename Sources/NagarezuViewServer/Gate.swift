import NagarezuCore

/// Who may come in: the browser that used the printed address, and no page but ours.
struct Gate {
  /// What a request is let to.
  enum Passage: Equatable {
    /// It asked by the printed address: the page, with a cookie of this value.
    case entrance(cookie: String)
    /// Whatever it asked for.
    case everything
  }

  let port: UInt16
  /// Whether a thing may be changed, by `POST`.
  let allowsEditing: Bool
  /// What the printed address ends in; `nil` once it was used.
  private var ticket: String?
  private let session = Self.secret()
  /// What a page of ours says with a `POST`.
  let editKey = Self.secret()

  init(port: UInt16, allowsEditing: Bool, ticket: String) {
    self.port = port
    self.allowsEditing = allowsEditing
    self.ticket = ticket
  }

  /// The names by which the server goes.
  static func hosts(port: UInt16) -> [String] {
    ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
  }

  /// Cookies know no ports: those of two servers must not be one.
  var cookieName: String { "nagarezu-\(port)" }

  /// The methods that are answered.
  var methods: [String] { ["GET", "HEAD"] + (allowsEditing ? ["POST"] : []) }

  /// Lets a request in.
  ///
  /// - Throws: ``RequestFault``.
  mutating func pass(_ head: RequestHead) throws(RequestFault) -> Passage {
    try checkHost(head)
    guard methods.contains(head.method) else {
      throw RequestFault(
        405, ja: "\(methods.joined(separator: "、")) だけに答える",
        en: "answered are \(methods.joined(separator: ", ")) alone")
    }
    try checkOrigin(head)
    let isKnown = head.cookies(named: cookieName).contains { Self.isSame($0, session) }
    if let given = Self.ticket(in: head) {
      guard !isKnown else { return .entrance(cookie: session) }
      guard let ticket, Self.isSame(given, ticket) else { throw Self.usedTicket }
      // A link that is looked at beforehand must not use the address up.
      guard head.method == "GET" else { throw Self.stranger }
      self.ticket = nil
      return .entrance(cookie: session)
    }
    guard isKnown else { throw Self.stranger }
    if head.method == "POST" {
      guard Self.isSame(head["x-nagarezu-edit"] ?? "", editKey) else { throw Self.foreign }
    }
    return .everything
  }

  private func checkHost(_ head: RequestHead) throws(RequestFault) {
    guard let host = head["host"] else {
      throw RequestFault(400, ja: "Host がない", en: "Host is missing")
    }
    guard Self.hosts(port: port).contains(host.lowercased()) else {
      throw RequestFault(
        421, ja: "このサーバの名前ではない。表示されたアドレスを開く",
        en: "this server has another name; open the address that was printed")
    }
  }

  private func checkOrigin(_ head: RequestHead) throws(RequestFault) {
    let own = head["host"].map { "http://" + $0.lowercased() }
    let origin = head["origin"]
    guard origin == nil || origin == own else { throw Self.foreign }
    let site = head["sec-fetch-site"]
    guard site == nil || site == "same-origin" || site == "none" else { throw Self.foreign }
    guard head.method == "POST" else { return }
    guard origin != nil, site != "none" else { throw Self.foreign }
  }

  // MARK: Secrets

  /// What the printed address ended in, of a request for it.
  private static func ticket(in head: RequestHead) -> String? {
    guard head.path == "/", let query = head.query, query.hasPrefix("token=") else { return nil }
    return String(query.dropFirst("token=".count))
  }

  /// Thirty-two digits that nobody can guess.
  static func secret() -> String {
    var source = SystemRandomNumberGenerator()
    return (0..<32).map { _ in String(Int.random(in: 0..<16, using: &source), radix: 16) }
      .joined()
  }

  /// Whether two secrets are one, told in a time that says nothing of where they differ.
  private static func isSame(_ given: String, _ known: String) -> Bool {
    let (given, known) = (Array(given.utf8), Array(known.utf8))
    guard given.count == known.count else { return false }
    return zip(given, known).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static let stranger = RequestFault(
    403, ja: "初めに、起動したときに表示されたアドレスを開く",
    en: "open the address that was printed at the start first")
  private static let usedTicket = RequestFault(
    403, ja: "このアドレスは使用済みか、前のもの。`nagarezu view` を起動し直し、表示されたアドレスを開く",
    en:
      "this address was used before or is an old one; start `nagarezu view` again and open what it prints"
  )
  private static let foreign = RequestFault(
    403, ja: "ほかのページからの要求には答えない", en: "requests of other pages are not answered")
}
