import ArgumentParser
import NagarezuCore

struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: Speech.say(
      "手引き（man）を書き出す: nagarezu manual > nagarezu.1",
      "Write the man page: nagarezu manual > nagarezu.1"))

  @OptionGroup var target: OutputOptions
  @OptionGroup var common: CommonOptions

  func run() throws { try Output.write(ManualPage.text, to: target.output) }
}

/// The man page, made of what `--help` says of each command.
enum ManualPage {
  static var text: String {
    let commands = Nagarezu.configuration.subcommands
    return ".TH NAGAREZU 1\n"
      + section(
        Speech.say("名前", "NAME"), line("nagarezu \\- \(escaped(Nagarezu.configuration.abstract))"))
      + section(
        Speech.say("書式", "SYNOPSIS"),
        ".nf\n"
          + commands.map { command in
            line("nagarezu " + escaped(command.configuration.commandName ?? ""))
              + line("    " + escaped(command.configuration.abstract))
          }.joined() + ".fi\n")
      + commands.map { command in
        section(
          "nagarezu \(command.configuration.commandName ?? "")",
          ".nf\n"
            + lines(
              HelpText.translated(
                Nagarezu.helpMessage(for: command, columns: 78), into: Speech.language))
            + ".fi\n")
      }.joined()
      + section(
        Speech.say("終了コード", "EXIT STATUS"),
        endings.map { ".TP\n.B \($0.rawValue)\n" + line(Speech.say($1)) }.joined())
      + section(
        Speech.say("環境変数", "ENVIRONMENT"),
        ".TP\n.B NAGAREZU_LANG\n"
          + line(
            Speech.say(
              "ja または en。なければ LC_ALL、LC_MESSAGES、LANG による",
              "ja or en; else LC_ALL, LC_MESSAGES and LANG say")))
  }

  private static let endings: [(Ending, Message)] = [
    (.clean, Message(ja: "範囲内。ほかのコマンドでは、答えた", en: "within scope; of other commands, answered")),
    (.findings, Message(ja: "指摘がある", en: "findings")),
    (.unread, Message(ja: "読めないものがある", en: "something cannot be read")),
    (.cannotSay, Message(ja: "指摘はないが、不明が残る", en: "no findings, but gaps remain")),
    (.wrongUse, Message(ja: "使い方の誤り", en: "wrong use")),
    (.fault, Message(ja: "道具の側の誤り", en: "a fault of the tool")),
    (.notWritten, Message(ja: "書き出せない", en: "an output could not be written")),
  ]

  private static func section(_ title: String, _ body: String) -> String {
    ".SH \"\(escaped(title))\"\n" + body
  }

  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(escaped(String($0))) }
      .joined()
  }

  /// A line that is text, whatever it begins with.
  private static func line(_ text: String) -> String {
    (text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : "") + text + "\n"
  }

  /// What troff would take for a command is text.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}
