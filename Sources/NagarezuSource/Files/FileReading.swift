/// Where model files come from: a disk, or memory in tests.
///
/// Paths use `/`, and are as seen from one folder: on a disk the root of the project (design §10.22).
public protocol FileReading: Sendable {
  /// The bytes of a regular file, at most ``Limits/fileBytes``, without leaving `project` by a link.
  ///
  /// `path` begins with `project` and a `/`, unless `project` is empty: the folder from which all paths are seen.
  /// - Throws: ``ReadFault``.
  func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8]

  /// How many bytes such a file has, without reading it; `nil` where that is known no sooner than it is read.
  ///
  /// - Throws: ``ReadFault``, as ``read(_:in:)`` does.
  func size(of path: String, in project: String) throws(ReadFault) -> Int?

  /// The `*.yaml` and `*.yml` files below a folder, in capitals or not; hidden ones are left out.
  ///
  /// - Throws: ``ReadFault/notAFolder`` for a file, so that the caller reads it as one; a fault where the folder itself cannot
  ///   be read. What cannot be read within it is in ``FolderListing/unread``.
  func listModels(in folder: String) throws(ReadFault) -> FolderListing

  /// The folder of the project that a file or folder belongs to (design §10.22): it may include from there, and others there may
  /// share its parts. `folder` is the one in which the caller had it searched for, if any: it counts where nothing marks a root.
  func project(of path: String, foundIn folder: String?) -> String

  /// The path as it is named in reports, of one that a person typed.
  func displayed(_ path: String) -> String

  /// Where the file is, for whoever writes it.
  func location(of path: String) -> String
}

extension FileReading {
  public func size(of path: String, in project: String) throws(ReadFault) -> Int? { nil }

  /// All that is there, or the folder of a file that lies outside.
  public func project(of path: String, foundIn folder: String?) -> String {
    folder.map { ModelPath.leadsOut($0) ? $0 : "" } ?? ModelPath.project(of: path)
  }

  /// The project of a file that the caller named itself.
  func project(of path: String) -> String { project(of: path, foundIn: nil) }

  public func location(of path: String) -> String { path }
}

/// What a folder holds.
public struct FolderListing: Sendable {
  /// Something in a folder that may hold a model and is not read.
  public struct Unread: Sendable {
    /// As far as it can be shown.
    public var path: String
    /// Why.
    public var fault: ReadFault

    /// Something at `path` that is not read because of `fault`.
    public init(path: String, fault: ReadFault) {
      self.path = path
      self.fault = fault
    }
  }

  /// In order of bytes.
  public var models: [String]
  /// In the order found; empty where nothing goes missing.
  public var unread: [Unread] = []

  /// The `models` of a folder of which all can be read.
  public init(models: [String] = []) { self.models = models }
}

/// Why a file or folder cannot be read.
public enum ReadFault: Error, Hashable, Sendable {
  case missing
  /// A folder, a pipe, a device: anything but a regular file.
  case notAFile
  case notAFolder
  case symbolicLink
  /// A link in a folder that is searched, to a folder or named as a model.
  case linkWithin
  /// Something in a folder that is searched, named otherwise than in UTF-8.
  case nameNotUTF8
  /// Two files go by one name, told apart only by how its letters are composed (NFC, NFD).
  case nameTwice
  /// Shape: the size in bytes.
  case tooLarge(Int)
  case tooManyFiles
  case tooDeep
  /// The system's own word for it: no permission, a fault of the disk.
  case denied(String)
}

/// Files held in memory, for tests and for programs that have the text already.
public struct MemoryFiles: FileReading {
  /// Shape: path → bytes.
  private let files: [String: [UInt8]]

  /// Files by path.
  public init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }

  /// Files by path, as bytes that need not be text.
  public init(bytes files: [String: [UInt8]]) { self.files = files }

  /// As ``FileReading/read(_:in:)``.
  public func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    guard let bytes = files[path] else { throw .missing }
    guard bytes.count <= Limits.fileBytes else { throw .tooLarge(bytes.count) }
    return bytes
  }

  /// As ``FileReading/size(of:in:)``.
  public func size(of path: String, in project: String) -> Int? { files[path]?.count }

  /// As ``FileReading/listModels(in:)``.
  public func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    if files[folder] != nil { throw .notAFolder }
    let prefix = folder.isEmpty ? "" : folder + "/"
    let found = files.keys.filter { path in
      path.hasPrefix(prefix) && ModelPath.namesAModel(path)
        && !path.dropFirst(prefix.count).split(separator: "/").contains { $0.hasPrefix(".") }
    }
    guard !found.isEmpty || folder.isEmpty || files.keys.contains(where: { $0.hasPrefix(prefix) })
    else { throw .missing }
    return FolderListing(models: found.sorted { $0.precedesByBytes($1) })
  }

  /// As ``FileReading/displayed(_:)``.
  public func displayed(_ path: String) -> String { ModelPath.normalised(path) ?? path }
}
