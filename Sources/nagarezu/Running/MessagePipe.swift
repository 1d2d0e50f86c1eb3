import NagarezuLanguageServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard input and output as the two ends of a talk with an editor.
enum MessagePipe {
  /// Hands what is heard to the server until it is to end, or nothing more comes; gives the exit code.
  ///
  /// Whatever was said already is heard before anything is worked on: a keystroke that comes while others wait makes what they would
  /// have shown out of date.
  static func run(_ server: LanguageServer) -> Int32 {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while server.exitCode == nil {
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, server.hasWork ? 0 : -1) >= 0 || errno == EINTR else { return 1 }
      if waiting.revents != 0 {
        let count = read(STDIN_FILENO, &room, room.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return finished(server) }
        server.receive(room[..<count])
        continue
      }
      server.work()
    }
    return server.exitCode ?? 1
  }

  /// Answers what was asked before the other side fell silent.
  private static func finished(_ server: LanguageServer) -> Int32 {
    while server.hasWork { server.work() }
    return server.exitCode ?? 1
  }

  /// Sends a message; once nobody listens any more, the end of input ends the talk.
  static func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
  }
}
