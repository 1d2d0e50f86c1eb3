import NagarezuCore

/// The files of one run: each read once, however many models include it.
struct ProjectReading {
  private let files: any FileReading
  private let log: DiagnosticLog
  /// Shape: path → file, once it was read.
  private var parts: [String: Part] = [:]
  /// Paths that could not be read at all; said once.
  private var unreadable: Set<String> = []
  /// Paths that the caller named, or found in a folder that the caller named.
  private var given: [String] = []
  /// Shape: part → the parts it includes.
  private var includes: [String: [String]] = [:]
  /// Files with an include that was refused: what it would have declared is not known.
  private var incomplete: Set<String> = []
  private var bytes = 0

  init(files: any FileReading, log: DiagnosticLog) {
    self.files = files
    self.log = log
  }

  /// Reads what the caller named, and what that includes.
  mutating func read(_ paths: [String]) {
    for path in paths {
      let path = files.displayed(path)
      do {
        let found = try files.listModels(in: path)
        for file in found { take(file, in: ModelPath.leadsOut(path) ? path : "") }
      } catch .notAFolder {
        take(path, in: ModelPath.project(of: path))
      } catch {
        FileRefusal(fault: error, path: path).report(at: place(path), to: log)
      }
    }
  }

  private func place(_ path: String) -> SourceSpan { SourceSpan(file: path, line: 1, column: 1) }

  private mutating func take(_ path: String, in project: String) {
    guard !given.contains(path) else { return }
    given.append(path)
    var open = [path]
    if !readOne(path, in: project, from: place(path)) { return }
    while let next = open.popLast() {
      guard includes[next] == nil, let fields = parts[next]?.fields else { continue }
      includes[next] = []
      for written in fields.texts(.include) {
        guard let target = target(of: written, from: next, in: project) else {
          incomplete.insert(next)
          continue
        }
        includes[next]?.append(target)
        if readOne(target, in: project, from: written.span) {
          open.append(target)
        } else {
          incomplete.insert(next)
        }
      }
    }
  }

  /// The path that an include means; `nil`, and said, where it leaves the project.
  private func target(of written: Written, from path: String, in project: String) -> String? {
    let text = written.text
    if text.hasPrefix("/") || text.contains("\\") || text.hasPrefix("~") {
      log.add(
        .outsideProject, at: written.span,
        Message(
          ja: "取り込むファイル「\(text.shown)」は、このファイルから見た場所で書いてください",
          en: "'\(text.shown)' must be a path as seen from this file, with '/'"))
      return nil
    }
    let target = ModelPath.tidied(ModelPath.joined(ModelPath.folder(of: path), text))
    guard ModelPath.isBeneath(target, project) else {
      log.add(
        .outsideProject, at: written.span,
        Message(
          ja: "取り込むファイル「\(text.shown)」がプロジェクトの外にあります",
          en: "'\(text.shown)' lies outside the project"),
        help: Message(
          ja: project.isEmpty ? "コマンドを実行したフォルダの中に置いてください" : "モデルのフォルダの中に置いてください",
          en: project.isEmpty
            ? "put it beneath the folder where the command is started"
            : "put it beneath the model's folder"))
      return nil
    }
    return target
  }

  /// Reads a file, unless it was read before; whether there is a part under that path now.
  private mutating func readOne(
    _ path: String, in project: String, from span: SourceSpan
  ) -> Bool {
    if parts[path] != nil { return true }
    guard !unreadable.contains(path) else { return false }
    guard parts.count < Limits.files else {
      unreadable.insert(path)
      FileRefusal(fault: .tooManyFiles, path: path).report(at: span, to: log)
      return false
    }
    do {
      let content = try files.read(path, in: project)
      bytes += content.count
      guard bytes <= Limits.bytesInAll else {
        unreadable.insert(path)
        FileRefusal.reportTotal(bytes, at: span, to: log)
        return false
      }
      let part = Part(path: path, bytes: content)
      parts[path] = part
      return true
    } catch {
      unreadable.insert(path)
      FileRefusal(fault: error, path: path).report(at: span, to: log)
      return false
    }
  }

  /// Every model that could be put together, in order of path.
  func models() -> [Model] {
    var used: Set<String> = []
    var models: [Model] = []
    for path in given.sorted(by: { $0.precedesByBytes($1) }) {
      guard let part = parts[path], part.isModel, let fields = part.fields else { continue }
      let reached = reached(from: path)
      used.formUnion(reached)
      let included = reached.filter { $0 != path }.compactMap { parts[$0] }
      for other in included where other.isModel { refuseInclude(of: other.path, in: path) }
      let assembly = ModelAssembly(
        part, fields, includes: included, isMissingParts: !incomplete.isDisjoint(with: reached))
      if let model = assembly.model() {
        models.append(model)
      } else if assembly.log.isEmpty, assembly.parts.allSatisfy(\.log.isEmpty) {
        refuseWithoutReason(path)
      }
      log.add(assembly.log)
    }
    refuseLostParts(used)
    for part in parts.values { log.add(part.log) }
    return models
  }

  private func reached(from path: String) -> Set<String> {
    var found: Set<String> = [path]
    var open = [path]
    while let next = open.popLast() {
      for target in includes[next] ?? [] where parts[target] != nil && found.insert(target).inserted
      {
        open.append(target)
      }
    }
    return found
  }

  /// Should a model ever be dropped without a word, the run must not pass for one that judged it.
  private func refuseWithoutReason(_ path: String) {
    log.add(
      .unreadable, at: place(path),
      Message(ja: "モデルを組み立てられません", en: "the model cannot be put together"))
  }

  private func refuseInclude(of model: String, in path: String) {
    log.add(
      .includesAModel, at: parts[path]?.fields?.place(.include) ?? place(path),
      Message(
        ja: "「\(model.shown)」は「件名」のあるモデルなので、取り込めません",
        en: "'\(model.shown)' has a title and so is a model, which cannot be included"),
      help: Message(
        ja: "共通の部分を「件名」のないファイルに分けてください", en: "move what is shared to a file without a title"))
  }

  /// A file without a title that nothing includes may be a model whose title was lost.
  private func refuseLostParts(_ used: Set<String>) {
    for path in given where !used.contains(path) {
      guard let part = parts[path], let fields = part.fields, !part.isModel else { continue }
      log.add(
        .lostPart, at: fields.span,
        Message(
          ja: "「件名」がなく、どのモデルにも取り込まれていません",
          en: "no title, and no model includes it"),
        help: Message(
          ja: "モデルなら「件名」を書き、部品ならモデルの「取込」に書いてください",
          en: "give it a 'title' if it is a model, or include it in one"))
    }
  }
}
