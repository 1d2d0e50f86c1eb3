import NagarezuCore

/// How the author wants the figure laid out, put on what it is about.
extension SceneBuilder {
  mutating func takeHints() {
    let hints = written.figure
    scene.legendCorner = hints.legend ?? .topRight
    for pin in hints.heldPins {
      guard let node = pin.thing.node else { continue }
      guard let end = pinned(node) else {
        scene.undrawn.append(pin.thing.name)
        continue
      }
      change(end) { ($0.column, $0.row, $0.side) = (pin.column, pin.row, pin.side) }
    }
    for (rank, thing) in hints.order.enumerated() {
      guard case .party(let party)? = thing.node else { continue }
      guard let end = partyFrames[party].map(Scene.End.frame) ?? pinned(.party(party)) else {
        continue
      }
      change(end) { $0.rank = rank }
    }
    for label in hints.labels where scene.labelPlaces[label.number] == nil {
      scene.labelPlaces[label.number] = Point(Double(label.x), Double(label.y))
    }
    for thing in hints.pageBreaks {
      if let node = thing.node { scene.pageBreaks.insert(written.figureKey(of: node)) }
    }
    let names = hints.hidden.compactMap { thing in thing.node.map { model.name(of: $0) } }
    if !names.isEmpty {
      scene.hiddenSentence =
        FigureWords.hidden(
          FigureWords.few(names, language, rest: FigureWords.otherThings))[language]
    }
  }

  /// What stands for a node: its box, else its frame.
  private func pinned(_ node: Node) -> Scene.End? {
    if let end = end(of: node) { return end }
    guard case .party(let party) = node else { return nil }
    return partyFrames[party].map { .frame($0) }
  }

  private mutating func change(_ end: Scene.End, _ body: (inout Scene.Pin) -> Void) {
    switch end {
    case .box(let box): body(&scene.boxes[box].pin)
    case .frame(let frame): body(&scene.frames[frame].pin)
    }
  }
}

extension Model {
  /// What is not drawn (隠す): what is named, what is part of it or in its hands, what stands inside.
  var hiddenNodes: Set<Node> {
    guard !figure.hidden.isEmpty else { return [] }
    let named = Set(figure.hidden.compactMap(\.node))
    let parties = partyIDs.filter { party in
      withAncestors(party).contains { named.contains(.party($0)) }
    }
    let systems = systemIDs.filter { system in
      withOuter(system).contains { outer in
        named.contains(.system(outer)) || self[outer].operators.allSatisfy(parties.contains)
      }
    }
    return Set(parties.map { .party($0) } + systems.map { .system($0) })
  }
}
