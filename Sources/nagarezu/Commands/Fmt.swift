import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuSource
import NagarezuText

struct Fmt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: Speech.say("モデルのファイルの書き方を整える", "Write model files in one layout"),
    discussion: Speech.say(
      "変わるのは、キーの順、空白、注の位置だけ。注、引用符、数字、名前の順は書いたまま。誤りのあるファイルには触れない。\n終了コード: 0 整っている、又は整えた、1 --check で整っていないファイルがある、2 読めないファイルがある（ほかは整える）、64 使い方の誤り、74 書き出せない",
      "The order of keys, spaces and the places of remarks change, and nothing else. A file with problems is left alone.\nExit codes: 0 formatted, 1 with --check: some are not, 2 some cannot be read (the others are formatted), 64 wrong use, 74 not written"
    ))

  @Argument(
    help: .say(
      "モデルのファイルまたはフォルダ（- は標準入力から標準出力へ）",
      "model files or folders (- reads standard input and writes standard output)",
      value: Speech.say("パス", "path")))
  var paths: [String] = ["models"]
  @Flag(
    help: .say(
      "書き換えず、整っていないファイルの名前を示す（あれば 1）", "write nothing; name the files that differ (1 if any)"))
  var check = false
  @Flag(help: .say("書き換えず、違いを示す", "write nothing; show the difference"))
  var diff = false
  @Option(
    help: .say("キーをこの言語のつづりにそろえる", "spell all keys in this language", value: "ja|en"))
  var keys: Language?
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard !paths.contains("-") else { return try passOn() }
    let input = Input(paths: paths, output: nil, as: DiskFiles(at: paths))
    let run = try FormattingRun(input, keys: keys, writes: !check && !diff)
    var text = ""
    for file in run.changed {
      let name = input.seen.name(file.path)
      text += diff ? file.difference(named: name) : name + "\n"
    }
    if !run.unread.isEmpty { Output.remark(run.unread) }
    let isWanting = check && !run.changed.isEmpty
    try Output.end(
      !run.unread.isEmpty ? .unread : isWanting ? .findings : .clean, writing: text, to: nil)
  }

  /// From standard input to standard output.
  private func passOn() throws {
    guard paths == ["-"] else {
      throw EarlyEnd(
        .wrongUse, Message(ja: "- は1つだけで指定する", en: "- stands alone"))
    }
    let old = Array(FileHandle.standardInput.readDataToEndOfFile())
    let name = Speech.say("標準入力", "standard input")
    guard old.count <= Limits.fileBytes else {
      throw EarlyEnd(.unread, Message(ja: "標準入力が大きすぎる", en: "standard input is too large"))
    }
    let file: FormattingRun.File
    do {
      file = .init(
        path: name, old: old, new: try ModelFormat(keys: keys).formatted(old, file: name))
    } catch {
      let files = MemoryFiles(bytes: [name: old])
      let input = Input(paths: [], output: nil, files: files, as: DiskFiles(at: []))
      throw EarlyEnd(.unread, text: FormattingRun.text(of: error, input))
    }
    let isWanting = check && file.isChanged
    let ending: Ending = isWanting ? .findings : .clean
    if diff { try Output.end(ending, writing: file.difference(named: name), to: nil) }
    if check { try Output.end(ending, writing: isWanting ? name + "\n" : "", to: nil) }
    try Output.end(ending) { try Output.write(file.new, to: nil) }
  }
}
