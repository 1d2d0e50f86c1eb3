import NagarezuCore

// Models, each put together with what it includes.
extension ProjectReading {
  /// A model file, put together as far as that could be done.
  struct Assembled {
    let path: String
    /// It and everything it includes.
    let reached: Set<String>
    let model: Model?
    let log: DiagnosticLog
  }

  /// Puts a model together as soon as it is read, and lets go of what stands in its file: that takes ten times the room of its text.
  ///
  /// Only where nothing is wrong with it and with what it includes. What is wrong with a part may hang on the models before, and is
  /// said in their order once all are read.
  mutating func assembleEarly(_ path: String) {
    guard let part = parts[path], part.isModel, early[path] == nil, !isKnown(path) else { return }
    let reached = reached(from: path)
    let log = DiagnosticLog()
    for other in reached where other != path {
      guard let other = parts[other], !other.isModel else { return }
    }
    guard reached.allSatisfy({ parts[$0]?.log.isEmpty == true }) else { return }
    let assembled = assembled(part.saying(to: log), reached) { $0.saying(to: log) }
    guard log.isEmpty, assembled.log.isEmpty, assembled.model != nil else { return }
    early[path] = assembled
    parts[path] = part.lettingGo()
  }

  /// Puts a model together.
  func assembled(_ part: Part) -> Assembled {
    assembled(part, reached(from: part.path)) { $0 }
  }

  private func assembled(
    _ part: Part, _ reached: Set<String>, _ saying: (Part) -> Part
  ) -> Assembled {
    let included = reached.filter { $0 != part.path }.compactMap { parts[$0] }
      .map { saying(whole($0)) }
    let log = DiagnosticLog()
    for other in included where other.isModel { refuseInclude(of: other.path, in: part, log) }
    guard let fields = part.fields else {
      return Assembled(path: part.path, reached: reached, model: nil, log: log)
    }
    let assembly = ModelAssembly(
      part, fields, includes: included, isMissingParts: !incomplete.isDisjoint(with: reached),
      shared)
    var model = assembly.model()
    if let unseen = unseen[part.path] { model?.assumptions.append(unseen) }
    log.add(assembly.log)
    return Assembled(path: part.path, reached: reached, model: model, log: log)
  }

  /// A file with what stands in it: a model that was let go is read again, should another include it.
  private func whole(_ part: Part) -> Part {
    guard part.fields == nil, part.isReadable,
      let bytes = try? files.read(part.path, in: projects[part.path] ?? "")
    else { return part }
    return Part(path: part.path, bytes: bytes).saying(to: part.log)
  }

  /// A file and everything it includes.
  func reached(from path: String) -> Set<String> {
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

  private func refuseInclude(of model: String, in part: Part, _ log: DiagnosticLog) {
    log.add(
      .includesAModel, at: part.fields?.place(.include) ?? place(part.path),
      ja: "「\(model.shown)」は「件名」のあるモデルなので、取り込めません",
      en: "'\(model.shown)' has a title and so is a model, which cannot be included",
      help: Message(
        ja: "共通の部分を「件名」のないファイルに分けてください", en: "move what is shared to a file without a title"))
  }
}
