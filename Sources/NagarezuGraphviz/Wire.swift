import NagarezuOutput

/// What parent and child say to each other: lines of words and numbers, no text of a model and no DOT.
///
/// ```
/// nagarezu-layout 1 ⟨graphs⟩
/// graph ⟨nodes⟩ ⟨frames⟩ ⟨edges⟩ ⟨node gap⟩ ⟨column gap⟩
/// frame ⟨parent or -1⟩ ⟨width⟩ ⟨height⟩
/// node ⟨frame or -1⟩ ⟨column⟩ ⟨width⟩ ⟨height⟩
/// edge ⟨tail⟩ ⟨head⟩ ⟨weight⟩ ⟨width or -1⟩ ⟨height⟩
/// end
/// ```
/// The answer has `frame x y w h`, `node x y` and `line k x y … [lx ly]` in the same order.
enum Wire {
  static let header = "nagarezu-layout 1"

  /// The largest request that is read or answered, in bytes.
  static let limit = 16 << 20

  static func request(_ graphs: [LayoutGraph]) -> String {
    var text = "\(header) \(graphs.count)\n"
    for graph in graphs {
      text += "graph \(graph.nodes.count) \(graph.frames.count) \(graph.edges.count)"
      text += " \(graph.nodeGap) \(graph.columnGap)\n"
      for frame in graph.frames {
        text += "frame \(frame.parent ?? -1) \(frame.heading.width) \(frame.heading.height)\n"
      }
      for node in graph.nodes {
        text += "node \(node.frame ?? -1) \(node.column) \(node.size.width) \(node.size.height)\n"
      }
      for edge in graph.edges {
        let room = edge.room ?? Size(-1, -1)
        text += "edge \(edge.tail) \(edge.head) \(edge.weight) \(room.width) \(room.height)\n"
      }
    }
    return text + "end\n"
  }

  /// The graphs of a request; `nil` for anything that ``request(_:)`` does not write.
  static func graphs(in text: String) -> [LayoutGraph]? {
    var reader = WireReader(text)
    guard let count = reader.start(), (1...64).contains(count) else { return nil }
    var graphs: [LayoutGraph] = []
    for _ in 0..<count {
      guard let graph = reader.graph() else { return nil }
      graphs.append(graph)
    }
    return reader.isAtEnd() ? graphs : nil
  }

  static func answer(_ places: [LayoutPlaces]) -> String {
    var text = "\(header) \(places.count)\n"
    for one in places {
      for frame in one.frames {
        text += "frame \(frame.x) \(frame.y) \(frame.width) \(frame.height)\n"
      }
      for node in one.nodes { text += "node \(node.x) \(node.y)\n" }
      for line in one.lines {
        text += "line \(line.curve.count)"
        for point in line.curve { text += " \(point.x) \(point.y)" }
        if let label = line.label { text += " \(label.x) \(label.y)" }
        text += "\n"
      }
    }
    return text + "end\n"
  }

  /// The places in an answer; `nil` unless they are whole and fit `graphs`.
  static func places(in text: String, for graphs: [LayoutGraph]) -> [LayoutPlaces]? {
    var reader = WireReader(text)
    guard reader.start() == graphs.count else { return nil }
    var all: [LayoutPlaces] = []
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
    guard let line = lines.popFirst(), line.hasPrefix(Wire.header + " ") else { return nil }
    return Int(line.dropFirst(Wire.header.count + 1))
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
      guard let f = numbers(after: "frame"), f.count == 3, f[0] < Double(position) else {
        return nil
      }
      graph.frames.append(.init(parent: f[0] < 0 ? nil : Int(f[0]), heading: Size(f[1], f[2])))
    }
    for _ in 0..<Int(head[0]) {
      guard let n = numbers(after: "node"), n.count == 4, n[0] < head[1], n[1] >= 0, n[1] < 5000
      else { return nil }
      graph.nodes.append(
        .init(size: Size(n[2], n[3]), frame: n[0] < 0 ? nil : Int(n[0]), column: Int(n[1])))
    }
    for _ in 0..<Int(head[2]) {
      guard let e = numbers(after: "edge"), e.count == 5, e[0] >= 0, e[0] < head[0], e[1] >= 0,
        e[1] < head[0], e[2] >= 0
      else { return nil }
      let room = e[3] < 0 ? nil : Size(e[3], e[4])
      graph.edges.append(.init(tail: Int(e[0]), head: Int(e[1]), room: room, weight: Int(e[2])))
    }
    return graph
  }

  mutating func places(of graph: LayoutGraph) -> LayoutPlaces? {
    var places = LayoutPlaces(nodes: [], frames: [], lines: [])
    for _ in graph.frames {
      guard let f = numbers(after: "frame"), f.count == 4, f[2] >= 0, f[3] >= 0 else { return nil }
      places.frames.append(Rect(x: f[0], y: f[1], width: f[2], height: f[3]))
    }
    for _ in graph.nodes {
      guard let n = numbers(after: "node"), n.count == 2 else { return nil }
      places.nodes.append(Point(n[0], n[1]))
    }
    for _ in graph.edges {
      guard let values = numbers(after: "line"), let first = values.first,
        let count = Int(exactly: first), count == 0 || count % 3 == 1,
        values.count == 1 + 2 * count || values.count == 3 + 2 * count
      else { return nil }
      let points = stride(from: 1, to: values.count, by: 2).map {
        Point(values[$0], values[$0 + 1])
      }
      places.lines.append(
        .init(
          curve: Array(points.prefix(count)), label: points.count > count ? points.last : nil))
    }
    return places
  }
}
