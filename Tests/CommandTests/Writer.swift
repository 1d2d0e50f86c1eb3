import Foundation
import TestSupport
import Testing

/// A way in which a command writes files, for tests that disturb it.
///
/// ``all`` is written by hand; a test holds that every option of the program's help that writes is in it.
struct Writer: Sendable, CustomTestStringConvertible {
  /// The option that makes it write, as the help has it.
  let option: String
  /// What is run, without its language.
  let arguments: [String]
  /// Shape: file → text, before the run.
  let inputs: [String: String]
  /// The files that it writes, in one folder or below it.
  let targets: [String]
  /// Whether a library writes the file, which does not try a call again that a signal interrupted.
  let isByLibrary: Bool

  var command: String { arguments[0] }
  var testDescription: String { arguments.joined(separator: " ") }

  /// The folder that holds all that is written.
  var folder: String { String(targets[0].prefix { $0 != "/" }) }

  /// The folders in which something is written.
  var folders: [String] {
    Set(targets.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }).sorted()
  }

  /// Whether what it writes over is what it reads.
  var rewritesInputs: Bool { targets.contains { inputs[$0] != nil } }

  private init(
    _ arguments: String..., option: String = "-o", inputs: [String: String] = one,
    targets: [String] = ["out/a"], isByLibrary: Bool = false
  ) {
    self.isByLibrary = isByLibrary
    self.option = option
    self.inputs = inputs
    self.targets = targets
    self.arguments =
      switch option {
      case "-o": arguments + ["-o", targets[0]]
      case "--report":
        arguments + zip(["sarif", "junit"], targets).flatMap { ["--report", "\($0)=\($1)"] }
      default: arguments + [option]
      }
  }

  private static let one = ["models/m.yaml": Sample.clean]
  private static let two = ["old.yaml": Sample.clean, "new.yaml": Sample.leaking]

  static let all = [
    Writer("check"), Writer("check", "--format", "json"),
    Writer(
      "check", "models", option: "--write-waivers", inputs: waived,
      targets: waived.keys.sorted()),
    Writer("check", option: "--report", targets: ["out/a.sarif", "out/a.xml"]),
    Writer("who", "氏名"), Writer("what", "業者"), Writer("why", "氏名", "業者"),
    Writer("table", "flows"), Writer("table", "flows", "--format", "csv"), Writer("matrix"),
    Writer("table", "flows", "--format", "xlsx"),
    Writer("export", targets: ["out/a.sqlite"], isByLibrary: true),
    Writer("export", targets: ["out/a.xlsx"]),
    Writer("export", targets: ["out/a.json"]),
    Writer("diff", "old.yaml", "new.yaml", inputs: two),
    Writer("render", "models/m.yaml", targets: ["out/f.mmd"]),
    Writer(
      "render", "new.yaml", "--against", "old.yaml", "--pair", inputs: two,
      targets: ["out/f.svg", "out/f-2.svg", "out/f-3.svg", "out/f-4.svg"]),
    Writer("report", targets: ["out/a.html"]),
    Writer("rules"), Writer("schema"), Writer("manual"), Writer("completions", "bash"),
    Writer("fmt", option: "models", inputs: loose, targets: loose.keys.sorted()),
  ]

  /// A model that is not in the layout. One alone: of several, those that can be read are written whatever becomes of the others.
  private static let loose = [
    "models/m.yaml": Sample.clean.replacing(
      "種別: 企業, 別名: [株式会社業者]", with: "別名: [株式会社業者], 種別: 企業")
  ]

  /// Three models in three folders, each with a waiver of everything.
  private static let waived: [String: String] = {
    let beyond = Sample.clean.replacingOccurrences(of: ", 項目数: 2", with: "")
      .replacingOccurrences(of: "相手: 業者, 項目: 住基情報", with: "相手: 業者, 項目: 氏名")
    let waiver =
      "留保:\n  - {指摘: S101/業者/委託機/read/紙/①, 項目: 全て, 対象: 対象者, 責任者: 長, 理由: 手続中, 期限: 令和9年3月31日}\n"
    let text = beyond.replacingOccurrences(of: "\n...\n", with: "\n" + waiver + "...\n")
    return Dictionary(
      uniqueKeysWithValues: ["models/a/m.yaml", "models/b/m.yaml", "models/m.yaml"].map {
        ($0, text.replacingOccurrences(of: "件名: ", with: "件名: \($0.count)"))
      })
  }()
}
