import ArgumentParser
import NagarezuCore

/// The command line: parses, runs one command, and maps whatever happened to the exit codes of design §6.
@main
struct Nagarezu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nagarezu",
    abstract: Speech.say(
      "流れ図: 個人情報の流れを一つのモデルから調べ、答え、描く",
      "Nagarezu: check, answer and draw the flow of personal data from one model"),
    version: "0.1.0",
    subcommands: [
      Check.self, Who.self, What.self, Why.self, TableCommand.self, MatrixCommand.self, Export.self,
      Diff.self, Render.self, ReportCommand.self, ListRules.self, Explain.self, Fmt.self,
      Schema.self,
      Lsp.self, Init.self, Watch.self, View.self, Doctor.self, Completions.self, Manual.self,
    ])

  static func main() {
    Crash.endsWithFault()
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      try Operands.refuseFlagLike(words)
      try Operands.refuseUnknownCommand(words, knowing: commands)
      var command = try parseAsRoot()
      try ProgressLine.during { try command.run() }
    } catch {
      end(with: error)
    }
  }

  /// The first words there are. Each command says its own: to work one out of a type's name takes a tenth of the time to start.
  private static let commands =
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

  /// Ends the process. Only what is understood ends with its own code; anything else is a fault of the tool, never 0 or 1.
  private static func end(with error: any Error) -> Never {
    if let stop = error as? EarlyEnd {
      Output.remark(stop.text)
      leave(stop.ending.rawValue)
    }
    if let code = error as? ExitCode { leave(code.rawValue) }
    let code = exitCode(for: error)
    let text = HelpText.translated(fullMessage(for: error), into: Speech.language) + "\n"
    if code.isSuccess {
      do {
        try Output.write(text, to: nil)
        leave(0)
      } catch {
        leave(Ending.notWritten.rawValue)
      }
    }
    Output.remark(text)
    leave(code == .validationFailure ? Ending.wrongUse.rawValue : Ending.fault.rawValue)
  }
}
