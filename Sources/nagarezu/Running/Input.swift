import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource

/// Reads models for a command, and says what is wrong with them.
struct Input {
  let files: any FileReading
  let paths: [String]
  /// Where the answer goes; `nil` for standard output.
  let output: String?
  /// Whether a file whose end is not marked is refused.
  var needsEndMarks = false

  /// Models on disk, or where `files` says.
  init(paths: [String], output: String?, files: any FileReading = DiskFiles(root: ".")) {
    self.files = files
    self.paths = paths
    self.output = output
  }

  /// The models among the paths, and everything that cannot be read.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for a path that is empty, and where the answer would overwrite one of the files.
  func readings() throws -> RunReading {
    guard !paths.contains("") else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "空の文字はパスではない。モデルのファイルかフォルダを指定する",
          en: "the empty string is no path; name a model file or folder"))
    }
    let readings = ModelLoader(files: files, needsEndMarks: needsEndMarks).read(paths)
    try Output.guardInputs(readings.files, against: output)
    return readings
  }

  /// The one model of a file, or of a git revision's file where no file goes by that name (`REV:path`).
  ///
  /// - Throws: ``EarlyEnd`` with 2 and every problem found; with 64 for a folder of several; as ``readings()``.
  static func onlyModel(at path: String, output: String?) throws -> Model {
    let input: Input
    if let place = GitFiles.Place(path), !FileManager.default.fileExists(atPath: path) {
      input = Input(
        paths: [place.path], output: output, files: try GitFiles(at: place.revision))
    } else {
      input = Input(paths: [path], output: output)
    }
    let readings = try input.readings()
    guard readings.problems.isEmpty else { throw input.unread(readings.problems) }
    guard let model = readings.models.first, readings.models.count == 1 else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(path)」にモデルが\(readings.models.count)件ある。1つのファイルを指定する",
          en: "'\(path)' holds \(readings.models.count) models; name one file"))
    }
    return model
  }

  /// The models of an earlier state: a file or folder, a git revision's (`REV:path`), or `paths` as of a revision.
  ///
  /// - Throws: ``Stop`` with 2 where any of it cannot be read or found: what is missing must not pass for new.
  static func models(at old: String, or paths: [String], output: String?) throws -> [Model] {
    let input: Input
    if FileManager.default.fileExists(atPath: old) {
      input = Input(paths: [old], output: output)
    } else if let place = GitFiles.Place(old) {
      input = Input(
        paths: [place.path], output: output, files: try GitFiles(at: place.revision))
    } else {
      input = Input(paths: paths, output: output, files: try GitFiles(at: old))
    }
    let readings = try input.readings()
    guard readings.problems.isEmpty else { throw input.unread(readings.problems) }
    return readings.models
  }

  /// Replaces 全て and 全員 in the waivers of these models by the lists of what is found: all of them, or none.
  ///
  /// - Throws: ``Stop`` with 2 where something cannot be read, or a list cannot be written; with 74 where a file cannot. Every file then
  ///   stands as it was.
  func writeWaivers() throws {
    let readings = try readings()
    guard readings.problems.isEmpty else { throw unread(readings.problems) }
    let texts: [String: [UInt8]]
    do {
      texts = try WaiverWriting(files: files).texts(for: readings.models.map { Verdict($0) })
    } catch {
      let place = "\(error.span.shownFile):\(error.span.line):\(error.span.column)"
      throw EarlyEnd(
        .unread,
        Message(
          ja: "\(place): 留保を書き換えられない（\(error.message.ja)）。何も書いていない",
          en: "\(place): the waiver cannot be written (\(error.message.en)); nothing was"))
    }
    let old = try texts.map { path, _ in
      (path, try files.read(path, in: ""))
    }
    do {
      for (path, bytes) in texts.sorted(by: { $0.key < $1.key }) {
        try Output.write(bytes, to: path)
      }
    } catch {
      for (path, bytes) in old { try? Output.write(bytes, to: path) }
      throw error
    }
  }

  /// The verdicts with W101 for each waiver of a shared part that matches nothing in any model: said once, and only where the run
  /// holds every model that includes the part.
  func withUnmatchedWaivers(_ verdicts: [Verdict]) -> [Verdict] {
    var verdicts = verdicts
    let all = verdicts.flatMap(\.unmatchedWaivers)
    for (span, unmatched) in Dictionary(grouping: all, by: \.waiver.span) {
      let including = verdicts.indices.filter { verdicts[$0].model.files.contains(span.file) }
      let judged = Set(including.map { verdicts[$0].model.span.file })
      guard let first = including.first, let one = unmatched.first,
        unmatched.count == including.count,
        ModelLoader(files: files).models(including: span.file).isSubset(of: judged)
      else { continue }
      verdicts[first] = verdicts[first].adding([one])
    }
    return verdicts
  }

  /// The line of a file at each of some places.
  func excerpts(of spans: [SourceSpan]) -> SourceExcerpt { SourceExcerpt(of: spans, in: files) }

  /// Every problem with its line and the way out.
  func text(of problems: [Diagnostic]) -> String {
    let excerpts = excerpts(of: problems.map(\.span))
    return ProblemText(Speech.language).text(problems) { excerpts.line(at: $0) }
  }

  /// Ends a run that has no answer, because what it would be about cannot be read.
  func unread(_ problems: [Diagnostic]) -> EarlyEnd {
    let closing = Speech.say(
      "モデルに誤りが\(problems.count)件あるので、何も調べていない\n",
      "\(problems.count) problems in the model; nothing was judged\n")
    return EarlyEnd(.unread, text: text(of: problems) + "\n" + closing)
  }
}
