import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuText
import NagarezuWriting

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
    ProgressLine.end()
    guard let path else {
      guard send(bytes, to: STDOUT_FILENO) else { throw failure() }
      return
    }
    try write([(path, bytes)])
  }

  /// Writes files that belong together: all of them, or none. Those of `leaving` are taken away with the old ones.
  ///
  /// - Throws: ``EarlyEnd`` with 74 where one could not be written.
  static func write(_ files: [(path: String, bytes: [UInt8])], leaving: [String] = []) throws {
    do {
      try FileSwitch.replace(files.map { ($0.path, .bytes($0.bytes)) }, leaving: leaving)
    } catch let fault as WritingFault {
      throw EarlyEnd(.notWritten, fault.message)
    }
  }

  /// Writes text for people or machines; nothing in it can move a terminal's cursor or colours.
  static func write(_ text: String, to path: String?) throws {
    try write(bytes(of: text), to: path)
  }

  /// Text as it is written: nothing in it can move a terminal's cursor or colours, but for the colours that we put on.
  static func bytes(of text: String) -> [UInt8] {
    Array((Colour.isOn ? Ink.shown(text, by: harmless) : harmless(text)).utf8)
  }

  /// Says something beside the answer. A run whose standard error is gone goes on.
  static func remark(_ text: String) {
    ProgressLine.end()
    _ = send(Array(harmless(text).utf8), to: STDERR_FILENO)
  }

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
    try end(ending) { try write(text, to: path) }
  }

  /// Lets an answer be written and ends the run, as ``end(_:writing:to:)``.
  static func end(_ ending: Ending, by writing: () throws -> Void) throws -> Never {
    do {
      try writing()
    } catch let stop as EarlyEnd where ending != .clean {
      throw EarlyEnd(ending, text: stop.text)
    }
    throw ExitCode(ending.rawValue)
  }

  /// Refuses to write over a file that was read, and to a file without a name.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where `path`, given to `option`, is one of `files`, by whatever name, or empty.
  static func guardInputs(
    _ files: Set<String>, against path: String?, of option: String = "-o"
  ) throws {
    guard path != "" else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "\(option) に空の文字は使えない。ファイルの名前を指定する",
          en: "\(option) cannot be empty; name a file"))
    }
    guard let path, let target = identity(of: path) else { return }
    guard files.contains(where: { identity(of: $0) == target }) else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "\(option) の \(path) は、いま読んだモデルのファイルである。別の名前を指定する",
        en: "\(option) \(path) is a model file that was just read; name another file"))
  }

  private static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
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

  /// Lets `make` fill a file beside `path`, which then takes its place whole: who has the old file open keeps it.
  ///
  /// - Throws: ``EarlyEnd`` with 74 where that fails or `path` is no file that can be replaced; whatever `make` throws. An older file
  ///   then stands as it was.
  static func replace(
    _ path: String, withDatabaseBy make: @escaping (String) throws -> Void
  ) throws {
    // Left by a program that writes to the old database: SQLite would play it into the new one.
    for rest in ["-journal", "-wal"] where access(path + rest, F_OK) == 0 {
      throw failure(
        path,
        Speech.say(
          "\(path + rest) がある。開いているプログラムを閉じるか、別の名前を指定する",
          "there is \(path + rest); close the program that has it open, or name another file"))
    }
    do {
      try FileSwitch.replace([(path, .written(to: make))])
    } catch let fault as WritingFault {
      throw EarlyEnd(.notWritten, fault.message)
    }
  }

  private static func failure() -> EarlyEnd {
    failure(Speech.say("標準出力", "standard output"), String(cString: strerror(errno)))
  }

  /// Nothing was written to `path`, for a reason in words.
  static func failure(_ path: String, _ reason: String) -> EarlyEnd {
    EarlyEnd(
      .notWritten,
      Message(ja: "\(path) に書き出せない: \(reason)", en: "cannot write \(path): \(reason)"))
  }
}
