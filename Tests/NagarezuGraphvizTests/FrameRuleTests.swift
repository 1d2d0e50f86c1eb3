import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

/// What the frames of a figure say must be true: an arrow within a party stays in its frame, nobody else's enters it,
/// and no line runs through words. And how many pages a figure takes.
@Suite struct FrameRuleTests {
  /// The arrows of a figure that break a rule of frames, with what they do.
  private func broken(_ figure: Figure) -> [String] {
    figure.laidOut.pages.filter { !$0.boxes.isEmpty }.flatMap { page -> [String] in
      let quality = PageQuality(page)
      return quality.leaving.map { "\($0) leaves its frame" }
        + quality.trespassing.map { "\($0) runs through another's frame" }
        + quality.overWords.map { "\($0) runs through words" }
    }
  }

  /// Every model of `models/`, whole, with its findings, as an overview and as each of its parties sees it. F6 was an arrow within a
  /// party outside its frame, F9 a line through a name.
  @Test func everyViewOfEveryModelKeepsTheRulesOfFrames() throws {
    let loader = ModelLoader(files: DiskFiles(root: Shinjuku.root))
    for model in try loader.loadAll(["models"]) {
      var views = [
        FigureView(), FigureView(verdict: Verdict(model)), FigureView(.overview),
      ]
      views += model.parties.indices.map { FigureView(.party(Party.ID($0))) }
      for view in views where !SceneBuilder.scene(of: model, view: view).boxes.isEmpty {
        let figure = try Figure(model, view: view, layout: graphviz)
        #expect(broken(figure) == [], "\(model.title), \(view.extent)")
      }
    }
  }

  /// F7: in a comparison one flow crossed the border of 新宿区 three times.
  @Test(arguments: [
    ("shinjuku/kyufukin.yaml", "shinjuku/kyufukin/r6-dai1kai.yaml"),
    ("shinjuku/kaigo-shogai/r2-5gatsu.yaml", "shinjuku/kaigo-shogai/h25-dai6kai.yaml"),
  ])
  func comparisonsKeepTheRulesOfFrames(new: String, old: String) throws {
    let loader = ModelLoader(files: DiskFiles(root: Shinjuku.root))
    let (after, before) = try (loader.load("models/" + new), loader.load("models/" + old))
    let figure = try Figure(
      after, against: Baseline(Comparison(before, after), name: "前"), layout: graphviz)
    #expect(broken(figure) == [])
    for page in figure.laidOut.pages {
      // Words may lie on a bend of their own line.
      let onOthers = coveredLines(in: page).filter { covered in
        let ends = covered.components(separatedBy: " on ")
        return ends.first != ends.last
      }
      #expect(onOthers == [])
      for arrow in page.arrows {
        let borders = page.frames.filter { $0.frame.kind == .party }.map { frame in
          borderCrossings(of: arrow.curve, frame.rect)
        }
        #expect(borders.allSatisfy { $0 <= 1 }, "\(arrow.arrow.shownNumber ?? "view")")
      }
    }
  }

  /// How often a line goes over the border of a frame.
  private func borderCrossings(of curve: [Point], _ frame: Rect) -> Int {
    let isInside = samples(of: curve).map(frame.contains)
    return zip(isInside, isInside.dropFirst()).count { $0 != $1 }
  }

  /// Two opposite bends that nobody can tell from a mistake.
  @Test func theRealCaseHasNoJogsAndFewCrossings() throws {
    let model = try ModelLoader(files: DiskFiles(root: Shinjuku.root)).load(Shinjuku.path)
    let page = try Figure(model, layout: graphviz).laidOut.pages[0]
    let quality = PageQuality(page)
    #expect(quality.arrows == 26)
    #expect(quality.jogs == 0)
    #expect(quality.crossings <= 12, "\(quality.crossings)")
    #expect(quality.mute == [])
    #expect(quality.ambiguous.count <= 3, "\(quality.ambiguous)")
  }

  /// A register and so many companies, each with a machine that it writes to, and half of them back.
  private func hub(companies: Int) throws -> Model {
    var draft = ModelDraft("中央の台帳")
    draft.party("甲市", .authority)
    draft.party("情報課", partOf: "甲市")
    draft.system("住民台帳", "データベース", by: ["情報課"])
    draft.channel("専用線", .leasedLine)
    for one in 0..<companies {
      draft.party("会社\(one)")
      draft.approvals.append((.entrustment, "会社\(one)", .read))
      draft.system("処理端末\(one)", "端末", by: ["会社\(one)"])
      draft.flow("\(2 * one + 1)", "住民台帳", "処理端末\(one)", "専用線", ["氏名"], "渡す。")
      if one % 2 == 0 {
        draft.flow("\(2 * one + 2)", "処理端末\(one)", "住民台帳", "専用線", ["氏名"], "返す。")
      }
    }
    return try draft.model()
  }

  /// F3: seven companies made nine pages, one a company.
  @Test func companiesStandOnBothSidesOfAHub() throws {
    let pages = try Figure(hub(companies: 7), layout: graphviz).laidOut.pages
    #expect(pages.count <= 2)
    let drawn = try #require(pages.first)
    let middle = try #require(drawn.boxes.first { $0.box.name == "住民台帳" }).rect.center.x
    let others = drawn.boxes.filter { $0.box.name != "住民台帳" }.map(\.rect.center.x)
    #expect(others.contains { $0 < middle } && others.contains { $0 > middle })
  }

  /// F2: once one column for each zone was higher than any sheet, and 38 companies were refused.
  @Test func manyCompaniesAreDrawnOnTheSheetAskedFor() throws {
    let model = try hub(companies: 38)
    let pages = try Figure(model, layout: graphviz).laidOut.pages
    #expect(pages.allSatisfy { $0.size == Paper.a4.size })
    let numbers = Set(pages.flatMap(\.arrows).compactMap(\.arrow.number))
    #expect(numbers.isSuperset(of: model.flows.map(\.number)))
  }
}
