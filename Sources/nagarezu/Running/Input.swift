import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText
import NagarezuWriting

/// Reads models for a command, and says what is wrong with them.
struct Input {
  let files: any FileReading
  let paths: [String]
  /// Where the answer goes; `nil` for standard output.
  let output: String?
  /// Whether a file whose end is not marked is refused.
  var needsEndMarks = false
  /// Whether each file's SHA-256 is taken.
  var takesDigests = false

  /// How files are named for people.
  let seen: SeenFiles

  /// Models on disk, or where `files` says: named as those of `disk` are.
  init(paths: [String], output: String?, files: (any FileReading)? = nil, as disk: DiskFiles) {
    self.files = files ?? disk
    self.paths = paths
    self.output = output
    seen = SeenFiles(base: disk.base, start: disk.start)
  }

  /// The root of the project of each of some models, by their paths, as files are named; in order of path, none twice.
  func roots(of models: [String]) -> [String] {
    let folders = paths.map(files.displayed)
    func project(of file: String) -> String {
      let folder = folders.first { $0.isEmpty || file.hasPrefix($0 + "/") }
      return files.project(of: file, foundIn: folder)
    }
    return Set(models.map(project))
      .sorted { $0.precedesByBytes($1) }
  }

  /// The models among the paths, and everything that cannot be read.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for a path that is empty, and where the answer would overwrite one of the files.
  func readings() throws -> RunReading {
    let loader = try loader()
    let readings = loader.read(paths)
    try guardOutput(of: readings)
    return readings
  }

  /// The same of which some models are known; `nil` where all are to be read, as ``ModelLoader/read(_:knowing:)`` has it.
  func readings(knowing known: [KnownModel]) throws -> RunReading? {
    let readings = try loader().read(paths, knowing: known)
    if let readings { try guardOutput(of: readings) }
    return readings
  }

  private func loader() throws -> ModelLoader {
    guard !paths.contains("") else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "空の文字はパスではない。モデルのファイルかフォルダを指定する",
          en: "the empty string is no path; name a model file or folder"))
    }
    return ModelLoader(files: files, needsEndMarks: needsEndMarks, takesDigests: takesDigests)
  }

  private func guardOutput(of readings: RunReading) throws {
    try Output.guardInputs(Set(readings.files.map(files.location)), against: output)
  }

  /// Replaces 全て and 全員 in the waivers of these models by the lists of what is found: all of them, or none.
  ///
  /// - Throws: ``Stop`` with 2 where something cannot be read, or a list cannot be written; with 74 where a file cannot. Every file then
  ///   stands as it was.
  func writeWaivers() throws {
    try writeWaivers { models throws(WaiverWriting.Fault) in
      try WaiverWriting(files: files).texts(for: models.map { Verdict($0) })
    }
  }

  /// Writes a waiver for all that is found in these models and stands: for all of it, or for none; `judge` gives the verdicts of models.
  ///
  /// - Throws: as ``writeWaivers()``.
  func addWaivers(_ adding: WaiverAdding, judge: ([Model]) -> [Verdict]) throws {
    try writeWaivers { models throws(WaiverWriting.Fault) in
      let (texts, count) = try adding.texts(for: models, judge: judge)
      Output.remark(
        Speech.say("留保を\(count)件書いた\n", "\(count) waivers written\n"))
      return texts
    }
  }

  private func writeWaivers(
    _ make: ([Model]) throws(WaiverWriting.Fault) -> [String: [UInt8]]
  ) throws {
    let readings = try settledReadings()
    guard readings.problems.isEmpty else { throw unread(readings.problems) }
    let texts: [String: [UInt8]]
    do throws(WaiverWriting.Fault) {
      texts = try make(readings.models)
    } catch {
      let place = seen.name(error.span.file) + ":\(error.span.line):\(error.span.column)"
      throw EarlyEnd(
        .unread,
        Message(
          ja: "\(place): 留保を書き換えられない（\(error.message.ja)）。何も書いていない",
          en: "\(place): the waiver cannot be written (\(error.message.en)); nothing was"))
    }
    let places = texts.sorted { $0.key < $1.key }
    try Output.write(places.map { (files.location(of: $0.key), $0.value) })
  }

  /// The models as they are once a run that was killed while it wrote them is undone.
  private func settledReadings() throws -> RunReading {
    let readings = try readings()
    let folders = readings.files.map { file in
      let path = files.location(of: file)
      return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
    return FileSwitch.settle(folders) ? try self.readings() : readings
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
    return SeenFiles.$current.withValue(seen) {
      ProblemText(Speech.language).text(problems) { excerpts.line(at: $0) }
    }
  }

  /// Ends a run that has no answer, because what it would be about cannot be read.
  func unread(_ problems: [Diagnostic], remark: String = "") -> EarlyEnd {
    let closing = Speech.say(
      "モデルに誤りが\(problems.count)件あるので、何も調べていない\n",
      "\(ProblemText.counted(problems.count, "problem")) in the model; nothing was judged\n"
    )
    return EarlyEnd(.unread, text: text(of: problems) + "\n" + closing + remark)
  }
}
