import Glibc

/// An open folder, and what can be done in it. Calls name files by the open folder, so that it may be moved meanwhile.
struct Folder {
  /// As it was named.
  let path: String
  let handle: Int32

  /// O_PATH, which Swift's Glibc does not know, and O_DIRECTORY.
  private static let nameOnly = 0o10_000_000 | O_DIRECTORY

  /// - Throws: ``SystemError``.
  init(_ path: String) throws(SystemError) {
    self.path = path
    do throws(SystemError) {
      handle = try SystemError.checked { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    } catch {
      // A folder into which one may write and not look: nothing can be swept there, nor can it be synchronised.
      guard error.number == EACCES else { throw error }
      handle = try SystemError.checked { Glibc.open(path, Self.nameOnly | O_CLOEXEC) }
    }
  }

  func close() { _ = Glibc.close(handle) }

  /// Opens a file without following a link and without waiting for a pipe.
  func open(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) -> Int32 {
    try SystemError.checked {
      openat(handle, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode)
    }
  }

  /// Opens a file that is there so that it can be locked: for writing, which some file systems ask for, or else for reading.
  func openForLock(_ name: String) throws(SystemError) -> Int32 {
    do { return try open(name, O_RDWR) } catch {
      guard error.number == EACCES else { throw error }
      return try open(name, O_RDONLY)
    }
  }

  func rename(_ name: String, to other: String, in folder: Folder) throws(SystemError) {
    try SystemError.checked { renameat(handle, name, folder.handle, other) }
  }

  /// Gives a file a second name.
  func link(_ name: String, to other: String, in folder: Folder) throws(SystemError) {
    try SystemError.checked { linkat(handle, name, folder.handle, other, 0) }
  }

  /// Makes a second file that holds the same, on the disc.
  func copy(_ name: String, to other: String, in folder: Folder) throws(SystemError) {
    let source = try open(name, O_RDONLY)
    defer { _ = Glibc.close(source) }
    let copy = try folder.open(other, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    defer { _ = Glibc.close(copy) }
    do throws(SystemError) {
      var status = stat()
      try SystemError.checked { fstat(source, &status) }
      try send(try contents(of: source), to: copy)
      _ = fchmod(copy, status.st_mode & 0o777)
      try SystemError.checked { fsync(copy) }
    } catch {
      folder.clear(other)
      throw error
    }
  }

  func unlink(_ name: String) throws(SystemError) {
    try SystemError.checked { unlinkat(handle, name, 0) }
  }

  /// Takes away what nobody needs, trying twice; what still stays is swept by a later run.
  func clear(_ name: String) {
    if (try? unlink(name)) == nil { try? unlink(name) }
  }

  /// What stands under a name, not following a link; `nil` where nothing does.
  ///
  /// - Throws: ``SystemError``.
  func status(of name: String) throws(SystemError) -> stat? {
    var status = stat()
    do {
      try SystemError.checked { fstatat(handle, name, &status, AT_SYMLINK_NOFOLLOW) }
    } catch {
      guard error.number == ENOENT else { throw error }
      return nil
    }
    return status
  }

  /// Whether it is sure that nothing stands under a name.
  func lacks(_ name: String) -> Bool {
    do throws(SystemError) { return try status(of: name) == nil } catch { return false }
  }

  /// Makes names in the folder last; nothing where the file system has no such thing.
  func synchronise() throws(SystemError) {
    do { try SystemError.checked { fsync(handle) } } catch {
      guard [EINVAL, EBADF, EOPNOTSUPP].contains(error.number) else { throw error }
    }
  }

  /// Every name of our form, in no order; none where one may not look.
  func ownNames() -> [OwnName] { names().compactMap(OwnName.init(found:)) }

  /// Every name there, in no order; none where one may not look.
  func names() -> [String] {
    guard
      let copy = try? SystemError.checked({
        openat(handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      })
    else { return [] }
    guard let listing = fdopendir(copy) else {
      _ = Glibc.close(copy)
      return []
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}

/// Writes all bytes to an open file.
func send(_ bytes: some Collection<UInt8>, to file: Int32) throws(SystemError) {
  let bytes = ContiguousArray(bytes)
  var sent = 0
  while sent < bytes.count {
    let start = sent
    sent += Int(
      try SystemError.checked {
        bytes.withUnsafeBytes {
          // A part that a 32-bit number can count.
          let part = UnsafeRawBufferPointer(rebasing: $0[start...].prefix(1 << 30))
          return Int32(write(file, part.baseAddress, part.count))
        }
      })
  }
}

/// All bytes of an open file, from its beginning.
func contents(of file: Int32) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let place = off_t(bytes.count)
    let count = try SystemError.checked {
      buffer.withUnsafeMutableBytes { Int32(pread(file, $0.baseAddress, $0.count, place)) }
    }
    guard count > 0 else { return bytes }
    bytes += buffer.prefix(Int(count))
  }
}
