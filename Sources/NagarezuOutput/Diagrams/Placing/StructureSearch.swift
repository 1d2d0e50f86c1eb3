/// What is decided before words are measured: which column every box stands in, and in which order.
struct Structure: Hashable, Sendable {
  /// Shape: box → column from 0.
  var columns: [Int]
  /// Shape: box, then frame → the number by which those beside it are ordered from the top.
  var order: [Double]
}

/// Looks for the best structure of a scene: tries plans of columns, draws the promising ones in rough, exchanges
/// neighbours as long as the drawing gets better.
struct StructureSearch {
  private let scene: Scene
  private let paper: Paper
  private let mayGrow: Bool
  private let forms: [LabelForms]

  /// Plans that are drawn at all.
  private static let draughts = 6
  /// Plans whose neighbours are exchanged.
  private static let finalists = 2
  /// The most exchanges of neighbours that are drawn to see whether they are better; fewer where they would need more
  /// than ``effort``, in arrows × cells of the raster.
  private static let exchanges = 22
  private static let effort = 16e6
  /// A plan whose draught costs so many times the best is not worth the time.
  private static let rival = 1.2
  /// What the next larger sheet costs.
  private static let largerPaper = 2000.0

  /// A plan in its place, with what its sheet costs for being larger than the one asked for.
  private typealias Candidate = (plan: [Int], standing: Standing, cost: Double)

  private struct Draught {
    var plan: [Int]
    var standing: Standing
    /// What the sheet costs for being larger than the one asked for.
    var paperCost: Double
    var cost: Double

    var structure: Structure { Structure(columns: plan, order: standing.placement.order) }

    /// Finds out what it costs; infinite where that is not below `limit`.
    mutating func draw(_ scene: Scene, _ forms: [LabelForms], below limit: Double) {
      let drawn = standing.draughtCost(scene, forms, below: limit - paperCost)
      cost = drawn.map { $0 + paperCost } ?? .infinity
    }
  }

  /// - Parameter mayGrow: whether a larger sheet than `paper` may be taken in the end.
  init(_ scene: Scene, paper: Paper, mayGrow: Bool) {
    self.scene = scene
    self.paper = paper
    self.mayGrow = mayGrow
    forms = LabelForms.all(of: scene)
  }

  /// Structures from the best; empty where no sheet can bear the scene.
  func structures(by engine: any LayoutEngine) throws(LayoutFault) -> [Structure] {
    let standings = try standings(by: engine).prefix(Self.draughts)
    if !mayGrow && standings.allSatisfy({ $0.cost > 0 }) {
      // The words themselves are shorter than plain ones, and may fit what came in order on a larger sheet.
      return standings.prefix(Self.finalists).map { plan, standing, _ in
        var standing = standing
        standing.placement.improve()
        return Structure(columns: plan, order: standing.placement.order)
      }
    }
    var draughts: [Draught] = []
    var best = Double.infinity
    for (plan, standing, cost) in standings {
      var draught = Draught(plan: plan, standing: standing, paperCost: cost, cost: .infinity)
      draught.standing.placement.improve()
      draught.draw(scene, forms, below: best * Self.rival + 50)
      best = min(best, draught.cost)
      draughts.append(draught)
    }
    draughts.sort { $0.cost < $1.cost }
    for position in draughts.indices.prefix(Self.finalists) where draughts[position].cost < .infinity {
      draughts[position] = improved(draughts[position])
    }
    draughts.sort { $0.cost < $1.cost }
    return draughts.map(\.structure)
  }

  /// Plans on the smallest sheet that bears each, those first that look best by straight lines.
  private func standings(by engine: any LayoutEngine) throws(LayoutFault) -> [Candidate] {
    var standings = try standings(of: ColumnPlan.Choice.usual, by: engine)
    if !standings.contains(where: { $0.cost == 0 }) {
      standings += try self.standings(of: ColumnPlan.Choice.low, by: engine)
    }
    let ranks = standings.map { $0.cost + $0.standing.cost + $0.standing.placement.strain }
    return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { standings[$0] }
  }

  /// The plans of some choices that any sheet bears.
  private func standings(
    of choices: [ColumnPlan.Choice], by engine: any LayoutEngine
  ) throws(LayoutFault) -> [Candidate] {
    let choices = scene.arrows.count > 60 ? choices.suffix(2) : choices[...]
    var seen = Set<ColumnPlan>()
    let plans = choices.map { ColumnPlan(scene, $0) }.filter { seen.insert($0).inserted }
    let measures = plans.map { Measures(scene, columns: $0.columns) }
    let graphs = zip(plans, measures).map { LayoutGraph(scene, $1, columns: $0.columns) }
    let places = try engine.places(for: graphs)
    var standings: [Candidate] = []
    let papers = Paper.allCases.filter { $0 >= paper }
    let sheets = papers.map { Sheet.all(for: scene, on: $0) }
    for (plan, (measures, places)) in zip(plans, zip(measures, places)) {
      let rows = scene.boxes.indices.map { places[$0].y }
      let structure = Structure(
        columns: plan.columns, order: StackTree.order(of: scene, rows: rows))
      for steps in papers.indices {
        guard let standing = Standing(scene, measures, structure, on: sheets[steps]) else {
          continue
        }
        let cost = Double(steps) * Self.largerPaper
        standings.append((plan.columns, standing, cost))
        break
      }
    }
    return standings
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
      for placement in best.standing.placement.exchanged() where looked < most {
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

extension Scene {
  /// The same things with words of a few lengths: a name, a label or a sentence that is written anew, and is about as
  /// long, leaves it as it is.
  var withPlainWords: Scene {
    var scene = self
    scene.language = .ja
    for frame in scene.frames.indices {
      scene.frames[frame].name = Self.plain(scene.frames[frame].name)
      scene.frames[frame].detail = scene.frames[frame].detail.map(Self.plain)
      scene.frames[frame].arrivals = scene.frames[frame].arrivals.map(Self.plain)
    }
    for box in scene.boxes.indices {
      scene.boxes[box].name = Self.plain(scene.boxes[box].name)
      scene.boxes[box].detail = scene.boxes[box].detail.map(Self.plain)
      scene.boxes[box].arrivals = scene.boxes[box].arrivals.map(Self.plain)
    }
    for arrow in scene.arrows.indices {
      scene.arrows[arrow].items = Self.plain(scene.arrows[arrow].items)
      scene.arrows[arrow].briefItems = Self.plain(scene.arrows[arrow].briefItems)
      scene.arrows[arrow].channel = scene.arrows[arrow].channel.map(Self.plain)
    }
    for remark in scene.remarks.indices {
      scene.remarks[remark].route = Self.plain(scene.remarks[remark].route)
      scene.remarks[remark].sentence = Self.plain(scene.remarks[remark].sentence)
    }
    return scene
  }

  /// As many characters as `words` would fill, in steps of ``step``.
  private static func plain(_ words: String) -> String {
    let count = (TextBlock.width(words, size: 1) / Double(step)).rounded(.up)
    return String(repeating: "字", count: Int(count) * step)
  }

  /// Characters by which words must grow or shrink before anything is placed anew.
  private static let step = 6
}
