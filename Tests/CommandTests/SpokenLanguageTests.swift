import Foundation
import TestSupport
import Testing

/// In which language the command line speaks, and that it does so throughout.
@Suite struct SpokenLanguageTests {
  @Test(
    arguments: [
      ([], [:], "ja"), ([], ["LANG": "en_US.UTF-8"], "en"), ([], ["LANG": "ja_JP.UTF-8"], "ja"),
      ([], ["LANG": "C.UTF-8"], "ja"), ([], ["LC_ALL": "fr_FR", "LANG": "ja_JP"], "en"),
      ([], ["NAGAREZU_LANG": "ja", "LC_ALL": "en_US.UTF-8"], "ja"),
      ([], ["NAGAREZU_LANG": "en", "LANG": "ja_JP.UTF-8"], "en"),
      ([], ["NAGAREZU_LANG": "EN"], "en"), ([], ["NAGAREZU_LANG": "", "LANG": "en_US"], "en"),
      (["--lang", "ja"], ["NAGAREZU_LANG": "en"], "ja"),
      (["--lang=en"], ["NAGAREZU_LANG": "ja"], "en"),
    ] as [([String], [String: String], String)])
  func theOptionWinsThenTheSettingThenTheLocale(
    options: [String], environment: [String: String], language: String
  ) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run(["check"] + options, environment: environment)
      #expect(ending.output.contains(language == "ja" ? "結論:" : "verdict:"))
      let help = try program.run(["check", "--help"] + options, environment: environment)
      #expect(help.output.contains(language == "ja" ? "使い方:" : "USAGE:"))
    }
  }

  @Test(arguments: [
    ("chek", "check"), ("Check", "check"), ("chekc", "check"), ("rendr", "render"), ("dif", "diff"),
    ("rule", "explain"), ("検査", "check"), ("validate", "check"),
    ("m.yaml", "nagarezu check m.yaml"),
  ])
  func aWordThatIsNoCommandIsOfferedOne(word: String, command: String) throws {
    try inFolder { (program) throws in
      let ja = try program.run(word)
      #expect(ja.code == 64 && ja.remarks.contains("「\(command)」ですか"), "\(ja.remarks)")
      let en = try program.run(word, environment: ["NAGAREZU_LANG": "en"])
      #expect(en.code == 64 && en.remarks.contains("did you mean '\(command)'?"), "\(en.remarks)")
    }
  }

  /// Words of the command line that stay as they are in a Japanese sentence.
  private static let kept: Set<String> = [
    "nagarezu", "CSV", "sqlite", "schema", "sql", "csv", "xlsx", "check", "help", "who", "what",
    "why",
    "table", "matrix", "export", "diff",
    "render", "rules",
    "explain", "lsp", "stdio", "Language", "Server", "Protocol", "editors",
    "lang",
    "format", "text", "json", "markdown", "strict", "verbose", "against", "output", "of", "as",
    "allow", "gaps", "write", "waivers", "version", "xml", "frmat", "taishohyo", "html", "first",
    "new", "old", "columns", "headings", "marks", "no", "from", "to", "exit", "code", "fr", "left",
    "generate", "completion", "script", "fish", "bash", "zsh", "view", "paper", "style", "stamp",
    "baseline", "pair", "reach", "glossary", "cut", "all", "overview", "party", "item", "findings",
    "colour", "print", "high", "contrast", "portrait", "report", "mm", "svg", "pdf", "png", "pptx",
    "drawio", "xlsx", "Excel",
    "mmd", "dot",
    "md",
    "PowerPoint", "draw", "io", "Mermaid", "Graphviz", "git", "HEAD", "models", "yaml", "Markdown",
    "ja", "en", "SOURCE", "foo", "bar", "REV", "JSON", "NAGAREZU", "LANG", "today", "yes", "HTML",
    "sarif", "junit", "github", "gitlab", "out", "fmt", "Schema", "language", "server", "model",
    "init", "watch", "doctor", "completions", "manual", "man", "local", "share", "zfunc", "fpath",
    "config", "Ctrl", "docs", "NWS",
  ]

  /// Words of ASCII letters that are neither options nor kept.
  private static func english(in text: String) -> [String] {
    var words = [""]
    for letter in text.unicodeScalars {
      if letter.isASCII && (letter.properties.isAlphabetic || letter == "-") {
        words[words.count - 1].unicodeScalars.append(letter)
      } else {
        words.append("")
      }
    }
    return words.filter { !$0.hasPrefix("--") }
      .flatMap { $0.split(separator: "-").map(String.init) }
      .filter { $0.count > 1 && !kept.contains($0) }
  }

  @Test(arguments: [
    ["check", "--frmat", "x"], ["check", "--format", "xml"], ["check", "--strict=yes"], ["who"],
    ["why", "foo"], ["diff"], ["diff", "foo", "bar", "no"], ["diff", "foo", "bar", "no", "no"],
    ["diff", "foo", "bar", "--columns", "left"], ["check", "-o"], ["check", "--as-of"],
    ["check", "--lang", "fr"], ["render", "foo"],
    ["render", "foo", "-o", "f.md", "--paper", "xml"],
    ["rules", "foo"], ["explain"], ["foo"], ["-z"],
    ["diff", "foo", "bar", "--marks", "--no-marks"],
    ["--generate-completion-script", "foo"], ["help", "foo"],
    ["--help"], ["help"], ["check", "--help"], ["who", "--help"], ["what", "--help"],
    ["why", "--help"], ["export", "--help"], ["diff", "--help"], ["render", "--help"],
    ["rules", "--help"],
    ["explain", "--help"], ["help", "check"], ["lsp", "--help"], ["init", "--help"],
    ["watch", "--help"], ["view", "--help"], ["doctor", "--help"], ["completions", "--help"],
    ["manual", "--help"],
    ["fmt", "--help"], ["schema", "--help"],
    ["check", "--output-width", "39"],
  ])
  func theCommandLineSpeaksJapaneseThroughout(arguments: [String]) throws {
    try inFolder { (program) throws in
      let ending = try program.run(arguments)
      let text = ending.output + ending.remarks
      #expect(!text.isEmpty)
      let english = Self.english(in: text)
      #expect(english.isEmpty, "\(english) in \(text)")
    }
  }

  /// A value that reads like a sentence of the parser stays as it was typed.
  @Test func whatIsTypedIsNotTranslated() throws {
    try inFolder { (program) throws in
      let ending = try program.run("check", "--format", "The value OPTIONS: <subcommand>")
      #expect(ending.remarks.contains("「The value OPTIONS: <subcommand>」"), "\(ending.remarks)")
    }
  }
}
