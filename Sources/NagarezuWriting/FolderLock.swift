import Glibc

/// Held by a run while it switches a set of files in a folder, or undoes such a switch.
///
/// A file beside them and not a lock on the folder itself: people lock folders around the program (`flock out nagarezu …`).
struct FolderLock {
  /// The one name that is not random, since every run must find it.
  static let name = ".nagarezu-lock"

  private let folder: Folder
  private let handle: Int32

  /// - Throws: ``SystemError``; of `EWOULDBLOCK` where another run holds it for longer than `patience` (in milliseconds).
  init(_ folder: Folder, patience: Int) throws(SystemError) {
    self.folder = folder
    let start = Self.milliseconds
    while true {
      if let handle = try Self.taken(in: folder) {
        self.handle = handle
        return
      }
      guard Self.milliseconds - start < patience else {
        throw SystemError(number: EWOULDBLOCK)
      }
      usleep(useconds_t.random(in: 500..<4_000))
    }
  }

  /// The locked file; `nil` where another run holds it or has just let go of it.
  private static func taken(in folder: Folder) throws(SystemError) -> Int32? {
    guard let file = try opened(in: folder) else { return nil }
    do throws(SystemError) {
      if try hold(file) { return file }
    } catch {
      // It may be new, and goes if it can be locked after all: whoever holds it would lose it otherwise.
      if (try? hold(file)) == true { folder.clear(name) }
      close(file)
      throw error
    }
    close(file)
    return nil
  }

  private static func opened(in folder: Folder) throws(SystemError) -> Int32? {
    do { return try folder.openForLock(name) } catch {
      guard error.number == ENOENT else { throw error }
    }
    do { return try folder.open(name, O_RDWR | O_CREAT | O_EXCL, mode: 0o666) } catch {
      guard error.number == EEXIST else { throw error }
      return nil
    }
  }

  /// Takes the file away, so that nothing of ours is left, and lets go of it.
  func release() {
    var status = stat()
    // With something in it, it is no file of ours.
    if fstat(handle, &status) == 0, status.st_size == 0 { folder.clear(Self.name) }
    close(handle)
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}

/// Locks a file that was opened by its name; false where somebody else has the lock, or had it and took the file away.
///
/// A file system that knows no locks gives nobody one, so that nothing is swept there either.
func hold(_ file: Int32) throws(SystemError) -> Bool {
  do throws(SystemError) { try SystemError.checked { flock(file, LOCK_EX | LOCK_NB) } } catch {
    switch error.number {
    case EWOULDBLOCK: return false
    case EOPNOTSUPP, ENOSYS, ENOLCK: break
    default: throw error
    }
  }
  var status = stat()
  try SystemError.checked { fstat(file, &status) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: EEXIST) }
  return status.st_nlink > 0
}
