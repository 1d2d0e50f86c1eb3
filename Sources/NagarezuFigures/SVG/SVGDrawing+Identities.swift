import NagarezuCore

/// What a document says about its parts beside what is drawn: for programs, for pointers and for those who listen.
extension SVGDrawing {
  func data(of keys: [String]) -> SVGWriter.Attributes {
    keys.isEmpty ? [] : [("flow", keys.joined(separator: " "))]
  }

  func data(of identity: Scene.Identity) -> SVGWriter.Attributes {
    var data: SVGWriter.Attributes = []
    if let node = identity.node { data.append(("node", node)) }
    if let site = identity.site { data.append(("site", site)) }
    if !identity.parties.isEmpty {
      data.append(("party", identity.parties.joined(separator: " ")))
    }
    return data
  }

  func data(of arrow: Scene.Arrow, on page: LaidOutScene.Page) -> SVGWriter.Attributes {
    var data = data(of: arrow.keys)
    if let number = arrow.number { data.append(("number", number)) }
    for (name, end) in [("from", arrow.from), ("to", arrow.to)] {
      if let node = page.identity(of: end)?.node { data.append((name, node)) }
    }
    if let channel = arrow.channel { data.append(("channel", channel)) }
    return data
  }

  /// `① A → B：items（channel）`
  func title(of arrow: Scene.Arrow, on page: LaidOutScene.Page) -> String {
    let ends = [arrow.from, arrow.to].map { page.name(of: $0) ?? "" }
    let route = ends.joined(separator: arrow.isTwoWay ? " ⇄ " : " → ")
    let words = [arrow.shownNumber, route].compactMap { $0 }.joined(separator: " ")
    let items =
      arrow.items.isEmpty
      ? arrow.channel ?? ""
      : FigureWords.sentence(
        items: arrow.wordsOfToday(language), channel: arrow.channel)[language]
    return FigureWords.described(words, as: items, change: arrow.change)[language]
  }

  func title(of box: Scene.Box) -> String {
    title(box.name, box.tabs, [box.detail, box.mark], box.change)
  }

  func title(of frame: Scene.Frame) -> String {
    title(frame.name, frame.tabs, [frame.detail, frame.mark], frame.change)
  }

  private func title(
    _ name: String, _ tabs: [String], _ details: [String?], _ change: Scene.Change?
  ) -> String {
    let words = (tabs + details.compactMap { $0 }).joined(separator: FigureWords.comma[language])
    return FigureWords.described(name, as: words, change: change)[language]
  }
}

extension LaidOutScene.Page {
  /// What an end of an arrow stands for; `nil` where it is not on the page.
  fileprivate func identity(of end: Scene.End) -> Scene.Identity? {
    switch end {
    case .box(let box): boxes.indices.contains(box) ? boxes[box].box.identity : nil
    case .frame(let frame): frames.indices.contains(frame) ? frames[frame].frame.identity : nil
    }
  }

  fileprivate func name(of end: Scene.End) -> String? {
    switch end {
    case .box(let box): boxes.indices.contains(box) ? boxes[box].box.name : nil
    case .frame(let frame): frames.indices.contains(frame) ? frames[frame].frame.name : nil
    }
  }
}

extension Scene.Arrow {
  /// For an element's id.
  var key: String { keys.count == 1 ? keys[0] : FigureKey.made("b", of: keys) }
}
