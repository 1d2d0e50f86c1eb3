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
    let readings = ModelLoader(files: files).read(paths)
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
