import NagarezuCore
import NagarezuText

/// A scene in Graphviz's language: a cluster per frame; Graphviz places everything.
///
/// For people who go on with it there. Our own figures never let Graphviz see a model's words.
///
/// - SeeAlso: Graphviz, "DOT Language", "Node Shapes: HTML-Like Labels".
public struct DOT: Sendable {
  /// The whole file.
  public let text: String

  /// The graph of a scene.
  public init(_ scene: Scene, style: DiagramStyle = .colour) {
    var writer = DOTWriter(scene: scene, style: style)
    text = writer.graph()
  }
}

private struct DOTWriter {
  let scene: Scene
  let style: DiagramStyle
  private var lines: [String] = []
  private let standIns: Set<Int>

  /// Points at which the words of boxes and of labels are broken.
  private static let (boxWidth, labelWidth) = (240.0, 190.0)

  typealias Attributes = [(String, String)]

  init(scene: Scene, style: DiagramStyle) {
    self.scene = scene
    self.style = style
    standIns = scene.standIns
  }

  mutating func graph() -> String {
    let font = [("fontname", quoted(FontName(style).name))]
    lines = ["digraph {"]
    add(
      1, "graph",
      [
        ("rankdir", "LR"), ("compound", "true"), ("nodesep", "0.4"), ("ranksep", "0.8"),
        ("fontsize", "12"), ("labelloc", "t"),
        (
          "label",
          label(
            [scene.title, scene.changeSentence, scene.hiddenSentence].compactMap { words in
              words.map { [.init(text: $0, mark: .plain)] }
            }, width: 10_000)
        ),
      ] + font)
    add(
      1, "node",
      [("fontsize", "10.5"), ("style", "filled"), ("fillcolor", quoted("#FFFFFF"))] + font)
    add(1, "edge", [("fontsize", "9.5"), ("color", quoted(style.ink))] + font)
    for frame in scene.frames.indices where scene.frames[frame].parent == nil { write(frame, 1) }
    for box in scene.boxes.indices where scene.boxes[box].frame == nil { write(box: box, 1) }
    for arrow in scene.arrows { write(arrow) }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  // MARK: - Frames and boxes

  private mutating func write(_ position: Int, _ depth: Int) {
    let frame = scene.frames[position]
    let look = style.emphasised(frame.emphasis).look(of: frame)
    lines.append(indent(depth) + "subgraph cluster_\(position) {")
    add(
      depth + 1, "graph",
      [
        ("label", label(scene.lines(of: frame), width: Self.boxWidth)), ("labeljust", "l"),
        ("style", quoted(outline(["rounded"], look, frame.change))),
        ("color", quoted(stroke(look, frame.change))), ("fontcolor", quoted(look.ink)),
        ("bgcolor", quoted(frame.kind == .party ? look.fill : "#FFFFFF")),
      ])
    if standIns.contains(position) {
      let name = label([[.init(text: frame.name, mark: .plain)]], width: Self.boxWidth)
      add(
        depth + 1, "s\(position)",
        [("label", name), ("shape", "box"), ("color", quoted(look.stroke))])
    }
    for box in scene.boxes.indices where scene.boxes[box].frame == position {
      write(box: box, depth + 1)
    }
    for inner in scene.frames.indices where scene.frames[inner].parent == position {
      write(inner, depth + 1)
    }
    lines.append(indent(depth) + "}")
  }

  private mutating func write(box position: Int, _ depth: Int) {
    let box = scene.boxes[position]
    let look = style.emphasised(box.emphasis).zone(box.zone)
    var styles = ["filled"]
    let shape: String
    switch box.shape {
    case .system: shape = "box"
    case .store: shape = "cylinder"
    case .terminal: shape = "box"
    case .sheet: shape = "note"
    case .person: shape = "ellipse"
    case .hands: (shape, styles) = ("box", ["filled", "rounded"])
    case .unknown: (shape, styles) = ("box", ["filled", "rounded", "dashed"])
    }
    var attributes: Attributes = [
      ("label", label(scene.lines(of: box), width: Self.boxWidth)), ("shape", shape),
      ("style", quoted(outline(styles, box.frame == nil ? look : nil, box.change))),
      ("color", quoted(stroke(look, box.change))),
    ]
    if box.shape == .terminal { attributes.append(("peripheries", "2")) }
    if box.frame == nil { attributes.append(("fillcolor", quoted(look.fill))) }
    if box.change == .added || box.change == .changed { attributes.append(("penwidth", "2")) }
    if box.emphasis == .faded { attributes.append(("fontcolor", quoted(look.ink))) }
    add(depth, "n\(position)", attributes)
  }

  private func outline(
    _ styles: [String], _ look: DiagramStyle.Look?, _ change: Scene.Change?
  ) -> String {
    let isDashed = !(look?.dash.isEmpty ?? true) || change == .removed
    return (styles + (isDashed && !styles.contains("dashed") ? ["dashed"] : []))
      .joined(separator: ",")
  }

  private func stroke(_ look: DiagramStyle.Look, _ change: Scene.Change?) -> String {
    switch change {
    case .added, .changed: style.marks.ink
    case .removed: style.marks.removedInk
    case nil: look.stroke
    }
  }

  // MARK: - Arrows

  private mutating func write(_ arrow: Scene.Arrow) {
    let stroke = style.emphasised(arrow.emphasis).stroke(of: arrow)
    let color = stroke.color
    var attributes: Attributes = [
      ("label", label(scene.labelLines(of: arrow), width: Self.labelWidth)),
      // Two strokes side by side are how Graphviz writes a double line.
      ("color", quoted(stroke.isDouble ? "\(color):#FFFFFF:\(color)" : color)),
      ("penwidth", XMLText.number(stroke.isDouble ? 1 : stroke.width)),
    ]
    switch arrow.line {
    case .paper, .voice, .view: attributes.append(("style", "dotted"))
    case .openNetwork, .medium, .post, .hand, .mixed: attributes.append(("style", "dashed"))
    case .plain, .leasedLine, .closedNetwork, .officeLAN: break
    }
    if arrow.isTwoWay { attributes.append(("dir", "both")) }
    if let frame = cluster(arrow.from) { attributes.append(("ltail", "cluster_\(frame)")) }
    if let frame = cluster(arrow.to) { attributes.append(("lhead", "cluster_\(frame)")) }
    add(1, "\(node(arrow.from)) -> \(node(arrow.to))", attributes)
  }

  private func node(_ end: Scene.End) -> String {
    if case .frame(let frame) = end, standIns.contains(frame) { return "s\(frame)" }
    return "n\(scene.anchor(of: end))"
  }

  private func cluster(_ end: Scene.End) -> Int? {
    guard case .frame(let frame) = end, !standIns.contains(frame) else { return nil }
    return frame
  }

  // MARK: - Words

  /// An HTML-like label; of its tags only those written here can ever stand in it.
  private func label(_ lines: [[MarkedText]], width: Double) -> String {
    let texts = lines.enumerated().map { position, runs in
      let words = runs.map { marked($0, width: width, isName: position == 0) }.joined()
      return position == 0 ? words : "<FONT POINT-SIZE=\"9\">\(words)</FONT>"
    }
    return "<\(texts.joined(separator: "<BR/>"))>"
  }

  private func marked(_ run: MarkedText, width: Double, isName: Bool) -> String {
    let block = TextBlock(run.text, size: 10.5, width: width, maxLines: 1000)
    let words = block.lines.map { line in
      // A tag around nothing is refused; `\N` would become the name of a node.
      line.allSatisfy { $0 == " " } ? "\u{A0}" : XMLText.escaped(line).replacing("\\", with: "\\\\")
    }.joined(separator: "<BR/>")
    return switch run.mark {
    case .plain: words
    case .added: "<FONT COLOR=\"\(style.marks.ink)\"><B><U>\(words)</U></B></FONT>"
    case .removed: "<S>\(words)</S>"
    }
  }

  /// Ours only: colours, fonts, styles.
  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private mutating func add(_ depth: Int, _ subject: String, _ attributes: Attributes) {
    let list = attributes.map { "\($0.0)=\($0.1)" }.joined(separator: ", ")
    lines.append("\(indent(depth))\(subject) [\(list)]")
  }
}
