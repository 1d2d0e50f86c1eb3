/// What a layout engine is told: numbers and sizes, never a word of the model.
///
/// Everything is known by its position in its list, from 0. Sizes are points.
public struct LayoutGraph: Hashable, Sendable {
  /// A box that needs a place.
  public struct Node: Hashable, Sendable {
    public var size: Size
    /// The innermost frame it stands in.
    public var frame: Int?
    /// From 0 at the left; every column up to the last has a node.
    public var column: Int

    /// A box of a fixed size in a column.
    public init(size: Size, frame: Int?, column: Int) {
      self.size = size
      self.frame = frame
      self.column = column
    }
  }

  /// A frame around all nodes that name it or a frame inside it.
  public struct Frame: Hashable, Sendable {
    /// The frame around it: one that stands before it in the list.
    public var parent: Int?

    /// A frame inside `parent`.
    public init(parent: Int?) { self.parent = parent }
  }

  /// A line between two nodes.
  public struct Edge: Hashable, Sendable {
    public var tail: Int
    public var head: Int
    /// How much a short, level line is worth; 1 or more.
    public var weight: Int

    /// A line from `tail` to `head`; the arrowhead's direction is not the engine's business.
    public init(tail: Int, head: Int, weight: Int = 1) {
      self.tail = tail
      self.head = head
      self.weight = weight
    }
  }

  public var nodes: [Node]
  public var frames: [Frame]
  public var edges: [Edge]
  /// Least distance between neighbours in a column, in points.
  public var nodeGap: Double
  /// Least distance between columns, in points.
  public var columnGap: Double

  /// A graph to be laid out from left to right.
  public init(
    nodes: [Node], frames: [Frame], edges: [Edge], nodeGap: Double = 16, columnGap: Double = 34
  ) {
    self.nodes = nodes
    self.frames = frames
    self.edges = edges
    self.nodeGap = nodeGap
    self.columnGap = columnGap
  }
}

/// Gives graphs their places: Graphviz in the product, a plain grid in tests.
public protocol LayoutEngine: Sendable {
  /// The middles of each graph's nodes, in the order given. Points, origin anywhere, y downwards.
  ///
  /// - Throws: ``FigureFault``; never places for some of the graphs only.
  func places(for graphs: [LayoutGraph]) throws(FigureFault) -> [[Point]]
}

extension LayoutGraph {
  /// The graph of a scene whose boxes have these columns; the first nodes are the boxes.
  init(_ scene: Scene, _ measures: Measures, columns: [Int]) {
    self.init(
      nodes: scene.boxes.indices.map {
        Node(size: measures.boxes[$0].size, frame: scene.boxes[$0].frame, column: columns[$0])
      }, frames: scene.frames.map { Frame(parent: $0.parent) }, edges: [])
    for (position, arrow) in scene.arrows.enumerated() {
      let (from, to) = (scene.anchor(of: arrow.from), scene.anchor(of: arrow.to))
      if columns[from] == columns[to] {
        guard from != to else { continue }
        // Up or down within a column, through a node that keeps room for the label.
        let common = scene.frames(around: .box(from)).first {
          scene.frames(around: .box(to)).contains($0)
        }
        let room = measures.labels[position]
        nodes.append(Node(size: room, frame: common, column: columns[from]))
        edges.append(Edge(tail: from, head: nodes.count - 1, weight: 2))
        edges.append(Edge(tail: nodes.count - 1, head: to, weight: 2))
      } else {
        let isNear = abs(columns[from] - columns[to]) == 1
        let (left, right) = columns[from] < columns[to] ? (from, to) : (to, from)
        edges.append(Edge(tail: left, head: right, weight: isNear ? 3 : 1))
      }
    }
  }
}
