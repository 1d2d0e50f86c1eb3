import NagarezuCore

/// Writes pins (図の固定) into the file of a model and changes no other byte: for `render --pin`, and for whoever lets people move boxes.
public struct FigureEdit {
  /// One pin as it is to stand in the file.
  public struct Pin: Hashable, Sendable {
    /// A party or system by any of its names; a pin that is there keeps the name it has.
    public var thing: String
    /// From 1.
    public var column: Int?
    /// From 1.
    public var row: Int?
    public var side: FigureHints.Side?

    /// A place for what is called `thing`.
    public init(thing: String, column: Int? = nil, row: Int? = nil, side: FigureHints.Side? = nil) {
      (self.thing, self.column, self.row, self.side) = (thing, column, row, side)
    }
  }

  /// Why nothing can be written, and what to do.
  public struct Fault: Error {
    /// Where the file stands in the way.
    public let span: SourceSpan
    public let message: Message
  }

  private let files: any FileReading

  /// Edits of what `files` holds.
  public init(files: any FileReading) { self.files = files }

  /// The bytes of a model's own file, to be handed to ``text(of:pinning:since:)`` later; `nil` where it cannot be read.
  public func bytes(of model: Model) -> [UInt8]? {
    let file = model.span.file
    return try? files.read(file, in: files.project(of: file))
  }

  /// The whole new text of a model's file, with these pins and no others; those that say the same already keep their bytes.
  ///
  /// - Parameter bytes: what the file held when the model was read; `nil` for what it holds now.
  /// - Throws: ``Fault`` where the file has changed since, where its layout is none that can be edited, and where what would be written
  ///   does not read back as the same model with these pins.
  public func text(
    of model: Model, pinning pins: [Pin], since bytes: [UInt8]? = nil
  ) throws(Fault) -> [UInt8] {
    let file = model.span.file
    let start = SourceSpan(file: file, line: 1, column: 1)
    guard let now = self.bytes(of: model) else {
      throw Fault(span: start, message: Message(ja: "読み直せない", en: "cannot be read again"))
    }
    guard bytes == nil || bytes == now else {
      throw Fault(
        span: start,
        message: Message(
          ja: "読んだ後で書き換えられているので、何も書かない。もう一度実行する",
          en: "it has changed since it was read, and nothing is written; run again"))
    }
    let names = Self.canonicalNames(model)
    let text = try Self.text(now, file: file, pinning: pins) { names[$0] ?? $0 }
    if text != now { try prove(text, model, pins, names) }
    return text
  }

  /// Shape: every spelling of a party or system in normal form → its name.
  private static func canonicalNames(_ model: Model) -> [String: String] {
    var names: [String: String] = [:]
    for party in model.parties {
      for alias in party.aliases { names[NormalForm.of(alias)] = party.name }
    }
    for system in model.systems {
      for alias in system.aliases { names[NormalForm.of(alias)] = system.name }
    }
    return names
  }

  /// Reads the model anew, and asks that it has these pins and is else as it was.
  private func prove(
    _ text: [UInt8], _ model: Model, _ pins: [Pin], _ names: [String: String]
  ) throws(Fault) {
    let file = model.span.file
    let run = ModelLoader(files: OverlaidFiles(files, texts: [file: text])).read(named: [file])
    if let problem = run.problems.first(where: { $0.span.file == file }) {
      throw Fault(span: problem.span, message: problem.message)
    }
    func said(_ thing: String, _ column: Int?, _ row: Int?, _ side: FigureHints.Side?) -> String {
      let name = NormalForm.of(thing)
      return "\(names[name] ?? name)|\(column ?? 0)|\(row ?? 0)|\(side?.rawValue ?? "")"
    }
    let after = run.models.first { $0.span.file == file }
    let wanted = pins.map { said($0.thing, $0.column, $0.row, $0.side) }.sorted()
    let found = after?.figure.pins.map { said($0.thing.name, $0.column, $0.row, $0.side) }.sorted()
    guard found == wanted else {
      throw Fault(
        span: SourceSpan(file: file, line: 1, column: 1),
        message: Message(
          ja: "書き込んだ固定が、読み直すと同じにならない。「図」を手で直す",
          en: "the pins would not read back as they were written; edit the figure yourself"))
    }
  }
}

// MARK: - The text alone

extension FigureEdit {
  /// The new text of a file with these pins and no others, whatever model it is of.
  ///
  /// - Parameter canonical: the name of what a spelling in normal form stands for; every other is its own.
  /// - Throws: ``Fault`` for a file that is no YAML, is too long, or lists its pins in a way that cannot be edited.
  public static func text(
    _ bytes: [UInt8], file: String, pinning pins: [Pin],
    naming canonical: (String) -> String = { $0 }
  ) throws(Fault) -> [UInt8] {
    let start = SourceSpan(file: file, line: 1, column: 1)
    guard let outline = FileOutline(bytes, file: file), case .map = outline.root.content else {
      throw Fault(span: start, message: Message(ja: "YAMLとして読めない", en: "it is no YAML"))
    }
    var writing = PinWriting(outline)
    try writing.write(pins) { canonical(NormalForm.of($0)) }
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    let text = mark + Array(writing.edited.utf8)
    guard let after = FileOutline(text, file: file), outline.saysTheSame(as: after) else {
      throw Fault(
        span: start,
        message: Message(
          ja: "書き加えられない書き方がある。先に fmt で整えるか、「図」を手で書く",
          en: "its layout is none that can be added to; run fmt first, or write the figure yourself"
        ))
    }
    return text
  }
}

extension FileOutline {
  /// Whether two files say the same but for the pins of their figures.
  fileprivate func saysTheSame(as other: FileOutline) -> Bool {
    guard case .map(let mine) = root.content, case .map(let theirs) = other.root.content else {
      return false
    }
    return Self.said(mine) == Self.said(theirs)
  }

  /// What is said apart from pins, entry by entry.
  private static func said(_ entries: [YAMLNode.Entry]) -> [String] {
    entries.flatMap { entry -> [String] in
      guard Vocabulary.table(.file).key(entry.name)?.word == .figure else {
        return [entry.name.text + "=" + said(entry.value)]
      }
      guard case .map(let inner) = entry.value.content else { return [] }
      return inner.filter { Vocabulary.table(.figure).key($0.name)?.word != .pins }
        .map { "figure." + $0.name.text + "=" + said($0.value) }
    }
  }

  private static func said(_ node: YAMLNode) -> String {
    switch node.content {
    case .text(let text, let isQuoted): "\(isQuoted ? "q" : "t")\(text.utf8.count):\(text)"
    case .list(let nodes): "[\(nodes.map(said).joined(separator: ","))]"
    case .map(let entries):
      "{\(entries.map { $0.name.text + "=" + said($0.value) }.joined(separator: ","))}"
    }
  }
}
