import NagarezuCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The argument parser speaks English only: its sentences in Japanese.
enum HelpText {
  /// A line that the parser writes, with `%` for what is ours or the user's, and the same in Japanese, the pieces in the same order.
  ///
  /// Shape: English → Japanese; the first that fits counts.
  private static let lines: [(String, String)] = [
    ("Error: Unknown option '%'. Did you mean '%'?", "誤り: 「%」というオプションはない（「%」ですか）"),
    ("Error: Unknown option '%'", "誤り: 「%」というオプションはない"),
    ("Error: Missing value for '%'", "誤り: 「%」に値がない"),
    ("   or: Missing value for '%' in '%'", "  または: 「%」に値がない（「%」の中）"),
    (
      "Error: The option '%' does not take any value, but '%' was specified.",
      "誤り: オプション「%」は値を取らない（「%」が付いている）"
    ),
    ("Error: Unexpected argument '%'", "誤り: 余分な引数「%」がある"),
    ("Error: % unexpected arguments: '%'", "誤り: 余分な引数が%個ある: 「%」"),
    (
      "Error: Value to be set with flag '%' had already been set with flag '%'",
      "誤り: 「%」は、「%」と一緒に使えない"
    ),
    ("Error: Missing expected argument '%'", "誤り: 引数「%」がない"),
    ("Error: Missing one of: '%'", "誤り: 次のどれかがない: 「%」"),
    (
      "Error: The value '%' is invalid for '%'. Please provide one of %.",
      "誤り: 「%」は「%」の値にならない。次のどれかを指定する: %"
    ),
    (
      "Error: The value '%' is invalid for '%'. Please provide one of the following:",
      "誤り: 「%」は「%」の値にならない。次のどれかを指定する:"
    ),
    ("Error: The value '%' is invalid for '%': %", "誤り: 「%」は「%」の値にならない: %"),
    ("Error: The value '%' is invalid for '%'", "誤り: 「%」は「%」の値にならない"),
    ("Error: Missing required subcommand.", "誤り: コマンドがない"),
    ("Error: Invalid option: %", "誤り: オプションにならない: %"),
    ("Error: Can't generate completion scripts for '%'.", "誤り: 「%」の補完のスクリプトは作れない"),
    ("Error: Can't autodetect a supported shell.", "誤り: 使っているシェルが分からない"),
    (
      "Please use --generate-completion-script=<shell> with one of:",
      "--generate-completion-script=<シェル> に次のどれかを指定する:"
    ),
    ("Error: %", "誤り: %"), ("Help:  %", "説明:  %"), ("Usage: %", "使い方: %"),
    ("  See '%' for more information.", "  詳しい説明: %"),
    ("  See '%' for detailed help.", "  それぞれの説明: %"),
    ("OVERVIEW: %", "概要: %"), ("USAGE: %", "使い方: %"), ("ARGUMENTS:", "引数:"),
    ("OPTIONS:", "オプション:"), ("SUBCOMMANDS:", "コマンド:"),
    ("%Show help information.", "%この説明を表示する"), ("%Show the version.", "%版を表示する"),
    ("%Show subcommand help information.", "%コマンドの説明を表示する"),
  ]

  /// Words within its lines. Shape: as ``lines``.
  private static let words: [(String, String)] = [
    ("<options>", "<オプション>"), ("<subcommand>", "<コマンド>"), ("<subcommands>", "<コマンド>"),
    ("(default:", "(既定:"),
    ("(values:", "(値:"), ("; default:", "、既定:"),
    // Where a line ends before it.
    ("default: ", "既定: "),
  ]

  static func translated(_ text: String, into language: Language) -> String {
    guard language == .ja else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { translated(line: String($0)) }.joined(separator: "\n")
  }

  private static func translated(line: String) -> String {
    for (english, japanese) in lines {
      guard let pieces = pieces(of: line, in: english) else { continue }
      let isError = english.hasPrefix("Error:")
      return filled(japanese, isError ? pieces.map(listed) : pieces.map(worded))
    }
    return worded(line)
  }

  private static func worded(_ text: String) -> String {
    words.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// `'a', 'b' or 'c'` as Japanese lists them.
  private static func listed(_ text: String) -> String {
    guard text.hasPrefix("'"), text.hasSuffix("'") else { return text }
    return text.replacing("' or '", with: "、").replacing("' and '", with: "、")
      .replacing("', '", with: "、").replacing("'", with: "")
  }

  /// What stands in a line for each `%` of a pattern; `nil` where it does not fit.
  private static func pieces(of line: String, in pattern: String) -> [String]? {
    let fixed = pattern.split(separator: "%", omittingEmptySubsequences: false)
    guard let first = fixed.first, let last = fixed.last, line.hasPrefix(first) else { return nil }
    guard fixed.count > 1 else { return line == pattern ? [] : nil }
    var rest = line.dropFirst(first.count)
    var pieces: [String] = []
    for mark in fixed.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: mark) else { return nil }
      pieces.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    return pieces + [String(rest.dropLast(last.count))]
  }

  private static func filled(_ pattern: String, _ pieces: [String]) -> String {
    var left = pieces[...]
    return pattern.map { $0 == "%" ? left.popFirst() ?? "" : String($0) }.joined()
  }
}

/// Ends the process at once: nothing of ours waits for an exit handler.
func leave(_ code: Int32) -> Never { exit(code) }
