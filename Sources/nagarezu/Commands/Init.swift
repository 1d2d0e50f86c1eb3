import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuSource

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Speech.say("ひな形から、新しいモデルを作る", "Begin a new model from a template"),
    discussion: Speech.say(
      "ひな形: ", "Templates: ")
      + ModelTemplate.allCases.map(named).joined(separator: Speech.say("、", ", ")))

  private static func named(_ template: ModelTemplate) -> String {
    Speech.say(
      "\(template.rawValue)（\(template.title.ja)）", "\(template.english) (\(template.title.en))")
  }

  @Argument(
    help: .say(
      "ひな形の名（省略すると、端末では尋ねる）", "name of the template (asked for on a terminal)",
      value: Speech.say("ひな形", "template")))
  var template: String?
  @Option(
    name: .shortAndLong,
    help: .say("書くファイル", "file to write", value: Speech.say("ファイル", "file")))
  var output = "model.yaml"
  @Option(help: .say("実施機関", "the authority", value: Speech.say("名", "name"))) var authority:
    String?
  @Option(help: .say("保有課", "the section that holds the data", value: Speech.say("名", "name")))
  var section: String?
  @Option(help: .say("事業の名", "the name of the business", value: Speech.say("名", "name")))
  var title: String?
  @Option(
    help: .say(
      "相手（委託先など）", "the other party (contractor or the like)", value: Speech.say("名", "name"))
  ) var partner: String?
  @Option(
    help: .say(
      "始まりの日（省略時は次の4月1日）", "the first day (the next 1 April by default)",
      value: Speech.say("日", "day")))
  var from: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard !FileManager.default.fileExists(atPath: output) else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "\(output) はもうある。-o で別の名前を指定する",
          en: "\(output) is there already; name another with -o"))
    }
    let asker = Asker(isAsking: template == nil && Asker.hasTerminal)
    let template = try chosen(asker)
    let words = try words(of: template, asker)
    let start = try from.map { try readDay($0, of: "--from") } ?? Self.nextApril
    let text = template.model(words, from: start)
    try Self.prove(text)
    try Output.write(Array(text.utf8), to: output)
    Output.remark(
      Speech.say(
        """
        \(output) を作った。直したら、次のようにする
          nagarezu check \(output)
          nagarezu render \(output) -o 図.svg

        """,
        """
        wrote \(output); edit it, and then
          nagarezu check \(output)
          nagarezu render \(output) -o figure.svg

        """))
  }

  private func chosen(_ asker: Asker) throws -> ModelTemplate {
    let lines = ModelTemplate.allCases.enumerated().map { "  \($0 + 1) \(Self.named($1))\n" }
    guard
      let name = template
        ?? asker.answer(
          Speech.say("どの案件に近いですか\n", "Which case is it most like?\n") + lines.joined()
            + Speech.say("番号", "number"), or: "1")
    else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "ひな形の名を指定する: \(ModelTemplate.allCases.map(\.rawValue).joined(separator: "、"))",
          en: "name a template: \(ModelTemplate.allCases.map(\.english).joined(separator: ", "))"))
    }
    guard let template = ModelTemplate(named: name) else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja:
            "「\(name)」というひな形はない（\(ModelTemplate.allCases.map(\.rawValue).joined(separator: "、"))）",
          en:
            "no template '\(name)' (\(ModelTemplate.allCases.map(\.english).joined(separator: ", ")))"
        ))
    }
    return template
  }

  /// What was said of each blank, on the command line or the terminal; what was not is left to the template.
  private func words(
    of template: ModelTemplate, _ asker: Asker
  ) throws -> [ModelTemplate.Blank: String] {
    let given: [ModelTemplate.Blank: String?] = [
      .authority: authority, .section: section, .title: title, .partner: partner,
    ]
    var words: [ModelTemplate.Blank: String] = [:]
    for blank in ModelTemplate.Blank.allCases {
      let word =
        given[blank]?.map { $0 }
        ?? asker.answer(Speech.say(blank.question), or: template.example(of: blank))
      guard let word else { continue }
      guard ModelTemplate.isPlain(word) else {
        throw EarlyEnd(
          .wrongUse,
          Message(
            ja: "\(blank.question.ja)「\(word)」に使えない字がある（, : # や括弧など）",
            en:
              "'\(word)' has a sign that cannot stand in a name here (, : # brackets and the like)"
          ))
      }
      words[blank] = word
    }
    return words
  }

  /// The 1st of April after today.
  private static var nextApril: Day {
    let today = (try? Asked.day("today")) ?? .distantPast
    let year = Int("\(today)".prefix(4)) ?? 2026
    let april = [year, year + 1].lazy.compactMap { Day(year: $0, month: 4, day: 1) }
    return april.first { $0 > today } ?? today
  }

  /// Reads what is about to be written: two names that are one, for instance, make no model.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where it cannot be read.
  private static func prove(_ text: String) throws {
    let readings = ModelLoader(files: MemoryFiles(["model.yaml": text])).read(["model.yaml"])
    guard let problem = readings.problems.first else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "この名前ではモデルにならない: \(problem.message.ja)",
        en: "these names make no model: \(problem.message.en)"))
  }
}

/// Asks a person at a terminal; nobody where there is none.
private struct Asker {
  let isAsking: Bool

  static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// What the person says; what stands there already where that is nothing; `nil` where nobody is asked.
  func answer(_ question: String, or given: String) -> String? {
    guard isAsking else { return nil }
    Output.remark("\(question) [\(given)]: ")
    let line = (readLine() ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    return line.isEmpty ? given : line
  }
}
