import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import TestSupport
import Testing

/// The overlay of changed reach, and comparisons of models made by chance.
@Suite struct ReachFigureTests {
  private static func chain(sent: String) throws -> Model {
    try written(
      """
      nagarezu: 1
      件名: 給付
      実施機関: 区
      主体: {区: {種別: 実施機関}, 業者: {}, 孫請: {}}
      個人の範囲: {対象者: {}}
      情報項目: {氏名: {}, 口座: {}}
      システム:
        台帳: {運用: 区, 保有: [{項目: [氏名, 口座], 対象: 対象者}]}
        委託機: {運用: 業者}
        再委託機: {運用: 孫請}
      流れ:
        - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: \(sent), 対象: 対象者, 備考: 渡す。}
        - {番号: ②, から: 委託機, へ: 再委託機, 経路: 郵送, 項目: 全て, 対象: 対象者, 備考: 送る。}
      承認:
        - {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 対象者, 媒体: 紙, 期間: 令和6年4月1日〜}

      """)
  }

  private func rows(_ page: LaidOutScene.Page?) -> [[String]] {
    let words =
      page?.cells.filter { $0.table == .reach }.map { $0.texts.flatMap(\.lines).joined() } ?? []
    return stride(from: 0, to: words.count, by: 3).map { Array(words[$0..<$0 + 3]) }
  }

  @Test func anArrowWithTheSameWordsIsMarkedWhereSomethingNewComesOverIt() throws {
    let new = try Self.chain(sent: "[氏名, 口座]")
    let baseline = Baseline(
      Comparison(try Self.chain(sent: "氏名"), new), name: "前回", showsReach: true)
    let figure = try Figure(new, against: baseline, layout: graphviz)
    let arrows = figure.laidOut.pages[0].arrows.map(\.arrow)
    #expect(arrows.map(\.isNewReach) == [true, true])
    #expect(arrows.map(\.change) == [.changed, nil])
    #expect(arrows.map(\.number) == ["①", "②"])
    let boxes = figure.laidOut.pages[0].boxes.map(\.box)
    #expect(
      Dictionary(uniqueKeysWithValues: boxes.map { ($0.name, $0.arrivals) })
        == ["台帳": nil, "委託機": "新たに届く：口座", "再委託機": "新たに届く：口座"])
    #expect(
      rows(figure.laidOut.pages.last) == [
        ["相手", "項目", "どの流れで"], ["業者", "口座", "①（紙）"], ["孫請", "口座", "②（郵送）"],
      ])
    #expect(faults(in: figure.laidOut) == [])
  }

  @Test func whatIsGoneIsInTheTableAndBringsNothing() throws {
    let new = try Self.chain(sent: "氏名")
    let baseline = Baseline(
      Comparison(try Self.chain(sent: "[氏名, 口座]"), new), name: "前回", form: .pair,
      showsReach: true)
    let figure = try Figure(new, against: baseline, layout: graphviz)
    let pages = figure.laidOut.pages
    #expect(pages.flatMap(\.arrows).allSatisfy { !$0.arrow.isNewReach })
    #expect(pages.flatMap(\.boxes).allSatisfy { $0.box.arrivals == nil })
    #expect(rows(pages.last).map(\.first) == ["相手", "業者", "孫請"])
    #expect(SVGReading(figure.pages.last ?? "").text.contains("届かなくなる項目"))
  }

  @Test func theRealCaseTellsWhatOneMoreItemDoes() throws {
    let model = try Shinjuku.model(Shinjuku.addPublicAccount)
    let baseline = Baseline(
      Comparison(try Shinjuku.model(), model), name: "前回", showsReach: true)
    let figure = try Figure(model, against: baseline, layout: graphviz)
    let arrows = figure.laidOut.pages[0].arrows.map(\.arrow).filter(\.isNewReach)
    #expect(arrows.compactMap(\.number) == ["①"])
    let told = rows(figure.laidOut.pages.last).dropFirst()
    #expect(told == [["広済堂ネクスト", "公金受取口座情報", "①（VPN）"]])
  }

  /// A model by chance, and the same with some of its flows and systems taken away.
  @Test(arguments: 0..<24) func chanceModelsAreCompared(seed: Int) throws {
    // Of 5 to 16 flows: larger ones are divided into pages.
    let draft = ChanceModel.draft(seed: seed * 36 + seed % 12)
    var less = draft
    less.flows = draft.flows.enumerated().filter { ($0.offset + seed) % 3 > 0 }.map(\.element)
    let inner = Set(draft.systems.compactMap(\.outer))
    let used = Set(less.flows.flatMap { [$0.from, $0.to] }).union(inner)
    less.systems.removeAll { !used.contains($0.system.name) && $0.system.name.count % 2 == 0 }
    less.approvals = Array(draft.approvals.dropLast())
    let (whole, part) = try (draft.model(), less.model())
    for (new, old) in [(whole, part), (part, whole)] {
      for form in [Baseline.Form.marked, .pair] {
        let baseline = Baseline(Comparison(old, new), name: "前回", form: form, showsReach: true)
        // Marks of what newly reaches take room: some that fit A4 without them do not with them.
        let figure = try Figure(new, against: baseline, layout: graphviz, paper: .a3)
        #expect(figure.pages.allSatisfy { SVGReading($0).isWellFormed })
        let pages = figure.laidOut.pages.filter { !$0.boxes.isEmpty }
        #expect(pages.count == (form == .pair ? 2 : 1))
        let names = { (model: Model) -> Set<String> in
          let plain = try Figure(model, layout: graphviz).laidOut.pages[0]
          return Set(plain.boxes.map(\.box.name) + plain.frames.map(\.frame.name))
        }
        let drawn = Set(pages.flatMap { $0.boxes.map(\.box.name) + $0.frames.map(\.frame.name) })
        #expect(try names(new).union(names(old)).subtracting(drawn) == [])
        if form == .pair {
          #expect(try pages[0].arrows.count == old.arrowCount)
          #expect(try pages[1].arrows.count == new.arrowCount)
        }
        #expect(faults(in: figure.laidOut) == [], "\(form)")
      }
    }
  }
}

extension Model {
  /// How many arrows a plain figure has.
  fileprivate var arrowCount: Int {
    get throws { try Figure(self, layout: graphviz).laidOut.pages[0].arrows.count }
  }
}
