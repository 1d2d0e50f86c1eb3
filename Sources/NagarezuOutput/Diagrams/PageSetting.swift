/// Puts a scene on paper: tries several plans of columns, keeps the best picture, adds title, legend and table.
struct PageSetting {
  let scene: Scene
  private let paper: Paper
  private let forms: [LabelForms]

  static let margin = 28.0
  private static let titleHeight = 30.0
  /// Arrows past which one figure is refused: nobody could read it.
  static let limit = 400
  /// Plans that are drawn at all.
  private static let draughts = 6
  /// Exchanges of neighbours that are drawn to see whether they are better.
  private static let exchanges = 24

  init(_ scene: Scene, paper: Paper) {
    self.scene = scene
    self.paper = paper
    forms = scene.arrows.map { LabelForms($0, isCrowded: scene.arrows.count > Measures.crowd) }
  }

  /// A picture that may be taken, with what is wrong with it.
  private struct Candidate {
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
      pages: pages(best.drawing, on: best.paper, isTableApart: best.isTableApart))
  }

  // MARK: - The best picture

  private func best(by engine: any LayoutEngine) throws(LayoutFault) -> Candidate? {
    var plans: [(columns: [Int], measures: Measures, graph: LayoutGraph)] = []
    let choices =
      scene.arrows.count > 60 ? Array(ColumnPlan.Choice.all.suffix(2)) : ColumnPlan.Choice.all
    var seen = Set<ColumnPlan>()
    for choice in choices {
      let plan = ColumnPlan(scene, choice)
      guard seen.insert(plan).inserted else { continue }
      let measures = Measures(scene, columns: plan.columns, labelWidth: 88)
      plans.append(
        (plan.columns, measures, LayoutGraph(scene, measures, columns: plan.columns)))
    }
    let places = try engine.places(for: plans.map(\.graph))
    // Only the few that stand best are drawn whole: ways and labels take most of the time.
    var standing: [Standing] = []
    for (plan, places) in zip(plans, places) {
      if let one = self.standing(plan.measures, places, plan.columns) {
        standing.append(one)
      }
    }
    let ranked = standing.indices.sorted {
      (standing[$0].rank, $0) < (standing[$1].rank, $1)
    }
    // A first draught of several tells which to draw with care.
    var draughts = ranked.prefix(Self.draughts).map { position in
      var one = standing[position]
      one.placement.improve()
      return (standing: one, candidate: drawn(one, rounds: 0))
    }
    draughts.sort { $0.candidate.cost < $1.candidate.cost }
    var best: Candidate?
    for draught in draughts {
      let drawn = drawn(improved(draught.standing, draught.candidate), rounds: 4)
      if drawn.cost < best?.cost ?? .infinity { best = drawn }
      // Only where a label found no place at all is the next plan tried.
      if drawn.cost < LabelPlacing.forbidden { break }
    }
    return best
  }

  /// Exchanges neighbours as long as the drawn picture gets better.
  private func improved(_ standing: Standing, _ draught: Candidate) -> Standing {
    var (best, cost) = (standing, draught.cost)
    var looked = 0
    var seen: Set = [standing.placement.boxes]
    var isBetter = true
    while isBetter && looked < Self.exchanges {
      isBetter = false
      for placement in best.placement.exchanged() where looked < Self.exchanges {
        guard seen.insert(placement.boxes).inserted else { continue }
        looked += 1
        var other = best
        other.placement = placement
        let candidate = drawn(other, rounds: 0)
        guard candidate.cost < cost - 5 else { continue }
        (best, cost) = (other, candidate.cost)
        isBetter = true
        break
      }
    }
    return best
  }

  /// Boxes in their places on a sheet, before arrows and labels.
  private struct Standing {
    var measures: Measures
    var placement: Placement
    var region: Rect
    var paper: Paper
    var isTableApart: Bool
    /// What is wrong with the sheet, whatever is drawn on it.
    var cost: Double

    var rank: Double { cost + placement.strain }
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
    _ measures: Measures, _ places: [Point], _ columns: [Int]
  ) -> Standing? {
    for (steps, paper) in Paper.allCases.enumerated() where paper >= self.paper {
      for isApart in [false, true] where isApart || isTableShort(on: paper) {
        let region = region(on: paper, isTableApart: isApart)
        for room in Measures.arrowRooms {
          var measures = measures
          measures.makeRoom(forArrows: room, scene, columns: columns)
          guard
            let placement = Placement(
              scene, measures, places, columns: columns, in: region.inset(by: 10))
          else { continue }
          let cost =
            (isApart ? 130 : 0) + Double(steps) * 2000
            + max(0, 1.1 - placement.scale) * 120
          return Standing(
            measures: measures, placement: placement, region: region, paper: paper,
            isTableApart: isApart, cost: cost)
        }
      }
    }
    return nil
  }

  private func drawn(_ one: Standing, rounds: Int) -> Candidate {
    let placement = one.placement
    let drawing = Drawing(
      scene, one.measures, forms, placement, region: one.region, rounds: rounds)
    let cost = drawing.cost + one.cost
    return Candidate(
      drawing: drawing, paper: one.paper, isTableApart: one.isTableApart, cost: cost)
  }

  // MARK: - Pages

  private func pages(_ drawing: Drawing, on paper: Paper, isTableApart: Bool) -> [LaidOutScene.Page]
  {
    let remarks = remarks(on: paper)
    var first = sheet(on: paper)
    first.legend = Legend(scene).laidOut(
      x: Self.margin, y: first.rule + 4, width: paper.size.width - 2 * Self.margin)
    drawing.fill(&first)
    guard !remarks.isEmpty else { return numbered([first]) }
    if !isTableApart {
      let y = paper.size.height - Self.margin - remarks.height
      first.texts.append(remarks.title(x: Self.margin, y: y))
      first.rows = remarks.laidOut(0..<remarks.count, x: Self.margin, y: y + Remarks.heading)
      return numbered([first])
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
    return numbered(pages)
  }

  /// An empty sheet with the title block.
  private func sheet(on paper: Paper) -> LaidOutScene.Page {
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

  private func numbered(_ pages: [LaidOutScene.Page]) -> [LaidOutScene.Page] {
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
