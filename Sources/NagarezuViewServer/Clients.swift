import Glibc
import NagarezuCore

/// All connections of a server, looked after by one thread that waits for none of them.
struct Clients {
  private let server: ViewServer
  private let limits: ServerLimits
  /// Shape: socket → connection.
  private var connections: [Int32: Connection] = [:]
  private var count = 0
  /// The last event that was told.
  private var told = 0
  /// Nobody is let in before that time: the machine has no more sockets.
  private var acceptsFrom = 0.0
  private var room = [UInt8](repeating: 0, count: 16_384)

  init(server: ViewServer) {
    self.server = server
    limits = server.limits
  }

  /// Serves until the server is stopped, and closes every socket.
  mutating func run() {
    while !server.shown.withLock({ $0.isEnding }) {
      let ready = wait()
      let now = Clock.now
      if ready.contains(server.wake.reading) { drainWake() }
      tellAll(now)
      for socket in ready { look(at: socket, now) }
      for socket in server.listener.sockets where ready.contains(socket) {
        accept(from: socket, now)
      }
      for connection in connections.values { settle(connection, now) }
    }
    for socket in Array(connections.keys) { hangUp(socket) }
    for socket in server.listener.sockets { close(socket) }
  }

  /// The sockets at which something can be done, once there is one or a deadline has come.
  private func wait() -> Set<Int32> {
    let now = Clock.now
    var waiting = [pollfd(fd: server.wake.reading, events: Int16(POLLIN), revents: 0)]
    var deadline = Double.infinity
    if acceptsFrom <= now {
      waiting += server.listener.sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    } else {
      deadline = acceptsFrom
    }
    for connection in connections.values {
      let events = Int16(connection.phase == .answering ? 0 : POLLIN)
      let sending = Int16(connection.hasOutgoing ? POLLOUT : 0)
      waiting.append(pollfd(fd: connection.socket, events: events | sending, revents: 0))
      deadline = min(deadline, connection.deadline, connection.nextBeat)
    }
    let left = deadline == .infinity ? -1 : Int32(max(0, min(deadline - now, 3600)) * 1000) + 1
    guard poll(&waiting, nfds_t(waiting.count), left) > 0 else { return [] }
    return Set(waiting.filter { $0.revents != 0 }.map(\.fd))
  }

  private mutating func drainWake() {
    while recv(server.wake.reading, &room, room.count, Int32(MSG_DONTWAIT)) > 0 {}
  }

  // MARK: Coming and going

  private mutating func accept(from listener: Int32, _ now: Double) {
    // So many that those who are there are looked at between.
    for _ in 0..<64 {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else {
        if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
          makeRoom()
          acceptsFrom = now + 0.1
        }
        return
      }
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      _ = fcntl(socket, F_SETFL, O_NONBLOCK)
      if connections.count >= limits.connections, !makeRoom() {
        close(socket)
        continue
      }
      count += 1
      connections[socket] = Connection(
        socket: socket, number: count, deadline: now + limits.requestSeconds)
    }
  }

  /// Hangs up on the one that has taken longest to ask or to leave; `false` where all get an answer.
  @discardableResult private mutating func makeRoom() -> Bool {
    let idle = connections.values.filter { $0.phase == .asking || $0.phase == .leaving }
    guard let oldest = idle.min(by: { $0.number < $1.number }) else { return false }
    hangUp(oldest.socket)
    return true
  }

  private mutating func hangUp(_ socket: Int32) {
    guard connections.removeValue(forKey: socket) != nil else { return }
    close(socket)
  }

  /// Does what is due at a connection, though nothing came.
  private mutating func settle(_ connection: Connection, _ now: Double) {
    guard connection.deadline <= now || connection.nextBeat <= now else { return }
    switch connection.phase {
    case .asking where !connection.request.isEmpty:
      refuse(
        connection,
        RequestFault(408, ja: "要求が時間内に届かなかった", en: "the request took too long to come"), now)
    case .listening where connection.deadline > now:
      var connection = connection
      connection.queue(Array("event: beat\ndata: \n\n".utf8))
      connection.nextBeat = now + limits.beatSeconds
      carryOn(connection, now)
    case .asking, .answering, .listening, .leaving: hangUp(connection.socket)
    }
  }

  // MARK: Talking

  private mutating func look(at socket: Int32, _ now: Double) {
    guard var connection = connections[socket] else { return }
    switch connection.phase {
    case .asking: hear(connection, now)
    case .answering: carryOn(connection, now)
    case .listening, .leaving:
      let heard = connection.receive(into: &room)
      if heard.look == .ended { return hangUp(socket) }
      if connection.phase == .leaving {
        // One that sends for ever instead of hanging up has its deadline.
        return
      }
      connection.phase = .listening
      carryOn(connection, now)
    }
  }

  private mutating func hear(_ connection: Connection, _ now: Double) {
    var connection = connection
    let heard = connection.receive(into: &room)
    switch heard.look {
    case .ended: return hangUp(connection.socket)
    case .nothing: return
    case .some: break
    }
    do throws(RequestFault) {
      try connection.request.take(room[..<heard.count], limits: limits)
      guard let head = connection.request.head, let body = connection.request.body else {
        connections[connection.socket] = connection
        return
      }
      switch try server.answer(head, body) {
      case .reply(let reply, let more):
        answer(connection, with: reply, more, isHead: head.method == "HEAD", now)
      case .events: try beginListening(connection, now)
      }
    } catch {
      refuse(connection, error, now)
    }
  }

  private mutating func refuse(_ connection: Connection, _ fault: RequestFault, _ now: Double) {
    let reply = Reply.sentence(fault.status, fault.message[server.language])
    let isHead = connection.request.head?.method == "HEAD"
    answer(connection, with: reply, server.fields(of: fault), isHead: isHead, now)
  }

  private mutating func answer(
    _ connection: Connection, with reply: Reply, _ more: [String], isHead: Bool, _ now: Double
  ) {
    var connection = connection
    connection.phase = .answering
    connection.request = ArrivingRequest()
    connection.deadline = now + limits.sendingSeconds
    connection.queue(reply.head(more))
    if !isHead { connection.queue(reply.body) }
    carryOn(connection, now)
  }

  private mutating func beginListening(
    _ connection: Connection, _ now: Double
  ) throws(RequestFault) {
    guard connections.values.count(where: { $0.phase == .listening }) < limits.streams else {
      throw RequestFault(
        503, ja: "開いている画面が多すぎる。どれかを閉じる", en: "too many pages are open; close some")
    }
    var connection = connection
    connection.phase = .listening
    connection.request = ArrivingRequest()
    connection.deadline = .infinity
    connection.nextBeat = now + limits.beatSeconds
    let stream = Reply(type: "text/event-stream; charset=utf-8", body: [])
    connection.queue(stream.head(hasLength: false))
    connection.queue(Array("retry: 1000\n\n".utf8))
    // Whoever comes back hears what is there now, whatever they have missed.
    connection.queue(server.shown.withLock { $0.event })
    carryOn(connection, now)
  }

  /// Sends what can be sent, and sees what is next.
  private mutating func carryOn(_ connection: Connection, _ now: Double) {
    var connection = connection
    let look = connection.send()
    if look == .ended { return hangUp(connection.socket) }
    switch connection.phase {
    case .asking, .leaving: break
    case .answering:
      if look == .some { connection.deadline = now + limits.sendingSeconds }
      if !connection.hasOutgoing {
        shutdown(connection.socket, Int32(SHUT_WR))
        connection.phase = .leaving
        connection.deadline = now + limits.lingeringSeconds
      }
    case .listening:
      if !connection.hasOutgoing {
        connection.deadline = .infinity
      } else if look == .some || connection.deadline == .infinity {
        connection.deadline = now + limits.sendingSeconds
      }
    }
    connections[connection.socket] = connection
  }

  /// Tells those who listen of what they have not heard yet.
  private mutating func tellAll(_ now: Double) {
    let (number, event) = server.shown.withLock { ($0.number, $0.event) }
    guard number != told else { return }
    told = number
    for var connection in connections.values where connection.phase == .listening {
      // One that does not take what it was told hears of the last when it comes back.
      guard !connection.hasOutgoing else {
        hangUp(connection.socket)
        continue
      }
      connection.queue(event)
      carryOn(connection, now)
    }
  }
}
