import NagarezuCore
import NagarezuText

/// One thing that a check says of a place in a file, as tools of CI take it.
struct Remark {
  /// What it is about.
  enum Kind {
    /// Something cannot be read.
    case problem(Diagnostic)
    /// A model with nothing to check.
    case idle
    case finding(Finding, Model)
    case gap(Gap, Model)
  }

  /// What it does to the run.
  enum Bearing {
    /// The run does not end with 0 because of it.
    case fails
    /// A warning.
    case shown
    /// A gap that was allowed on the command line.
    case allowed
    /// Was there on the older side too (`--against`).
    case known
    /// Accepted by a waiver.
    case waived
  }

  let kind: Kind
  let bearing: Bearing
  /// The rule, the kind of gap or of problem.
  let code: String
  /// As people waive and quote it; empty for what has none.
  let id: String
  let span: SourceSpan
  let message: Message
  /// What it is the same by in two runs, whatever lines and files moved; no other of the run has it. See ``Remarks``.
  var fingerprint: String
  /// Whether some of it was there on the older side, and some is new.
  var hasGrown = false

  /// The waiver that accepts it.
  var waiver: Waiver? {
    guard case .finding(let finding, let model) = kind else { return nil }
    return finding.waiver.map { model[$0] }
  }

  /// What it is called: 指摘, 警告, 不明 or 誤り, with its code.
  func label(in language: Language) -> String {
    let word =
      switch kind {
      case .problem, .idle: Message(ja: "誤り", en: "error")
      case .finding(let finding, _) where finding.severity == .warning:
        Message(ja: "警告", en: "warning")
      case .finding: Message(ja: "指摘", en: "finding")
      case .gap: Message(ja: "不明", en: "gap")
      }
    return "\(word[language])[\(code)]"
  }

  /// What the code stands for, in a few words.
  func title(in language: Language) -> String {
    switch kind {
    case .problem: Message(ja: "読めない", en: "cannot be read")[language]
    case .idle: Message(ja: "調べるものがない", en: "nothing to check")[language]
    case .finding, .gap: Rules.titles[code]?[language] ?? code
    }
  }

  /// What stands below the sentence for people, label and words: the way, the nearest approval, how to mend it, the id.
  func notes(in language: Language) -> [(label: String, words: String)] {
    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    var notes: [(String, String)] = []
    switch kind {
    case .problem(let problem):
      if let help = problem.help { notes.append((say("直し方", "cure"), help[language])) }
    case .idle: break
    case .finding(let finding, let model):
      let phrases = Phrases(model: model, language: language)
      let told = FindingNotes(phrases: phrases)
      notes = told.cells(finding) + told.capacity(finding)
      if let path = finding.path, !path.steps.isEmpty {
        let way = phrases.path(path, endingWith: finding.passage, most: Self.longestPath)
        notes.append((told.pathLabel, way))
      }
      notes += told.related(finding) + told.nearest(finding)
    case .gap: break
    }
    if let waiver {
      let until = say(JapaneseEra.written(waiver.until), "\(waiver.until)")
      let words = say(
        "\(waiver.reason)（\(waiver.owner)、\(until)まで）",
        "\(waiver.reason) (\(waiver.owner), until \(until))")
      notes.append((say("留保", "waived"), words))
    }
    if let cure = Rules.cure(of: code) { notes.append((say("直し方", "cure"), cure[language])) }
    if !id.isEmpty { notes.append(("id", id)) }
    return notes
  }

  /// Steps past which the middle of a path is left out.
  private static let longestPath = 40
}
