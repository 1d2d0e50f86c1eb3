import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

/// Whatever the model, nothing lies over anything and everything is on the page.
@Suite struct GeometryTests {
  private static let batch = 25

  /// 500 models of 5 to 40 arrows, each in one picture, every fourth on a sheet that stands.
  @Test(arguments: 0..<Campaign.part(of: 20))
  func chanceModelsAreDrawnWithoutAFault(batch: Int) throws {
    var (labels, covering, across, through, mute) = (0, 0, 0, 0, 0)
    for seed in (batch * Self.batch)..<((batch + 1) * Self.batch) {
      let scene = try SceneBuilder.scene(of: ChanceModel.draft(seed: seed).model())
      let paper: Paper = seed % 4 == 3 ? .a4Portrait : .a4
      let figure = try Figure(scene, layout: graphviz, paper: paper, maySplit: false)
      #expect(faults(in: figure.laidOut) == [], "seed \(seed)")
      #expect(figure.pages.allSatisfy { SVGReading($0).isWellFormed }, "seed \(seed)")
      for page in figure.laidOut.pages {
        labels += page.arrows.count
        covering += coveredLines(in: page).count
        across += labelsAcrossBorders(in: page).count
        through += linesThroughOthers(in: page).count
        mute += page.arrows.count { $0.texts.isEmpty && !$0.arrow.items.isEmpty }
      }
    }
    // Arrows between a system and what holds it, three of them side by side, leave no room at times.
    #expect(covering * 25 < labels, "\(covering) of \(labels) labels lie on a line")
    #expect(across * 12 < labels, "\(across) of \(labels) labels lie across a border")
    #expect(through * 40 < labels, "\(through) of \(labels) lines run through others")
    #expect(mute * 8 < labels, "\(mute) of \(labels) labels are a number alone")
  }

  /// Every model of `models/`, in every style's one layout. F8 and F10 were numbers and words on lines of others.
  @Test(arguments: [Paper.a4, .a4Portrait])
  func everyModelIsDrawnWithoutAFault(paper: Paper) throws {
    let loader = ModelLoader(files: DiskFiles(root: Shinjuku.root))
    let models = try loader.loadAll(["models"])
    #expect(models.count >= 5)
    for model in models {
      let figure = try Figure(model, layout: graphviz, paper: paper)
      #expect(faults(in: figure.laidOut) == [], "\(model.title)")
      for page in figure.laidOut.pages {
        #expect(page.size == paper.size)
        #expect(coveredLines(in: page) == [], "\(model.title)")
        // A line in the lane beside a frame's border leaves no room for its words within.
        #expect(labelsAcrossBorders(in: page).count <= 1, "\(model.title)")
        #expect(linesThroughOthers(in: page) == [], "\(model.title)")
        let mute = page.arrows.filter { $0.texts.isEmpty && !$0.arrow.items.isEmpty }
        #expect(mute.count <= 1, "\(model.title): \(mute.map(\.arrow.number))")
      }
    }
  }

  /// One line of the real model is written anew: the boxes stay about where they were.
  @Test(arguments: [
    ("支給判定プログラム", "二重支給判定プログラム"), ("カナ氏名", "フリガナ氏名"), ("コールセンター", "問合せコールセンター"),
    ("手交媒体", "手交する媒体"), ("株式会社広済堂ネクスト", "広済堂ネクスト株式会社東京本社"),
    ("項目: [給付管理番号, 漢字氏名, 振込口座情報]", "項目: [給付管理番号, 漢字氏名, 郵便番号, 振込口座情報]"),
    ("備考: 課税状況の照会の結果を受け取る。", "備考: 課税状況の照会の結果を、区の端末で受け取って確かめる。"),
  ])
  func anEditMovesLittle(old: String, new: String) throws {
    let path = Shinjuku.path
    let text = try String(contentsOfFile: "\(Shinjuku.root)/\(path)", encoding: .utf8)
    func boxes(_ text: String) throws -> [String: Point] {
      let model = try ModelLoader(files: MemoryFiles([path: text])).load(path)
      let boxes = try Figure(model, layout: graphviz).laidOut.pages[0].boxes
      return Dictionary(boxes.map { ($0.box.name, $0.rect.center) }) { first, _ in first }
    }
    let edited = text.replacing(old, with: new)
    #expect(edited != text)
    let (before, after) = try (boxes(text), boxes(edited))
    let shifts = before.compactMap { name, place -> Double? in
      after[name.replacing(old, with: new)].map { other in
        let (x, y) = (other.x - place.x, other.y - place.y)
        return (x * x + y * y).squareRoot()
      }
    }.sorted()
    #expect(shifts.count == before.count)
    #expect(shifts[shifts.count / 2] < Paper.a4.size.width * 0.05)
  }
}
