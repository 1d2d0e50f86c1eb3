import NagarezuCore
import NagarezuReports
import NagarezuSource
import TestSupport
import Testing

/// A run that knows some of its models from an earlier one says what it says without, or reads all of them.
@Suite struct KnownModelTests {
  private static let part = "---\nnagarezu: 1\n主体: {業者: {種別: 企業, 名称: 株式会社業者}}\n...\n"

  private static func model(_ number: Int) -> String {
    """
    ---
    nagarezu: 1
    件名: 事業\(number)
    実施機関: 区
    取込: 部品.yaml
    主体: {区: {種別: 実施機関}}
    個人の範囲: {対象者: {}}
    情報項目: {氏名: {}, 口座: {}}
    システム:
      台帳: {運用: 区, 保有: [{項目: [氏名, 口座], 対象: 対象者}]}
      委託機: {運用: 業者, 保存: 契約終了まで}
    流れ:
      - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: 氏名, 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 対象者, 媒体: 紙, 期間: 令和6年4月1日〜令和7年3月31日, 項目数: 1}
    ...

    """
  }

  private static let files = Dictionary(
    uniqueKeysWithValues: (0..<6).map { ("m\($0).yaml", model($0)) } + [("部品.yaml", part)])

  private struct Run {
    let verdicts: [Verdict]
    let known: [KnownModel]
    let heads: [ModelHead]
    /// The files that were read.
    let read: Set<String>

    /// Each format's text, in both languages.
    func texts() throws -> [String] {
      let report = CheckReport(
        verdicts, beside: heads, listsAssumptions: true, isJoint: false, version: "1")
      return try CheckFormats.all.flatMap { format in
        try Language.allCases.map { try format.render(report, in: $0) }
      }
    }
  }

  private static func read(_ traced: TracedFiles) -> Set<String> {
    Set(
      (traced.trace ?? [:]).keys.compactMap { question in
        if case .read(let path, _) = question { path } else { nil }
      })
  }

  private func whole(
    _ files: [String: String], joint: JointGroups.Versions? = nil, countsWarnings: Bool = false
  ) -> (run: Run, kept: [(KnownModel, ModelHead)], problems: Int) {
    let traced = TracedFiles(MemoryFiles(files))
    let readings = ModelLoader(files: traced).read([""])
    let verdicts = AmongBusinesses.verdicts(readings.models, joint: joint)
    let kept = verdicts.compactMap { verdict in
      readings.origins[verdict.model.span.file].flatMap {
        KnownModel(verdict, from: $0, countsWarnings: countsWarnings)
      }.map { ($0, ModelHead(verdict)) }
    }
    let run = Run(verdicts: verdicts, known: [], heads: [], read: Self.read(traced))
    return (run, kept, readings.problems.count)
  }

  /// The run over `files` that knows of `kept` those whose files are the same in `old`; `nil` where it must read all.
  private func brief(
    _ files: [String: String], after old: [String: String], _ kept: [(KnownModel, ModelHead)],
    joint: JointGroups.Versions? = nil
  ) -> Run? {
    let steady = kept.filter { $0.0.files.allSatisfy { files[$0] == old[$0] } }
    let traced = TracedFiles(MemoryFiles(files))
    guard
      let readings = ModelLoader(files: traced).read([""], knowing: steady.map(\.0)),
      let verdicts = AmongBusinesses.verdicts(
        readings.models, beside: readings.known, on: nil, joint: joint)
    else { return nil }
    let taken = Set(readings.known.map(\.path))
    return Run(
      verdicts: verdicts, known: readings.known,
      heads: steady.filter { taken.contains($0.0.path) }.map(\.1), read: Self.read(traced))
  }

  /// Holds the brief run against the whole one.
  private func expectSame(
    _ files: [String: String], readsOnly read: Set<String>, judges judged: [String],
    location: SourceLocation = #_sourceLocation
  ) throws {
    let before = whole(Self.files)
    #expect(before.kept.count == 6, sourceLocation: location)
    let now = whole(files)
    let run = try #require(brief(files, after: Self.files, before.kept), sourceLocation: location)
    #expect(run.read == read, sourceLocation: location)
    #expect(run.verdicts.map(\.model.span.file) == judged, sourceLocation: location)
    #expect(try run.texts() == now.run.texts(), sourceLocation: location)
  }

  @Test func ofSeveralModelsThatAloneIsReadAndJudgedWhichChanged() throws {
    var files = Self.files
    files["m3.yaml"] = Self.model(3).replacing(
      "項目: 氏名, 対象: 対象者, 期間", with: "項目: [氏名, 口座], 対象: 対象者, 期間")
    try expectSame(files, readsOnly: ["m3.yaml", "部品.yaml"], judges: ["m3.yaml"])
    files["m3.yaml"] = Self.model(3).replacing("事業3", with: "別の事業")
    try expectSame(files, readsOnly: ["m3.yaml", "部品.yaml"], judges: ["m3.yaml"])
  }

  @Test func aModelThatIsNewOrGoneOrRenamedLeavesTheOthersAsTheyWere() throws {
    var files = Self.files
    files["m3.yaml"] = nil
    try expectSame(files, readsOnly: ["部品.yaml"], judges: [])
    files["m31.yaml"] = Self.model(3)
    try expectSame(files, readsOnly: ["m31.yaml", "部品.yaml"], judges: ["m31.yaml"])
  }

  @Test func nothingIsKnownOfModelsWhosePartChanged() throws {
    var files = Self.files
    files["部品.yaml"] = Self.part.replacing("株式会社業者", with: "合同会社業者")
    try expectSame(
      files, readsOnly: Set(files.keys), judges: files.keys.filter { $0 != "部品.yaml" }.sorted())
  }

  /// What is changed so that models that did not change are told something, or must be asked.
  private static let reaching: [(String, [String: String])] = [
    ("cannot be read", ["m3.yaml": "件名: ["]),
    ("what it includes is not there", ["m3.yaml": model(3).replacing("部品", with: "部分")]),
    ("includes a model", ["m3.yaml": model(3).replacing("部品.yaml", with: "[部品.yaml, m4.yaml]")]),
    (
      "another says otherwise of a party",
      [
        "m0.yaml": model(0).replacing("取込: 部品.yaml\n", with: "").replacing(
          "{区: ", with: "{業者: {種別: 団体}, 区: ")
      ]
    ),
    (
      "a rule of all businesses",
      [
        "m3.yaml": model(3).replacing(
          "承認:", with: "規則: {分ける: {併有: [氏名, 口座], 範囲: 全事業}}\n承認:")
      ]
    ),
  ]

  @Test(arguments: reaching.indices) func allAreReadWhereAChangeReachesOthers(place: Int) {
    let (name, change) = Self.reaching[place]
    let files = Self.files.merging(change) { _, new in new }
    let before = whole(Self.files)
    #expect(before.kept.count == 6)
    let run = brief(files, after: Self.files, before.kept)
    #expect(run == nil || run?.known.isEmpty == true, "\(name)")
  }

  @Test func allAreReadWhereAPartComesToBeShared() throws {
    var old = Self.files
    old["範囲.yaml"] = "---\nnagarezu: 1\n個人の範囲: {住民: {}}\n...\n"
    let including = { Self.model($0).replacing("部品.yaml", with: "[部品.yaml, 範囲.yaml]") }
    old["m0.yaml"] = including(0)
    let before = whole(old)
    #expect(before.kept.count == 6)
    let files = old.merging(["m3.yaml": including(3)]) { _, new in new }
    #expect(brief(files, after: old, before.kept) == nil)
  }

  @Test func whatIsToldOfIsNotKnown() {
    for wrong in [
      Self.model(3).replacing("項目: 氏名, 対象: 対象者, 期間", with: "項目: [氏名, 口座], 対象: 対象者, 期間"),
      Self.model(3).replacing("経路: 紙, ", with: ""),
      Self.model(3).replacing("情報項目: {", with: "情報項目: {電話: {}, "),
      Self.model(3).replacing("件名", with: "版の元: m4.yaml\n件名"),
      Self.model(3).replacing("承認:\n", with: "承認: []\n留保:\n").replacing(
        "媒体: 紙, 期間: 令和6年4月1日〜令和7年3月31日, 項目数: 1", with: "期間: 1"),
    ] {
      let now = whole(Self.files.merging(["m3.yaml": wrong]) { _, new in new })
      #expect(!now.kept.contains { $0.0.path == "m3.yaml" }, "\(wrong)")
    }
  }

  @Test func ofAModelWithWarningsTheirNumberIsKnownWhereNoMoreIsSaid() throws {
    var old = Self.files
    old["m3.yaml"] = Self.model(3).replacing("情報項目: {", with: "情報項目: {電話: {}, ")
    #expect(whole(old).kept.count == 5)
    let before = whole(old, countsWarnings: true)
    #expect(before.kept.count == 6)
    let files = old.merging(["m1.yaml": Self.model(11)]) { _, new in new }
    let run = try #require(brief(files, after: old, before.kept))
    #expect(run.verdicts.count == 1)
    for detail in [CheckReport.Detail.summary, .verdict] {
      for language in Language.allCases {
        let brief = CheckReport(run.verdicts, beside: run.heads, detail: detail)
        let text = try CheckText().render(brief, in: language)
        let now = CheckReport(whole(files).run.verdicts, detail: detail)
        #expect(try text == CheckText().render(now, in: language))
        #expect(detail == .verdict || text.contains(language == .ja ? "警告1件" : "1 warning,"))
      }
    }
  }

  @Test func modelsThatShareSystemsOrPeopleAreJudgedTogetherWhereTheyAreAskedJointly() throws {
    let old = Self.files.merging(
      ["部品.yaml": Self.part.replacing("主体", with: "個人の範囲: {住民: {}}\n主体")]
    ) { _, new in new }
    let before = whole(old)
    #expect(before.kept.count == 6)
    let files = old.merging(["m3.yaml": Self.model(33)]) { _, new in new }
    #expect(brief(files, after: old, before.kept, joint: .current) == nil)
    let run = try #require(brief(files, after: old, before.kept))
    #expect(run.verdicts.count == 1)
    #expect(try run.texts() == whole(files).run.texts())
  }
}
