import NagarezuCore
import NagarezuSource
import NagarezuText

/// What can be done about what stands on some lines.
struct Acting {
  let language: Language
  let encoding: PositionEncoding

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// The actions for the lines from `first` to `last`, both included, from 1.
  func actions(in spot: Spot, _ first: Int, _ last: Int) -> JSONText {
    let analysis = spot.analysis
    func isAsked(_ span: SourceSpan) -> Bool {
      span.file == spot.file && first <= span.line && span.line <= last
    }
    var actions: [JSONText] = []
    for problem in analysis.reading.problems where isAsked(problem.span) {
      actions += remedies(problem, analysis)
    }
    if analysis.reading.problems.isEmpty {
      for verdict in analysis.verdicts {
        for finding in verdict.findings where !finding.isWaived && isAsked(finding.span) {
          actions += answers(finding, verdict.model, analysis, in: spot.file)
        }
      }
    }
    if let outline = spot.outline { actions += periods(outline, first, last, analysis) }
    return .array(actions)
  }

  private func action(
    _ title: String, _ edits: [OutlineEdit], _ analysis: Analysis, kind: String = "quickfix"
  ) -> JSONText {
    var changes: [String: [JSONText]] = [:]
    for edit in edits {
      let text = analysis.text(of: edit.start.file)
      changes[FileURI.uri(analysis.location(of: edit.start.file)), default: []].append(
        .object([
          "range": text.range(text.offset(edit.start), text.offset(edit.end), encoding),
          "newText": .string(edit.words),
        ]))
    }
    return .object([
      "title": .string(VisibleText.written(title)), "kind": .string(kind),
      "edit": .object(["changes": .object(changes.mapValues { .array($0) })]),
    ])
  }

  // MARK: What cannot be read

  private func remedies(_ problem: Diagnostic, _ analysis: Analysis) -> [JSONText] {
    let outline = analysis.outline(of: problem.span.file)
    var actions: [JSONText] = []
    let text = analysis.text(of: problem.span.file)
    let first = text.offset(problem.span)
    if let help = problem.help, let offered = Suggestion.offered(in: help), !offered.contains(": ")
    {
      let end = text.end(ofWordAt: first)
      let (line, column) = text.place(at: end)
      let edit = OutlineEdit(
        from: problem.span, to: SourceSpan(file: problem.span.file, line: line, column: column),
        offered.writtenName)
      actions.append(action(say("「\(offered)」に直す", "Change to '\(offered)'"), [edit], analysis))
    }
    guard problem.code == LoadCode.unknownName.rawValue, let outline,
      let mark = outline.mark(problem.span.line, problem.span.column),
      case .name(let name, let kinds, .uses) = mark.what
    else { return actions }
    for kind in kinds {
      guard let section = kind.section, let words = kind.words,
        let edit = outline.declaring(name, in: section, as: "{}")
      else { continue }
      actions.append(
        action(
          say("「\(name)」を\(words.ja)として定める", "Declare '\(name)' as a \(words.en)"), [edit], analysis
        ))
    }
    return actions
  }

  // MARK: What is found

  private func answers(
    _ finding: Finding, _ model: Model, _ analysis: Analysis, in file: String
  ) -> [JSONText] {
    var actions: [JSONText] = []
    if let nearest = finding.nearest, let edits = widening(model[nearest], finding, model, analysis)
    {
      let id = model[nearest].id
      actions.append(
        action(
          say("承認「\(id)」に加える（仮）", "Add to the approval '\(id)', marked assumed"), edits, analysis))
    }
    if let outline = analysis.outline(of: file),
      let edit = outline.listing(waiver(finding, model, outline.speaksEnglish), in: .waivers)
    {
      actions.append(
        action(
          say("留保を書く（責任者・理由・期限は書き込む）", "Write a waiver (owner, reason and until are left to you)"),
          [edit], analysis))
    }
    return actions
  }

  /// What the approval lacks, and 仮: nobody approved it yet.
  private func widening(
    _ paper: Approval, _ finding: Finding, _ model: Model, _ analysis: Analysis
  ) -> [OutlineEdit]? {
    guard let outline = analysis.outline(of: paper.span.file) else { return nil }
    let edits: [OutlineEdit]?
    switch finding.rule {
    case "S101", "S107", "S108":
      edits = outline.adding(
        finding.items.map { model[$0].name }, to: .items, .approval, at: paper.span)
    case "S102":
      edits = outline.adding(classes(finding, model), to: .subjects, .approval, at: paper.span)
    case "S103":
      let channel = finding.channel.map { [model[$0].name] } ?? []
      edits = outline.adding(channel, to: .via, .approval, at: paper.span)
    default: edits = nil
    }
    guard let edits else { return nil }
    let mark =
      paper.note.isAssumed
      ? nil
      : outline.setting(
        .assumed, .approval, to: outline.speaksEnglish ? "true" : "はい", at: paper.span)
    return edits + [mark].compactMap(\.self)
  }

  /// The classes that together are the people of a finding; empty where they are not whole classes.
  private func classes(_ finding: Finding, _ model: Model) -> [String] {
    finding.atoms.flatMap(model.wholeClasses) ?? []
  }

  private func waiver(_ finding: Finding, _ model: Model, _ isEnglish: Bool) -> [String] {
    func key(_ word: Word) -> String {
      let key = Vocabulary.keys(.waiver).first { $0.word == word }
      return (isEnglish ? key?.en : key?.ja) ?? word.rawValue
    }
    var lines = ["\(key(.id)): \(finding.id.writtenName)"]
    if !finding.parts.isEmpty {
      let items = finding.items.map { model[$0].name.writtenName }
      let people = classes(finding, model).map(\.writtenName)
      lines.append("\(key(.items)): [\(items.joined(separator: ", "))]")
      // What the names of classes do not say, `check --write-waivers` writes.
      let everyone = isEnglish ? "everyone" : "全員"
      lines.append(
        "\(key(.subjects)): [\(people.isEmpty ? everyone : people.joined(separator: ", "))]")
    }
    return lines + [Word.owner, .reason, .until].map { "\(key($0)):" }
  }

  // MARK: Dates

  /// Two dates in the remark of something that states no period make one.
  private func periods(
    _ outline: FileOutline, _ first: Int, _ last: Int, _ analysis: Analysis
  ) -> [JSONText] {
    outline.sentencesWithPeriods(from: first, to: last).compactMap { found in
      guard
        let edit = outline.setting(.period, found.context, to: found.period, at: found.element)
      else { return nil }
      return action(
        say("期間「\(found.period)」を書く", "Write the period '\(found.period)'"), [edit], analysis,
        kind: "refactor.rewrite")
    }
  }
}

extension Vocabulary.NameKind {
  /// The section in which things of this kind are declared with nothing more to say; `nil` where something must be said of them.
  fileprivate var section: Word? {
    switch self {
    case .party: .parties
    case .site: .sites
    case .subjectClass: .subjects
    case .item: .items
    case .system: .systems
    case .purpose: .purposes
    case .key, .channel, .regime: nil
    }
  }

  fileprivate var words: Message? {
    switch self {
    case .party: Message(ja: "主体", en: "party")
    case .site: Message(ja: "場所", en: "site")
    case .subjectClass: Message(ja: "個人の範囲", en: "class of people")
    case .item: Message(ja: "情報項目", en: "item")
    case .system: Message(ja: "システム", en: "system")
    case .purpose: Message(ja: "目的", en: "purpose")
    case .key, .channel, .regime: nil
    }
  }
}
