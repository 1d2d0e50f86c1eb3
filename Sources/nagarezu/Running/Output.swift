import Foundation
import NagarezuCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a command writes: standard output, or a file that is written whole or not at all.
enum Output {
  /// Writes `bytes` to `path`, or to standard output where there is none.
  ///
  /// - Throws: ``Stop`` with 74 where not every byte could be written; an older file then stands as it was.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else {
      guard send(bytes, to: STDOUT_FILENO) else { throw failure("-") }
      return
    }
    try replace(path, with: bytes)
  }

  static func write(_ text: String, to path: String?) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Says something beside the answer. A run whose standard error is gone goes on.
  static func remark(_ text: String) { _ = send(Array(text.utf8), to: STDERR_FILENO) }

  /// Temporary file in the same folder, fsync, rename, fsync of the folder: an interrupted run leaves the old file whole.
  private static func replace(_ path: String, with bytes: [UInt8]) throws {
    let folder = folder(of: path)
    // Leftovers of a killed run have this name too, and the next run with that number takes their place.
    let temporary = "\(folder)/.\(name(of: path)).tmp-nagarezu-\(getpid())"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode(of: path))
    guard file >= 0 else { throw failure(path) }
    let isWritten = send(bytes, to: file) && fsync(file) == 0
    guard close(file) == 0, isWritten, rename(temporary, path) == 0 else {
      let fault = failure(path)
      unlink(temporary)
      throw fault
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      _ = fsync(directory)
      close(directory)
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The mode of the file that is replaced, or what the umask leaves of 0666.
  private static func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o666
  }

  private static func send(_ bytes: [UInt8], to file: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private static func failure(_ path: String) -> Stop {
    let reason = String(cString: strerror(errno))
    let shown = path == "-" ? Speech.say("標準出力", "standard output") : path
    return Stop(
      .notWritten,
      Message(ja: "\(shown) に書き出せない: \(reason)", en: "cannot write \(shown): \(reason)"))
  }
}
