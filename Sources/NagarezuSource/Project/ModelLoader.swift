import NagarezuCore

/// Reads models: files to values, every problem of a run in one go.
///
/// A model may include parts from its project (``ProjectRoot``). A part that is included twice is read once; parts may include each other.
public struct ModelLoader {
  private let files: any FileReading
  private let needsEndMarks: Bool
  private let takesDigests: Bool

  /// A loader that reads from `files`; with `needsEndMarks` a file whose end is not marked is refused, as it may be cut off; with
  /// `takesDigests` the run says by which SHA-256 each file is known.
  public init(files: any FileReading, needsEndMarks: Bool = false, takesDigests: Bool = false) {
    self.files = files
    self.needsEndMarks = needsEndMarks
    self.takesDigests = takesDigests
  }

  /// The models among files and folders, and everything wrong with them. Never empty of both.
  ///
  /// A file that cannot be read, and what includes it, gives no model; the others are read all the same. A
  /// folder without a model and a part that no model of the project includes are problems. Of a part that the caller names, the
  /// models of its project that include it are read.
  public func read(_ paths: [String]) -> RunReading { read(named: paths.map(files.displayed)) }

  /// The same of paths that are named as in reports.
  func read(named paths: [String]) -> RunReading {
    var reading = ProjectReading(
      files: files, needsEndMarks: needsEndMarks, takesDigests: takesDigests)
    reading.read(paths)
    return Sharing(files: files, knowing: reading.parts).marked(reading.readings())
  }

  /// The same run of which some models are known and not read again; `nil` where anything is wrong, or what is known does not stand any
  /// more: all is to be read then.
  ///
  /// - Parameter known: models of which all files are as they were, none twice.
  package func read(_ paths: [String], knowing known: [KnownModel]) -> RunReading? {
    var reading = ProjectReading(
      files: files, needsEndMarks: needsEndMarks, takesDigests: takesDigests, knowing: known)
    reading.read(paths.map(files.displayed))
    let run = reading.readings()
    guard !reading.isShort, run.problems.isEmpty, run.unread.isEmpty,
      run.known.allSatisfy({ reading.reached(from: $0.path) == Set($0.files) })
    else { return nil }
    return Sharing(files: files, knowing: reading.parts).stillMarked(run)
  }

  /// One model file with what it includes.
  ///
  /// - Throws: ``LoadFailure`` with every problem found, for instance a key that stands twice or a name that is
  ///   declared nowhere.
  public func load(_ path: String) throws(LoadFailure) -> Model {
    let models = try loadAll([path])
    guard let model = models.first, models.count == 1 else {
      let message = Message(
        ja: "モデルが\(models.count)件あります。1件だけを指定してください", en: "\(models.count) models; name one")
      throw LoadFailure(diagnostics: [
        Diagnostic(
          code: LoadCode.noModel.rawValue, span: SourceSpan(file: path, line: 1, column: 1),
          message: message)
      ])
    }
    return model
  }

  /// The models among files and folders, in order of path, for callers that want all or none.
  ///
  /// - Throws: ``LoadFailure`` with the problems of ``read(_:)``, where there is one.
  public func loadAll(_ paths: [String]) throws(LoadFailure) -> [Model] {
    let readings = read(paths)
    guard readings.problems.isEmpty else { throw LoadFailure(diagnostics: readings.problems) }
    return readings.models
  }

  /// The models of a part's project that include the part, or that cannot be read and so may; named as in reports.
  public func models(including part: String) -> Set<String> {
    Set(ProjectIndex(files, below: [files.project(of: part)]).models(including: part))
  }
}
