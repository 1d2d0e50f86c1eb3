import Glibc

/// Clears a folder of what killed runs left there.
struct Settling {
  let folder: Folder
  /// How long it waits for a run that is switching files there, in milliseconds.
  var patience = 0

  /// Takes away temporary files that nobody holds, and undoes a switch that a killed run left halfway.
  ///
  /// What cannot be cleared stays, and is no reason not to write.
  ///
  /// - Returns: whether old files were put back.
  func run() -> Bool {
    let names = folder.ownNames()
    for name in names where name.kind == .temporary { sweep(name) }
    for name in names {
      if let main = name.main, folder.lacks(main) { remove(name) }
    }
    let isLocked = !folder.lacks(FolderLock.name)
    guard isLocked || names.contains(where: { $0.kind == .kept || $0.kind == .undo }),
      let lock = try? FolderLock(folder, patience: patience)
    else { return false }
    defer { lock.release() }
    return undoSwitches()
  }

  /// Removes a temporary file whose writer is gone.
  private func sweep(_ name: OwnName) {
    guard let file = lockedFile(name) else { return }
    remove(name)
    close(file)
  }

  /// Opens an ordinary file and locks it; `nil` where it is none, or where its writer lives.
  private func lockedFile(_ name: OwnName) -> Int32? {
    guard let file = try? folder.openForLock(name.text) else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      flock(file, LOCK_EX | LOCK_NB) == 0
    else {
      close(file)
      return nil
    }
    return file
  }

  private func remove(_ name: OwnName) {
    guard let status = try? folder.status(of: name.text), status.st_mode & S_IFMT == S_IFREG
    else { return }
    try? folder.unlink(name.text)
  }

  /// Under the folder's lock no other run keeps old files there, so that those which no record needs are left over.
  private func undoSwitches() -> Bool {
    let names = folder.ownNames()
    var isChanged = false
    var isSettled = true
    for name in names where name.kind == .undo {
      let outcome = undo(name)
      isChanged = isChanged || outcome == .putBack
      isSettled = isSettled && outcome != .left
    }
    if isSettled { for name in names where name.kind == .kept { remove(name) } }
    return isChanged
  }

  private enum Outcome { case putBack, nothing, left }

  private func undo(_ name: OwnName) -> Outcome {
    guard let file = lockedFile(name) else { return .left }
    defer { close(file) }
    // A record that came with somebody's files, from an archive or from another user, is none of ours: it could name any file.
    var status = stat()
    guard fstat(file, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o777 == 0o600,
      let bytes = try? contents(of: file)
    else { return .left }
    guard let record = UndoRecord(bytes) else {
      remove(name)
      return .nothing
    }
    do {
      return try FolderLock.holding(record.otherFolders) { () throws(SystemError) in
        let isChanged = try record.undo(in: folder)
        try folder.unlink(name.text)
        return isChanged ? .putBack : .nothing
      }
    } catch { return .left }
  }
}

extension FolderLock {
  /// Does something while other folders are locked too; waits for none, since whoever holds one may wait for us.
  ///
  /// - Throws: ``SystemError`` where one is not there or not free.
  fileprivate static func holding<Result>(
    _ paths: [String], _ body: () throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    guard let path = paths.first else { return try body() }
    let folder = try Folder(path)
    defer { folder.close() }
    let lock = try FolderLock(folder, patience: 0)
    defer { lock.release() }
    return try holding(Array(paths.dropFirst()), body)
  }
}
