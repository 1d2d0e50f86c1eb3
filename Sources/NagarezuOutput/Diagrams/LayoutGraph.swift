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
    /// Room along its top edge for its name.
    public var heading: Size

    /// A frame with room for a heading.
    public init(parent: Int?, heading: Size) {
      self.parent = parent
      self.heading = heading
    }
  }

  /// A line between two nodes.
  public struct Edge: Hashable, Sendable {
    public var tail: Int
    public var head: Int
    /// Room for a label along the line; `nil` leaves none.
    public var room: Size?
    /// How much a short, straight line is worth; 1 or more.
    public var weight: Int

    /// A line from `tail` to `head`; the arrowhead's direction is not the engine's business.
    public init(tail: Int, head: Int, room: Size?, weight: Int = 1) {
      self.tail = tail
      self.head = head
      self.room = room
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

/// Where everything of a ``LayoutGraph`` stands, list for list. Points, origin anywhere, y downwards.
public struct LayoutPlaces: Hashable, Sendable {
  /// A routed line.
  public struct Line: Hashable, Sendable {
    /// Bézier control points, one more than a multiple of three, from tail to head; empty where the engine found
    /// no way, and then it is drawn straight.
    public var curve: [Point]
    /// The middle of the room for its label.
    public var label: Point?

    /// A line along `curve`.
    public init(curve: [Point], label: Point?) {
      self.curve = curve
      self.label = label
    }
  }

  /// The nodes' centres.
  public var nodes: [Point]
  public var frames: [Rect]
  public var lines: [Line]

  /// Places for all nodes, frames and edges of one graph.
  public init(nodes: [Point], frames: [Rect], lines: [Line]) {
    self.nodes = nodes
    self.frames = frames
    self.lines = lines
  }
}

/// Gives graphs their places: Graphviz in the product, a plain grid in tests.
public protocol LayoutEngine: Sendable {
  /// Places for each graph, in the order given.
  ///
  /// - Throws: ``LayoutFault``; never places for some of the graphs only.
  func places(for graphs: [LayoutGraph]) throws(LayoutFault) -> [LayoutPlaces]
}
