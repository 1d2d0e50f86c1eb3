import CGraphviz
import NagarezuFigures

/// One run of Graphviz's dot over one graph. Only ever inside a child process: it may crash, hang or leak.
enum DotLayout {
  /// Why there are no places.
  enum Fault: Error { case noPlugin, refused }

  /// Places for each graph.
  static func places(for graphs: [LayoutGraph]) throws(Fault) -> [[Point]] {
    guard let context = nagarezu_context() else { throw .noPlugin }
    var all: [[Point]] = []
    for graph in graphs { all.append(try places(for: graph, in: context)) }
    return all
  }

  private static func places(
    for graph: LayoutGraph, in context: OpaquePointer
  ) throws(Fault) -> [Point] {
    guard let built = BuiltGraph(graph), gvLayout(context, built.root, "dot") == 0,
      nagarezu_fault_count() == 0
    else { throw .refused }
    // Nothing is freed: gvFreeLayout aborts on graphs that were laid out well, and the process ends soon.
    return built.places()
  }
}

/// A graph as Graphviz holds it, with the handles in the order of our lists.
private struct BuiltGraph {
  typealias Handle = UnsafeMutablePointer<Agnode_t>
  let root: UnsafeMutablePointer<Agraph_t>
  private var frames: [UnsafeMutablePointer<Agraph_t>] = []
  private var nodes: [Handle] = []

  init?(_ graph: LayoutGraph) {
    guard let root = nagarezu_graph() else { return nil }
    self.root = root
    setUp(graph)
    for (position, frame) in graph.frames.enumerated() {
      guard
        let handle = agsubg(frame.parent.map { frames[$0] } ?? root, name("cluster", position), 1)
      else { return nil }
      frames.append(handle)
    }
    for (position, node) in graph.nodes.enumerated() {
      guard let handle = agnode(root, name("n", position), 1) else { return nil }
      nagarezu_set(handle, "width", inches(node.size.width))
      nagarezu_set(handle, "height", inches(node.size.height))
      // A node joins every frame around it through the innermost one.
      if let frame = node.frame { agsubnode(frames[frame], handle, 1) }
      nodes.append(handle)
    }
    guard fixColumns(graph) else { return nil }
    for (position, edge) in graph.edges.enumerated() {
      guard let handle = agedge(root, nodes[edge.tail], nodes[edge.head], name("e", position), 1)
      else { return nil }
      nagarezu_set(handle, "weight", String(edge.weight))
    }
  }

  private func setUp(_ graph: LayoutGraph) {
    nagarezu_set(root, "rankdir", "LR")
    // Without it labelled graphs with clusters abort in gvFreeLayout and elsewhere (2.42.2).
    nagarezu_set(root, "newrank", "true")
    nagarezu_set(root, "splines", "none")
    nagarezu_set(root, "nodesep", inches(graph.nodeGap))
    nagarezu_set(root, "ranksep", inches(graph.columnGap))
    nagarezu_set(root, "margin", "10")
    let isLarge = graph.edges.count > 150
    if isLarge {
      nagarezu_set(root, "nslimit", "2")
      nagarezu_set(root, "nslimit1", "2")
      nagarezu_set(root, "mclimit", "0.5")
    }
    for (kind, name, value) in [
      (1, "shape", "box"), (1, "fixedsize", "true"), (1, "label", ""), (2, "label", ""),
      (2, "weight", "1"), (2, "arrowhead", "none"), (0, "label", ""), (0, "margin", "10"),
    ] as [(Int32, String, String)] {
      agattr(root, kind, mutable(name), mutable(value))
    }
  }

  /// Ties each column together, and the columns to each other by a spine of dots.
  private mutating func fixColumns(_ graph: LayoutGraph) -> Bool {
    let last = graph.nodes.map(\.column).max() ?? 0
    var spine: Handle?
    for column in 0...last {
      guard let same = agsubg(root, name("r", column), 1),
        let dot = agnode(root, name("s", column), 1)
      else { return false }
      nagarezu_set(same, "rank", "same")
      nagarezu_set(dot, "width", "0.01")
      nagarezu_set(dot, "height", "0.01")
      agsubnode(same, dot, 1)
      for (position, node) in graph.nodes.enumerated() where node.column == column {
        agsubnode(same, nodes[position], 1)
      }
      if let spine, let link = agedge(root, spine, dot, name("t", column), 1) {
        nagarezu_set(link, "style", "invis")
        nagarezu_set(link, "weight", "0")
      }
      spine = dot
    }
    return true
  }

  /// The places, y turned round: Graphviz measures upwards.
  func places() -> [Point] { nodes.map { Point(nagarezu_node_x($0), -nagarezu_node_y($0)) } }

  private func inches(_ points: Double) -> String { String(points / 72) }

  private func name(_ kind: String, _ position: Int) -> UnsafeMutablePointer<CChar>? {
    mutable(kind + String(position))
  }

  /// Graphviz takes mutable texts that it copies; the child process is too short-lived to give them back.
  private func mutable(_ text: String) -> UnsafeMutablePointer<CChar>? { strdup(text) }
}
