import Glibc

/// A file that is to be written, found through links.
struct Target {
  enum Kind: Equatable {
    /// A file, with the mode of the older one, if there is one.
    case file(older: mode_t?)
    /// A device, a pipe or a socket, which cannot be replaced.
    case stream
  }

  /// As whoever asked for it named it.
  let named: String
  /// Through a link, so that the link stays one.
  let path: String
  /// The folder by its one full name, if it is there.
  let folder: String
  let name: String
  let kind: Kind

  /// - Throws: ``SystemError`` where a folder has the name, or a disc.
  init(_ named: String) throws(SystemError) {
    self.named = named
    path = Self.real(named) ?? named
    let (folder, name) = Self.parts(of: path)
    self.folder = Self.real(folder) ?? folder
    self.name = name
    var status = stat()
    guard stat(path, &status) == 0 else {
      kind = .file(older: nil)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SystemError(number: EISDIR)
    case S_IFBLK: throw SystemError(number: EPERM)
    case S_IFCHR, S_IFIFO, S_IFSOCK: kind = .stream
    default: kind = .file(older: status.st_mode & 0o777)
    }
  }

  /// A file that is to be taken away: under its own name, whatever a link of that name points at.
  init(leaving named: String) {
    self.named = named
    path = named
    let (folder, name) = Self.parts(of: named)
    self.folder = Self.real(folder) ?? folder
    self.name = name
    kind = .file(older: nil)
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = slash == bytes.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[bytes.index(after: slash)...]))
  }
}
