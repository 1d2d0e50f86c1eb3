import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Speech.say(
      "個人情報が承認の範囲に収まっているかを調べる", "Say where personal data goes further than its approvals allow"),
    discussion: Speech.say(
      "終了コード: 0 範囲内、1 指摘あり、2 読めないものがある（読めたものは調べて示す）、3 不明が残る、64 使い方の誤り、74 書き出せない",
      "Exit codes: 0 clean, 1 findings, 2 something cannot be read (what can be is judged and shown), 3 gaps remain, 64 wrong use, 74 not written"
    ))

  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(help: FormatOption<CheckFormats>.help)
  var format = FormatOption<CheckFormats>()
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "同じ答えを別の形式でファイルにも書く（何度でも）。例: --report sarif=out.sarif --report junit=out.xml",
        "write the same answer to a file in another format too (may be repeated), as in --report sarif=out.sarif --report junit=out.xml"
      ),
      valueName: Speech.say("形式=ファイル", "format=file")))
  var report: [ReportOption] = []
  @Flag(
    help: .say("不明が残っていても 0 で終わる（不明は表示する）", "end with 0 although gaps remain (they are shown)"))
  var allowGaps = false
  @Flag(
    help: .say(
      "警告も指摘として扱い、終わりの印（---、...）のないファイルを断る",
      "let warnings fail the run too, and refuse files without end marks (---, ...)"))
  var strict = false
  @Flag(
    help: .say("仮定を全て並べる（省略時は種類ごとに数える）", "list every assumption (counted by kind otherwise)"))
  var verbose = false
  @Flag(
    help: .say(
      "結論と、主体・原因ごとのまとめだけを示す", "say the verdict and the summary by party and cause alone"))
  var summary = false
  @Flag(
    name: .shortAndLong,
    help: .say("結論だけを示し、範囲内なら何も示さない", "say the verdict alone, and nothing where all is clean"))
  var quiet = false
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "変更前（ファイル、フォルダ、git の版、版:パス）と比べ、新しい指摘だけを 1、新しい不明だけを 3 とする",
        "compare with an earlier state (file, folder, git revision, REV:path): only what is new fails"
      ),
      valueName: Speech.say("変更前", "old")))
  var against: String?
  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "変更が触れるモデルと、新しいものがあるモデルだけを示す（取り込む部品の変更も。--against に git の版を指定する）",
        "tell of the models alone that the change touches, through what they include too, or that have something new (with --against, of a git revision)"
      )))
  var changedOnly = false
  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "留保の「全て」「全員」を、今ある指摘の一覧に書き換える（ほかは1字も変えない）。--owner・--reason・--until を付けると、今ある指摘の全てに留保を書き加える",
        "replace all and everyone in waivers by the lists of this run (and change nothing else); with --owner, --reason and --until add a waiver for all that is found"
      )))
  var writeWaivers = false
  @OptionGroup var acceptance: Acceptance
  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "部品を共にする事業を合わせて調べない（省略時は合わせて調べる）",
        "do not judge businesses that share a part jointly (they are, otherwise)")))
  var noJoint = false
  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "案のある事業は、現行の代わりに案を、部品を共にする事業と合わせて調べる",
        "judge the draft of a business, where it has one, jointly in the place of its current model"
      )))
  var drafts = false
  @OptionGroup var caching: CacheOptions
  @OptionGroup var width: WidthOption
  @OptionGroup var asked: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let day = try asked.day()
    let output = asked.output
    let width = try width.width(intoFile: output != nil || !report.isEmpty)
    try ReportOption.guardTargets(report, beside: output)
    let versions: JointGroups.Versions? = noJoint ? nil : drafts ? .draft : .current
    guard !(noJoint && drafts) else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--drafts は合わせて調べるときのもので、--no-joint とは使わない",
          en: "--drafts says what is judged jointly, and does not go with --no-joint"))
    }
    guard against != nil || !changedOnly else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--changed-only は、--against 版 と使う", en: "--changed-only needs --against REVISION"))
    }
    let folder = try caching.folder()
    if !writeWaivers { try acceptance.refuseAlone() }
    let earlier = try against.map { try EarlierSide($0, of: paths) }
    let disk = earlier?.disk(with: paths) ?? DiskFiles(at: paths)
    // What git says, and files that are written, are no answers that could be asked for again.
    let cache =
      earlier == nil && !writeWaivers
      ? folder.flatMap { CheckCache(at: $0, asked: question(of: disk, on: day, width: width)) }
      : nil
    let recalled = cache?.recalled(from: disk)
    if case .answer(let answer) = recalled {
      try Output.guardInputs(Set(answer.files.map(disk.location)), against: output)
      try guardReports(answer.files, of: disk)
      try answer.end(to: output, and: report)
    }
    func input(_ files: TracedFiles?) -> Input {
      var input = Input(paths: paths, output: output, files: files, as: disk)
      input.needsEndMarks = strict
      input.takesDigests = changedOnly
      return input
    }
    let trial = recalled.map { _ in TracedFiles(disk) }
    let brief = try BriefRun(
      recalled, by: input(trial), tracing: trial, on: day, joint: versions)
    let traced = brief == nil ? cache.map { _ in TracedFiles(disk) } : trial
    let asking = input(traced)
    if writeWaivers { try write(asking, in: disk, on: day, joint: versions) }
    let readings = try brief?.readings ?? asking.readings()
    try guardReports(readings.files, of: disk)
    let comparison = try earlier.map {
      try Comparing(
        readings, by: asking, with: $0, as: disk, output: output, on: day, joint: versions,
        changedOnly: changedOnly)
    }
    try guardReports(comparison?.earlierFiles ?? [], of: disk)
    let judged =
      comparison?.judged
      ?? Judged(
        brief?.verdicts
          ?? AmongBusinesses.verdicts(
            readings.models, on: day, joint: versions, keepsReach: false),
        of: readings, by: asking)
    let (verdicts, problems) = (judged.verdicts, judged.problems)
    let excerpts = asking.excerpts(
      of: verdicts.flatMap { $0.findings.map(\.span) + $0.gaps.map(\.span) }
        + problems.map(\.span))
    let kept = brief?.kept ?? []
    let told = CheckReport(
      verdicts, beside: kept.map(\.head), unread: judged.unread, problems: problems,
      allowsGaps: allowGaps, isStrict: strict, listsAssumptions: verbose, isJoint: !noJoint,
      detail: quiet ? .verdict : summary ? .summary : .all, width: width,
      roots: asking.roots(
        of: readings.models.map(\.span.file) + readings.known.map(\.path)),
      comparison: comparison?.told, untouched: comparison?.untouched ?? 0,
      version: Nagarezu.configuration.version
    ) {
      excerpts.line(at: $0)
    }
    let answer = try CheckAnswer(
      told, as: format, to: output, and: report, in: common.language, seen: asking.seen,
      files: readings.files)
    if let trace = traced?.trace {
      cache?.keep(
        answer, asked: trace,
        models: kept
          + KeptModel.all(
            of: verdicts, readings, joint: versions, countsWarnings: countsWarnings))
    }
    try answer.end(to: output, and: report)
  }

  /// Writes waivers, before anything is judged.
  private func write(
    _ input: Input, in disk: DiskFiles, on day: Day?, joint versions: JointGroups.Versions?
  ) throws {
    try acceptance.refuseDay(day)
    if let adding = try acceptance.adding(to: disk, takesWarnings: strict) {
      try input.addWaivers(adding) { AmongBusinesses.verdicts($0, joint: versions) }
    } else {
      try input.writeWaivers()
    }
  }

  /// Whether warnings fail nothing and no more is said of them than how many there are.
  private var countsWarnings: Bool {
    (summary || quiet) && !strict && report.isEmpty && format.name == CheckText.name
  }

  /// Refuses to write a report over a file that was read.
  ///
  /// - Throws: ``EarlyEnd`` with 64.
  private func guardReports(_ files: some Sequence<String>, of disk: DiskFiles) throws {
    let places = Set(files.map(disk.location))
    for target in report {
      try Output.guardInputs(places, against: target.path, of: "--report")
    }
  }

  /// All that the answer hangs on but for the program and files: every word of the command line, and what the words leave open.
  private func question(of disk: DiskFiles, on day: Day?, width: Int?) -> Packing {
    var asked = Packing()
    asked.add(Array(CommandLine.arguments.dropFirst()))
    asked.add([disk.base, disk.start, common.language.rawValue, Speech.language.rawValue])
    asked.add(day?.description)
    asked.add(width.map(String.init))
    asked.add(Colour.isOn)
    return asked
  }
}
