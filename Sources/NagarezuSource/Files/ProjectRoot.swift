import Foundation

/// The folder of the project that a file belongs to (design §10.22): what it includes stays within it.
public struct ProjectRoot: Hashable, Sendable {
  /// What makes a folder a root.
  public enum Mark: String, Sendable {
    /// A file of this name, put there for it.
    case file = ".nagarezu-root"
    /// A folder, or of a submodule and a worktree a file.
    case git = ".git"
  }

  /// Absolute and tidy.
  public let path: String
  /// `nil` where no folder is marked: it is that of the path then.
  public let mark: Mark?

  /// The nearest folder around `path` with a `.nagarezu-root`, else the nearest with a `.git`, else the folder of the path: a folder is
  /// its own. Looked for on the file system of the path alone, and without following a link at the end of a name.
  public init(of path: String, from start: String) {
    var own = ModelPath.absolute(path, in: start)
    var status = stat()
    let isFolder = stat(own, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if !isFolder { own = ModelPath.folder(of: own) }
    var folder = own
    // What is not there yet, or no longer, belongs to what is. A folder in which the program runs may be gone: then there is none around it.
    while stat(folder, &status) != 0, folder != "/", !folder.isEmpty {
      folder = ModelPath.folder(of: folder)
    }
    let device = status.st_dev
    var git: String?
    while stat(folder, &status) == 0, status.st_dev == device {
      if Self.isMarked(folder, .file) {
        (self.path, mark) = (folder, .file)
        return
      }
      if git == nil, Self.isMarked(folder, .git) { git = folder }
      if folder == "/" { break }
      folder = ModelPath.folder(of: folder)
    }
    (self.path, mark) = (git ?? own, git == nil ? nil : .git)
  }

  private static func isMarked(_ folder: String, _ mark: Mark) -> Bool {
    var status = stat()
    guard lstat(ModelPath.joined(folder, mark.rawValue), &status) == 0 else { return false }
    return mark == .git || status.st_mode & S_IFMT == S_IFREG
  }
}
