import Glibc

/// A file under a random name of ours, held by a lock for as long as its writer lives: whoever gets the lock may take it away.
final class TemporaryFile {
  let folder: Folder
  let name: OwnName
  let handle: Int32
  /// Whether it still stands under that name.
  private var isThere = true

  /// Makes an empty one.
  ///
  /// - Throws: ``SystemError``.
  init(_ kind: OwnName.Kind, in folder: Folder, mode: mode_t) throws(SystemError) {
    self.folder = folder
    while true {
      let name = OwnName(kind)
      let file = try folder.open(name.text, O_RDWR | O_CREAT | O_EXCL, mode: mode)
      do throws(SystemError) {
        // Between the two calls a run that sweeps may have taken it for a leftover.
        if try hold(file) {
          (self.name, handle) = (name, file)
          return
        }
        close(file)
      } catch {
        close(file)
        folder.clear(name.text)
        throw error
      }
    }
  }

  /// Fills it, gives it the mode of an older file, and makes it last.
  ///
  /// - Throws: ``SystemError``; ``WritingFault/Cause/exchanged`` as an error of its own; what `content` throws.
  func fill(with content: NewContent, mode: mode_t?) throws {
    switch content {
    case .bytes(let bytes): try send(bytes, to: handle)
    case .written(let write):
      try write(folder.path + "/" + name.text)
      guard try isOurs else { throw Exchanged() }
    }
    if let mode { try keep(mode) }
    try SystemError.checked { fsync(handle) }
  }

  /// The writer replaced the file by one that nobody holds.
  struct Exchanged: Error {}

  private var isOurs: Bool {
    get throws(SystemError) {
      var own = stat()
      try SystemError.checked { fstat(handle, &own) }
      guard let there = try folder.status(of: name.text) else { return false }
      return there.st_ino == own.st_ino && there.st_dev == own.st_dev
    }
  }

  /// Some file systems know no modes: there a file stays as it is.
  private func keep(_ mode: mode_t) throws(SystemError) {
    do { try SystemError.checked { fchmod(handle, mode) } } catch {
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(error.number) else { throw error }
    }
  }

  /// What the file is known by after it took another name.
  func mark() throws(SystemError) -> FileMark {
    var status = stat()
    try SystemError.checked { fstat(handle, &status) }
    return FileMark(status)
  }

  /// Gives it the target's name, whatever stood there.
  func rename(to target: String) throws(SystemError) {
    try folder.rename(name.text, to: target, in: folder)
    isThere = false
  }

  /// Takes it away.
  ///
  /// - Throws: ``SystemError`` where it is still there.
  func remove() throws(SystemError) {
    guard isThere else { return }
    try folder.unlink(name.text)
    isThere = false
  }

  /// Lets go of it, and takes away what is left of it.
  func discard() {
    if isThere {
      folder.clear(name.text)
      for companion in name.companions { try? folder.unlink(companion) }
    }
    close(handle)
  }
}

/// What tells a file from the one that was there before it and from the one that came after: its size and when it was written.
///
/// Not its number, which some file systems give anew; not its device, which changes when a machine starts again.
struct FileMark: Equatable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
}

extension FileMark {
  /// Of what is not there any more.
  static let gone = FileMark(size: -1, seconds: 0, nanoseconds: 0)

  init(_ status: stat) {
    self.init(
      size: Int(status.st_size), seconds: Int(status.st_mtim.tv_sec),
      nanoseconds: Int(status.st_mtim.tv_nsec))
  }
}
