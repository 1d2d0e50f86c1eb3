import Glibc
import NagarezuCore

/// A folder of entries that nobody misses when they are gone, such as a cache: each is whole or not there, whoever writes at the same
/// time, and the one that was not used for longest goes first.
///
/// After a crash an entry may be torn, as nothing waits for the disc: whoever reads one must know a torn one.
public struct EntryFolder: Sendable {
  /// Why it cannot be used, in words that follow its name.
  public struct Fault: Error {
    public let reason: Message
  }

  /// What all entries may take together.
  public struct Limits: Sendable {
    let bytes: Int
    let entries: Int

    /// At most so many bytes, in so many entries.
    public init(bytes: Int, entries: Int) {
      self.bytes = bytes
      self.entries = entries
    }
  }

  private let path: String
  /// The end of the names of all entries: nothing else there is ever touched.
  private let ending: String
  private let limits: Limits

  /// The folder at `path`, made where it is missing, of entries whose names end in `ending`.
  ///
  /// - Throws: ``Fault`` where it cannot be made or opened, and where it is another user's or others may write there: what stands in
  ///   it is none of ours.
  public init(_ path: String, ending: String, limits: Limits) throws(Fault) {
    self.path = path
    self.ending = ending
    self.limits = limits
    Self.make(path)
    try withFolder { _ in }
  }

  /// Makes the folder and those around it; where that fails, opening it says why.
  private static func make(_ path: String) {
    var status = stat()
    guard stat(path, &status) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      make(String(path[..<slash]))
    }
    mkdir(path, 0o700)
  }

  /// Does something in the open folder.
  private func withFolder<Value>(
    _ body: (Folder) throws(SystemError) -> Value
  ) throws(Fault) -> Value {
    do throws(SystemError) {
      let folder = try Folder(path)
      defer { folder.close() }
      var status = stat()
      try SystemError.checked { fstat(folder.handle, &status) }
      if status.st_uid == geteuid(), status.st_mode & Self.writableByOthers == 0 {
        return try body(folder)
      }
      // Falls through to what is said of it.
    } catch {
      throw Fault(reason: error.reason)
    }
    throw Fault(
      reason: Message(
        ja: "ほかの利用者のものか、ほかの利用者が書き込めるフォルダである",
        en: "the folder belongs to another user, or others may write in it"))
  }

  private static let writableByOthers: mode_t = 0o022

  /// Whether a file is one that we may have written.
  private static func isOurs(_ status: stat) -> Bool {
    status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
      && status.st_mode & writableByOthers == 0
  }

  /// What was last kept under a name, which counts as used now; `nil` where nothing is that we wrote, or it cannot be read.
  public func entry(_ name: String) -> [UInt8]? {
    let found = try? withFolder { folder throws(SystemError) -> [UInt8]? in
      let file = try folder.open(name + ending, O_RDONLY)
      defer { close(file) }
      var status = stat()
      try SystemError.checked { fstat(file, &status) }
      guard Self.isOurs(status), Int(status.st_size) <= limits.bytes else { return nil }
      futimens(file, nil)
      return try contents(of: file)
    }
    return found ?? nil
  }

  /// Keeps something under a name, in the place of what was there, and takes away what is too much. Nothing is kept that would take more
  /// than a quarter of all there may be.
  ///
  /// - Throws: ``Fault`` where it cannot be written.
  public func keep(_ bytes: [UInt8], as name: String) throws(Fault) {
    guard bytes.count <= limits.bytes / 4 else { return }
    try withFolder { folder throws(SystemError) in
      _ = Settling(folder: folder).run()
      let file = try TemporaryFile(.temporary, in: folder, mode: 0o600)
      defer { file.discard() }
      try send(bytes, to: file.handle)
      try file.rename(to: name + ending)
      takeAway(in: folder)
    }
  }

  /// Takes away what was not used for longest until no more is left than may be; what cannot be taken away stays.
  private func takeAway(in folder: Folder) {
    let found = folder.names().filter { $0.utf8.reversed().starts(with: ending.utf8.reversed()) }
      .compactMap { name -> (name: String, used: [Int], bytes: Int)? in
        guard let status = try? folder.status(of: name), Self.isOurs(status) else { return nil }
        let used = status.st_mtim
        return (name, [Int(used.tv_sec), used.tv_nsec], Int(status.st_size))
      }
    var (bytes, entries) = (found.reduce(0) { $0 + $1.bytes }, found.count)
    guard bytes > limits.bytes || entries > limits.entries else { return }
    for one in found.sorted(by: { $0.used.lexicographicallyPrecedes($1.used) }) {
      guard bytes > limits.bytes || entries > limits.entries else { return }
      folder.clear(one.name)
      bytes -= one.bytes
      entries -= 1
    }
  }
}
