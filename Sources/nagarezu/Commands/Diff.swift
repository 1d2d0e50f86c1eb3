import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: Speech.say(
      "二つのモデル、又は一つのモデルの二つの日を比べる（新たに届くものが先）",
      "Compare two models, or one on two days; what newly reaches somebody first"),
    discussion: Speech.say(
      "旧は git の版でもよい（HEAD~1:models/a.yaml）。その版の「取込」も同じ版から読む。\n終了コード: 0 比べた、1 --exit-code のときに新たに届くものがある、2 モデルの誤り、64 使い方の誤り、74 書き出せない",
      "A model may be a git revision's (HEAD~1:models/a.yaml); what it includes is read from that revision, too.\nExit codes: 0 compared, 1 with --exit-code something newly reaches somebody, 2 a model is wrong, 64 wrong use, 74 not written"
    ))

  enum Columns: String, ExpressibleByArgument, CaseIterable {
    case newFirst = "new-first"
    case oldFirst = "old-first"
  }

  @Argument(
    help: .say(
      "旧いモデルのファイル、又は 版:パス", "the old model: a file, or REV:path", value: Speech.say("旧", "old")))
  var old: String
  @Argument(
    help: .say(
      "新しいモデル。--from と --to を使うときは省く", "the new model; none with --from and --to",
      value: Speech.say("新", "new")))
  var new: String?
  @Option(
    help: .say("この日から", "the old model on this day", value: Speech.say("日", "day")))
  var from: String?
  @Option(
    help: .say("この日へ", "the new model on this day", value: Speech.say("日", "day")))
  var to: String?
  @Option(
    help: .say(
      "答えの形式。taishohyo は新旧対照表（Markdown）、taishohyo-html はその HTML",
      "format of the answer; taishohyo is a 新旧対照表 in Markdown, taishohyo-html the same in HTML",
      value: DiffFormats.names.joined(separator: "|")))
  var format = FormatOption<DiffFormats>()
  @Option(
    help: .say(
      "新旧対照表の列の順: new-first または old-first", "columns of the 新旧対照表", value: "new-first|old-first"))
  var columns: Columns = .newFirst
  @Option(
    help: .say(
      "新旧対照表の見出し。新、旧、あれば備考の順（改正案,現行,備考）",
      "headings of the 新旧対照表: new, old and, for a third column, remarks",
      value: Speech.say("新,旧", "new,old")))
  var headings: String?
  @Flag(
    inversion: .prefixedNo,
    help: .say("新旧対照表に（新設）（削る）を書く", "write （新設） and （削る） in the 新旧対照表"))
  var marks = true
  @Flag(
    help: .say("新たに届くものがあれば 1 で終わる", "end with 1 where something newly reaches somebody"))
  var exitCode = false
  @Flag(
    help: .say(
      "長い一覧もまとめずに、1件ずつ道すじと場所を示す（text、markdown）",
      "long lists one by one, each with its path and places (text, markdown)"))
  var verbose = false
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let days = try days()
    let custom = try custom()
    let sides = try (old: Side(old), new: new.map(Side.init))
    let disk = Side.disk(around: [sides.old] + (sides.new.map { [$0] } ?? []))
    let before = try sides.old.model(as: disk, output: answer.output)
    let after = try sides.new?.model(as: disk, output: answer.output) ?? before
    let comparison = Comparison(before.model, after.model, on: days)
    let report = DiffReport(
      comparison, oldName: old, newName: new ?? old, revisions: (before.revision, after.revision),
      roots: before.input.roots(of: [before.model, after.model].map(\.span.file)),
      isVerbose: verbose,
      custom: custom)
    try Output.end(
      ending(comparison, Set(before.problems + after.problems), before.input),
      writing: format.text(
        report, in: common.language, seen: before.input.seen, for: answer.output),
      to: answer.output)
  }

  /// What the run ends with; what could not be read beside the two models is said.
  private func ending(_ comparison: Comparison, _ unread: Set<Diagnostic>, _ input: Input) -> Ending
  {
    guard unread.isEmpty else {
      Output.remark(input.text(of: unread.sorted { $0.span < $1.span }))
      return .unread
    }
    if exitCode && !comparison.newlyReaching.isEmpty { return .findings }
    guard let days = comparison.days, comparison.isEmpty else { return .clean }
    let outside = [(comparison.old, days.old), (comparison.new, days.new)]
      .compactMap { OutsideTime($0, on: $1) }
    outside.forEach { $0.say() }
    return outside.isEmpty ? .clean : .cannotSay
  }

  /// The day of each side; `nil` for all days.
  private func days() throws -> (old: Day, new: Day)? {
    let asOf = try answer.day()
    switch (from, to, asOf) {
    case (let from?, let to?, nil):
      return (try readDay(from, of: "--from"), try readDay(to, of: "--to"))
    case (nil, nil, let day?) where new != nil: return (day, day)
    case (nil, nil, nil) where new != nil: return nil
    case (nil, nil, _):
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "新しいモデルを書くか、--from と --to で二つの日を書く",
          en: "name the new model, or two days with --from and --to"))
    default:
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--from と --to は一緒に使い、--as-of とは使わない",
          en: "--from and --to go together, and not with --as-of"))
    }
  }

  private func custom() throws -> ComparisonTable.Custom {
    let names = (headings ?? Speech.say("新,旧", "new,old"))
      .split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard [2, 3].contains(names.count), !names.contains("") else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--headings は「新,旧」又は「新,旧,備考」のように書く",
          en: "--headings takes two or three names: new,old or new,old,remarks"))
    }
    return ComparisonTable.Custom(
      isNewFirst: columns == .newFirst,
      headings: (names[0], names[1], names.count == 3 ? names[2] : nil), marksAbsence: marks)
  }
}
