import Foundation
import NagarezuCore
import NagarezuSource

/// The files of one revision of the git repository in which the command was started: named as the files on disk are, so that
/// the two can be compared.
struct GitFiles: FileReading {
  /// A model written as `REV:path`.
  struct Place {
    let revision: String
    let path: String

    /// `nil` for what holds no `:` but in braces: a revision may be `HEAD@{2024-04-01 10:00}` or `HEAD^{/fix: x}`.
    init?(_ text: String) {
      var depth = 0
      let colon = text.indices.first { index in
        if text[index] == "{" { depth += 1 }
        if text[index] == "}" { depth -= 1 }
        return text[index] == ":" && depth <= 0
      }
      guard let colon else { return nil }
      revision = String(text[..<colon])
      path = String(text[text.index(after: colon)...])
    }
  }

  private let revision: GitRevision
  private let disk: DiskFiles

  /// The files of `revision`, named as those of `disk` are.
  init(_ revision: GitRevision, as disk: DiskFiles) {
    (self.revision, self.disk) = (revision, disk)
  }

  // MARK: Names

  func displayed(_ path: String) -> String {
    disk.displayed(revision.location(of: path, from: disk.start))
  }

  func location(of path: String) -> String { disk.location(of: path) }

  func project(of path: String, foundIn folder: String?) -> String {
    let root = disk.displayed(revision.root(around: disk.location(of: path)))
    return root.hasPrefix("/") || root.hasPrefix("..") ? "" : root
  }

  private func named(_ place: String) -> String { disk.displayed(revision.top + "/" + place) }

  // MARK: Reading

  func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    guard let place = revision.place(at: disk.location(of: path)) else { throw .missing }
    guard let entry = revision.tree[place] else { throw fault(of: place) }
    guard !entry.isTwice else { throw .nameTwice }
    guard entry.mode != "120000" else { throw .symbolicLink }
    guard entry.mode.hasPrefix("100") else { throw .notAFile }
    guard let answer = Git.run("cat-file", "-s", String(entry.object)), answer.code == 0,
      let size = Int(answer.line)
    else { throw .denied("git has no copy of it here") }
    guard size <= Limits.fileBytes else { throw .tooLarge(size) }
    guard let file = Git.run("cat-file", "blob", String(entry.object)), file.code == 0 else {
      throw .denied("git cannot read it")
    }
    return file.bytes
  }

  /// Why there is nothing at a path.
  private func fault(of place: String) -> ReadFault {
    if revision.isFolder(place) { return .notAFile }
    let isInSubmodule = revision.tree.contains { $1.mode == "160000" && place.hasPrefix($0 + "/") }
    return isInSubmodule ? .denied("it is in a git submodule") : .missing
  }

  func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    guard let place = revision.place(at: disk.location(of: folder)) else { throw .missing }
    guard revision.tree[place] == nil else { throw .notAFolder }
    let below = place.isEmpty ? "" : place + "/"
    let inner = revision.tree.filter { path, _ in path.hasPrefix(below) }
    guard !inner.isEmpty || place.isEmpty else { throw fault(of: place) }
    var found = FolderListing()
    for (path, entry) in inner.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      let parts = path.dropFirst(below.count).split(separator: "/")
      guard !parts.contains(where: { $0.hasPrefix(".") }) else { continue }
      let isModel = ModelPath.namesAModel(path)
      let shown = named(path)
      switch entry.mode {
      case "160000":
        found.unread.append(.init(path: shown, fault: .denied("it is a git submodule")))
      case "120000": if isModel { found.unread.append(.init(path: shown, fault: .linkWithin)) }
      default: if isModel { found.models.append(shown) }
      }
    }
    for path in revision.nameless where path.hasPrefix(below) {
      found.unread.append(.init(path: named(path), fault: .nameNotUTF8))
    }
    return found
  }
}
