import Glibc
import NagarezuFigures

/// A process of ours at the end of a socket that is its standard input and output.
///
/// A socket and not pipes, so that writing to a child that died gives an error instead of the signal SIGPIPE.
struct ChildProcess: ~Copyable {
  private let pid: pid_t
  private let socket: Int32

  /// Starts `executable` with the loader's path and, of the environment, `settings` alone.
  init(
    executable: String, arguments: [String], inheriting settings: [String] = []
  ) throws(FigureFault) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .cannotStart(executable: executable)
    }
    let started = Self.spawn(executable, arguments, settings, end: ends[1])
    close(ends[1])
    guard let started else {
      close(ends[0])
      throw .cannotStart(executable: executable)
    }
    pid = started
    socket = ends[0]
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ inherited: [String], end: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, end, 0)
    posix_spawn_file_actions_adddup2(&actions, end, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // The thread that asks may hold signals back; the child must not, or its time limit would not end it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags)
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    // The loader's path is what started this program, too.
    let settings = (["LD_LIBRARY_PATH"] + inherited).compactMap { name in
      getenv(name).map { "\(name)=" + String(cString: $0) }
    }
    let fixed = ["LC_ALL=C", "SWIFT_BACKTRACE=enable=no"]
    var environment = (fixed + settings).map { strdup($0) } + [nil]
    defer { (words + environment).forEach { free($0) } }
    var pid = pid_t()
    return posix_spawn(&pid, executable, &actions, &attributes, &words, &environment) == 0
      ? pid : nil
  }

  /// What the child writes in answer to `request`, at most so many bytes, once it ended well.
  ///
  /// - Throws: ``FigureFault/timedOut(seconds:)`` after `limit` seconds by the clock or `work` of processor time, to which the child bounds
  ///   itself, ``FigureFault/crashed(signal:)``, ``FigureFault/failed(code:)``, ``FigureFault/garbled`` for an endless answer.
  consuming func answer(
    to request: [UInt8], within limit: Double, ofWork work: Double, atMost most: Int
  ) throws(FigureFault) -> [UInt8] {
    let deadline = Self.now() + limit
    let (answer, end) = converse(request, until: deadline, atMost: most)
    close(socket)
    if end != .closed { kill(pid, SIGKILL) }
    // A child that closed its end may still hang; one that ended in time is judged by its status, however late we look.
    let status = reap(until: deadline)
    if end == .tooMuch { throw .garbled }
    guard end == .closed, let status else { throw .timedOut(seconds: limit) }
    let signal = status & 0x7f
    // The kernel's own limit on processor time is a time limit, too.
    if signal == SIGXCPU { throw .timedOut(seconds: work) }
    if signal != 0 { throw .crashed(signal: signal) }
    let code = status >> 8 & 0xff
    guard code == 0 else { throw .failed(code: code) }
    return answer
  }

  /// Why a conversation ended.
  private enum End { case closed, tooMuch, deadline }

  /// Writes the request and reads until the child closes its end, the answer passes `most` bytes, or time is up.
  private borrowing func converse(
    _ request: [UInt8], until deadline: Double, atMost most: Int
  ) -> ([UInt8], End) {
    var answer: [UInt8] = []
    var sent = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = deadline - Self.now()
      guard left > 0 else { return (answer, .deadline) }
      let wanted = Int16(POLLIN) | (sent < request.count ? Int16(POLLOUT) : 0)
      var waiting = pollfd(fd: socket, events: wanted, revents: 0)
      guard poll(&waiting, 1, Int32(min(left * 1000, 60_000)) + 1) > 0 else { continue }
      if waiting.revents & Int16(POLLOUT) != 0, sent < request.count {
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let count = request[sent...].withUnsafeBytes {
          send(socket, $0.baseAddress, $0.count, flags)
        }
        if count > 0 { sent += count }
        // A child that ended early is told by its status; here there is only nobody left to write to.
        if count < 0 && errno != EAGAIN && errno != EINTR { sent = request.count }
        if sent == request.count { shutdown(socket, Int32(SHUT_WR)) }
      }
      if waiting.revents & (Int16(POLLIN) | Int16(POLLHUP) | Int16(POLLERR)) != 0 {
        let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count > 0 { answer.append(contentsOf: buffer[..<count]) }
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) {
          return (answer, .closed)
        }
        if answer.count > most { return (answer, .tooMuch) }
      }
    }
  }

  /// The child's status; `nil` after it had to be ended at the deadline.
  private borrowing func reap(until deadline: Double) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(pid, &status, WNOHANG)
      if ended == pid { return status }
      if ended < 0 && errno != EINTR { return nil }
      if Self.now() > deadline {
        kill(pid, SIGKILL)
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return nil
      }
      usleep(2000)
    }
  }

  /// Seconds on a clock that nobody sets; never printed.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
