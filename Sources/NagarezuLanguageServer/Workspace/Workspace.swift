import NagarezuCore
import NagarezuSource

/// The files that stand open, and what is known of them.
final class Workspace {
  /// A file that stands open.
  struct Document {
    let uri: String
    /// Absolute.
    let path: String
    var version: Int
    var text: OpenText
  }

  /// The files on disk, named as those of the file at an absolute path are.
  private let disk: (String) -> any FileReading
  /// Shape: absolute path → document.
  private(set) var documents: [String: Document] = [:]
  /// Shape: absolute path → what is known of it as it stands.
  private var analyses: [String: Analysis] = [:]
  /// Shape: absolute path → what was known of it when it could last be read.
  private var lastGood: [String: Analysis] = [:]

  init(disk: @escaping (String) -> any FileReading) { self.disk = disk }

  func document(_ path: String) -> Document? { documents[path] }

  /// A file was opened, or its text changed.
  func put(_ document: Document) {
    let isNew = documents[document.path] == nil
    documents[document.path] = document
    isNew ? forgetAll() : forget(document.path)
  }

  func close(_ path: String) {
    documents[path] = nil
    lastGood[path] = nil
    forgetAll()
  }

  /// Something on disk may be another than before.
  func forgetAll() { analyses = [:] }

  /// A text changed: of those who read it, and of those who could not be read, nothing is known any more.
  private func forget(_ path: String) {
    analyses = analyses.filter { own, analysis in
      own != path && analysis.reading.problems.isEmpty
        && !analysis.paths.contains { analysis.location(of: $0) == path }
    }
  }

  /// Whether a file was read as it stands.
  func isKnown(_ path: String) -> Bool { analyses[path] != nil }

  /// What is known of a file as it stands.
  func analysis(of path: String) -> Analysis {
    if let known = analyses[path] { return known }
    let files = files(for: path)
    let analysis = Analysis(path, in: files)
    analyses[path] = analysis
    if analysis.reading.problems.isEmpty { lastGood[path] = analysis }
    return analysis
  }

  /// What was known of a file when it could last be read: now, mostly; `nil` where it never could be.
  func goodAnalysis(of path: String) -> Analysis? {
    let now = analysis(of: path)
    return now.reading.problems.isEmpty ? now : lastGood[path]
  }

  /// The files as a file at an absolute path is read, those that stand open with their texts, and perhaps others with theirs.
  func files(for path: String, changing texts: [String: [UInt8]] = [:]) -> OverlaidFiles {
    let base = disk(path)
    var open: [String: [UInt8]] = [:]
    for document in documents.values { open[base.displayed(document.path)] = document.text.bytes }
    for (path, text) in texts { open[base.displayed(path)] = text }
    return OverlaidFiles(base, texts: open)
  }
}
