import Foundation
import NagarezuCore
import NagarezuSource

/// When each file below some paths was last written, and how long it is: two that differ were taken before and after a change.
struct FileStamp: Equatable {
  private var files: [String: [Int]] = [:]

  init(of paths: [String]) {
    let disk = DiskFiles(at: paths)
    for path in paths {
      // Parts may stand anywhere in the project.
      let named = disk.displayed(path)
      for folder in [disk.project(of: named, foundIn: nil), named] {
        for file in (try? disk.listModels(in: folder))?.models ?? [] {
          note(disk.location(of: file))
        }
      }
      note(disk.location(of: named))
    }
  }

  private mutating func note(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      files[path] = []
      return
    }
    files[path] = [
      Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec), Int(status.st_size),
      Int(status.st_ino),
    ]
  }
}
