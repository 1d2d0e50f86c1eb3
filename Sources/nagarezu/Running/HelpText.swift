import NagarezuCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The argument parser speaks English only: its headings and errors in Japanese.
enum HelpText {
  /// Shape: English → Japanese; longer texts before those they contain.
  private static let words: [(String, String)] = [
    ("OVERVIEW:", "概要:"), ("USAGE:", "使い方:"), ("Usage:", "使い方:"), ("ARGUMENTS:", "引数:"),
    ("OPTIONS:", "オプション:"), ("SUBCOMMANDS:", "コマンド:"), ("<subcommand>", "<コマンド>"),
    ("Show help information.", "この説明を表示する"), ("Show the version.", "版を表示する"),
    ("Show subcommand help information.", "コマンドの説明を表示する"),
    ("Error: Missing expected argument", "誤り: 引数が足りない:"),
    ("Error: Missing value for", "誤り: 値がない:"), ("Error: Unknown option", "誤り: 知らないオプション"),
    ("Error: Unexpected argument", "誤り: 余分な引数"), ("Error:", "誤り:"),
    ("Please provide one of", "次のどれかを指定する:"), ("Did you mean", "もしかして"),
    ("is invalid for", "は使えない:"), ("The value", "値"), ("(default:", "(既定:"),
    ("(values:", "(値:"), ("; default:", "、既定:"), ("Help:", "説明:"),
    ("  See '", "  詳しい説明: "), ("' for detailed help.", ""), ("' for more information.", ""),
  ]

  static func translated(_ text: String, into language: Language) -> String {
    guard language == .ja else { return text }
    return words.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}

/// Ends the process at once: nothing of ours waits for an exit handler.
func leave(_ code: Int32) -> Never { exit(code) }
