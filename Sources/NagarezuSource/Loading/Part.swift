import NagarezuCore

/// One file as it was read: a model or a part of models.
struct Part {
  /// As it is named in reports.
  let path: String
  /// `nil` where the text could not be read as YAML, which the log says, and for a model that was put together and let go.
  private(set) var fields: Fields?
  let hasEndMark: Bool
  /// How many bytes it has.
  let bytes: Int
  /// Where the file's content begins.
  let span: SourceSpan
  /// Its own problems: those of text, YAML and the keys of the file.
  private(set) var log: DiagnosticLog
  /// Whether it is a model: it has a title.
  let isModel: Bool
  /// Whether it holds a word without which no file includes another.
  let mayInclude: Bool
  /// The bytes of a text that could not be read; empty where it could.
  let unreadText: [UInt8]
  /// What a model that was let go says of itself.
  private(set) var said: PartHeader?

  /// Whether the text could be read as YAML.
  var isReadable: Bool { fields != nil || said != nil }
}

/// One element of a section: its name and its keys.
struct Element {
  var name: Written
  var fields: Fields
}

extension Part {
  /// The same file, of which whatever is found is said elsewhere.
  func saying(to log: DiagnosticLog) -> Part {
    var part = self
    part.log = log
    part.fields = fields?.saying(to: log)
    return part
  }

  /// The same file without what stands in it: models are put together one by one, and few fit into memory together.
  func lettingGo() -> Part {
    var part = self
    part.said = heard
    part.fields = nil
    return part
  }

  /// A model that is known and was not read: nothing is wrong with it.
  init(known model: KnownModel) {
    path = model.path
    bytes = model.origin.bytes
    fields = nil
    hasEndMark = true
    span = SourceSpan(file: path, line: 1, column: 1)
    log = DiagnosticLog()
    isModel = true
    mayInclude = model.origin.mayInclude
    unreadText = []
    said = PartHeader(
      path: path, title: model.title, includes: model.origin.includes, supersedes: nil,
      unreadText: nil)
  }

  /// Reads a file's bytes: text, then YAML, then the keys of the file.
  init(path: String, bytes: [UInt8]) {
    let log = DiagnosticLog()
    let tree = Self.tree(path, bytes, log)
    self.path = path
    self.bytes = bytes.count
    self.log = log
    hasEndMark = tree.hasEndMark
    span = tree.root?.span ?? SourceSpan(file: path, line: 1, column: 1)
    let isNormal = tree.isPlain && NormalForm.isEvident(in: bytes)
    fields = tree.root.map {
      Fields(isNormal ? $0 : $0.inNormalForm, .file, at: $0.span, log: log)
    }
    isModel = fields?.has(.title) ?? false
    mayInclude = fields?.has(.include) == true && tree.isPlain || PartHeader.mayInclude(bytes)
    unreadText = fields == nil && mayInclude ? bytes : []
    checkVersion()
    checkPlace()
  }

  /// What stands in a file, and whether its end is marked: read the short way, or with all that may be said of it.
  private static func tree(
    _ path: String, _ bytes: [UInt8], _ log: DiagnosticLog
  ) -> (root: YAMLNode?, hasEndMark: Bool, isPlain: Bool) {
    if let plain = PlainTree(bytes, file: path) { return (plain.root, plain.hasEndMark, true) }
    let tree = wholeTree(path, bytes, log)
    return (tree.root, tree.hasEndMark, false)
  }

  /// What stands in a file, whatever may be said of it; `nil` for what is no YAML that is read.
  static func root(_ path: String, _ bytes: [UInt8]) -> YAMLNode? {
    tree(path, bytes, DiagnosticLog()).root
  }

  /// The same, read the long way.
  static func wholeTree(
    _ path: String, _ bytes: [UInt8], _ log: DiagnosticLog
  ) -> (root: YAMLNode?, hasEndMark: Bool) {
    let start = SourceSpan(file: path, line: 1, column: 1)
    guard let text = text(bytes, at: start, log),
      let check = TextCheck(text, knowing: Vocabulary.knownKeys, log: log)
    else { return (nil, false) }
    let root = YAMLTree.root(of: text, log: log, spellsAKey: Vocabulary.spellsAKey)
    if let root, !root.isNull { return (root, check.hasEndMark) }
    if log.isEmpty {
      log.add(.emptyFile, at: start, ja: "ファイルに中身がありません", en: "empty file")
    }
    return (nil, check.hasEndMark)
  }

  /// The text of a file: UTF-8, perhaps behind a byte order mark.
  private static func text(
    _ bytes: [UInt8], at start: SourceSpan, _ log: DiagnosticLog
  ) -> SourceText? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      log.add(
        .notUTF8, at: start,
        ja: "文字コードがUTF-16です", en: "encoded in UTF-16",
        help: Message(ja: "UTF-8で保存し直してください", en: "save it as UTF-8"))
      return nil
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let string = String(validating: body, as: UTF8.self) else {
      refuseBytes(body, start, log)
      return nil
    }
    guard !body.isEmpty else {
      log.add(.emptyFile, at: start, ja: "ファイルに中身がありません", en: "empty file")
      return nil
    }
    return SourceText(file: start.file, string)
  }

  /// Names the place of the first byte that is not UTF-8.
  private static func refuseBytes(
    _ bytes: ArraySlice<UInt8>, _ start: SourceSpan, _ log: DiagnosticLog
  ) {
    var span = start
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      (span.line, span.column) = scalar == "\n" ? (span.line + 1, 1) : (span.line, span.column + 1)
    }
    log.add(
      .notUTF8, at: span,
      ja: "UTF-8でない文字があります", en: "not UTF-8",
      help: Message(
        ja: "Shift_JISなどで保存されている可能性があります。UTF-8で保存し直してください", en: "save the file as UTF-8"))
  }

  private func checkVersion() {
    guard let version = fields?.text(.nagarezu), version.text != "1" else { return }
    log.add(
      .wrongVersion, at: version.span,
      ja: "「nagarezu: \(version.text.shown)」という版は読み取れません",
      en: "version '\(version.text.shown)' is not read by this program",
      help: Message(ja: "「nagarezu: 1」と書いてください", en: "write 'nagarezu: 1'"))
  }

  /// What only a model can say: in a file without a title it means that the title was lost.
  private func checkPlace() {
    guard let fields, !isModel else { return }
    for word in [Word.authority, .section] where fields.has(word) {
      log.add(
        .missingKey, at: fields.span,
        ja: "「件名」がありません", en: "'title' is missing",
        help: Message(
          ja: "部品のファイルなら「実施機関」と「保有課」を取り除いてください",
          en: "if this is a part, remove 'authority' and 'section'"))
    }
    guard fields.has(.figure) else { return }
    log.add(
      .keyOutOfPlace, at: fields.place(.figure),
      ja: "「図」は部品に書けません", en: "a part has no figure of its own",
      help: Message(
        ja: "「件名」のあるモデルのファイルに移してください", en: "move it to the file of a model, which has a title"))
  }
}
