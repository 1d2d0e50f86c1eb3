import ArgumentParser
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
  /// - Throws: ``EarlyEnd`` with 74 where not every byte could be written; an older file then stands as it was.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else {
      guard send(bytes, to: STDOUT_FILENO) else { throw failure("-") }
      return
    }
    try replace(path, with: bytes)
  }

  /// Writes text for people or machines; nothing in it can move a terminal's cursor or colours.
  static func write(_ text: String, to path: String?) throws {
    try write(Array(harmless(text).utf8), to: path)
  }

  /// Says something beside the answer. A run whose standard error is gone goes on.
  static func remark(_ text: String) { _ = send(Array(harmless(text).utf8), to: STDERR_FILENO) }

  /// The cells of a line of the terminal that standard output is; `nil` where it is none.
  static var terminalWidth: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  /// What cannot be seen is written out as `<U+001B>`: a file's name or an argument may hold it.
  private static func harmless(_ text: String) -> String {
    VisibleText.written(text, keeping: ["\n"])
  }

  /// Writes an answer and ends the run.
  ///
  /// - Throws: `ExitCode` with `ending`; ``EarlyEnd`` where the answer could not be written, with `ending` unless that is clean:
  ///   what was found is in the exit code even then.
  static func end(_ ending: Ending, writing text: String, to path: String?) throws -> Never {
    do {
      try write(text, to: path)
    } catch let stop as EarlyEnd where ending != .clean {
      throw EarlyEnd(ending, text: stop.text)
    }
    throw ExitCode(ending.rawValue)
  }

  /// Refuses to write over a file that was read, and to a file without a name.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where `path` is one of `files`, by whatever name, or empty.
  static func guardInputs(_ files: Set<String>, against path: String?) throws {
    guard path != "" else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "-o に空の文字は使えない。ファイルの名前を指定する", en: "-o cannot be empty; name a file"))
    }
    guard let path, let target = identity(of: path) else { return }
    guard files.contains(where: { identity(of: $0) == target }) else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "-o の \(path) は、いま読んだモデルのファイルである。別の名前を指定する",
        en: "-o \(path) is a model file that was just read; name another file"))
  }

  private static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  /// Temporary file in the same folder, fsync, rename, fsync of the folder: an interrupted run leaves the old file whole.
  private static func replace(_ named: String, with bytes: [UInt8]) throws {
    // Through a link, so that the link stays one; into a device or a pipe, which cannot be replaced.
    let path = resolved(named)
    var status = stat()
    if stat(path, &status) == 0, [S_IFCHR, S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) {
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw failure(path) }
      let isWritten = send(bytes, to: file)
      guard close(file) == 0, isWritten else { throw failure(path) }
      return
    }
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

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
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

  private static func failure(_ path: String) -> EarlyEnd {
    let reason = String(cString: strerror(errno))
    let shown = path == "-" ? Speech.say("標準出力", "standard output") : path
    return EarlyEnd(
      .notWritten,
      Message(ja: "\(shown) に書き出せない: \(reason)", en: "cannot write \(shown): \(reason)"))
  }
}
