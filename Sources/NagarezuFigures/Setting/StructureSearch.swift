import NagarezuCore

/// Looks for the best structure of a scene: tries plans of columns, draws the promising ones in rough, exchanges
/// neighbours as long as the drawing gets better.
struct StructureSearch {
  private let scene: Scene
  private let paper: Paper
  private let mayGrow: Bool
  private let forms: [LabelForms]
  /// Of all boxes in one column.
  private let words: Measures
  /// Crossings in every draught past which no structure is worth the time.
  var tangle = Double.infinity

  /// Plans that are drawn at all.
  private static let draughts = 7
  /// Of those, how many have their neighbours exchanged.
  private static let finalists = 2
  /// The most exchanges of neighbours that are drawn to see whether they are better; fewer where they would need more
  /// than ``effort``, in arrows × cells of the raster.
  private static let exchanges = 8
  private static let effort = 16e6
  /// A plan whose draught costs so many times the best is not worth the time.
  private static let rival = 1.2
  /// What the next larger sheet costs.
  private static let largerPaper = 2000.0

  /// A structure in its place.
  private struct Draught {
    /// With the order that it had first.
    var first: Structure
    var standing: Standing
    /// What the sheet costs for being larger than the one asked for.
    var paperCost: Double
    /// What the drawing costs with all that; infinite before it is drawn.
    var cost = Double.infinity
    /// Pairs of arrows that cross in the drawing, where it was finished.
    var crossings: Int?

    var structure: Structure {
      var structure = first
      structure.order = standing.placement.order
      return structure
    }
    /// What it costs as far as straight lines between the boxes tell.
    var rank: Double { paperCost + standing.cost + standing.placement.strain }

    /// Finds out what it costs; infinite where that is not below `limit`.
    mutating func draw(_ scene: Scene, _ forms: [LabelForms], below limit: Double) {
      let drawn = standing.draughtCost(scene, forms, below: limit - paperCost)
      cost = drawn.map { $0.cost + paperCost } ?? .infinity
      crossings = drawn?.crossings
    }
  }

  /// - Parameter mayGrow: whether a larger sheet than `paper` may be taken in the end.
  init(_ scene: Scene, paper: Paper, mayGrow: Bool) {
    self.scene = scene
    self.paper = paper
    self.mayGrow = mayGrow
    forms = LabelForms.all(of: scene)
    words = Measures(scene, columns: scene.boxes.map { _ in 0 })
  }

  /// Structures from the best; empty where no sheet can bear the scene.
  func structures(by engine: any LayoutEngine) throws(FigureFault) -> [Structure] {
    var draughts = Array(try standings(by: engine).prefix(Self.draughts))
    if !mayGrow && draughts.allSatisfy({ $0.paperCost > 0 }) {
      // The words themselves are shorter than plain ones, and may fit what came in order on a larger sheet.
      return draughts.prefix(Self.finalists).map { draught in
        var draught = draught
        draught.standing.placement.improve()
        return draught.structure
      }
    }
    var best = Double.infinity
    for position in draughts.indices {
      draughts[position].standing.placement.improve()
      draughts[position].draw(scene, forms, below: best * Self.rival + 50)
      best = min(best, draughts[position].cost)
    }
    let crossings = draughts.compactMap(\.crossings)
    if let least = crossings.min(), Double(least) > tangle { return [] }
    draughts.sort { $0.cost < $1.cost }
    let finalists = draughts.prefix(Self.finalists).filter { $0.cost < .infinity }
    draughts.replaceSubrange(
      ..<finalists.count, with: Workers.map(finalists.count) { improved(finalists[$0]) })
    draughts.sort { $0.cost < $1.cost }
    return draughts.map(\.structure)
  }

  /// Plans on the smallest sheet that bears each, those first that look best by straight lines.
  private func standings(by engine: any LayoutEngine) throws(FigureFault) -> [Draught] {
    var standings = try standings(of: ColumnPlan.Choice.usual, by: engine)
    if paper.isPortrait {
      standings += try self.standings(of: ColumnPlan.Choice.narrow, by: engine)
    }
    if !standings.contains(where: { $0.paperCost == 0 }) {
      standings += try self.standings(
        of: ColumnPlan.Choice.low + ColumnPlan.Choice.framed, by: engine)
      standings += try self.standings(of: ColumnPlan.Choice.spread, by: engine)
    }
    if standings.isEmpty { standings = try self.standings(of: ColumnPlan.Choice.last, by: engine) }
    let ranks = standings.map(\.rank)
    return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { standings[$0] }
  }

  /// The plans of some choices that any sheet bears.
  private func standings(
    of choices: [ColumnPlan.Choice], by engine: any LayoutEngine
  ) throws(FigureFault) -> [Draught] {
    let choices = scene.arrows.count > 60 ? choices.suffix(2) : choices[...]
    var seen = Set<ColumnPlan>()
    // Those of the sheets from the one asked for, as far as any is needed.
    var sheets = [Sheet.all(for: scene, on: paper)]
    let most = (sheets[0].last?.region.height ?? 0) / Measures.leastScale
    let plans = choices.map {
      ColumnPlan(scene, $0, heights: words.boxes.map(\.size.height), most: most)
    }.filter { seen.insert($0).inserted }
    let measures = plans.map { words.with(columns: $0.columns, of: scene) }
    let graphs = zip(plans, measures).map { LayoutGraph(scene, $1, columns: $0.columns) }
    let places = try engine.places(for: graphs)
    return zip(plans, zip(measures, places)).flatMap { plan, found -> [Draught] in
      let (measures, places) = found
      let rows = scene.boxes.indices.map { places[$0].y }
      let order = PinnedOrder(scene, columns: plan.columns, rows: rows).keys
      let both = [false, true].compactMap {
        standing(
          Structure(columns: plan.columns, order: order, hasWideFrames: $0), measures, &sheets)
      }
      // One is enough where frames are as wide in either.
      let frames = Set(both.map(\.standing.placement.frames))
      return Array(both.prefix(frames.count))
    }
  }

  /// A structure on the smallest sheet that bears it; `sheets` are those known already, from the smallest.
  private func standing(
    _ structure: Structure, _ measures: Measures, _ sheets: inout [[Sheet]]
  ) -> Draught? {
    for (steps, paper) in paper.orLarger.enumerated() {
      if steps == sheets.count { sheets.append(Sheet.all(for: scene, on: paper)) }
      if let standing = Standing(scene, measures, forms, structure, on: sheets[steps]) {
        return Draught(
          first: structure, standing: standing, paperCost: Double(steps) * Self.largerPaper)
      }
    }
    return nil
  }

  /// Exchanges neighbours as long as the drawn picture gets better.
  private func improved(_ draught: Draught) -> Draught {
    let region = draught.standing.sheet.region
    let cells = region.width * region.height / (RouteGrid.pitch * RouteGrid.pitch)
    let most = min(Self.exchanges, Int(Self.effort / (cells * Double(scene.arrows.count + 1))))
    var best = draught
    var looked = 0
    var seen: Set = [draught.standing.placement.boxes]
    var isBetter = true
    while isBetter && looked < most {
      isBetter = false
      for placement in best.standing.placement.exchanged() {
        guard looked < most else { break }
        guard seen.insert(placement.boxes).inserted else { continue }
        looked += 1
        var other = best
        other.standing.placement = placement
        other.draw(scene, forms, below: best.cost - 5)
        guard other.cost < .infinity else { continue }
        best = other
        isBetter = true
        break
      }
    }
    return best
  }
}
