import NagarezuCore

/// Writes a waiver for all that a run finds and nobody accepted yet, so that a team that has findings today can begin: each names just the
/// items and people that were found, an owner, a reason and a last day.
public struct WaiverAdding {
  /// As ``WaiverWriting/Fault``.
  public typealias Fault = WaiverWriting.Fault

  private let files: any FileReading
  private let owner: String
  private let reason: String
  private let until: Day
  /// Whether warnings are accepted as well.
  private let takesWarnings: Bool

  /// Waivers of one owner, for one reason, up to and with a last day.
  public init(
    files: any FileReading, owner: String, reason: String, until: Day, takesWarnings: Bool = false
  ) {
    (self.files, self.owner, self.reason, self.until) = (files, owner, reason, until)
    self.takesWarnings = takesWarnings
  }

  /// One waiver that is to be written.
  private struct Entry {
    let finding: String
    /// Shape: names; both empty for what is about papers.
    let items: [String]
    let subjects: [String]
  }

  /// The whole new text of each file that changes, and how many waivers are written; `judge` gives the verdicts of models, in their order.
  ///
  /// - Throws: ``Fault`` where a finding cannot be accepted, or where what would be written does not accept just what was found.
  public func texts(
    for models: [Model], judge: ([Model]) -> [Verdict]
  ) throws(Fault) -> (texts: [String: [UInt8]], count: Int) {
    var (texts, count): ([String: [UInt8]], Int) = ([:], 0)
    for verdict in judge(models) {
      let entries = try entries(of: verdict)
      guard !entries.isEmpty else { continue }
      texts[verdict.model.span.file] = try text(of: verdict.model, with: entries)
      count += entries.count
    }
    if !texts.isEmpty { try prove(texts, models, judge) }
    return (texts, count)
  }

  // MARK: What is accepted

  private func isMeant(_ finding: Finding) -> Bool {
    takesWarnings || finding.severity == .error
  }

  /// What of a finding a waiver up to that day takes.
  private func parts(_ finding: Finding) -> [Finding.Part] {
    finding.parts.filter { $0.days.first <= until }
  }

  private func entries(of verdict: Verdict) throws(Fault) -> [Entry] {
    let model = verdict.model
    var entries: [Entry] = []
    for finding in verdict.standing where isMeant(finding) {
      func fault(_ ja: String, _ en: String) -> Fault {
        Fault(
          span: finding.span,
          message: Message(ja: "\(finding.id): \(ja)", en: "\(finding.id): \(en)"))
      }
      guard finding.rule != "W101" else {
        throw fault("留保では受け入れられない。留保を取り除く", "no waiver accepts it; remove the waiver")
      }
      guard !finding.parts.isEmpty else {
        entries.append(Entry(finding: finding.id, items: [], subjects: []))
        continue
      }
      // Shape: people, by their classes → the items that are about them, each once.
      var rows: [(subjects: [String], items: [Item.ID])] = []
      for part in parts(finding) {
        guard let subjects = names(part.atoms, model) else {
          throw fault(
            "当たる人を、範囲の名だけでは言えない。この留保は手で書く",
            "names of classes alone do not say who it is about; write this waiver yourself")
        }
        if let place = rows.firstIndex(where: { $0.subjects == subjects }) {
          if !rows[place].items.contains(part.item) { rows[place].items.append(part.item) }
        } else {
          rows.append((subjects, [part.item]))
        }
      }
      entries += rows.map { row in
        Entry(
          finding: finding.id, items: row.items.sorted().map { model[$0].name },
          subjects: row.subjects)
      }
    }
    return entries
  }

  /// How a waiver names just these people; `nil` where names of classes do not say who they are.
  private func names(_ atoms: AtomSet, _ model: Model) -> [String]? {
    model.subjects.isEmpty ? ["全員"] : model.wholeClasses(atoms)
  }

  // MARK: Where it is written

  private func text(of model: Model, with entries: [Entry]) throws(Fault) -> [UInt8] {
    let file = model.span.file
    func fault(_ ja: String, _ en: String) -> Fault {
      Fault(
        span: SourceSpan(file: file, line: 1, column: 1), message: Message(ja: ja, en: en))
    }
    guard let bytes = try? files.read(file, in: files.project(of: file)),
      let root = PlainTree(bytes, file: file)?.root, case .map(let keys) = root.content
    else {
      throw fault(
        "書き加えられない書き方がある。先に fmt で整えるか、手で書く",
        "its layout is none that can be added to; run fmt first, or write the waiver yourself")
    }
    var lines = String(decoding: bytes, as: UTF8.self).components(by: "\n")
    let isJapanese = keys.contains { $0.name.text == "件名" }
    let order = Vocabulary.keys(.file)
    func position(_ key: YAMLNode.Entry) -> Int? {
      order.firstIndex { [$0.ja, $0.en].contains(key.name.text) }
    }
    let place = order.firstIndex { $0.word == .waivers }
    let own = keys.firstIndex { position($0) == place }
    var indentation = 2
    if let own {
      guard case .list(let nodes) = keys[own].value.content,
        lines[keys[own].span.line - 1].last != "]"
      else {
        throw fault("「留保」を、「- 」で始まる一覧に書き直す", "write the waivers as a list with dashes")
      }
      indentation = nodes.isEmpty ? 2 : keys[own].value.span.column - 1
    }
    // Behind the section there is, or where the layout has it.
    let next =
      own.map { keys.index(after: $0) }
      ?? keys.firstIndex { (position($0) ?? 0) > (place ?? 0) } ?? keys.endIndex
    var line = next < keys.count ? keys[next].span.line - 1 : lines.count
    if next == keys.count {
      while line > 0, lines[line - 1].isEmpty || lines[line - 1] == "..." { line -= 1 }
    } else {
      while line > 0, lines[line - 1].isEmpty || lines[line - 1].hasPrefix("#") { line -= 1 }
    }
    var written = entries.flatMap {
      self.lines(of: $0, indentation: indentation, isJapanese: isJapanese)
    }
    if own == nil { written = ["", isJapanese ? "留保:" : "waivers:"] + written }
    lines.insert(contentsOf: written, at: line)
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// A waiver with a key in each line.
  private func lines(of entry: Entry, indentation: Int, isJapanese: Bool) -> [String] {
    var values: [(Word, String)] = [(.id, entry.finding.writtenName)]
    if !entry.items.isEmpty {
      values.append((.items, "[\(entry.items.map(\.writtenName).joined(separator: ", "))]"))
      values.append((.subjects, "[\(entry.subjects.map(\.writtenName).joined(separator: ", "))]"))
    }
    let day = isJapanese ? JapaneseEra.written(until) : "\(until)"
    values += [
      (.owner, owner.writtenName), (.reason, reason.writtenName),
      (.until, isJapanese ? day : day.writtenName),
    ]
    let keys = Vocabulary.keys(.waiver)
    return values.enumerated().map { place, value in
      let key = keys.first { $0.word == value.0 }
      let spelling = (isJapanese ? key?.ja : key?.en) ?? value.0.rawValue
      return String(repeating: " ", count: indentation) + (place == 0 ? "- " : "  ")
        + "\(spelling): \(value.1)"
    }
  }

  // MARK: Proof

  /// Reads and judges all anew, and asks that nothing is left of what was meant and that every waiver fits.
  private func prove(
    _ texts: [String: [UInt8]], _ models: [Model], _ judge: ([Model]) -> [Verdict]
  ) throws(Fault) {
    let loader = ModelLoader(files: OverlaidFiles(files, texts: texts))
    let run = loader.read(named: models.map(\.span.file))
    if let problem = run.problems.first {
      throw Fault(span: problem.span, message: problem.message)
    }
    for verdict in judge(run.models) {
      let left = verdict.standing.first { finding in
        isMeant(finding) && (finding.parts.isEmpty || !parts(finding).isEmpty)
      }
      guard let left else { continue }
      throw Fault(
        span: left.span,
        message: Message(
          ja: "\(left.id): 書き加えた留保が、今ある指摘と一致しない",
          en: "\(left.id): what would be written does not accept just what is found"))
    }
  }
}

extension String {
  /// The pieces between one sign and the next; one more than there are signs.
  fileprivate func components(by sign: Character) -> [String] {
    split(separator: sign, omittingEmptySubsequences: false).map(String.init)
  }
}
