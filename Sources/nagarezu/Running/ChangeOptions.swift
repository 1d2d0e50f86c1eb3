import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuSource

/// On which day a figure shows its model, and what it is compared with.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: .say(
      "この日の図を描く（2024-06-11、令和6年6月11日）", "draw this day (2024-06-11, 令和6年6月11日)",
      value: Speech.say("日", "day")))
  var asOf: String?
  @Option(
    help: .say(
      "比べる相手: 変更前のモデルのファイル、または日（--as-of の日と比べる）。違いに印を付ける",
      "what to compare with: the earlier model's file, or a day (compared with that of --as-of); differences are marked",
      value: Speech.say("ファイル|日", "file|day")))
  var against: String?
  @Flag(
    help: .say("現行と変更後を、配置をそろえた2つの図にする", "two figures, before and after, that share one layout"))
  var pair = false
  @Flag(
    help: .say(
      "新たに届く項目を、流れと表に示す", "show which items newly arrive at whom, on arrows and in a table"))
  var reach = false
  @Option(
    help: .say(
      "表題の下の文に書く、比べる相手の名（省略時は会議名、件名または日）",
      "name of the baseline in the sentence under the title (by default its meeting, title or day)",
      value: Speech.say("名", "name")))
  var baseline: String?

  /// The day that is drawn; `nil` for all days.
  func day() throws -> Day? { try asOf.map { try readDay($0, of: "--as-of") } }

  /// What a figure of `model` is compared with, ``earlier()`` or a day, and the comparison; `nil` for nothing.
  ///
  /// - Throws: ``EarlyEnd`` with 64 where an option stands without the one it needs; as
  /// ``Side/model(as:output:)``.
  func baseline(
    of model: Model, _ side: Side?, as disk: DiskFiles, output: String, language: Language
  ) throws -> Baseline? {
    let day = try day()
    guard let against else {
      let idle = [(pair, "--pair"), (reach, "--reach"), (baseline != nil, "--baseline")]
      guard let option = idle.first(where: \.0)?.1 else { return nil }
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "\(option) には、比べる相手の --against が要る",
          en: "\(option) needs --against, what to compare with"))
    }
    let earlier = side == nil ? try readDay(against, of: "--against") : nil
    if earlier != nil && day == nil {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--against に日を指定するときは、描く日を --as-of に指定する",
          en: "with a day for --against, name the day to draw with --as-of"))
    }
    let old = try side?.model(as: disk, output: output).model ?? model
    return Baseline(
      Comparison(old, model, on: day.map { (earlier ?? $0, $0) }),
      name: baseline ?? Baseline.name(of: old, on: earlier, language),
      form: pair ? .pair : .marked, showsReach: reach)
  }

  /// The model that a figure is compared with; `nil` for none, and for what is a day or was meant as one.
  ///
  /// - Throws: as ``Side/init(_:)``.
  func earlier() throws -> Side? {
    guard let against else { return nil }
    let isFile = try Side.isFile(against) { GitFiles.Place(against)?.revision }
    let isDay = (try? Asked.day(against)) != nil || Self.looksLikeADay(against)
    return isDay && !isFile ? nil : try Side(against)
  }

  /// Whether something that is no file was meant as a day.
  private static func looksLikeADay(_ text: String) -> Bool {
    text.hasSuffix("日") || text.allSatisfy { $0.isNumber || "-/.".contains($0) }
  }
}
