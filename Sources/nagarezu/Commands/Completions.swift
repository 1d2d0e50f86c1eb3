import ArgumentParser
import NagarezuCore

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: Speech.say(
      "シェルの補完を書き出す（bash、zsh、fish。モデルの項目や主体の名も補う）",
      "Write completions for a shell (bash, zsh, fish), names of the model included"),
    discussion: Speech.say(
      """
      使い方（自分のシェルの行）:
        bash  nagarezu completions bash > ~/.local/share/bash-completion/completions/nagarezu
        zsh   nagarezu completions zsh > ~/.zfunc/_nagarezu   （fpath に ~/.zfunc を加える）
        fish  nagarezu completions fish > ~/.config/fish/completions/nagarezu.fish
      """,
      """
      How (the line of your shell):
        bash  nagarezu completions bash > ~/.local/share/bash-completion/completions/nagarezu
        zsh   nagarezu completions zsh > ~/.zfunc/_nagarezu   (with ~/.zfunc in fpath)
        fish  nagarezu completions fish > ~/.config/fish/completions/nagarezu.fish
      """))

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: .say("シェル", "shell", value: "bash|zsh|fish")) var shell: Shell
  @OptionGroup var target: OutputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Output.write(
      Nagarezu.completionScript(for: CompletionShell(rawValue: shell.rawValue) ?? .bash) + "\n",
      to: target.output)
  }
}
