import Glibc

/// Gives several finished files the names of their targets: all of them, or none.
///
/// The record that undoes it stands, whole and on the disc, from before the first file is switched until after the last: taking it away
/// is the moment from which the new set counts.
struct SetSwitch {
  let files: [WaitingFile]
  /// What goes in the same step.
  var leaving: [LeavingFile] = []
  /// Every folder of the targets, each once, in order of path; the first has the record.
  let folders: [Folder]

  /// How long a run waits for others that switch in the same folders, in milliseconds.
  static let patience = 60_000

  /// - Throws: ``WritingFault``.
  func run() throws(WritingFault) {
    var locks: [FolderLock] = []
    defer { for lock in locks.reversed() { lock.release() } }
    guard let home = folders.first, let first = files.first else { return }
    for folder in folders {
      locks.append(
        try first.naming(of: files.count) { () throws(SystemError) in
          try FolderLock(folder, patience: Self.patience)
        })
    }
    try switchAll(in: home, naming: first)
  }

  private func switchAll(in home: Folder, naming first: WaitingFile) throws(WritingFault) {
    var record = UndoRecord()
    do throws(WritingFault) {
      for file in files {
        record.entries.append(
          try file.naming(of: files.count) { () throws(SystemError) in
            try entry(of: file, in: home)
          })
      }
      var going: [LeavingFile] = []
      for file in leaving {
        try first.naming(of: files.count) { () throws(SystemError) in
          guard try file.isThere else { return }
          record.entries.append(try entry(of: file.target.name, in: file.folder, .gone, home))
          going.append(file)
        }
      }
      let written = try first.naming(of: files.count) { () throws(SystemError) in
        try self.written(record, in: home)
      }
      defer { close(written.handle) }
      try switchAll(record, going, written, in: home)
    } catch  where error.cause != .halfway {
      record.clearKept(in: home)
      throw error
    }
    record.clearKept(in: home)
    do throws(SystemError) { try home.synchronise() } catch {
      throw first.fault(.unconfirmed, of: files.count)
    }
  }

  /// Switches each file, takes away what goes, and at last the record; where a step fails, puts all back.
  private func switchAll(
    _ record: UndoRecord, _ going: [LeavingFile], _ written: TemporaryFile, in home: Folder
  ) throws(WritingFault) {
    var last = files[0]
    do throws(SystemError) {
      for file in files {
        last = file
        try file.switchNow()
      }
      for file in going { try file.folder.unlink(file.target.name) }
      for folder in folders { try folder.synchronise() }
      try written.remove()
    } catch {
      guard (try? record.undo(in: home)) != nil else {
        throw last.fault(.halfway, of: files.count)
      }
      home.clear(written.name.text)
      throw last.fault(error, of: files.count)
    }
  }

  /// Keeps the old file under a name of ours, and says what tells the new one.
  private func entry(
    of file: WaitingFile, in home: Folder
  ) throws(SystemError) -> UndoRecord.Entry {
    let mark = try file.file.mark()
    guard try file.folder.status(of: file.target.name) != nil else {
      let folder = file.folder.path == home.path ? "" : file.folder.path
      return UndoRecord.Entry(folder: folder, name: file.target.name, kept: "", new: mark)
    }
    return try entry(of: file.target.name, in: file.folder, mark, home)
  }

  /// Keeps what stands under a name; `new` tells what will stand there.
  private func entry(
    of name: String, in folder: Folder, _ new: FileMark, _ home: Folder
  ) throws(SystemError) -> UndoRecord.Entry {
    let kept = OwnName(.kept).text
    do throws(SystemError) {
      try folder.link(name, to: kept, in: home)
    } catch {
      // No links there, or not to somebody else's file.
      guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(error.number) else { throw error }
      try folder.copy(name, to: kept, in: home)
    }
    return UndoRecord.Entry(
      folder: folder.path == home.path ? "" : folder.path, name: name, kept: kept, new: new)
  }

  /// The record, held by its lock, on the disc with the names that it speaks of.
  private func written(_ record: UndoRecord, in home: Folder) throws(SystemError) -> TemporaryFile {
    let file = try TemporaryFile(.undo, in: home, mode: 0o600)
    do throws(SystemError) {
      try SystemError.checked { fchmod(file.handle, 0o600) }
      try send(record.bytes, to: file.handle)
      try SystemError.checked { fsync(file.handle) }
      try home.synchronise()
    } catch {
      file.discard()
      throw error
    }
    return file
  }
}

extension UndoRecord {
  /// Takes the old files away.
  fileprivate func clearKept(in home: Folder) {
    for entry in entries where !entry.kept.isEmpty {
      if !home.lacks(entry.kept) { home.clear(entry.kept) }
    }
  }
}
