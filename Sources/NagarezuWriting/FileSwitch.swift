import Glibc

/// What a file is to hold.
public enum NewContent {
  case bytes([UInt8])
  /// Written by somebody else, such as a library that wants a path: into the empty file that stands there, which must not be replaced.
  /// What a library leaves beside it under the same name and `-journal`, `-wal` or `-shm` is cleared like the file itself.
  case written(to: (_ temporaryPath: String) throws -> Void)
}

/// Puts new files in the place of old ones: each whole or not at all, several together or none.
///
/// At every moment, also when the process is killed or the machine stops, a file is the old one or the new one. A set that a killed run
/// left between is put back by the next run that writes there (ADR 0014).
public enum FileSwitch {
  /// Writes one file, or several that belong together.
  ///
  /// A target that is a link is written through; a device or a pipe, which cannot be replaced, gets its bytes when all else is ready. An
  /// older file leaves its mode to the new one.
  ///
  /// - Parameter leaving: files that go with the old set: taken away in the same step, put back where it fails. One
  ///   that is not there, or is no plain file of that very name, is left out.
  /// - Throws: ``WritingFault``, with every file as it was unless it says otherwise; what a content's `written` throws.
  public static func replace(
    _ files: [(path: String, content: NewContent)], leaving: [String] = []
  ) throws {
    let count = files.count
    let wanted = try files.map { file in
      (
        target: try naming(file.path, count) { () throws(SystemError) in try Target(file.path) },
        content: file.content
      )
    }
    let leaving = leaving.map { Target(leaving: $0) }
    let folders = try OpenFolders(wanted.map(\.target) + leaving)
    defer { folders.close() }
    for folder in folders.all { _ = Settling(folder: folder).run() }
    var waiting: [WaitingFile] = []
    defer { for file in waiting { file.file.discard() } }
    for (target, content) in wanted {
      guard case .file(let older) = target.kind, let folder = folders[target] else { continue }
      let file = try naming(target.named, count) { () throws(SystemError) in
        try TemporaryFile(.temporary, in: folder, mode: older == nil ? 0o666 : 0o600)
      }
      waiting.append(WaitingFile(target: target, folder: folder, file: file))
      try fill(file, with: content, mode: older, for: target, of: count)
    }
    for (target, content) in wanted where target.kind == .stream {
      try send(content, into: target, of: count)
    }
    try switchNow(
      waiting,
      leaving.compactMap { one in folders[one].map { LeavingFile(target: one, folder: $0) } },
      in: folders.all)
  }

  /// Makes a folder where there is none; what is to hold it must be there.
  public static func makeFolder(_ path: String) throws(WritingFault) {
    guard mkdir(path, 0o777) != 0 else { return }
    let number = errno
    guard number != EEXIST else { return }
    throw WritingFault(SystemError(number: number), path: path, count: 1)
  }

  /// Clears folders of what killed runs left there; for a run that reads what it then writes.
  ///
  /// - Returns: whether old files were put back, so that whatever was read there must be read again.
  public static func settle(_ folders: some Sequence<String>) -> Bool {
    var isChanged = false
    for path in Set(folders).sorted() {
      guard let folder = try? Folder(path) else { continue }
      defer { folder.close() }
      isChanged = Settling(folder: folder, patience: 10_000).run() || isChanged
    }
    return isChanged
  }

  private static func fill(
    _ file: TemporaryFile, with content: NewContent, mode: mode_t?, for target: Target,
    of count: Int
  ) throws {
    do { try file.fill(with: content, mode: mode) } catch let error as SystemError {
      throw WritingFault(error, path: target.named, count: count)
    } catch is TemporaryFile.Exchanged {
      throw WritingFault(path: target.named, cause: .exchanged, count: count)
    }
  }

  private static func switchNow(
    _ waiting: [WaitingFile], _ leaving: [LeavingFile], in folders: [Folder]
  ) throws(WritingFault) {
    guard let file = waiting.first else { return }
    guard waiting.count == 1, leaving.isEmpty else {
      return try SetSwitch(files: waiting, leaving: leaving, folders: folders).run()
    }
    try file.naming(of: 1) { () throws(SystemError) in try file.switchNow() }
    do throws(SystemError) { try file.folder.synchronise() } catch {
      throw file.fault(.unconfirmed, of: 1)
    }
  }

  private static func send(
    _ content: NewContent, into target: Target, of count: Int
  ) throws(WritingFault) {
    guard case .bytes(let bytes) = content else {
      throw WritingFault(path: target.named, cause: .stream, count: count)
    }
    try naming(target.named, count) { () throws(SystemError) in
      let file = try SystemError.checked { open(target.path, O_WRONLY | O_CLOEXEC) }
      do throws(SystemError) { try NagarezuWriting.send(bytes, to: file) } catch {
        close(file)
        throw error
      }
      guard close(file) == 0 else { throw SystemError(number: errno) }
    }
  }

  private static func naming<Result>(
    _ path: String, _ count: Int, _ body: () throws(SystemError) -> Result
  ) throws(WritingFault) -> Result {
    do throws(SystemError) { return try body() } catch {
      throw WritingFault(error, path: path, count: count)
    }
  }
}

/// The folders of some targets, each opened once.
private struct OpenFolders {
  /// Shape: path → folder.
  private var folders: [String: Folder] = [:]

  /// - Throws: ``WritingFault`` where one cannot be opened, or two targets are one file.
  init(_ targets: [Target]) throws(WritingFault) {
    var names: Set<[String]> = []
    do throws(WritingFault) {
      for target in targets where target.kind != .stream {
        guard names.insert([target.folder, target.name]).inserted else {
          throw WritingFault(path: target.named, cause: .repeated, count: targets.count)
        }
        guard folders[target.folder] == nil else { continue }
        do throws(SystemError) { folders[target.folder] = try Folder(target.folder) } catch {
          throw WritingFault(error, path: target.named, count: targets.count)
        }
      }
    } catch {
      close()
      throw error
    }
  }

  subscript(target: Target) -> Folder? { folders[target.folder] }

  /// In order of path, so that two runs lock them in one order.
  var all: [Folder] {
    folders.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
  }

  func close() { for folder in folders.values { folder.close() } }
}
