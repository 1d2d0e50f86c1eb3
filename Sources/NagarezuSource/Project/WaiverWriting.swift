import NagarezuCore

/// Puts the lists of a run in the place of 全て and 全員 in waivers, and changes no other byte (design §10.18).
public struct WaiverWriting {
  /// Why nothing is written.
  public struct Fault: Error {
    /// The waiver at fault.
    public let span: SourceSpan
    public let message: Message
  }

  private let files: any FileReading

  /// Writing into what `files` holds.
  public init(files: any FileReading) { self.files = files }

  /// A piece of a file that other words take the place of; offsets count Unicode scalars.
  private struct Edit {
    let range: Range<Int>
    let words: String
  }

  /// The whole new text of each file that changes; empty where no waiver is open.
  ///
  /// - Throws: ``Fault`` where a list cannot be written, or where it would not accept just what the run found.
  public func texts(for verdicts: [Verdict]) throws(Fault) -> [String: [UInt8]] {
    var edits: [String: [Edit]] = [:]
    let open = verdicts.flatMap { verdict in verdict.openWaivers.map { (verdict, $0) } }
    for (span, all) in Dictionary(grouping: open, by: { $0.0.model[$0.1.waiver].span }) {
      edits[span.file, default: []] += try self.edits(span, all)
    }
    var texts: [String: [UInt8]] = [:]
    for (file, changes) in edits {
      guard let text = source(file) else {
        throw Fault(
          span: SourceSpan(file: file, line: 1, column: 1),
          message: Message(ja: "読み直せない", en: "cannot be read again"))
      }
      var scalars = text.scalars
      for edit in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        scalars.replaceSubrange(edit.range, with: edit.words.unicodeScalars)
      }
      texts[file] = Array(scalars.text.utf8)
    }
    if !texts.isEmpty { try prove(texts, verdicts) }
    return texts
  }

  private func source(_ file: String) -> SourceText? {
    guard let bytes = try? files.read(file, in: files.project(of: file)),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return SourceText(file: file, text)
  }

  private func edits(
    _ span: SourceSpan, _ open: [(verdict: Verdict, waiver: OpenWaiver)]
  ) throws(Fault) -> [Edit] {
    func fault(_ ja: String, _ en: String) -> Fault {
      Fault(span: span, message: Message(ja: ja, en: en))
    }
    let found = open.filter { !$0.waiver.cells.isEmpty }
    guard let (verdict, waiver) = found.first else {
      throw fault("この識別名の指摘はない", "no finding has this id")
    }
    guard found.count == 1 else {
      throw fault(
        "2つ以上のモデルの指摘に当たる。モデルごとに留保を書く", "it meets findings of several models: write one in each")
    }
    let model = verdict.model
    let rows = Set(
      waiver.cells.map { [$0.items.map { model[$0].name }, model.wholeClasses($0.atoms) ?? []] })
    guard rows.count == 1, let row = rows.first else {
      throw fault(
        "項目ごとに人が違うので、1つの留保では言えない。留保を分ける",
        "its items are about different people: write a waiver for each")
    }
    guard !row[1].isEmpty else {
      throw fault("当たる人を、範囲の名だけでは言えない", "names of classes alone do not say who it is about")
    }
    guard let text = source(span.file), let fields = self.fields(at: span) else {
      throw fault("読み直せない", "cannot be read again")
    }
    var edits: [Edit] = []
    for (word, names) in [(Word.items, row[0]), (.subjects, row[1])] {
      guard let node = fields[word], let place = openWord(node, word) else { continue }
      guard let edit = edit(place.node, isListed: place.isListed, names, text) else {
        throw fault(
          "「全て」「全員」を「[全て]」のように1行に書く", "write all or everyone as one word on its line")
      }
      edits.append(edit)
    }
    return edits
  }

  private func fields(at span: SourceSpan) -> Fields? {
    guard let bytes = try? files.read(span.file, in: files.project(of: span.file)),
      let root = Part(path: span.file, bytes: bytes).fields
    else { return nil }
    return root.inner(.waivers, .waiver).first { $0.span == span }
  }

  /// Where 全て or 全員 stands, and whether in a list.
  private func openWord(_ node: YAMLNode, _ word: Word) -> (node: YAMLNode, isListed: Bool)? {
    switch node.content {
    case .text(let text, _):
      let isOpen = word == .items ? Vocabulary.isAll(text) : Vocabulary.isEveryone(text)
      return isOpen ? (node, false) : nil
    case .list(let nodes):
      guard nodes.count == 1 else { return nil }
      return openWord(nodes[0], word).map { ($0.node, true) }
    case .map: return nil
    }
  }

  private func edit(
    _ node: YAMLNode, isListed: Bool, _ names: [String], _ text: SourceText
  ) -> Edit? {
    guard node.isVerbatim, case .text(let word, _) = node.content else { return nil }
    let start = text.offset(node.span.line, node.span.column)
    let range = start..<(start + word.unicodeScalars.count)
    let written = names.map(\.writtenName)
    guard isListed else { return Edit(range: range, words: "[\(written.joined(separator: ", "))]") }
    let before = text.line(node.span.line).prefix(node.span.column - 1).text
    let isOwnLine = before.allSatisfy { $0 == " " || $0 == "-" }
    return Edit(
      range: range, words: written.joined(separator: isOwnLine ? "\n" + before : ", "))
  }

  // MARK: Proof

  /// Reads the models anew with the new texts, and asks that each list accepts just what the run found.
  private func prove(_ texts: [String: [UInt8]], _ verdicts: [Verdict]) throws(Fault) {
    let loader = ModelLoader(files: OverlaidFiles(files, texts: texts))
    for verdict in verdicts where !verdict.openWaivers.isEmpty {
      let waivers = verdict.openWaivers.map { ($0, verdict.model[$0.waiver]) }
      let run = loader.read(named: [verdict.model.span.file])
      let after = run.problems.isEmpty ? run.models.first.map { Verdict($0) } : nil
      for (open, waiver) in waivers {
        let accepted = after?.findings.filter { $0.id == waiver.finding && $0.isWaived } ?? []
        guard after?.openWaivers.isEmpty == true,
          open.cells.isEmpty
            || accepted.contains(where: { $0.cells == open.cells })
        else {
          throw Fault(
            span: waiver.span,
            message: Message(
              ja: "書き換えた留保が、今ある指摘と一致しない",
              en: "what would be written does not accept just what is found"))
        }
      }
    }
  }
}
