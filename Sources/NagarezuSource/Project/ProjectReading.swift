import NagarezuCore

/// The files of one run: each read once, however many models include it.
struct ProjectReading {
  let files: any FileReading
  private let needsEndMarks: Bool
  private let takesDigests: Bool
  /// Shape: path → model that need not be read.
  private let known: [String: KnownModel]
  /// Problems that belong to no model.
  private let log = DiagnosticLog()
  /// Shape: path → file, once it was read.
  var parts: [String: Part] = [:]
  /// Shape: path → model, once it was put together with nothing to say of it.
  var early: [String: Assembled] = [:]
  /// Shape: path → what is said of it, once it could not be read at all.
  private var refused: [String: FileRefusal] = [:]
  /// Paths that the caller named, or found in a folder that the caller named.
  private var given: [String] = []
  /// Parts of a folder that the caller named, which only models elsewhere in the project include.
  private var elsewhere: Set<String> = []
  /// Folders that the caller named. Shape: path → the files found there, in order of path.
  private var folders: [(path: String, files: [String])] = []
  /// Shape: part → the parts it includes.
  private(set) var includes: [String: [String]] = [:]
  /// Shape: model → what is said of the version before it, where that could not be read.
  private(set) var unseen: [String: Model.Assumption] = [:]
  /// Files with an include that was refused: what it would have declared is not known.
  private(set) var incomplete: Set<String> = []
  let shared = SharedSections()
  private var bytes = 0
  /// Whether what is known does not stand any more: something that a known model needs cannot be read, or there is too much.
  private(set) var isShort = false
  /// Shape: path → the root of the project from which it was read.
  private(set) var projects: [String: String] = [:]
  /// Shape: path → SHA-256 of what was read there.
  private var digests: [String: String] = [:]

  init(
    files: any FileReading, needsEndMarks: Bool, takesDigests: Bool,
    knowing known: [KnownModel] = []
  ) {
    self.known = Dictionary(known.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    self.files = files
    self.needsEndMarks = needsEndMarks
    self.takesDigests = takesDigests
  }

  /// Reads what the caller named, and what that includes.
  mutating func read(_ paths: [String]) {
    if paths.isEmpty { refuseEmptiness("") }
    var named: Set<String> = []
    for path in paths {
      do {
        let listing = try files.listModels(in: path)
        for unread in listing.unread {
          FileRefusal(.unreadable(unread.fault), unread.path).report(
            at: place(unread.path), to: log)
        }
        for file in listing.models {
          take(file, in: files.project(of: file, foundIn: path))
          assembleEarly(file)
        }
        if listing.unread.isEmpty { folders.append((path, listing.models)) }
      } catch .notAFolder {
        named.insert(path)
        take(path, in: files.project(of: path))
        assembleEarly(path)
      } catch {
        FileRefusal(.unreadable(error), path).report(at: place(path), to: log)
      }
    }
    takeModels(of: named)
  }

  /// A part that no model of the run includes brings those of its project that do, where the caller named it itself.
  private mutating func takeModels(of named: Set<String>) {
    var used = given.filter { parts[$0]?.isModel == true }
      .reduce(into: Set<String>()) { $0.formUnion(reached(from: $1)) }
    // Shape: root of a project → its files.
    var indexes: [String: ProjectIndex] = [:]
    for path in given where !used.contains(path) && parts[path]?.isModel == false {
      let root = files.project(of: path)
      let index = indexes[root] ?? ProjectIndex(files, below: [root], knowing: parts)
      indexes[root] = index
      let models = index.models(including: path)
      if !named.contains(path) {
        if !models.isEmpty { elsewhere.insert(path) }
        continue
      }
      for model in models {
        take(model, in: files.project(of: model))
        used.formUnion(reached(from: model))
      }
    }
  }

  func place(_ path: String) -> SourceSpan {
    SourceSpan(file: path.isEmpty ? "." : path, line: 1, column: 1)
  }

  private mutating func take(_ path: String, in project: String) {
    guard !given.contains(path) else { return }
    given.append(path)
    guard readOne(path, in: project) == nil else { return }
    checkSuperseded(by: path, in: project)
    var open = takeKnown(path, in: project)
    while let next = open.popLast() {
      guard includes[next] == nil, let part = parts[next], let fields = part.fields else {
        continue
      }
      includes[next] = []
      for written in fields.texts(.include) {
        guard let target = part.target(of: written, in: project) else {
          incomplete.insert(next)
          continue
        }
        if let refusal = readOne(target, in: project) {
          // Said at each include of it: every model that lacks it has a problem of its own.
          refusal.report(at: written.span, to: part.log)
          incomplete.insert(next)
        } else {
          includes[next]?.append(target)
          open.append(target)
        }
      }
    }
  }

  /// A file that was read, or what one that need not be includes: the parts are read, should others include them.
  private mutating func takeKnown(_ path: String, in project: String) -> [String] {
    guard let model = known[path], parts[path]?.fields == nil else { return [path] }
    // A part that cannot be read after all is said by whoever reads the model itself.
    includes[path] = model.origin.includes.filter { readOne($0, in: project) == nil }
    isShort = isShort || includes[path] != model.origin.includes
    return model.origin.includes
  }

  /// 版の元 names a model. One that is not there is no fault of what can be judged, and is listed as not seen.
  private mutating func checkSuperseded(by path: String, in project: String) {
    guard let part = parts[path], let written = part.fields?.text(.supersedes),
      let target = part.target(of: written, in: project)
    else { return }
    if readOne(target, in: project) != nil {
      unseen[path] = Model.Assumption(
        span: written.span,
        message: Message(
          ja: "版の元「\(target)」は読めないので、見ていない",
          en: "the version before, '\(target)', cannot be read and was not seen"))
    } else if target == path || parts[target]?.isModel != true {
      part.log.add(
        .wrongKindOfName, at: written.span,
        ja: "版の元「\(written.text.shown)」は、ほかの版のモデルではありません",
        en: "'\(written.text.shown)' is no other version: it has no title, or is this file",
        help: Message(ja: "「件名」のある、前の版のファイルを書いてください", en: "name the file of the version before"))
    }
  }

  /// Reads a file, unless it was read before; what is said of it where it cannot be.
  private mutating func readOne(_ path: String, in project: String) -> FileRefusal? {
    if parts[path] != nil { return nil }
    if let refusal = refused[path] { return refusal }
    RunProgress.tell(.steps)
    let refusal: FileRefusal
    do throws(ReadFault) {
      guard parts.count < Limits.files else { throw .tooManyFiles }
      if let model = known[path], model.origin.project == project {
        bytes += model.origin.bytes
        parts[path] = Part(known: model)
        projects[path] = project
        guard bytes > Limits.bytesInAll else { return nil }
        isShort = true
      }
      let size = try files.size(of: path, in: project)
      let content =
        bytes + (size ?? 0) > Limits.bytesInAll ? nil : try files.read(path, in: project)
      bytes += content?.count ?? size ?? 0
      if let content, bytes <= Limits.bytesInAll {
        let part = Part(path: path, bytes: content)
        parts[path] = part
        projects[path] = project
        if takesDigests { digests[path] = SHA256.hexadecimal(content) }
        if needsEndMarks { refuseWithoutEndMark(part) }
        return nil
      }
      refusal = FileRefusal(.tooMuch(bytes), path)
    } catch {
      refusal = FileRefusal(.unreadable(error), path)
    }
    refused[path] = refusal
    return refusal
  }

  private func refuseWithoutEndMark(_ part: Part) {
    guard part.fields != nil, !part.hasEndMark else { return }
    part.log.add(
      .noEndMark, at: part.span,
      ja: "終わりの印がないので、途中で切れていても分かりません", en: "its end is not marked, so it may be cut off unseen",
      help: Message(
        ja: "ファイルの初めの行に「---」、終わりの行に「...」と書いてください",
        en: "write '---' as the first line of the file, and '...' as the last"))
  }

  /// Every file that is a model, or may be one, and everything wrong with the run.
  func readings() -> RunReading {
    // All are put together before any is given: what one finds in a part counts for all that include it.
    let assembled = ordered.filter { $0.isModel && !isKnown($0.path) }
      .map { early[$0.path] ?? self.assembled($0) }
    let taken = ordered.map(\.path).filter(isKnown)
    let used = (assembled.map(\.reached) + taken.map(reached))
      .reduce(into: Set<String>()) { $0.formUnion($1) }
    refuseLostParts(used)
    refuseEmptyFolders()
    let all = assembled.map(reading) + unreadable(but: used)
    for one in assembled { log.add(one.log) }
    for part in parts.values { log.add(part.log) }
    var run = RunReading(
      all.sorted { $0.path.precedesByBytes($1.path) }, problems: log.problems, digests: digests)
    run.known = taken.compactMap { known[$0] }
    run.origins = Dictionary(
      uniqueKeysWithValues: run.models.compactMap { model in
        origin(of: model.span.file).map { (model.span.file, $0) }
      })
    return run
  }

  /// Whether a model need not be read, and was not.
  func isKnown(_ path: String) -> Bool {
    known[path] != nil && early[path] == nil && parts[path]?.fields == nil
      && parts[path]?.isModel == true
  }

  private func origin(of path: String) -> FileOrigin? {
    guard let part = parts[path], let project = projects[path] else { return nil }
    return FileOrigin(
      project: project, bytes: part.bytes, includes: includes[path] ?? [],
      mayInclude: part.mayInclude)
  }

  /// The files that the caller named and that could be read, in order of path.
  private var ordered: [Part] {
    given.sorted { $0.precedesByBytes($1) }.compactMap { parts[$0] }
  }

  /// Files that may be models: those that could not be read at all, and those that are no YAML and that no model includes.
  private func unreadable(but used: Set<String>) -> [Reading] {
    let unparsed = ordered.filter { !$0.isReadable && !used.contains($0.path) }.map {
      Reading(path: $0.path, files: [$0.path], problems: $0.log.problems, model: nil)
    }
    let missing = given.compactMap { path -> Reading? in
      guard let refusal = refused[path] else { return nil }
      let own = DiagnosticLog()
      refusal.report(at: place(path), to: own)
      log.add(own)
      return Reading(path: path, files: [], problems: own.problems, model: nil)
    }
    return unparsed + missing
  }

  private func reading(_ assembled: Assembled) -> Reading {
    let log = DiagnosticLog()
    log.add(assembled.log)
    for path in assembled.reached { if let part = parts[path] { log.add(part.log) } }
    if log.isEmpty, assembled.model == nil { refuseWithoutReason(assembled.path, log) }
    let included = assembled.reached.subtracting([assembled.path])
      .sorted { $0.precedesByBytes($1) }
    return Reading(
      path: assembled.path, files: [assembled.path] + included, problems: log.problems,
      model: assembled.model)
  }

  /// Should a model ever be dropped without a word, the run must not pass for one that judged it.
  private func refuseWithoutReason(_ path: String, _ own: DiagnosticLog) {
    for log in [own, log] {
      log.add(
        .unreadable, at: place(path),
        ja: "モデルを組み立てられません", en: "the model cannot be put together")
    }
  }

  /// A file without a title that nothing includes may be a model whose title was lost.
  private func refuseLostParts(_ used: Set<String>) {
    for path in given where !used.contains(path) && !elsewhere.contains(path) {
      guard let part = parts[path], let fields = part.fields, !part.isModel else { continue }
      part.log.add(
        .lostPart, at: fields.span,
        ja: "「件名」がなく、どのモデルにも取り込まれていません",
        en: "no title, and no model includes it",
        help: Message(
          ja: "モデルなら「件名」を書き、部品ならモデルの「取込」に書いてください",
          en: "give it a 'title' if it is a model, or include it in one"))
    }
  }

  /// A folder in which there is no model and nothing wrong: whoever named it meant to have something judged.
  private func refuseEmptyFolders() {
    for folder in folders {
      let hasSomething = folder.files.contains { path in
        guard let part = parts[path] else { return true }
        return part.isModel || !part.log.isEmpty
      }
      if !hasSomething { refuseEmptiness(folder.path) }
    }
  }

  private func refuseEmptiness(_ path: String) {
    log.add(
      .noModel, at: place(path),
      ja: "「\(place(path).file.shown)」にモデルが1件もありません",
      en: "no model in '\(place(path).file.shown)'",
      help: Message(ja: "「件名」のあるYAMLファイルを指定してください", en: "name a YAML file with a 'title'"))
  }
}
