import ArgumentParser
import NagarezuCore
import NagarezuSource

/// Who accepts what a run finds, why and until when: for `check --write-waivers`.
struct Acceptance: ParsableArguments {
  @Option(
    help: .say(
      "--write-waivers で書き加える留保の責任者", "who accepts, of the waivers that --write-waivers adds",
      value: Speech.say("責任者", "name")))
  var owner: String?
  @Option(
    help: .say(
      "その理由", "why, of the same", value: Speech.say("理由", "reason")))
  var reason: String?
  @Option(
    help: .say("その期限", "the last day, of the same", value: Speech.say("日", "day")))
  var until: String?

  /// What writes the waivers; `nil` where none are to be added.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where only some of it is said, or what is no day.
  func adding(to files: any FileReading, takesWarnings: Bool) throws -> WaiverAdding? {
    guard let owner, let reason, let until else {
      guard owner == nil, reason == nil, until == nil else {
        throw EarlyEnd(
          .wrongUse,
          Message(
            ja: "留保を書き加えるには、--owner・--reason・--until の3つが要る",
            en: "waivers are added with all three of --owner, --reason and --until"))
      }
      return nil
    }
    guard !(owner + reason).contains(where: \.isNewline) else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--owner と --reason は1行で書く", en: "--owner and --reason are of one line"))
    }
    return WaiverAdding(
      files: files, owner: owner, reason: reason, until: try readDay(until, of: "--until"),
      takesWarnings: takesWarnings)
  }

  /// - Throws: ``EarlyEnd`` with 64 where any of it is said and no waiver is written.
  func refuseAlone() throws {
    guard owner != nil || reason != nil || until != nil else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "--owner・--reason・--until は --write-waivers と使う",
        en: "--owner, --reason and --until go with --write-waivers"))
  }

  /// - Throws: ``EarlyEnd`` with 64 for a day: waivers are about all days.
  func refuseDay(_ day: Day?) throws {
    guard day != nil else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "--write-waivers は全ての日を調べるので、--as-of とは使わない",
        en: "--write-waivers judges all days, and does not go with --as-of"))
  }
}
