import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// Whatever a model can say is compared, key by key.
@Suite struct ComparisonVocabularyTests {
  /// Shape: `context.key`, of every key of the language.
  private static let keys: [String] = Vocabulary.Context.allCases.flatMap { context in
    Vocabulary.keys(context).map { "\(context.rawValue).\($0.en)" }
  }
  private static let sample = "Tests/NagarezuSourceTests/SampleOfEveryKey.swift"
  private static let omissions = "Sources/NagarezuCore/Diff/Thing+LeftOut.swift"
  private static let leftOut = Thing.leftOut.reduce(into: Set<String>()) { $0.formUnion($1.keys) }

  @Test func everyKeyIsEitherComparedOrSaidToBeLeftOut() {
    let compared = Set(SampleOfEveryKey.edits.keys)
    let untold = Set(Self.keys).subtracting(compared).subtracting(Self.leftOut).sorted()
    #expect(
      untold.isEmpty,
      "write \(untold) into the text of \(Self.sample), and an edit of each into SampleOfEveryKey+Edits.swift (or left out: \(Self.omissions))"
    )
    #expect(compared.subtracting(Self.keys) == [], "\(Self.sample): no such key")
    #expect(Self.leftOut.subtracting(Self.keys) == [], "\(Self.omissions): no such key")
    #expect(
      compared.intersection(Self.leftOut) == [], "\(Self.sample), \(Self.omissions): one of both")
  }

  @Test(arguments: SampleOfEveryKey.edits.keys.sorted())
  func aModelThatDiffersInOneKeyDiffers(key: String) throws {
    let edit = try #require(SampleOfEveryKey.edits[key])
    try expectDifference(SampleOfEveryKey.model(), SampleOfEveryKey.model(edit), in: key)
  }

  @Test(arguments: SampleOfEveryKey.neighbours.indices)
  func soDoesOneThatDiffersInsideAValue(index: Int) throws {
    let edit = SampleOfEveryKey.neighbours[index]
    try expectDifference(
      SampleOfEveryKey.model(), SampleOfEveryKey.model(edit), in: "neighbour \(index)")
  }

  @Test(arguments: [
    TextEdit("説明: 部品のこと\n", ""), TextEdit("出典: 部品の資料", "出典: 別の資料"),
    TextEdit("種別: 団体", "種別: 企業"),
  ])
  func whatAnIncludedPartSaysIsCompared(edit: TextEdit) throws {
    try expectDifference(
      SampleOfEveryKey.model(), SampleOfEveryKey.model(edit, ofPart: true), in: "an included part")
  }

  @Test(arguments: SampleOfEveryKey.same.indices)
  func anotherWayToWriteTheSameIsNoDifference(index: Int) throws {
    let comparison = try Comparison(
      SampleOfEveryKey.model(), SampleOfEveryKey.model(SampleOfEveryKey.same[index]))
    #expect(comparison.isEmpty, "\((comparison.approvals + comparison.others).map(\.kind))")
  }

  private func expectDifference(_ old: Model, _ new: Model, in what: String) {
    let isTold = !Comparison(old, new).isEmpty && !Comparison(new, old).isEmpty
    #expect(isTold, "\(what): give it a field in Sources/NagarezuCore/Diff/Telling/…+Thing.swift")
  }

  // MARK: The words

  /// Which mapping of the language a thing's fields stand on.
  private static let contexts: [Thing.Kind: [Vocabulary.Context]] = [
    .model: [.file], .party: [.party], .site: [.site], .system: [.system],
    .subjects: [.subjectClass], .item: [.item], .group: [.item], .key: [.key],
    .channel: [.channel], .flow: [.flow], .approval: [.approval, .safeguards],
    .purpose: [.purpose], .regime: [.regime], .rule: [.rule], .waiver: [.waiver],
  ]
  /// Fields that follow from a key of another name: 要配慮 and 特定個人情報 from 区分, 戻り from 双方向, まとまりで承認 from 項目.
  private static let derived = [
    "sensitive", "specific", "return", "by group", "all or everyone", "open lists",
  ]

  @Test(arguments: Thing.Kind.allCases) func aFieldIsCalledWhatTheLanguageCallsIt(kind: Thing.Kind)
    throws
  {
    let empty = try ModelLoader(
      files: MemoryFiles(["空.yaml": Self.smallest])
    ).load("空.yaml")
    let comparison = Comparison(empty, try SampleOfEveryKey.model())
    let change = try #require(
      (comparison.approvals + comparison.others).first { $0.kind == kind && $0.new != nil })
    let keys = Self.contexts[kind, default: []].flatMap { Vocabulary.keys($0) }
    for field in change.new?.fields ?? [] where !Self.derived.contains(field.key.label.en) {
      let label = field.key.label
      #expect(
        keys.contains { $0.en == label.en && $0.ja == label.ja },
        "\(label): spell it in Sources/NagarezuCore/Diff/Thing+Key.swift as VocabularyKeys.swift does"
      )
    }
  }

  private static let smallest = """
    nagarezu: 1
    件名: 空
    実施機関: 市
    主体: {市: {種別: 実施機関}, 会: {}}
    情報項目: {番号: {}}
    流れ:
      - {番号: ①, から: 市, へ: 会, 経路: 紙, 項目: 番号}
    承認:
      - {種別: 法令, 相手: 会, 項目: 番号, 対象: 全員, 媒体: 紙, 期間: 令和6年度}

    """

  @Test func theWordsForAPartyKindAreThoseOfTheLanguage() {
    let words = Vocabulary.words(.partyKind).map(\.ja)
    #expect(
      Party.Form.allCases.map(\.rawValue).sorted() == words.sorted(),
      "`Party.Form` (Model/Party.swift) and `Vocabulary.words(.partyKind)` differ")
  }
}
