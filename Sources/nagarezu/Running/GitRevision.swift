import Foundation
import NagarezuCore
import NagarezuSource

/// One revision of the git repository in which the command was started, read by git itself and as it was committed.
///
/// From the second question on git is asked with a commit's number only, so that no revision and no path can be taken for an
/// option.
struct GitRevision {
  /// What a revision holds at a path.
  struct Entry {
    let mode: Substring
    let object: Substring
    /// Two names that differ only in how their letters are composed.
    var isTwice = false
  }

  /// As a person calls it.
  let name: String
  /// The number of the commit that it is now.
  let commit: String
  /// The folder of the repository's files: absolute.
  let top: String
  /// Shape: path as seen from ``top`` → what is there; folders are not listed.
  let tree: [String: Entry]
  /// Paths that are no text.
  let nameless: [String]

  /// The revision called `name`.
  ///
  /// - Throws: ``EarlyEnd`` with 2 where there is no git, no repository or no such revision.
  init(_ name: String) throws {
    guard let answer = Git.run("rev-parse", "--git-dir") else {
      throw EarlyEnd(
        .unread, Message(ja: "git を起動できないので、版を読めない", en: "cannot start git to read a revision"))
    }
    // No revision is empty or begins so; git would take it for the index, or for an option.
    guard !name.isEmpty, !name.hasPrefix("-") else { throw Self.unknown(name) }
    guard answer.code == 0 else {
      let reason = answer.remarks.isEmpty ? "" : ": \(answer.remarks)"
      throw EarlyEnd(
        .unread,
        Message(
          ja: "ここは git の管理下にないので、版「\(name)」を読めない\(reason)",
          en: "not in a git repository, so revision '\(name)' cannot be read\(reason)"))
    }
    guard let commit = Self.commit(of: name) else { throw Self.unknown(name) }
    (self.name, self.commit) = (name, commit)
    let top = Git.run("rev-parse", "--show-toplevel")
    // A bare repository has no files beside it.
    self.top = top?.code == 0 ? top?.line ?? "" : FileManager.default.currentDirectoryPath
    (tree, nameless) = try Self.tree(of: commit)
  }

  /// The number of the commit that a revision is now; `nil` where git, if it is there at all, knows none.
  static func commit(of revision: String) -> String? {
    guard !revision.isEmpty, !revision.hasPrefix("-"),
      let found = Git.run("rev-parse", "--verify", "--quiet", revision + "^{commit}"),
      found.code == 0, found.line.count >= 40, found.line.allSatisfy(\.isHexDigit)
    else { return nil }
    return found.line
  }

  private static func unknown(_ revision: String) -> EarlyEnd {
    let isShallow = Git.run("rev-parse", "--is-shallow-repository")?.line == "true"
    return EarlyEnd(
      .unread,
      Message(
        ja: "git に版「\(revision)」がない"
          + (isShallow
            ? "（履歴の一部だけの複製である。git fetch --unshallow で残りを取り込む。CI では取り出すときに全部を取る: actions/checkout なら fetch-depth: 0、GitLab なら GIT_DEPTH: 0）"
            : ""),
        en: "git knows no revision '\(revision)'"
          + (isShallow
            ? " (this is a shallow clone: git fetch --unshallow gets the rest; in CI check all of it out: fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 on GitLab)"
            : "")))
  }

  private static func tree(of commit: String) throws -> ([String: Entry], [String]) {
    guard let answer = Git.run("ls-tree", "-r", "-z", "--full-tree", commit), answer.code == 0
    else {
      throw EarlyEnd(
        .unread,
        Message(
          ja: "git がコミット \(commit) のファイルの一覧を読めない",
          en: "git cannot list the files of commit \(commit)"))
    }
    var (tree, nameless): ([String: Entry], [String]) = ([:], [])
    for line in answer.bytes.split(separator: 0) {
      // <mode> <type> <object> TAB <path>
      guard let tab = line.firstIndex(of: 9) else { continue }
      let words = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      let bytes = line[(tab + 1)...]
      guard words.count == 3, let path = String(validating: bytes, as: UTF8.self) else {
        nameless.append(String(decoding: bytes, as: UTF8.self))
        continue
      }
      let isTwice = tree[path] != nil
      tree[path] = Entry(mode: words[0], object: words[2], isTwice: isTwice)
    }
    return (tree, nameless)
  }

  // MARK: Places

  /// Whether it has a folder at a path as seen from ``top``.
  func isFolder(_ place: String) -> Bool {
    place.isEmpty || tree.keys.contains { $0.hasPrefix(place + "/") }
  }

  /// The path of something at an absolute location, as seen from ``top``; `nil` outside.
  func place(at location: String) -> String? {
    if location == top { return "" }
    let folder = top == "/" ? top : top + "/"
    return location.hasPrefix(folder) ? String(location.dropFirst(folder.count)) : nil
  }

  /// Where a path that a person typed leads, absolute: as seen from `start`, or, as git itself has it, from ``top`` where it is
  /// there alone.
  func location(of path: String, from start: String) -> String {
    let (own, other) = (DiskFiles(root: start), DiskFiles(root: top))
    let typed = own.location(of: path)
    guard !path.hasPrefix("/"), !path.hasPrefix("."), !exists(typed),
      // What stands here and is not in the revision is new, whatever goes by its name elsewhere.
      !FileManager.default.fileExists(atPath: typed)
    else { return typed }
    return exists(other.location(of: path)) ? other.location(of: path) : typed
  }

  private func exists(_ location: String) -> Bool {
    place(at: location).map { tree[$0] != nil || isFolder($0) } ?? false
  }

  /// The root of the project of a path that a person typed: as ``location(of:from:)`` and ``root(around:)``.
  func root(aroundTyped path: String, from start: String) -> String {
    root(around: location(of: path, from: start))
  }

  /// The root of the project of something at an absolute location, absolute: as the revision marks it, else ``top``.
  func root(around location: String) -> String {
    var folder = place(at: location) ?? ""
    while true {
      let mark = tree[(folder.isEmpty ? "" : folder + "/") + ProjectRoot.Mark.file.rawValue]
      if folder.isEmpty || mark?.mode.hasPrefix("100") == true { break }
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    return folder.isEmpty ? top : top + "/" + folder
  }
}
