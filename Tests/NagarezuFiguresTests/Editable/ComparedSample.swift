import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuSource
import Testing

/// Figures that between them have everything a page can hold, drawn without Graphviz.
enum ComparedSample {
  /// What a figure is made from; `figure` is drawn in `style`.
  struct Kind {
    var name: String
    var style = DiagramStyle.colour
    var view = FigureView()
    var model: Model
    var baseline: Baseline?

    func scene() -> Scene { Figure.scene(of: model, against: baseline, view: view, style: style) }

    func figure() throws -> Figure {
      try Figure(
        model, against: baseline, view: view, style: style, layout: GridLayout(), stamp: "第2版")
    }
  }

  static func figures() throws -> [Kind] {
    let (old, new) = try (model(older), model(newer))
    let verdict = Verdict(new, on: nil)
    let item = try #require(new.itemIDs.first { new[$0].name == "氏名" })
    return [
      Kind(name: "変更", model: new, baseline: baseline(old, new)),
      Kind(name: "変更（白黒）", style: .print, model: new, baseline: baseline(old, new)),
      Kind(
        name: "指摘", view: FigureView(.all, verdict: verdict, hasGlossary: true), model: new),
      Kind(
        name: "指摘（高コントラスト）", style: .highContrast,
        view: FigureView(.all, verdict: verdict), model: new),
      Kind(
        name: "項目", view: FigureView(.all, lit: [.init(name: "氏名", items: [item])]), model: new),
    ]
  }

  static func pair() throws -> Figure {
    let new = try model(newer)
    var baseline = try baseline(model(older), new)
    baseline.form = .pair
    return try Figure(new, against: baseline, layout: GridLayout())
  }

  /// A finding's code, and one that is waived.
  static func codes() throws -> [Scene.RuleCode] {
    let new = try model(newer)
    let view = FigureView(.all, verdict: Verdict(new, on: nil))
    let scene = SceneBuilder.scene(of: new, view: view)
    var (one, other) = try (
      #require(scene.findings.first?.ruleCode), #require(scene.findings.first?.ruleCode)
    )
    (one.code, one.status) = ("S101", .standing)
    (other.code, other.status) = ("S106", .waived)
    return [one, other]
  }

  private static func baseline(_ old: Model, _ new: Model) -> Baseline {
    Baseline(Comparison(old, new), name: "前回", showsReach: true)
  }

  private static func model(_ text: String) throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
  }

  /// The sample with a server first that nobody knew, another party, and a channel that is encrypted.
  static let newer = edited([
    ("主体:\n", "主体:\n  丁社: {}\n"),
    ("アクセス: 不可", "封印: 封, アクセス: 不可"),
    ("場所:\n", "鍵:\n  封: {保持者: 乙社}\n経路:\n  専用網: {種別: 閉域網, 暗号化: true}\n場所:\n"),
    ("システム:\n", "システム:\n  新サーバ: {運用: 福祉課, 説明: 新しく置く}\n"),
    ("運用: 福祉課, 保有", "説明: 台帳を収める, 運用: 福祉課, 保有"),
    ("経路: 閉域網, 項目: [氏名]", "経路: 専用網, 項目: [氏名]"),
    ("備考: 預ける。", "備考: 鍵をかけて預ける。"),
    (
      "承認:\n",
      "  - {番号: ⑤, から: 台帳管理, へ: 丁社, 経路: 紙, 項目: [住所録], 対象: 住民}\n"
        + "  - {番号: ⑦, から: 台帳管理, へ: 新サーバ, 項目: [住所録], 対象: 住民}\n"
        + "承認:\n  - {種別: 業務委託, 相手: 丁社, 項目: [氏名], 対象: 住民, 媒体: [紙], 期間: 2024-04-01〜}\n"
    ),
  ])

  /// Before that: ② went elsewhere too, ④ carried more over another channel, a terminal had another name.
  static let older = edited([
    ("住民: {種別: 本人}\n", "戊社: {}\n  住民: {種別: 本人}\n"),
    ("システム:\n", "システム:\n  旧サーバ: {運用: 戊社}\n"),
    ("経路: 閉域網, 項目: [氏名]", "経路: 紙, 項目: [住所録]"),
    (
      "承認:\n",
      "  - {番号: ⑥, から: 給付サーバ, へ: 旧サーバ, 経路: 紙, 項目: [住所録], 対象: 住民}\n承認:\n"
    ),
  ])

  private static func edited(_ edits: [(String, String)]) -> String {
    edits.reduce(EditableSample.text) { text, edit in
      text.replacingOccurrences(of: edit.0, with: edit.1)
    }
  }
}
