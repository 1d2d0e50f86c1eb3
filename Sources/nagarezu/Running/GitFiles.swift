import Foundation
import NagarezuCore
import NagarezuSource

/// The files of one revision of the git repository in which the command was started, read by git itself.
///
/// Git is run without a shell, and from the second question on with a commit's number only, so that no revision and no path can
/// be taken for an option.
struct GitFiles: FileReading {
  /// A model written as `REV:path`.
  struct Place {
    let revision: String
    let path: String

    /// `nil` for what holds no `:`.
    init?(_ text: String) {
      guard let colon = text.firstIndex(of: ":") else { return nil }
      revision = String(text[..<colon])
      path = String(text[text.index(after: colon)...])
    }
  }

  private let commit: String
  private let disk = DiskFiles(root: ".")

  /// The files as of `revision`.
  ///
  /// - Throws: ``EarlyEnd`` with 2 where there is no git, no repository or no such revision.
  init(at revision: String) throws {
    // No revision is empty or begins so; git would take it for the index, or for an option.
    guard !revision.isEmpty, !revision.hasPrefix("-") else { throw Self.unknown(revision) }
    guard let answer = Self.git(["rev-parse", "--git-dir"]) else {
      throw EarlyEnd(
        .unread, Message(ja: "git を起動できないので、版を読めない", en: "cannot start git to read a revision"))
    }
    guard answer.code == 0 else {
      let reason = answer.remarks.isEmpty ? "" : ": \(answer.remarks)"
      throw EarlyEnd(
        .unread,
        Message(
          ja: "ここは git の管理下にないので、版「\(revision)」を読めない\(reason)",
          en: "not in a git repository, so revision '\(revision)' cannot be read\(reason)"))
    }
    let found = Self.git(["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
    let name = found.map { String(decoding: $0.bytes, as: UTF8.self) }?
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard let name, found?.code == 0, name.count >= 40, name.allSatisfy(\.isHexDigit) else {
      throw Self.unknown(revision)
    }
    commit = name
  }

  private static func unknown(_ revision: String) -> EarlyEnd {
    EarlyEnd(
      .unread,
      Message(
        ja: "git に版「\(revision)」がない", en: "git knows no revision '\(revision)'"))
  }

  func displayed(_ path: String) -> String { disk.displayed(path) }

  func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    guard !path.hasPrefix("/") else { throw .missing }
    let object = "\(commit):\(path.hasPrefix("../") ? path : "./" + path)"
    guard let answer = Self.git(["cat-file", "-s", object]), answer.code == 0,
      let size = Int(
        String(decoding: answer.bytes, as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw .missing }
    guard size <= Limits.fileBytes else { throw .tooLarge(size) }
    guard let file = Self.git(["cat-file", "blob", object]), file.code == 0 else {
      throw .notAFile
    }
    return file.bytes
  }

  func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    guard !folder.hasPrefix("/") else { throw .missing }
    let place = folder.isEmpty ? "./" : folder
    if let kind = Self.git([
      "cat-file", "-t", "\(commit):\(folder.hasPrefix("../") ? folder : "./" + folder)",
    ]),
      kind.code == 0, String(decoding: kind.bytes, as: UTF8.self).hasPrefix("blob")
    {
      throw .notAFolder
    }
    let below = place.hasSuffix("/") ? place : place + "/"
    guard let answer = Self.git(["ls-tree", "-r", "-z", commit, "--", below]), answer.code == 0,
      !answer.bytes.isEmpty
    else { throw .missing }
    var found = FolderListing()
    for entry in answer.bytes.split(separator: 0) {
      // <mode> <type> <object> TAB <path>
      let text = String(decoding: entry, as: UTF8.self)
      guard let tab = text.firstIndex(of: "\t") else { continue }
      let path = String(text[text.index(after: tab)...])
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".." }
      let isModel = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
      guard isModel, !isHidden, text.hasPrefix("100") else { continue }
      found.models.append(path)
    }
    found.models.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return found
  }

  // MARK: Running git

  private struct Answer {
    let code: Int32
    let bytes: [UInt8]
    /// The first line of standard error.
    let remarks: String
  }

  /// What git says; `nil` where it cannot be started.
  private static func git(_ arguments: [String]) -> Answer? {
    guard let executable else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = ["--no-pager", "--literal-pathspecs"] + arguments
    var environment = ProcessInfo.processInfo.environment
    // Neither asks anybody nor fetches what the repository lacks.
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["GIT_NO_LAZY_FETCH"] = "1"
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    environment["LC_ALL"] = "C"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (output, remarks) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = remarks
    do {
      try process.run()
    } catch {
      return nil
    }
    // Git says little on standard error: less than a pipe holds.
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let text = remarks.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit else { return nil }
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first ?? ""
    return Answer(code: process.terminationStatus, bytes: Array(bytes), remarks: String(line))
  }

  /// The first `git` on the search path; never one in the folder where the command was started, unless the path says so.
  private static let executable: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { $0 + "/git" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}
