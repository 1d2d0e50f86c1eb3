import ArgumentParser
import NagarezuCore
import NagarezuLanguageServer
import NagarezuSource

struct Lsp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: Speech.say(
      "エディタと話す（Language Server Protocol、標準入出力）",
      "Speak with an editor (Language Server Protocol, standard input and output)"),
    discussion: Speech.say(
      "エディタが起動する。設定は docs/editors.md。終了コード: 0 エディタが終わらせた、1 終わりの言葉なしに切れた",
      "Started by an editor, as docs/editors.md shows. Exit codes: 0 ended by the editor, 1 cut off without a word"
    ))

  @Flag(
    help: .say(
      "何もしない（ほかのサーバと同じ起動の仕方をするエディタのため）", "does nothing: for editors that start every server so"))
  var stdio = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let server = LanguageServer(
      language: common.language, version: Nagarezu.configuration.version,
      disk: { DiskFiles(at: [$0]) }, format: { try? ModelFormat().formatted($0, file: $1) },
      send: MessagePipe.send)
    throw ExitCode(MessagePipe.run(server))
  }
}
