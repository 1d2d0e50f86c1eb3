import NagarezuCore
import NagarezuText

/// A scene as a Mermaid flowchart: a subgraph per frame, a class per zone; Mermaid places everything.
///
/// Names of nodes are made here (`n0`, `f1`), never from a model's words, which stand in quotes with every character that
/// Mermaid or HTML could read as its own written as an entity code.
///
/// - SeeAlso: Mermaid, "Flowcharts – Basic Syntax", "Entity codes to escape characters".
public struct Mermaid: Sendable {
  /// The whole file.
  public let text: String

  /// The flowchart of a scene.
  public init(_ scene: Scene, style: DiagramStyle = .colour) {
    var writer = MermaidWriter(scene: scene, style: style)
    text = writer.chart()
  }
}

private struct MermaidWriter {
  let scene: Scene
  let style: DiagramStyle
  private var lines: [String] = []
  private let standIns: Set<Int>

  init(scene: Scene, style: DiagramStyle) {
    self.scene = scene
    self.style = style
    standIns = scene.standIns
  }

  mutating func chart() -> String {
    lines = ["flowchart LR"]
    for frame in scene.frames.indices where scene.frames[frame].parent == nil { write(frame, 1) }
    for box in scene.boxes.indices where scene.boxes[box].frame == nil { write(box: box, 1) }
    for arrow in scene.arrows { write(arrow) }
    if let sentence = scene.changeSentence {
      add(1, "c0[\(label([[.init(text: sentence, mark: .plain)]]))]")
    }
    if let sentence = scene.hiddenSentence {
      add(1, "c1[\(label([[.init(text: sentence, mark: .plain)]]))]")
    }
    writeLooks()
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ frame: Int, _ depth: Int) {
    add(depth, "subgraph f\(frame)[\(label(scene.lines(of: scene.frames[frame])))]")
    if standIns.contains(frame) {
      add(depth + 1, "s\(frame)(\(label([[.init(text: scene.frames[frame].name, mark: .plain)]])))")
    }
    for box in scene.boxes.indices where scene.boxes[box].frame == frame {
      write(box: box, depth + 1)
    }
    for inner in scene.frames.indices where scene.frames[inner].parent == frame {
      write(inner, depth + 1)
    }
    add(depth, "end")
  }

  private mutating func write(box: Int, _ depth: Int) {
    let words = label(scene.lines(of: scene.boxes[box]))
    let (open, close) =
      switch scene.boxes[box].shape {
      case .system: ("[", "]")
      case .store: ("[(", ")]")
      case .terminal: ("[[", "]]")
      case .sheet: ("[/", "/]")
      case .hands: ("(", ")")
      case .person: ("([", "])")
      case .unknown: ("{{", "}}")
      }
    add(depth, "n\(box)\(open)\(words)\(close)")
  }

  private mutating func write(_ arrow: Scene.Arrow) {
    let line =
      switch arrow.line {
      case .plain, .officeLAN, .openNetwork: arrow.isTwoWay ? "<-->" : "-->"
      case .leasedLine, .closedNetwork: arrow.isTwoWay ? "<==>" : "==>"
      case .medium, .paper, .post, .hand, .voice, .view, .mixed: arrow.isTwoWay ? "<-.->" : "-.->"
      }
    add(1, "\(name(arrow.from)) \(line)|\(label(scene.labelLines(of: arrow)))| \(name(arrow.to))")
  }

  private func name(_ end: Scene.End) -> String {
    switch end {
    case .box(let box): "n\(box)"
    case .frame(let frame): standIns.contains(frame) ? "s\(frame)" : "f\(frame)"
    }
  }

  // MARK: - Looks

  private mutating func writeLooks() {
    var members: [(name: String, look: DiagramStyle.Look, nodes: [String])] = []
    for zone in Set(scene.boxes.map(\.zone) + scene.frames.map(\.zone)).sorted() {
      let nodes =
        scene.frames.indices.filter { isFilled($0) && scene.frames[$0].zone == zone }.map {
          "f\($0)"
        } + scene.boxes.indices.filter { scene.boxes[$0].zone == zone }.map { "n\($0)" }
      members.append(("\(zone)", style.zone(zone), nodes))
    }
    let others = scene.frames.indices.filter { !isFilled($0) }.map { "f\($0)" }
    members.append(("place", style.site, others))
    for (name, look, nodes) in members where !nodes.isEmpty {
      var words = "fill:\(look.fill),stroke:\(look.stroke),color:\(look.ink)"
      if !look.dash.isEmpty { words += ",stroke-dasharray:\(dash(look.dash))" }
      add(1, "classDef \(name) \(words)")
      add(1, "class \(nodes.joined(separator: ",")) \(name)")
    }
    writeMarks("faded", "stroke:\(style.pale.stroke),color:\(style.pale.ink)") { $1 == .faded }
    writeMarks("lit", "stroke-width:3px") { $1 == .lit }
    writeChanges()
  }

  /// Borders and lines of what is new or gone; words have their marks already.
  private mutating func writeChanges() {
    writeMarks("added", "stroke:\(style.marks.ink),stroke-width:2px") { change, _ in
      change == .added || change == .changed
    }
    writeMarks("removed", "stroke:\(style.marks.removedInk),stroke-dasharray:4 3") { change, _ in
      change == .removed
    }
    let arriving = scene.arrows.indices.filter { scene.arrows[$0].isNewReach }
    writeLines(arriving, "stroke-width:5px")
  }

  /// A class for the frames and boxes, and a style for the lines, that `isMarked` takes.
  private mutating func writeMarks(
    _ name: String, _ words: String, _ isMarked: (Scene.Change?, Scene.Emphasis?) -> Bool
  ) {
    let frames = scene.frames.indices.filter {
      isMarked(scene.frames[$0].change, scene.frames[$0].emphasis)
    }
    let boxes = scene.boxes.indices.filter {
      isMarked(scene.boxes[$0].change, scene.boxes[$0].emphasis)
    }
    let nodes = frames.map { "f\($0)" } + boxes.map { "n\($0)" }
    if !nodes.isEmpty {
      add(1, "classDef \(name) \(words)")
      add(1, "class \(nodes.joined(separator: ",")) \(name)")
    }
    let arrows = scene.arrows.indices.filter {
      isMarked(scene.arrows[$0].change, scene.arrows[$0].emphasis)
    }
    writeLines(arrows, words)
  }

  private mutating func writeLines(_ arrows: [Int], _ words: String) {
    guard !arrows.isEmpty else { return }
    add(1, "linkStyle \(arrows.map(String.init).joined(separator: ",")) \(words)")
  }

  private func isFilled(_ frame: Int) -> Bool { scene.frames[frame].kind == .party }

  private func dash(_ dash: [Double]) -> String {
    dash.map(XMLText.number).joined(separator: " ")
  }

  // MARK: - Words

  private func label(_ lines: [[MarkedText]]) -> String {
    let texts = lines.map { runs in
      runs.map { run in
        let words = Self.escaped(run.text)
        return switch run.mark {
        case .plain: words
        case .added: "<b><u>\(words)</u></b>"
        case .removed: "<s>\(words)</s>"
        }
      }.joined()
    }
    return "\"\(texts.joined(separator: "<br/>"))\""
  }

  /// Letters and figures as they are, any other ASCII character as an entity code: `%%` would begin a comment, a backtick
  /// Markdown, `#` an entity, and a colon is missed for the end of a style.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in XMLText.visible(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-", "_", "/", "+":
        result.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.isEmpty ? "\u{3000}" : result
  }

  private mutating func add(_ depth: Int, _ line: String) {
    lines.append(String(repeating: "  ", count: depth) + line)
  }
}
