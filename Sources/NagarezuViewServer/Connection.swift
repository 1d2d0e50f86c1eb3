import Glibc

/// One client at the other end of a socket that never waits.
struct Connection {
  /// What is done with it.
  enum Phase {
    /// Its request comes.
    case asking
    /// It gets an answer, after which it is hung up.
    case answering
    /// It hears of what happens, until it hangs up.
    case listening
    /// It has its answer and is to hang up: what still comes from it is thrown away, as to close at once would take the answer back.
    case leaving
  }

  let socket: Int32
  /// The connections are counted as they come.
  let number: Int
  var phase = Phase.asking
  var request = ArrivingRequest()
  /// When it is looked at even if nothing comes, by the clock of ``Clock``.
  var deadline: Double
  /// When it is sent a sign of life, if it listens.
  var nextBeat = Double.infinity
  /// What is to be sent, each once; the first from ``sent`` on.
  private var outgoing: [[UInt8]] = []
  private var sent = 0

  init(socket: Int32, number: Int, deadline: Double) {
    self.socket = socket
    self.number = number
    self.deadline = deadline
  }

  var hasOutgoing: Bool { !outgoing.isEmpty }

  mutating func queue(_ bytes: [UInt8]) {
    if !bytes.isEmpty { outgoing.append(bytes) }
  }

  /// How a look at a socket came out.
  enum Look { case some, nothing, ended }

  /// Sends what the socket takes.
  mutating func send() -> Look {
    var look = Look.nothing
    while let bytes = outgoing.first {
      let start = sent
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          socket, $0.baseAddress.map { $0 + start }, $0.count - start,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return look }
      guard count > 0 else { return .ended }
      look = .some
      sent += count
      if sent == bytes.count {
        outgoing.removeFirst()
        sent = 0
      }
    }
    return look
  }

  /// What has come, at most what `room` holds.
  func receive(into room: inout [UInt8]) -> (look: Look, count: Int) {
    while true {
      let count = recv(socket, &room, room.count, Int32(MSG_DONTWAIT))
      if count > 0 { return (.some, count) }
      if count < 0, errno == EINTR { continue }
      return (count < 0 && errno == EAGAIN ? .nothing : .ended, 0)
    }
  }
}

/// Seconds on a clock that nobody sets; never printed.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
