import NagarezuCore
import NagarezuSource

/// What `check` would say of one file, with all that it read for it.
final class Analysis {
  /// The file, as it is named in reports.
  let file: String
  let files: any FileReading
  let reading: RunReading
  /// Of the models that could be read, in their order.
  private(set) lazy var verdicts: [Verdict] = AmongBusinesses.verdicts(reading.models)
  /// Shape: file → its outline, `nil` where it cannot be read.
  private var outlines: [String: FileOutline?] = [:]
  /// Shape: file → its text.
  private var texts: [String: OpenText] = [:]

  /// Reads the file at an absolute path; it is judged once somebody asks.
  init(_ path: String, in files: any FileReading) {
    self.files = files
    file = files.displayed(path)
    reading = ModelLoader(files: files).read([path])
  }

  /// The files that it read, that of its name among them.
  var paths: Set<String> { reading.files.union([file]) }

  /// The models to which the file belongs: itself, or those that include it, in order.
  var ownVerdicts: [Verdict] {
    let own = verdicts.filter { $0.model.span.file == file }
    return own.isEmpty ? verdicts.filter { $0.model.files.contains(file) } : own
  }

  /// The first of them.
  var verdict: Verdict? { ownVerdicts.first }

  func location(of file: String) -> String { files.location(of: file) }

  func bytes(of file: String) -> [UInt8]? {
    try? files.read(file, in: files.project(of: file, foundIn: nil))
  }

  /// What stands where in a file; `nil` for one that cannot be read.
  func outline(of file: String) -> FileOutline? {
    if let known = outlines[file] { return known }
    let outline = bytes(of: file).flatMap { FileOutline($0, file: file) }
    outlines[file] = outline
    return outline
  }

  /// The text of a file; empty for one that cannot be read.
  func text(of file: String) -> OpenText {
    if let known = texts[file] { return known }
    let text = OpenText(bytes(of: file).map { String(decoding: $0, as: UTF8.self) } ?? "")
    texts[file] = text
    return text
  }
}
