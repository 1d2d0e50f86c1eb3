/// What a client is answered with.
public struct Reply: Sendable, Equatable {
  /// The status code of HTTP.
  public var status: Int
  /// The media type, with its character set.
  public var type: String
  public var body: [UInt8]
  /// The content security policy of a page; what is no page may do nothing.
  public var policy: String

  /// An answer.
  public init(
    status: Int = 200, type: String, body: [UInt8], policy: String = "default-src 'none'"
  ) {
    self.status = status
    self.type = type
    self.body = body
    self.policy = policy
  }

  /// A sentence.
  static func sentence(_ status: Int, _ text: String) -> Reply {
    Reply(status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }

  /// All that goes before the body; `more` are lines without their ends. What has no length goes on until the connection ends.
  func head(_ more: [String] = [], hasLength: Bool = true) -> [UInt8] {
    let lines =
      [
        "HTTP/1.1 \(status) \(Self.reasons[status] ?? "-")",
        "Content-Type: \(type)",
        "Content-Security-Policy: \(policy)",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: no-referrer",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store",
        "Connection: close",
      ] + (hasLength ? ["Content-Length: \(body.count)"] : []) + more
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// Shape: status code → its words.
  private static let reasons = [
    200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict", 411: "Length Required",
    413: "Content Too Large", 414: "URI Too Long", 415: "Unsupported Media Type",
    421: "Misdirected Request", 422: "Unprocessable Content",
    431: "Request Header Fields Too Large", 500: "Internal Server Error",
    501: "Not Implemented", 503: "Service Unavailable", 505: "HTTP Version Not Supported",
    507: "Insufficient Storage",
  ]
}
