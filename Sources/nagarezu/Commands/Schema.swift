import ArgumentParser
import NagarezuCore

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: Speech.say(
      "モデルの書き方の JSON Schema を出す（エディタの補完と説明のため）",
      "Print the JSON Schema of the model language, for editors that complete and explain"),
    discussion: Speech.say(
      "例: nagarezu schema -o model.schema.json\nモデルの1行目に「# yaml-language-server: $schema=model.schema.json」と書く。",
      "Example: nagarezu schema -o model.schema.json\nThe first line of a model then says: # yaml-language-server: $schema=model.schema.json"
    ))

  @OptionGroup var target: OutputOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Output.guardInputs([], against: target.output)
    try Output.end(.clean, writing: try ModelSchema.text(), to: target.output)
  }
}
