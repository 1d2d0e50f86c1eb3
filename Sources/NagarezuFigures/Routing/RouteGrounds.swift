/// What a step through each cell costs a line because of the frames there. A frame is a place that its own arrows do
/// not leave, and that nobody else's enter; nobody runs through a frame's words.
struct RouteGrounds {
  let scene: Scene
  let frames: [Rect]
  let grid: RouteGrid
  /// Cells on the words of frames.
  private let words: [Int]

  private enum Price {
    static let system: Float = 5
    static let section: Float = 2
    static let site: Float = 0.5
    /// To cross the border of an own frame: once is needed at most.
    static let border: Float = 8
  }

  init(_ scene: Scene, frames: [Rect], headings: [Rect], grid: RouteGrid) {
    self.scene = scene
    self.frames = frames
    self.grid = grid
    words = headings.flatMap { grid.cells(in: $0.inset(by: -1)) }
  }

  /// Shape: arrow → cell → as ``Field/ground``.
  var all: [[Float]] {
    let open = [Float](repeating: 0, count: grid.width * grid.height)
    // Arrows between the same frames see the same ground.
    var known: [Set<Int>: [Set<Int>: [Float]]] = [:]
    return scene.arrows.map { arrow in
      let (from, to) = (frames(of: arrow.from), frames(of: arrow.to))
      if let ground = known[from]?[to] { return ground }
      let ground = ground(from, to, open)
      known[from, default: [:]][to] = ground
      return ground
    }
  }

  /// The frames around an end, and the end itself where it is one.
  private func frames(of end: Scene.End) -> Set<Int> {
    var frames = Set(scene.frames(around: end))
    if case .frame(let frame) = end { frames.insert(frame) }
    return frames
  }

  private func ground(_ from: Set<Int>, _ to: Set<Int>, _ open: [Float]) -> [Float] {
    var costs = open
    for frame in frames.indices {
      let (isFrom, isTo) = (from.contains(frame), to.contains(frame))
      if isFrom && isTo {
        guard scene.frames[frame].kind == .party else { continue }
        let own = frames[frame].inset(by: 2)
        for cell in costs.indices where !own.contains(grid.middle(of: cell)) {
          costs[cell] = Field.wall
        }
      } else if isFrom || isTo {
        let inner = frames[frame].inset(by: 3.5)
        for cell in grid.cells(in: frames[frame].inset(by: -3.5))
        where !inner.contains(grid.middle(of: cell)) { costs[cell] += Price.border }
      } else {
        let price: Float =
          switch scene.frames[frame].kind {
          case .party: Field.wall
          case .system: Price.system
          case .section: Price.section
          case .site: Price.site
          }
        for cell in grid.cells(in: frames[frame].inset(by: -2)) { costs[cell] += price }
      }
    }
    for cell in words { costs[cell] = Field.wall }
    return costs
  }
}
