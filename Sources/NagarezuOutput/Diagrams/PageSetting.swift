/// Puts a scene on paper: tries several plans of columns, keeps the best picture, adds title, legend and table.
struct PageSetting {
  let scene: Scene
  private let paper: Paper

  static let margin = 28.0
  private static let titleHeight = 30.0
  /// Arrows past which one figure is refused: nobody could read it.
  static let limit = 400

  init(_ scene: Scene, paper: Paper) {
    self.scene = scene
    self.paper = paper
  }

  /// A picture that may be taken, with what is wrong with it.
  struct Candidate {
    var drawing: Drawing
    var paper: Paper
    var isTableApart: Bool
    var cost: Double
  }

  func laidOut(by engine: any LayoutEngine) throws(LayoutFault) -> LaidOutScene {
    guard scene.arrows.count <= Self.limit, scene.boxes.count <= Self.limit else {
      throw .tooLarge(boxes: scene.boxes.count, arrows: scene.arrows.count, limit: Self.limit)
    }
    guard let best = try best(by: engine) else {
      throw .tooLarge(boxes: scene.boxes.count, arrows: scene.arrows.count, limit: Self.limit)
    }
    return LaidOutScene(
      title: scene.title, summary: scene.subtitle,
      pages: numbered(pages(best.drawing, on: best.paper, isTableApart: best.isTableApart)))
  }

  // MARK: - The best picture

  func best(by engine: any LayoutEngine) throws(LayoutFault) -> Candidate? {
    var plans: [(columns: [Int], measures: Measures, graph: SceneGraph)] = []
    let choices =
      scene.arrows.count > 60 ? Array(ColumnPlan.Choice.all.suffix(2)) : ColumnPlan.Choice.all
    var seen = Set<ColumnPlan>()
    for choice in choices {
      let plan = ColumnPlan(scene, choice)
      guard seen.insert(plan).inserted else { continue }
      let measures = Measures(scene, columns: plan.columns, labelWidth: 88)
      plans.append(
        (plan.columns, measures, SceneGraph(scene, measures, columns: plan.columns)))
    }
    let places = try engine.places(for: plans.map(\.graph.graph))
    // Only the few that stand best are drawn whole: ways and labels take most of the time.
    var standing: [Standing] = []
    for (plan, places) in zip(plans, places) {
      if let one = self.standing(plan.measures, plan.graph, places, plan.columns) {
        standing.append(one)
      }
    }
    let ranked = standing.indices.sorted {
      (standing[$0].cost, $0) < (standing[$1].cost, $1)
    }
    var best: Candidate?
    for position in ranked.prefix(scene.arrows.count > 20 ? 4 : 6) {
      let candidate = drawn(standing[position])
      if candidate.cost < best?.cost ?? .infinity { best = candidate }
    }
    return best
  }

  /// Boxes in their places on a sheet, before arrows and labels.
  private struct Standing {
    var measures: Measures
    var graph: SceneGraph
    var places: LayoutPlaces
    var placement: Placement
    var region: Rect
    var paper: Paper
    var isTableApart: Bool
    var cost: Double
  }

  private func isTableShort(on paper: Paper) -> Bool {
    remarks(on: paper).height < paper.size.height * 0.4
  }

  private func remarks(on paper: Paper) -> Remarks {
    Remarks(scene, width: paper.size.width - 2 * Self.margin)
  }

  /// Where the picture may stand on a sheet.
  private func region(on paper: Paper, isTableApart: Bool) -> Rect {
    let width = paper.size.width - 2 * Self.margin
    let top = Self.margin + Self.titleHeight + Legend(scene).height(width: width) + 6
    let table = isTableApart ? 0 : remarks(on: paper).height
    let bottom = paper.size.height - Self.margin - (table > 0 ? table + 6 : 0)
    return Rect(x: Self.margin, y: top, width: width, height: max(1, bottom - top))
  }

  /// The boxes on the smallest sheet that can bear them; `nil` where none can.
  private func standing(
    _ measures: Measures, _ graph: SceneGraph, _ places: LayoutPlaces, _ columns: [Int]
  ) -> Standing? {
    for (steps, paper) in Paper.allCases.enumerated() where paper >= self.paper {
      for isApart in [false, true] where isApart || isTableShort(on: paper) {
        let region = region(on: paper, isTableApart: isApart)
        guard
          let placement = Placement(
            scene, measures, places, columns: columns, in: region.inset(by: 2))
        else { continue }
        let cost =
          placement.strain + (isApart ? 130 : 0) + Double(steps) * 2000
          + max(0, 1.1 - placement.scale) * 120
        return Standing(
          measures: measures, graph: graph, places: places, placement: placement, region: region,
          paper: paper, isTableApart: isApart, cost: cost)
      }
    }
    return nil
  }

  private func drawn(_ one: Standing) -> Candidate {
    var placement = one.placement
    placement.improve()
    let drawing = Drawing(
      scene, one.measures, one.graph, one.places, placement, region: one.region)
    let cost = drawing.cost + one.cost - one.placement.strain
    return Candidate(
      drawing: drawing, paper: one.paper, isTableApart: one.isTableApart, cost: cost)
  }

  // MARK: - Pages

  func pages(_ drawing: Drawing, on paper: Paper, isTableApart: Bool) -> [LaidOutScene.Page] {
    let remarks = remarks(on: paper)
    var first = sheet(on: paper)
    let legend = Legend(scene)
    let width = paper.size.width - 2 * Self.margin
    first.legend = legend.laidOut(x: Self.margin, y: first.rule + 4, width: width)
    if let sentence = legend.sentence(x: Self.margin, y: first.rule + 4, width: width) {
      first.texts.append(sentence)
    }
    drawing.fill(&first)
    first.markChanges()
    guard !remarks.isEmpty else { return withReach([first], on: paper) }
    if !isTableApart {
      let y = paper.size.height - Self.margin - remarks.height
      first.texts.append(remarks.title(x: Self.margin, y: y))
      first.rows = remarks.laidOut(0..<remarks.count, x: Self.margin, y: y + Remarks.heading)
      return withReach([first], on: paper)
    }
    var pages = [first]
    var next = 0
    while next < remarks.count {
      var page = sheet(on: paper)
      let top = page.rule + 10
      let height = paper.size.height - Self.margin - top - Remarks.heading
      let range = remarks.fit(from: next, height: height)
      page.texts.append(remarks.title(x: Self.margin, y: top))
      page.rows = remarks.laidOut(range, x: Self.margin, y: top + Remarks.heading)
      pages.append(page)
      next = range.upperBound
    }
    return withReach(pages, on: paper)
  }

  /// An empty sheet with the title block.
  func sheet(on paper: Paper) -> LaidOutScene.Page {
    let width = paper.size.width - 2 * Self.margin
    let rule = Self.margin + Self.titleHeight - 5
    var page = LaidOutScene.Page(size: paper.size, rule: rule, margin: Self.margin)
    let right = [scene.subtitle, scene.stamp].compactMap { $0 }
    let side = right.map { TextBlock($0, size: 9, width: width * 0.45, maxLines: 1) }
    let sideWidth = side.map(\.width).max() ?? 0
    var size = 16.0
    var title = TextBlock(scene.title, size: size, width: 10_000, maxLines: 1)
    while size > 10, title.width > width - sideWidth - 16 {
      size -= 0.5
      title = TextBlock(scene.title, size: size, width: 10_000, maxLines: 1)
    }
    title = TextBlock(scene.title, size: size, width: width - sideWidth - 16, maxLines: 2)
    page.texts.append(
      .init(
        lines: title.lines, size: size,
        rect: Rect(
          x: Self.margin, y: rule - 5 - title.height, width: title.width, height: title.height),
        isBold: true))
    var bottom = rule - 4
    for block in side.reversed() {
      page.texts.append(
        .init(
          lines: block.lines, size: 9,
          rect: Rect(
            x: Self.margin + width - block.width, y: bottom - block.height, width: block.width,
            height: block.height), anchor: .end, ink: .faint))
      bottom -= block.height
    }
    return page
  }

  func numbered(_ pages: [LaidOutScene.Page]) -> [LaidOutScene.Page] {
    guard pages.count > 1 else { return pages }
    return pages.enumerated().map { position, page in
      var page = page
      let words = FigureWords.page(position + 1, of: pages.count)[scene.language]
      page.texts.append(
        .init(
          lines: [words], size: 8.5,
          rect: Rect(
            x: page.size.width / 2 - 30, y: page.size.height - Self.margin + 6, width: 60,
            height: 11),
          anchor: .middle, ink: .faint))
      return page
    }
  }
}
