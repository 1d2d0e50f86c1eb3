import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText

/// What a person named to be compared or drawn: a file or folder, or that of a git revision (`REV:path`).
struct Side {
  /// As it was typed.
  let text: String
  /// The path alone.
  private let path: String
  /// `nil` for what is on disk.
  private let revision: GitRevision?

  var isOnDisk: Bool { revision == nil }

  /// - Throws: ``EarlyEnd`` with 64 where a file goes by the name of a revision's; as ``GitRevision/init(_:)``.
  init(_ text: String) throws {
    self.text = text
    let isFile = try Self.isFile(text) { GitFiles.Place(text)?.revision }
    let place = isFile ? nil : GitFiles.Place(text)
    path = place?.path ?? text
    revision = try place.map { try GitRevision($0.revision) }
  }

  /// The disk as seen from the folder around the projects of some sides.
  static func disk(around sides: [Side]) -> DiskFiles {
    let start = FileManager.default.currentDirectoryPath
    return DiskFiles(
      at: sides.filter { $0.revision == nil }.map(\.path),
      around: sides.compactMap { side in
        side.revision?.root(aroundTyped: side.path, from: start)
      })
  }

  /// Whether there is a file or folder of that name, and no revision that `revision` gives.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where there is: whichever is read, it may be the wrong one.
  static func isFile(_ text: String, orElse revision: () -> String?) throws -> Bool {
    guard FileManager.default.fileExists(atPath: text) else { return false }
    guard let revision = revision(), GitRevision.commit(of: revision) != nil else { return true }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja:
          "「\(text)」という名前のファイルもあり、git の版「\(revision)」もある。ファイルなら ./\(text)、版なら refs/heads/… のように全部を書く",
        en:
          "there is a file named '\(text)', and git knows the revision '\(revision)'; write ./\(text) for the file, or the revision in full (refs/heads/…)"
      ))
  }

  /// The one model that was read of a side.
  struct Reading {
    let model: Model
    /// `nil` for what is on disk.
    let revision: DiffReport.Revision?
    /// What stood beside it and cannot be read.
    let problems: [Diagnostic]
    let input: Input
  }

  /// The one model, named as the files of `disk` are.
  ///
  /// - Throws: ``EarlyEnd`` with 2 and every problem found where there is none; with 64 for several; as ``Input/readings()``.
  func model(as disk: DiskFiles, output: String?) throws -> Reading {
    let git = revision.map { GitFiles($0, as: disk) }
    let input = Input(paths: [path], output: output, files: git ?? disk, as: disk)
    let readings = try input.readings()
    guard let model = readings.models.first else { throw input.unread(readings.problems) }
    guard readings.models.count == 1 else {
      let names = readings.models.map { input.seen.name($0.span.file) }
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(text)」にモデルが\(names.count)件ある。1つのファイルを指定する: \(names.joined(separator: "、"))",
          en:
            "'\(text)' holds \(names.count) models; name one file: \(names.joined(separator: ", "))"
        ))
    }
    return Reading(
      model: model,
      revision: revision.map { DiffReport.Revision(name: $0.name, commit: $0.commit) },
      problems: readings.problems, input: input)
  }
}

/// The older side of a check: a file or folder, a git revision's (`REV:path`), or the checked paths as of a revision.
struct EarlierSide {
  /// As it was typed.
  let text: String
  /// `nil` for what is on disk.
  private let revision: GitRevision?
  /// What is read of it.
  private let paths: [String]

  /// The side named `text` of a check of `paths`.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for the empty string; as ``Side/init(_:)``.
  init(_ text: String, of paths: [String]) throws {
    self.text = text
    guard !text.isEmpty else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--against に空の文字は使えない。ファイル、フォルダ、git の版のどれかを指定する",
          en: "--against cannot be empty; name a file, a folder or a git revision"))
    }
    let place = GitFiles.Place(text)
    if try Side.isFile(text, orElse: { place?.revision ?? text }) {
      (revision, self.paths) = (nil, [text])
    } else if let place {
      (revision, self.paths) = (try GitRevision(place.revision), [place.path])
    } else {
      (revision, self.paths) = (try GitRevision(text), paths)
    }
  }

  /// The disk as seen from the folder around the projects of this side and of the checked paths.
  func disk(with paths: [String]) -> DiskFiles {
    let start = FileManager.default.currentDirectoryPath
    guard let revision else { return DiskFiles(at: paths + self.paths) }
    return DiskFiles(
      at: paths,
      around: self.paths.map { revision.root(aroundTyped: $0, from: start) })
  }

  /// What may change while a run goes on; nothing of a git revision.
  var pathsOnDisk: [String] { isRevision ? [] : paths }

  /// Whether it is a git revision, whose files have the names of those on disk.
  var isRevision: Bool { revision != nil }

  /// What was read of it.
  struct Reading {
    let readings: RunReading
    /// `nil` for what is on disk.
    let commit: String?
    let input: Input
  }

  /// The models, named as the files of `disk` are, and the commit that they were read from.
  ///
  /// - Throws: ``EarlyEnd`` with 2 where any of it cannot be read or found: what is missing must not pass for new. What `isForgiven`
  ///   is left out of that.
  func models(
    as disk: DiskFiles, output: String?, takesDigests: Bool = false,
    forgiving isForgiven: (Diagnostic, RunReading) -> Bool = { _, _ in false }
  ) throws -> Reading {
    let git = revision.map { GitFiles($0, as: disk) }
    var input = Input(paths: paths, output: output, files: git ?? disk, as: disk)
    input.takesDigests = takesDigests
    let readings = try input.readings()
    let problems = readings.problems.filter { !isForgiven($0, readings) }
    guard problems.isEmpty else {
      throw input.unread(problems, remark: remark(on: problems, in: disk))
    }
    return Reading(readings: readings, commit: revision?.commit, input: input)
  }

  /// What to do about files that the revision does not have yet; empty where there are none.
  private func remark(on problems: [Diagnostic], in disk: DiskFiles) -> String {
    guard let revision = revision?.name else { return "" }
    let new = problems.filter {
      $0.code == LoadCode.fileMissing.rawValue && $0.span.line == 1 && $0.span.column == 1
        && FileManager.default.fileExists(atPath: disk.location(of: $0.span.file))
    }.map { SeenFiles(base: disk.base, start: disk.start).name($0.span.file) }
    guard !new.isEmpty else { return "" }
    return Speech.say(
      "版「\(revision)」にまだないファイルは、比べる相手がない。--against を付けずに調べる: nagarezu check \(new.joined(separator: " "))\n",
      "files that revision '\(revision)' does not have yet have nothing to be compared with; check them without --against: nagarezu check \(new.joined(separator: " "))\n"
    )
  }
}
