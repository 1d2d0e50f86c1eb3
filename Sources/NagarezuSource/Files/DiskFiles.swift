import Foundation
import NagarezuCore

/// Files on disk: regular files only, opened part by part without following links, so that a model cannot make the
/// program read anything outside its project, nor wait for a pipe (promise P10).
public struct DiskFiles: FileReading {
  /// Absolute.
  private let root: String

  /// Files as seen from `root`, the folder where the command was started.
  public init(root: String) {
    let current = FileManager.default.currentDirectoryPath
    let path = root.hasPrefix("/") ? root : ModelPath.joined(current, root)
    self.root = ModelPath.tidied(path)
  }

  /// As ``FileReading/displayed(_:)``.
  public func displayed(_ path: String) -> String {
    let tidy = ModelPath.tidied(path)
    guard tidy.hasPrefix("/") else { return tidy }
    if tidy == root { return "" }
    return ModelPath.isBeneath(tidy, root)
      ? String(tidy.dropFirst(root == "/" ? 1 : root.count + 1)) : tidy
  }

  /// The nearest folder around a file with a `.nagarezu-root` or a `.git`, on the same file system; else the file's own folder.
  public func root(of path: String) -> String {
    let own = ModelPath.folder(of: ModelPath.target(path, from: ModelPath.joined(root, "x")))
    var folder = own
    var status = stat()
    guard lstat(folder, &status) == 0 else { return displayed(own) }
    let device = status.st_dev
    while lstat(folder, &status) == 0, status.st_dev == device {
      for mark in [".nagarezu-root", ".git"] {
        if lstat(ModelPath.joined(folder, mark), &status) == 0 { return displayed(folder) }
      }
      if folder == "/" { break }
      folder = ModelPath.folder(of: folder)
    }
    return displayed(own)
  }

  /// As ``FileReading/read(_:in:)``.
  public func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    let file = try open(path, in: project, flags: O_RDONLY)
    defer { close(file) }
    let status = try status(of: file)
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= Limits.fileBytes else { throw .tooLarge(Int(status.st_size)) }
    return try bytes(of: file, expecting: Int(status.st_size))
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
    let start =
      project.isEmpty ? root : project.hasPrefix("/") ? project : ModelPath.joined(root, project)
    var folder = Glibc.open(start, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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
      let next = openat(folder, String(part), way)
      let reason = errno
      let isLink = next < 0 && Self.isLink(String(part), in: folder)
      close(folder)
      guard next >= 0 else { throw isLink ? .symbolicLink : Self.fault(reason, isLast: isLast) }
      folder = next
    }
    return folder
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
