import Foundation
import NagarezuCore

/// Files on disk: regular files only, opened part by part without following links, so that a model cannot make the
/// program read anything outside its project, nor wait for a pipe (promise P10).
public struct DiskFiles: FileReading {
  /// The folder as seen from which files are named: absolute.
  public let base: String
  /// Where relative paths that a person typed begin: absolute.
  public let start: String

  /// Files named as seen from `root`, where typed paths begin, too.
  public init(root: String) {
    base = ModelPath.absolute(root, in: FileManager.default.currentDirectoryPath)
    start = base
  }

  /// The files of what a person typed in `folder`, by default where the command was started: named as seen from the root of their
  /// project, or from the folder around all their roots and `roots`. The same files have the same names wherever a command is
  /// started.
  public init(
    at paths: [String], around roots: [String] = [],
    from folder: String = FileManager.default.currentDirectoryPath
  ) {
    start = folder
    base = ModelPath.common(paths.map { ProjectRoot(of: $0, from: folder).path } + roots)
  }

  /// As ``FileReading/displayed(_:)``: relative to ``base`` where it lies beneath.
  public func displayed(_ path: String) -> String {
    ModelPath.inner(ModelPath.absolute(path, in: start), of: base) ?? ModelPath.tidied(path)
  }

  /// As ``FileReading/location(of:)``.
  public func location(of path: String) -> String {
    ModelPath.absolute(path, in: base)
  }

  /// As ``FileReading/project(of:foundIn:)``; ``base`` where the root lies around it.
  public func project(of path: String, foundIn folder: String?) -> String {
    guard !ModelPath.leadsOut(folder ?? path) else { return folder ?? ModelPath.project(of: path) }
    var root = ProjectRoot(of: path, from: base)
    if let folder, root.mark == nil { root = ProjectRoot(of: folder, from: base) }
    return ModelPath.inner(root.path, of: base) ?? ""
  }

  /// As ``FileReading/read(_:in:)``.
  public func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    let file = try open(path, in: project, flags: O_RDONLY)
    defer { close(file) }
    return try bytes(of: file, expecting: try size(of: file))
  }

  /// As ``FileReading/size(of:in:)``.
  public func size(of path: String, in project: String) throws(ReadFault) -> Int? {
    let file = try open(path, in: project, flags: O_RDONLY)
    defer { close(file) }
    return try size(of: file)
  }

  /// The size of a regular file that is not too large.
  private func size(of file: Int32) throws(ReadFault) -> Int {
    let status = try status(of: file)
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= Limits.fileBytes else { throw .tooLarge(Int(status.st_size)) }
    return Int(status.st_size)
  }

  /// As ``FileReading/listModels(in:)``.
  public func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    // A folder that the caller names outside the project is the caller's choice, links included.
    let project = ModelPath.leadsOut(folder) ? folder : ""
    var found = FolderListing()
    list(try entries(of: folder, project), of: folder, project, 0, &found)
    found.models.sort { $0.precedesByBytes($1) }
    return found
  }

  private func list(
    _ entries: [Entry], of folder: String, _ project: String, _ depth: Int,
    _ found: inout FolderListing
  ) {
    for entry in entries {
      let path = ModelPath.joined(folder, entry.name)
      guard !found.isFull else { return }
      switch entry.kind {
      case nil: found.add(path, .nameNotUTF8)
      case S_IFDIR: listInner(path, project, depth + 1, &found)
      case S_IFLNK:
        if entry.leadsToFolder || ModelPath.namesAModel(path) { found.add(path, .linkWithin) }
      default: if ModelPath.namesAModel(path) { found.add(path, nil) }
      }
    }
  }

  private func listInner(
    _ folder: String, _ project: String, _ depth: Int, _ found: inout FolderListing
  ) {
    guard depth <= Limits.folderDepth else { return found.add(folder, .tooDeep) }
    do {
      list(try entries(of: folder, project), of: folder, project, depth, &found)
    } catch {
      found.add(folder, error)
    }
  }

  /// What stands in a folder.
  private struct Entry {
    var name: String
    /// `S_IFMT` of the thing itself, a link not followed; `nil` where its name is not UTF-8.
    var kind: mode_t?
    /// Whether it is a link to a folder, or to where that cannot be told.
    var leadsToFolder: Bool
  }

  /// What stands in a folder, in order of bytes, but for what is hidden.
  private func entries(of folder: String, _ project: String) throws(ReadFault) -> [Entry] {
    let file = try open(folder, in: project, flags: O_RDONLY)
    guard try status(of: file).st_mode & S_IFMT == S_IFDIR else {
      close(file)
      throw .notAFolder
    }
    guard let stream = fdopendir(file) else {
      close(file)
      throw .denied(Self.reason(errno))
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let next = readdir(stream) {
      let bytes = withUnsafeBytes(of: next.pointee.d_name) { $0.prefix { $0 != 0 }.map { $0 } }
      guard bytes.first != UInt8(ascii: "."), let entry = try entry(bytes, in: file) else {
        continue
      }
      entries.append(entry)
    }
    return entries.sorted { $0.name.precedesByBytes($1.name) }
  }

  /// One thing in an open folder; `nil` if it went away meanwhile.
  private func entry(
    _ bytes: [UInt8], in open: Int32
  ) throws(ReadFault) -> Entry? {
    let raw = bytes.map(CChar.init(bitPattern:)) + [0]
    var status = stat()
    guard fstatat(open, raw, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw .denied(Self.reason(errno))
    }
    let kind = status.st_mode & S_IFMT
    var leadsToFolder = false
    if kind == S_IFLNK {
      leadsToFolder =
        fstatat(open, raw, &status, 0) == 0
        ? status.st_mode & S_IFMT == S_IFDIR : ![ENOENT, ELOOP, ENOTDIR].contains(errno)
    }
    guard let name = String(validating: bytes, as: UTF8.self) else {
      let shown = String(decoding: bytes, as: UTF8.self)
      return Entry(name: shown, kind: nil, leadsToFolder: false)
    }
    return Entry(name: name, kind: kind, leadsToFolder: leadsToFolder)
  }
}

// MARK: - Opening

extension DiskFiles {
  /// Opens `path`, which begins with `project`: the project as the system does, what follows part by part.
  private func open(
    _ path: String, in project: String, flags: Int32
  ) throws(ReadFault) -> Int32 {
    var folder = Glibc.open(location(of: project), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Self.fault(errno, isLast: true) }
    let inner = project.isEmpty ? path[...] : path.dropFirst(project.count)
    let parts = inner.split(separator: "/")
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let way = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (isLast ? flags : O_RDONLY | O_DIRECTORY)
      guard part != "..", part != "." else {
        close(folder)
        throw .missing
      }
      guard let name = Self.name(of: String(part), in: folder) else {
        close(folder)
        throw .nameTwice
      }
      let next = openat(folder, name, way)
      let reason = errno
      let isLink = next < 0 && Self.isLink(name, in: folder)
      close(folder)
      guard next >= 0 else { throw isLink ? .symbolicLink : Self.fault(reason, isLast: isLast) }
      folder = next
    }
    return folder
  }

  /// The name by which something goes in a folder: as it is written, or with its letters composed or taken apart (NFC, NFD), as
  /// other systems store it. `nil` where two things go by it.
  private static func name(of written: String, in folder: Int32) -> String? {
    guard !written.utf8.allSatisfy({ $0 < 0x80 }) else { return written }
    var found: [(name: String, file: ino_t)] = []
    for name in [
      written, written.precomposedStringWithCanonicalMapping,
      written.decomposedStringWithCanonicalMapping,
    ] {
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      // A disk that takes both for one gives one file.
      if !found.contains(where: { $0.file == status.st_ino }) {
        found.append((name, status.st_ino))
      }
    }
    return found.count > 1 ? nil : found.first?.name ?? written
  }

  private static func isLink(_ name: String, in folder: Int32) -> Bool {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func fault(_ reason: Int32, isLast: Bool) -> ReadFault {
    switch reason {
    case ENOENT: .missing
    case ENOTDIR: isLast ? .notAFolder : .missing
    // What cannot be opened for reading at all: a socket, a pipe without a writer.
    case ENXIO, ENODEV: .notAFile
    case ELOOP: .symbolicLink
    default: .denied(Self.reason(reason))
    }
  }

  private static func reason(_ number: Int32) -> String {
    switch number {
    case EACCES, EPERM: "permission denied"
    case EIO: "input/output error"
    case ENAMETOOLONG: "name too long"
    case EMFILE, ENFILE: "too many open files"
    default: "error \(number)"
    }
  }

  private func status(of file: Int32) throws(ReadFault) -> stat {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .denied(Self.reason(errno)) }
    return status
  }

  /// The whole file. One that grew or shrank since it was opened is refused: half of an edit is no model.
  private func bytes(of file: Int32, expecting size: Int) throws(ReadFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .denied(Self.reason(errno)) }
      if got == 0 { break }
      count += got
    }
    guard count == size else { throw .denied("changed while it was read") }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

extension FolderListing {
  /// Whether there is more than is looked at.
  fileprivate var isFull: Bool { unread.last?.fault == .tooManyFiles }

  /// Adds what was found: a model, or what is not read and why.
  fileprivate mutating func add(_ path: String, _ fault: ReadFault?) {
    guard models.count + unread.count < Limits.files else {
      unread.append(Unread(path: path, fault: .tooManyFiles))
      return
    }
    if let fault {
      unread.append(Unread(path: path, fault: fault))
    } else {
      models.append(path)
    }
  }
}
