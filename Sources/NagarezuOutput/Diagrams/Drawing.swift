/// The picture of one candidate: places on the page, arrows routed, labels placed, and what is wrong with it.
struct Drawing: Sendable {
  var scene: Scene
  var measures: Measures
  /// Points on the page per point of ``Measures``.
  var scale: Double
  /// Where the picture may stand.
  var region: Rect
  var boxes: [Rect]
  var frames: [Rect]
  /// Shape: arrow → the line from its `from` to its `to`.
  var curves: [Curve]
  /// Shape: arrow → its label.
  var labels: [Rect]
  /// How much of each label is shown, because there was no room for more.
  var details: [Measures.Detail]

  /// Finds ways and labels for boxes and frames that have their places.
  init(
    _ scene: Scene, _ measures: Measures, _ graph: SceneGraph, _ places: LayoutPlaces,
    _ placement: Placement, region: Rect
  ) {
    self.scene = scene
    self.measures = measures
    scale = placement.scale
    self.region = region
    boxes = placement.boxes
    frames = placement.frames
    curves = []
    labels = []
    details = Array(repeating: .full, count: scene.arrows.count)
    var hints: [Point?] = []
    var routed: [Curve?] = []
    for arrow in scene.arrows.indices {
      let (curve, label) = graph.line(of: arrow, in: places)
      routed.append(curve.map { Curve($0.points.map(placement.point)) })
      hints.append(label.map(placement.point))
    }
    for arrow in scene.arrows.indices {
      let (a, b) = (rect(of: scene.arrows[arrow].from), rect(of: scene.arrows[arrow].to))
      let free = max(b.x - a.maxX, a.x - b.maxX) / scale - 70
      let width = self.measures.labels[arrow].size.width
      if free > width { self.measures.widen(arrow, of: scene, to: min(free, 124)) }
    }
    curves = Routing(self, suggested: routed).curves()
    (labels, details) = LabelPlacing(self, hints: hints).labels()
  }

  /// Where an arrow's end is.
  func rect(of end: Scene.End) -> Rect {
    switch end {
    case .box(let box): boxes[box]
    case .frame(let frame): frames[frame]
    }
  }

  /// The part of a frame that its words take.
  func heading(of frame: Int) -> Rect {
    let size = measures.frames[frame].size
    let rect = frames[frame]
    return Rect(
      x: rect.x, y: rect.y, width: min(rect.width, size.width * scale + 6),
      height: size.height * scale + 3)
  }

  /// The size of an arrow's label.
  func labelSize(of arrow: Int, _ detail: Measures.Detail = .full) -> Size {
    let label = measures.label(of: arrow, detail)
    let size = detail == .number ? label.shortSize : label.size
    return Size(size.width * scale, size.height * scale)
  }
}

/// The graph that an engine is given for a scene, and the way back from its lines to the scene's arrows.
struct SceneGraph: Sendable {
  var graph: LayoutGraph
  private var ways: [Way] = []

  /// How an arrow stands in the graph.
  private enum Way {
    /// As one edge; turned round where it runs from right to left.
    case edge(Int, isTurned: Bool)
    /// Up or down within a column, through a node that keeps room for its label.
    case through(node: Int)
    /// Between a frame and what is inside it: no edge at all.
    case none
  }

  init(_ scene: Scene, _ measures: Measures, columns: [Int]) {
    graph = LayoutGraph(nodes: [], frames: [], edges: [])
    graph.frames = zip(scene.frames, measures.frames).map {
      LayoutGraph.Frame(parent: $0.parent, heading: $1.size)
    }
    graph.nodes = scene.boxes.indices.map {
      LayoutGraph.Node(
        size: measures.boxes[$0].size, frame: scene.boxes[$0].frame, column: columns[$0])
    }
    for (position, arrow) in scene.arrows.enumerated() {
      let (from, to) = (scene.anchor(of: arrow.from), scene.anchor(of: arrow.to))
      let room = measures.labels[position].size
      guard from != to else {
        ways.append(.none)
        continue
      }
      if columns[from] == columns[to] {
        let common = scene.frames(around: .box(from)).first {
          scene.frames(around: .box(to)).contains($0)
        }
        let node = graph.nodes.count
        graph.nodes.append(.init(size: room, frame: common, column: columns[from]))
        graph.edges.append(.init(tail: from, head: node, room: nil, weight: 2))
        graph.edges.append(.init(tail: node, head: to, room: nil, weight: 2))
        ways.append(.through(node: node))
      } else {
        let isTurned = columns[from] > columns[to]
        let isNear = abs(columns[from] - columns[to]) == 1
        ways.append(.edge(graph.edges.count, isTurned: isTurned))
        graph.edges.append(
          .init(
            tail: isTurned ? to : from, head: isTurned ? from : to, room: room,
            weight: isNear ? 3 : 1))
      }
    }
  }

  /// The line that the engine found for an arrow, from its `from` to its `to`, and the place of its label.
  func line(of arrow: Int, in places: LayoutPlaces) -> (curve: Curve?, label: Point?) {
    switch ways[arrow] {
    case .none: return (nil, nil)
    case .through(let node): return (nil, places.nodes[node])
    case .edge(let edge, let isTurned):
      let line = places.lines[edge]
      guard line.curve.count >= 4 else { return (nil, line.label) }
      let curve = Curve(line.curve)
      return (isTurned ? curve.reversed : curve, line.label)
    }
  }
}
