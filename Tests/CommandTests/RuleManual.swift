import Foundation
import NagarezuCore
import NagarezuText
import TestSupport

/// The doc comment of a rule, or the section of a page by hand, as its parts.
struct RuleText {
  /// A sentence on what is found.
  let lead: String
  /// Shape: heading in both languages → what is said below it, in the order of the page.
  let sections: [(heading: Message, said: Message)]
  let source: String

  /// A doc comment without one of its parts.
  struct Incomplete: Error, CustomStringConvertible {
    let file: String
    /// How the paragraph that is missing begins.
    let missing: String

    var description: String { "edit \(file): no paragraph of its doc comment begins '\(missing)'" }
  }

  static let headings: [(heading: Message, labels: Message)] = [
    (Message(ja: "何を見つけるか", en: "What"), Message(ja: "**何を。**", en: "**What.**")),
    (Message(ja: "理由", en: "Why"), Message(ja: "**理由。**", en: "**Why.**")),
    (Message(ja: "例", en: "Example"), Message(ja: "**例。**", en: "**Example.**")),
    (Message(ja: "直し方", en: "Cure"), Message(ja: "**直し方。**", en: "**Cure.**")),
  ]

  /// Reads the first doc comment of the file of a rule.
  ///
  /// - Throws: ``Incomplete`` where a part is missing.
  init(of rule: any CheckRule) throws {
    let code = type(of: rule).code
    let file = "Sources/NagarezuCore/Checks/Rules/\(type(of: rule)).swift"
    let text = try String(contentsOfFile: Shinjuku.root + "/" + file, encoding: .utf8)
    let lines = text.components(separatedBy: "\n").drop { !$0.hasPrefix("///") }
      .prefix { $0.hasPrefix("///") }.map {
        $0.dropFirst(3).trimmingCharacters(in: .whitespaces)
      }
    let paragraphs = lines.split(separator: "").map { Self.joined(Array($0)) }
    let said = { (label: String) throws -> String in
      guard let paragraph = paragraphs.first(where: { $0.hasPrefix(label + " ") }) else {
        throw Incomplete(file: file, missing: label)
      }
      return String(paragraph.dropFirst(label.count + 1))
    }
    guard let first = paragraphs.first, first.hasPrefix(code + ": ") else {
      throw Incomplete(file: file, missing: "\(code): ")
    }
    let sentence = first.dropFirst(code.count + 2)
    lead = sentence.prefix(1).uppercased() + sentence.dropFirst()
    sections = try Self.headings.map { heading, labels in
      (heading, Message(ja: try said(labels.ja), en: try said(labels.en)))
    }
    source = try said("- SeeAlso:")
  }

  /// Lines of one paragraph; Japanese ones go on without a space between them.
  private static func joined(_ lines: [String]) -> String {
    let isJapanese = lines.first?.dropFirst(2).first.map { !$0.isASCII } ?? false
    return lines.joined(separator: isJapanese ? "" : " ")
  }

  /// What `explain` says of it, without the heading.
  var explained: Message {
    let paragraphs = { (language: Language, rest: String) in
      (sections.map { "\($0.heading[language]): \($0.said[language])" } + [rest])
        .joined(separator: "\n\n")
    }
    return Message(
      ja: paragraphs(.ja, "出典: \(source)"),
      en: lead + "\n\n" + paragraphs(.en, "See also: \(source)"))
  }
}

/// The sections of `docs/rules/gaps.md`, which is written by hand: Japanese first, English between asterisks.
enum GapPage {
  static let path = "docs/rules/gaps.md"
  /// What stands behind it is made, up to the next section.
  static let mark = "<!-- example: RulePagesTests makes it of the fixtures. -->\n\n"

  struct Section {
    let code: String
    /// What is written by hand, in both languages.
    let explained: Message
    /// What is made; empty where nothing is yet.
    let example: String
  }

  /// In the order of the page; only those of a code.
  ///
  /// - Throws: what Foundation throws where it cannot be read.
  static func sections() throws -> [Section] {
    let text = try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
    return text.components(separatedBy: "\n## ").dropFirst().compactMap { section in
      let heading = section.prefix { $0 != "\n" }
      let code = String(heading.prefix { $0 != " " })
      guard Rules.titles[code] != nil else { return nil }
      let parts = section.dropFirst(heading.count + 1).components(separatedBy: mark)
      return Section(
        code: code, explained: explained(parts[0]), example: parts.count > 1 ? parts[1] : "")
    }
  }

  private static func explained(_ text: String) -> Message {
    var (ja, en): ([String], [String]) = ([], [])
    for paragraph in text.components(separatedBy: "\n\n") {
      let words = paragraph.trimmingCharacters(in: .newlines)
      let lines = words.components(separatedBy: "\n")
      if words.hasPrefix("*"), words.hasSuffix("*") {
        en.append(String(lines.joined(separator: " ").dropFirst().dropLast()))
      } else if !words.isEmpty {
        ja.append(lines.joined())
      }
    }
    return Message(ja: ja.joined(separator: "\n\n"), en: en.joined(separator: "\n\n"))
  }
}

/// What is made of the rules' doc comments, `gaps.md` and the fixtures.
enum RuleManual {
  static let path = "Sources/NagarezuCore/Checks/RulePages.swift"

  /// The Swift file that `explain` reads.
  ///
  /// - Throws: ``RuleText/Incomplete``, and what Foundation throws.
  static func swift() throws -> String {
    let rules = try Rules.all.map { (type(of: $0).code, try RuleText(of: $0).explained) }
    let gaps = try GapPage.sections().map { ($0.code, $0.explained) }
    let entries = (rules + gaps).map { code, page in
      """
          "\(code)": Message(
            ja: \(quoted(page.ja)),
            en: \(quoted(page.en))),

      """
    }
    return """
      // Made by RulePagesTests from the rules' doc comments and \(GapPage.path) (make docs); do not edit.
      // swift-format-ignore-file

      extension Rules {
        /// Shape: code → its page in both languages, of every rule and gap, without its heading.
        public static let pages: [String: Message] = [
      \(entries.joined())  ]
      }

      """
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\n", with: "\\n"))\""
  }

  /// The page of a rule.
  ///
  /// - Throws: ``RuleText/Incomplete``, and what Foundation throws.
  static func page(of rule: any CheckRule) throws -> String {
    let (code, title) = (type(of: rule).code, type(of: rule).title)
    let text = try RuleText(of: rule)
    let sections = try text.sections.map { heading, said in
      "## \(heading.ja)（\(heading.en)）\n\n\(said.ja)\n\n\(said.en)\n\n"
        + (heading.en == "Example" ? try example(of: code) : "")
    }
    return """
      # \(code) \(title.ja)（\(title.en)）

      <!-- \(type(of: rule)).swift の説明と Tests/Fixtures/rules/\(code) から作る（make docs）。直すときはそちらを直す。 -->

      「\(title.ja)」を見つける規則です。

      \(text.lead)

      \(sections.joined())## 出典（See also）

      \(text.source)

      """
  }

  /// The list of the pages.
  static var list: String {
    let rows = Rules.all.map { rule in
      let (code, title) = (type(of: rule).code, type(of: rule).title)
      return "| [\(code)](\(code).md) | \(title.ja) | \(title.en) |\n"
    }
    return """
      # 規則の一覧（rules）

      <!-- 規則から作る（make docs）。 -->

      不明（G-）と P307、P310、W101 は [gaps.md](gaps.md) にあります。

      | 番号 | 状況 | situation |
      | --- | --- | --- |
      \(rows.joined())
      """
  }

  /// A model that breaks the rule, what the program says of it in both languages, and the edit after which it no longer does.
  ///
  /// - Throws: what Foundation throws.
  static func example(of code: String) throws -> String {
    let (fails, passes) = (try fixture(code, "fails"), try fixture(code, "passes"))
    let beside = beside.compactMap { name, heading in
      (try? fixture(code, name)).map { (name: name, heading: heading, text: $0) }
    }
    let shownBeside = beside.map { one in
      """
      \(one.heading.ja) *\(one.heading.en)*

      ```yaml \(one.name).yaml
      \(one.text)```


      """
    }.joined()
    return shownBeside + """
      次のモデルが当たります。 *This model breaks it.*

      ```yaml fails.yaml
      \(fails)```

      ```console
      \(try shown(of: code, in: fails, beside.map { ($0.name, $0.text) }, Message(ja: "", en: " --lang en")))```

      次のように直すと、当たらなくなります。 *After this edit it no longer does.*

      ```diff
      --- a/fails.yaml
      +++ b/fails.yaml
      \(UnifiedDiff(from: fails, to: passes, around: 1).hunks)```


      """
  }

  /// What may stand beside the model that breaks a rule.
  private static let beside = [
    ("before", Message(ja: "変更前のモデルです。", en: "The model before.")),
    ("beside", Message(ja: "一緒に調べる、ほかの事業です。", en: "Another business of the same run.")),
    ("part", Message(ja: "取り込む部品です。", en: "The part it includes.")),
    ("another", Message(ja: "同じ部品を使う、ほかの事業です。", en: "Another business with that part.")),
  ]

  /// A fixture without the mark of its test.
  private static func fixture(_ code: String, _ name: String) throws -> String {
    let path = Shinjuku.root + "/Tests/Fixtures/rules/\(code)/\(name).yaml"
    return try String(contentsOfFile: path, encoding: .utf8)
      .replacing(#/ *# expect: [^\n]*/#, with: "")
  }

  /// The first entry of `code` and the conclusion, in Japanese and in English.
  private static func shown(
    of code: String, in text: String, _ beside: [(name: String, text: String)], _ options: Message
  ) throws -> String {
    var blocks = ""
    try inFolder { (program) throws in
      try program.write(text, to: "fails.yaml")
      for one in beside { try program.write(one.text, to: one.name + ".yaml") }
      for language in Language.allCases {
        let against = beside.contains { $0.name == "before" } ? " --against before.yaml" : ""
        let run = beside.contains { $0.name == "beside" } ? "beside.yaml fails.yaml" : "fails.yaml"
        let command = "nagarezu check \(run)\(against)\(options[language])"
        let printed = try program.shell(command).output.components(separatedBy: "\n").dropLast()
        let entry = printed.drop { !$0.contains("[\(code)] ") }.prefix { !$0.isEmpty }
        let lines = ["$ " + command, "…"] + entry + ["…", printed.last ?? ""]
        blocks += lines.map { $0 + "\n" }.joined()
      }
    }
    return blocks
  }
}
