import NagarezuCore

/// Why a request gets no answer but a sentence.
struct RequestFault: Error, Equatable {
  /// The status code of HTTP.
  let status: Int
  let message: Message

  init(_ status: Int, ja: String, en: String) {
    self.status = status
    message = Message(ja: ja, en: en)
  }
}

/// All of a request but its body, read more strictly than the standard asks: what no browser sends is refused.
///
/// - SeeAlso: RFC 9112 (HTTP/1.1), sections 2.2, 3 and 5.
struct RequestHead: Equatable {
  let method: String
  /// What is asked for, as it was sent: nothing in it is decoded.
  let path: String
  /// Behind the `?`; `nil` where there is none.
  let query: String?
  /// Shape: name in lower case → values, in the order sent.
  private let fields: [String: [String]]

  /// Reads a head that ends with its empty line.
  init(_ bytes: some Collection<UInt8>, limits: ServerLimits) throws(RequestFault) {
    var lines = try Self.lines(Array(bytes))
    let words = lines.removeFirst().split(separator: Self.space, omittingEmptySubsequences: false)
    guard words.count == 3, words[0].allSatisfy(Self.isOfToken), !words[0].isEmpty,
      words[1].allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }),
      words[1].first == UInt8(ascii: "/")
    else { throw Self.malformed("request line") }
    guard Self.text(words[2]) == "HTTP/1.1" else {
      throw RequestFault(505, ja: "HTTP/1.1 だけに答える", en: "HTTP/1.1 alone is answered")
    }
    method = Self.text(words[0])
    let target = words[1].split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = Self.text(target[0])
    query = target.count > 1 ? Self.text(target[1]) : nil
    guard lines.count <= limits.fields else { throw .tooMuch }
    var fields: [String: [String]] = [:]
    for line in lines {
      let (name, value) = try Self.field(line)
      fields[name, default: []].append(value)
    }
    for name in Self.single where (fields[name]?.count ?? 0) > 1 {
      throw Self.malformed("\(name), which stands twice")
    }
    self.fields = fields
  }

  /// The one value of a field; `nil` where it is not there.
  subscript(name: String) -> String? { fields[name]?.first }

  /// The values of every cookie of a name.
  func cookies(named name: String) -> [String] {
    let pairs = (fields["cookie"] ?? []).joined(separator: ";").split(separator: ";").map { pair in
      pair.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    }
    return pairs.filter { $0.count == 2 && $0[0] == name }.map { String($0[1]) }
  }

  /// Bytes of the body.
  ///
  /// - Throws: ``RequestFault`` for a body that is too long, of unknown length, or not asked for.
  func bodyLength(limits: ServerLimits) throws(RequestFault) -> Int {
    guard self["transfer-encoding"] == nil else {
      throw RequestFault(
        501, ja: "長さを先に言わない本文は読まない", en: "a body that does not say its length is not read")
    }
    guard let said = self["content-length"] else {
      guard method == "POST" else { return 0 }
      throw RequestFault(411, ja: "本文の長さがない", en: "the length of the body is missing")
    }
    guard !said.isEmpty, said.utf8.count <= 9,
      said.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(said)
    else { throw Self.malformed("content-length") }
    guard method == "POST" || length == 0 else { throw Self.malformed("body") }
    guard length <= limits.body else {
      throw RequestFault(413, ja: "本文が長すぎる", en: "the body is too long")
    }
    return length
  }

  // MARK: Reading

  /// Fields that stand once; of others the first counts, or all.
  private static let single = [
    "host", "origin", "sec-fetch-site", "content-length", "content-type", "transfer-encoding",
    "x-nagarezu-edit",
  ]
  private static let space = UInt8(ascii: " ")

  /// The lines, without what ends them; at least one.
  private static func lines(_ bytes: [UInt8]) throws(RequestFault) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      guard end > start, bytes[end - 1] == 0x0D else { throw malformed("line end") }
      let line = bytes[start..<(end - 1)]
      start = end + 1
      if line.isEmpty { break }
      lines.append(line)
    }
    guard start == bytes.endIndex, !lines.isEmpty else { throw malformed("head") }
    return lines
  }

  private static func field(
    _ line: ArraySlice<UInt8>
  ) throws(RequestFault) -> (name: String, value: String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(isOfToken)
    else { throw malformed("field") }
    let isBlank = { (byte: UInt8) in byte == space || byte == 0x09 }
    var value = line[(colon + 1)...].drop(while: isBlank)
    while let last = value.last, isBlank(last) { value.removeLast() }
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw malformed("field")
    }
    return (text(line[..<colon]).lowercased(), text(value))
  }

  /// Whether a byte may stand in a method or a name.
  private static func isOfToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func malformed(_ part: String) -> RequestFault {
    RequestFault(
      400, ja: "HTTP/1.1 の要求として読めない（\(part)）", en: "this is no request of HTTP/1.1 (\(part))")
  }
}

extension RequestFault {
  /// More than is read of a head.
  static let tooMuch = RequestFault(
    431, ja: "要求の見出しが多すぎる。このアドレスの古い Cookie を消すとよい",
    en: "the request has too many fields; cookies of this address may be cleared")
}

/// What has come of a request so far.
struct ArrivingRequest {
  private(set) var head: RequestHead?
  /// What has come and is not of the head.
  private var bytes: [UInt8] = []
  /// How much of `bytes` was looked at.
  private var seen = 0
  private var length = 0

  /// Whether nothing has come yet.
  var isEmpty: Bool { head == nil && bytes.isEmpty }

  /// The body, once all of it is there; what follows it is another request, which nobody answers.
  var body: [UInt8]? {
    head != nil && bytes.count >= length ? Array(bytes[..<length]) : nil
  }

  /// Takes some bytes that came.
  mutating func take(
    _ more: some Collection<UInt8>, limits: ServerLimits
  ) throws(RequestFault) {
    guard head == nil || bytes.count < length else { return }
    bytes += more
    guard head == nil else { return }
    guard let end = try endOfHead(limits) else {
      guard bytes.count <= limits.head else { throw .tooMuch }
      return
    }
    guard end <= limits.head else { throw .tooMuch }
    let head = try RequestHead(bytes[..<end], limits: limits)
    length = try head.bodyLength(limits: limits)
    bytes.removeFirst(end)
    self.head = head
  }

  /// Behind the empty line; `nil` as long as that has not come.
  private mutating func endOfHead(_ limits: ServerLimits) throws(RequestFault) -> Int? {
    let isFirstLine = { (index: Int) in index <= limits.requestLine }
    while seen < bytes.count {
      defer { seen += 1 }
      guard bytes[seen] == 0x0A else { continue }
      guard seen > 0, bytes[seen - 1] == 0x0D else {
        throw RequestFault(
          400, ja: "HTTP/1.1 の要求として読めない（line end）",
          en: "this is no request of HTTP/1.1 (line end)")
      }
      if !hasFirstLine {
        guard isFirstLine(seen) else { throw Self.longLine }
        hasFirstLine = true
      }
      if seen == 1 || seen >= 3 && bytes[(seen - 3)..<seen] == [0x0D, 0x0A, 0x0D] {
        return seen + 1
      }
    }
    guard hasFirstLine || isFirstLine(bytes.count) else { throw Self.longLine }
    return nil
  }

  private var hasFirstLine = false
  private static let longLine = RequestFault(
    414, ja: "要求の1行目が長すぎる", en: "the first line of the request is too long")
}
