import Glibc

/// A finished file that waits under its temporary name for that of its target.
struct WaitingFile {
  let target: Target
  let folder: Folder
  let file: TemporaryFile

  /// Takes the place of the target, whatever stood there.
  func switchNow() throws(SystemError) { try file.rename(to: target.name) }

  /// Does something, and names this file's target where it fails.
  func naming<Result>(
    of count: Int, _ body: () throws(SystemError) -> Result
  ) throws(WritingFault) -> Result {
    do throws(SystemError) { return try body() } catch { throw fault(error, of: count) }
  }

  func fault(_ error: SystemError, of count: Int) -> WritingFault {
    WritingFault(error, path: target.named, count: count)
  }

  func fault(_ cause: WritingFault.Cause, of count: Int) -> WritingFault {
    WritingFault(path: target.named, cause: cause, count: count)
  }
}

/// A file that goes when a set takes its place.
struct LeavingFile {
  let target: Target
  let folder: Folder

  /// Whether it is there as a plain file.
  var isThere: Bool {
    get throws(SystemError) {
      try folder.status(of: target.name).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
    }
  }
}

extension WritingFault {
  init(_ error: SystemError, path: String, count: Int) {
    let cause: Cause =
      switch error.number {
      case EXDEV: .scattered
      case EWOULDBLOCK: .busy
      default: .system(error.number)
      }
    self.init(path: path, cause: cause, count: count)
  }
}
