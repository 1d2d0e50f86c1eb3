/// One model file as it was read: the model, or what is wrong with it.
public struct Reading: Sendable {
  /// The model's own file, as it is named in reports.
  public let path: String
  /// What was read for it: its own file first, then what it includes, in order of path.
  public let files: [String]
  /// Everything wrong with the file and with what it includes, in order of place, none twice.
  public let problems: [Diagnostic]
  /// The model; `nil` exactly where there is a problem, so that no model with a hole is ever judged.
  public let model: Model?

  /// A file with `problems`; `model` is given only where there are none.
  public init(path: String, files: [String], problems: [Diagnostic], model: Model?) {
    self.path = path
    self.files = files
    self.problems = problems
    self.model = problems.isEmpty ? model : nil
  }
}

/// What was seen of the file of a model when it was read, apart from what stands in it.
package struct FileOrigin: Equatable, Sendable {
  /// The root of the project from which it was read.
  package let project: String
  package let bytes: Int
  /// What it includes, by path, in its order.
  package let includes: [String]
  /// Whether it holds a word without which no file includes another.
  package let mayInclude: Bool

  package init(project: String, bytes: Int, includes: [String], mayInclude: Bool) {
    self.project = project
    self.bytes = bytes
    self.includes = includes
    self.mayInclude = mayInclude
  }
}

/// What one run read.
public struct RunReading: Sendable {
  /// The files that are models, or that may be one and could not be read; in order of path, none twice.
  public let all: [Reading]
  /// Everything wrong in the run, in order of place, none twice: the problems of ``all``, and those that belong to no model,
  /// such as a folder that cannot be read or a part that no model includes.
  public let problems: [Diagnostic]
  /// SHA-256 of the bytes of each file that was read, in hexadecimal digits; empty where the reader was not asked for it.
  ///
  /// Shape: file → its digest.
  public let digests: [String: String]

  /// Shape: model → where and how its file was read.
  package var origins: [String: FileOrigin] = [:]
  /// The models of the run that were not read, as all that matters of them is known; in order of path, none of them in ``all``.
  package var known: [KnownModel] = []

  /// The readings of a run, with the problems of the whole.
  public init(_ all: [Reading], problems: [Diagnostic], digests: [String: String] = [:]) {
    self.all = all
    self.problems = problems
    self.digests = digests
  }

  /// The models that could be read whole, in order of path.
  public var models: [Model] { all.compactMap(\.model) }

  /// The files that hold no model that could be read, in order of path.
  public var unread: [Reading] { all.filter { $0.model == nil } }

  /// Every file that was read or has a problem, none twice; no order.
  public var files: Set<String> {
    Set(
      all.flatMap(\.files) + all.map(\.path) + problems.map(\.span.file)
        + known.flatMap(\.files))
  }
}
