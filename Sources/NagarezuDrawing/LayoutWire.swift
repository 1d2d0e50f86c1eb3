import NagarezuFigures

/// What `nagarezu` and `nagarezu-draw` say to each other about a layout: lines of words and numbers, no text of a model and no DOT.
///
/// ```
/// nagarezu-layout 1 ⟨graphs⟩
/// graph ⟨nodes⟩ ⟨frames⟩ ⟨edges⟩ ⟨node gap⟩ ⟨column gap⟩
/// frame ⟨parent or -1⟩
/// node ⟨frame or -1⟩ ⟨column⟩ ⟨width⟩ ⟨height⟩
/// edge ⟨tail⟩ ⟨head⟩ ⟨weight⟩
/// end
/// ```
/// The answer has `node x y` in the same order.
public enum LayoutWire {
  static let header = "nagarezu-layout 1"

  /// The largest request that is read or answered, in bytes.
  public static let limit = 16 << 20

  static func request(_ graphs: [LayoutGraph]) -> String {
    var text = "\(header) \(graphs.count)\n"
    for graph in graphs {
      text += "graph \(graph.nodes.count) \(graph.frames.count) \(graph.edges.count)"
      text += " \(graph.nodeGap) \(graph.columnGap)\n"
      for frame in graph.frames {
        text += "frame \(frame.parent ?? -1)\n"
      }
      for node in graph.nodes {
        text += "node \(node.frame ?? -1) \(node.column) \(node.size.width) \(node.size.height)\n"
      }
      for edge in graph.edges {
        text += "edge \(edge.tail) \(edge.head) \(edge.weight)\n"
      }
    }
    return text + "end\n"
  }

  /// The graphs of a request; `nil` for anything that ``request(_:)`` does not write.
  public static func graphs(in text: String) -> [LayoutGraph]? {
    var reader = WireReader(text)
    guard let count = reader.start(), (1...64).contains(count) else { return nil }
    var graphs: [LayoutGraph] = []
    for _ in 0..<count {
      guard let graph = reader.graph() else { return nil }
      graphs.append(graph)
    }
    return reader.isAtEnd() ? graphs : nil
  }

  /// What the child writes: every place, in the order of the request.
  public static func answer(_ places: [[Point]]) -> String {
    var text = "\(header) \(places.count)\n"
    for point in places.joined() { text += "node \(point.x) \(point.y)\n" }
    return text + "end\n"
  }

  /// The places in an answer; `nil` unless they are whole and fit `graphs`.
  static func places(in text: String, for graphs: [LayoutGraph]) -> [[Point]]? {
    var reader = WireReader(text)
    guard reader.start() == graphs.count else { return nil }
    var all: [[Point]] = []
    for graph in graphs {
      guard let places = reader.places(of: graph) else { return nil }
      all.append(places)
    }
    return reader.isAtEnd() ? all : nil
  }
}

/// Reads lines of one word and numbers, and trusts nothing.
struct WireReader {
  private var lines: ArraySlice<Substring>

  init(_ text: String) { lines = text.split(separator: "\n")[...] }

  /// The number of graphs that the first line announces.
  mutating func start() -> Int? {
    guard let line = lines.popFirst(), line.hasPrefix(LayoutWire.header + " ") else { return nil }
    return Int(line.dropFirst(LayoutWire.header.count + 1))
  }

  mutating func isAtEnd() -> Bool { lines.popFirst() == "end" && lines.isEmpty }

  /// The numbers after `word`; all finite and of a size a page can have.
  private mutating func numbers(after word: String) -> [Double]? {
    guard let line = lines.popFirst() else { return nil }
    let parts = line.split(separator: " ")
    guard parts.first.map(String.init) == word else { return nil }
    let values = parts.dropFirst().compactMap { Double(String($0)) }
    guard values.count == parts.count - 1, values.allSatisfy({ abs($0) < 1e6 }) else { return nil }
    return values
  }

  mutating func graph() -> LayoutGraph? {
    guard let head = numbers(after: "graph"), head.count == 5,
      head[0] >= 1, head[0] <= 5000, head[1] >= 0, head[1] <= 5000, head[2] >= 0,
      head[2] <= 20_000
    else { return nil }
    var graph = LayoutGraph(
      nodes: [], frames: [], edges: [], nodeGap: head[3], columnGap: head[4])
    for position in 0..<Int(head[1]) {
      guard let f = numbers(after: "frame"), f.count == 1, f[0] < Double(position) else {
        return nil
      }
      graph.frames.append(.init(parent: f[0] < 0 ? nil : Int(f[0])))
    }
    for _ in 0..<Int(head[0]) {
      guard let n = numbers(after: "node"), n.count == 4, n[0] < head[1], n[1] >= 0, n[1] < 5000
      else { return nil }
      graph.nodes.append(
        .init(size: Size(n[2], n[3]), frame: n[0] < 0 ? nil : Int(n[0]), column: Int(n[1])))
    }
    for _ in 0..<Int(head[2]) {
      guard let e = numbers(after: "edge"), e.count == 3, e[0] >= 0, e[0] < head[0], e[1] >= 0,
        e[1] < head[0], e[2] >= 0
      else { return nil }
      graph.edges.append(.init(tail: Int(e[0]), head: Int(e[1]), weight: Int(e[2])))
    }
    return graph
  }

  mutating func places(of graph: LayoutGraph) -> [Point]? {
    var places: [Point] = []
    for _ in graph.nodes {
      guard let n = numbers(after: "node"), n.count == 2 else { return nil }
      places.append(Point(n[0], n[1]))
    }
    return places
  }
}
