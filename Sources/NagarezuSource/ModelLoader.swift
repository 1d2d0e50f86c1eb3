import NagarezuCore

/// Reads models: files to values, every problem of a run in one go.
///
/// A model may include parts from its project: the folder where the command was started, or the model's own folder for
/// a model that lies outside of it. A part that is included twice is read once; parts may include each other.
public struct ModelLoader {
  private let files: any FileReading

  /// A loader that reads from `files`.
  public init(files: any FileReading) { self.files = files }

  /// One model file with what it includes.
  ///
  /// - Throws: ``LoadFailure`` with every problem found, for instance a key that stands twice or a name that is
  ///   declared nowhere.
  public func load(_ path: String) throws(LoadFailure) -> Model {
    let models = try loadAll([path])
    guard let model = models.first, models.count == 1 else {
      throw Self.failure(
        .noModel, path,
        Message(
          ja: "モデルが\(models.count)件あります。1件だけを指定してください", en: "\(models.count) models; name one"))
    }
    return model
  }

  /// The models among files and folders, in order of path. Parts that no model of the run includes are an error.
  ///
  /// - Throws: ``LoadFailure`` where any model cannot be read, or there is none.
  public func loadAll(_ paths: [String]) throws(LoadFailure) -> [Model] {
    let log = DiagnosticLog()
    var reading = ProjectReading(files: files, log: log)
    reading.read(paths)
    let models = reading.models()
    if let failure = log.failure { throw failure }
    guard !models.isEmpty else {
      throw Self.failure(
        .noModel, paths.first ?? "",
        Message(ja: "モデルが1件もありません", en: "no model"),
        help: Message(ja: "「件名」のあるYAMLファイルを指定してください", en: "name a YAML file with a 'title'"))
    }
    return models
  }

  private static func failure(
    _ code: LoadCode, _ path: String, _ message: Message, help: Message? = nil
  ) -> LoadFailure {
    LoadFailure(diagnostics: [
      Diagnostic(
        code: code.rawValue, span: SourceSpan(file: path, line: 1, column: 1), message: message,
        help: help)
    ])
  }
}
