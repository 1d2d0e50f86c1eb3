import NagarezuCore

/// Puts a scene on paper: the picture where it fits best, title, legend and table.
struct PageSetting {
  let scene: Scene
  let paper: Paper
  /// Whether a larger sheet than ``paper`` may be taken.
  private let mayGrow: Bool
  /// The same scene with the words of another language, whose places are taken; `nil` for its own.
  private let twin: Scene?
  /// Crossings past which a picture is of no use and ``FigureFault/noSheet(boxes:arrows:)``; found out in rough.
  var tangle = Double.infinity

  /// Structures that are drawn to the end.
  private static let finished = 3
  /// What part of the cost of an earlier structure a later one may have.
  private static let advantage = 0.9
  /// Arrows past which one figure is refused: nobody could read it.
  static let limit = 400

  init(_ scene: Scene, paper: Paper, mayGrow: Bool = true, like twin: Scene? = nil) {
    self.scene = scene
    self.paper = paper
    self.mayGrow = mayGrow
    self.twin = twin
  }

  func laidOut(by engine: any LayoutEngine) throws(FigureFault) -> LaidOutScene {
    let picture = try picture(by: engine)
    return LaidOutScene(
      title: scene.title, summary: scene.subtitle, pages: pages(picture.drawing, on: picture.sheet))
  }

  /// The picture without title, legend and table.
  func picture(by engine: any LayoutEngine) throws(FigureFault) -> Picture {
    guard scene.arrows.count <= Self.limit, scene.boxes.count <= Self.limit else {
      throw .tooLarge(boxes: scene.boxes.count, arrows: scene.arrows.count, limit: Self.limit)
    }
    // What stands where is decided without the words, so that other words move little.
    var search = StructureSearch(
      (twin ?? scene).withPlainWords, paper: paper, mayGrow: mayGrow)
    search.tangle = tangle
    let structures = try search.structures(by: engine)
    guard let picture = picture(of: structures),
      mayGrow || scene.arrows.count < 2 || !picture.hasCoveredWords
    else {
      throw .noSheet(boxes: scene.boxes.count, arrows: scene.arrows.count)
    }
    return picture
  }

  /// The picture of the best structure, which is that of the twin where it has one.
  private func picture(of structures: [Structure]) -> Picture? {
    if let twin {
      let other = PageSetting(twin, paper: paper, mayGrow: mayGrow)
      if let best = other.best(of: structures, looking: Self.finished) {
        return self.best(of: [best.structure] + structures, looking: 1)?.picture
      }
    }
    return best(of: structures, looking: Self.finished)?.picture
  }

  /// The best of the first `count` structures on the smallest sheet that bears one; of all where some label finds no
  /// place. A later one must be better by ``advantage``, so that other words seldom bring another structure.
  private func best(
    of structures: [Structure], looking count: Int
  ) -> (structure: Structure, picture: Picture)? {
    let forms = LabelForms.all(of: scene)
    // What stands where is decided without the places of numbers (札), which are those of this picture.
    let free = scene.withoutLabelPlaces
    let words = Measures(scene, columns: scene.boxes.map { _ in 0 })
    var covered: (structure: Structure, picture: Picture)?
    for paper in mayGrow ? paper.orLarger : [paper] {
      let sheets = Sheet.all(for: scene, on: paper)
      let placed = structures.compactMap { structure in
        let measures = words.with(columns: structure.columns, of: scene)
        return Standing(scene, measures, forms, structure, on: sheets).map { (structure, $0) }
      }
      var best: (structure: Structure, standing: Standing, picture: Picture)?
      for these in [placed.prefix(count), placed.dropFirst(count)] {
        let standings = these.map(\.1)
        let pictures = Workers.map(standings.count) { standings[$0].drawn(free, forms) }
        for ((structure, standing), picture) in zip(these, pictures)
        where best.map({ picture.cost < $0.picture.cost * Self.advantage }) ?? true {
          best = (structure, standing, picture)
        }
        if let best, best.picture.cost < LabelPlacing.forbidden { break }
      }
      guard let best else { continue }
      let drawn = (best.structure, best.standing.drawn(scene, forms, isUntangled: true))
      // A larger sheet has room for words that find none here.
      if !drawn.1.hasCoveredWords { return drawn }
      covered = covered ?? drawn
    }
    return covered
  }

  // MARK: - Pages

  func pages(_ drawing: Drawing, on sheet: Sheet) -> [LaidOutScene.Page] {
    let (paper, isTableApart) = (sheet.paper, sheet.isTableApart)
    let remarks = Sheet.remarks(of: scene, on: paper)
    var first = LaidOutScene.Page(blank: scene, on: paper)
    let legend = Legend(scene)
    let width = paper.size.width - 2 * Sheet.margin
    let top = legend.isBelow ? sheet.region.maxY + 6 : first.rule + 4
    first.legend = legend.laidOut(x: Sheet.margin, y: top, width: width)
    first.texts += legend.sentences(x: Sheet.margin, y: top, width: width)
    drawing.fill(&first)
    first.markChanges()
    guard !remarks.isEmpty else { return [first] }
    if !isTableApart {
      let y = paper.size.height - Sheet.margin - remarks.height
      remarks.place(0..<remarks.count, x: Sheet.margin, y: y, on: &first)
      return [first]
    }
    var tables = TablePages(scene, paper: paper)
    tables.pages = [first]
    tables.appendRemarks()
    return tables.pages
  }
}
