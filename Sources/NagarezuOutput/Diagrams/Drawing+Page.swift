extension Drawing {
  /// What is wrong with the picture: crossings, lines over boxes, labels cut short, long ways.
  var cost: Double {
    let lines = curves.map { Polyline($0.samples()) }
    var cost = 0.0
    for (position, line) in lines.enumerated() {
      cost += line.length * 0.05
      if !curves[position].isStraight {
        let direct = curves[position].start.distance(to: curves[position].end)
        cost += 14 + max(0, line.length / max(1, direct) - 1) * 120
      }
      for other in lines[(position + 1)...] {
        cost += 40 * Double(line.crossings(with: other)) + line.closeness(to: other, gap: 5)
      }
      let arrow = scene.arrows[position]
      let around =
        scene.frames(around: arrow.from).map { Scene.End.frame($0) }
        + scene.frames(around: arrow.to).map { .frame($0) } + [arrow.from, arrow.to]
      for box in boxes.indices where !around.contains(.box(box)) {
        if line.length(inside: boxes[box]) > 1 { cost += 400 }
      }
      for frame in frames.indices where !around.contains(.frame(frame)) {
        let inside = line.length(inside: frames[frame])
        if inside > 1 { cost += 30 + inside }
      }
      for (label, rect) in labels.enumerated() where label != position {
        if line.length(inside: rect) > 1 { cost += 90 }
      }
      if details[position] == .number { cost += 220 }
    }
    return cost
  }

  /// Adds the picture to a page.
  func fill(_ page: inout LaidOutScene.Page) {
    page.frames = frames.indices.map { frame($0) }
    page.boxes = boxes.indices.map { box($0) }
    page.arrows = curves.indices.map { arrow($0) }
  }

  private func text(
    _ block: TextBlock, x: Double, y: Double, width: Double? = nil,
    anchor: LaidOutScene.Text.Anchor = .start, isBold: Bool = false,
    ink: LaidOutScene.Text.Ink = .normal
  ) -> LaidOutScene.Text {
    LaidOutScene.Text(
      lines: block.lines, size: block.size * scale,
      rect: Rect(x: x, y: y, width: width ?? block.width * scale, height: block.height * scale),
      anchor: anchor, isBold: isBold, ink: ink, formerLines: block.formerLines)
  }

  private func frame(_ position: Int) -> LaidOutScene.Frame {
    let (scene, words, rect) = (
      self.scene.frames[position], measures.frames[position], frames[position]
    )
    let ink: LaidOutScene.Text.Ink = scene.kind == .site ? .site : .zone(scene.zone)
    var (x, y) = (rect.x, rect.y)
    let tabHeight = Measures.tabHeight * scale
    let tabs = words.tabs.map { tab -> LaidOutScene.Text in
      let width = (tab.width + 14) * scale
      defer { x += width }
      return LaidOutScene.Text(
        lines: tab.lines, size: tab.size * scale,
        rect: Rect(x: x, y: y, width: width, height: tabHeight), anchor: .middle, isBold: true,
        ink: .white)
    }
    let nameWidth = (max(words.name.width, words.detail?.width ?? 0) + 12) * scale
    if !tabs.isEmpty && x - rect.x + nameWidth > words.size.width * scale + 1 {
      (x, y) = (rect.x, rect.y + tabHeight)
    }
    var texts = [text(words.name, x: x + 6 * scale, y: y + 2 * scale, isBold: true, ink: ink)]
    y += 2 * scale + words.name.height * scale
    if let detail = words.detail {
      texts.append(text(detail, x: x + 6 * scale, y: y, ink: ink))
      y += detail.height * scale
    }
    if let arrivals = words.arrivals {
      texts.append(text(arrivals, x: x + 6 * scale, y: y, ink: .change))
      y += arrivals.height * scale
    }
    let mark = words.mark.map {
      LaidOutScene.Text(
        lines: $0.lines, size: $0.size * scale,
        rect: Rect(
          x: rect.x + 6 * scale, y: y + 2 * scale, width: ($0.width + 18) * scale,
          height: (Measures.markHeight - 1) * scale), anchor: .middle, isBold: true)
    }
    return LaidOutScene.Frame(frame: scene, rect: rect, tabs: tabs, texts: texts, mark: mark)
  }

  private func box(_ position: Int) -> LaidOutScene.Box {
    let (scene, words, rect) = (
      self.scene.boxes[position], measures.boxes[position], boxes[position]
    )
    let tabHeight = words.tab == nil ? 0 : Measures.tabHeight * scale
    let markHeight = words.mark == nil ? 0 : Measures.markHeight * scale
    let lines = [words.name, words.detail, words.arrivals].compactMap { $0?.height }
    let height = lines.reduce(0, +) * scale
    // A cylinder's lid takes the top of its box.
    let lid = scene.shape == .store ? 8 * scale : 0
    var y = rect.y + tabHeight + lid + (rect.height - tabHeight - markHeight - lid - height) / 2
    let ink: LaidOutScene.Text.Ink = .normal
    var texts = [
      text(words.name, x: rect.x, y: y, width: rect.width, anchor: .middle, isBold: true, ink: ink)
    ]
    y += words.name.height * scale
    if let detail = words.detail {
      texts.append(text(detail, x: rect.x, y: y, width: rect.width, anchor: .middle, ink: .faint))
      y += detail.height * scale
    }
    if let arrivals = words.arrivals {
      texts.append(
        text(arrivals, x: rect.x, y: y, width: rect.width, anchor: .middle, ink: .change))
      y += arrivals.height * scale
    }
    let tab = words.tab.map {
      LaidOutScene.Text(
        lines: $0.lines, size: $0.size * scale,
        rect: Rect(x: rect.x, y: rect.y, width: ($0.width + 14) * scale, height: tabHeight),
        anchor: .middle, isBold: true, ink: .white)
    }
    let mark = words.mark.map { block -> LaidOutScene.Text in
      let width = (block.width + 18) * scale
      return LaidOutScene.Text(
        lines: block.lines, size: block.size * scale,
        rect: Rect(x: rect.center.x - width / 2, y: y + 1, width: width, height: markHeight - 2),
        anchor: .middle, isBold: true)
    }
    return LaidOutScene.Box(box: scene, rect: rect, tab: tab, texts: texts, mark: mark)
  }

  private func arrow(_ position: Int) -> LaidOutScene.Arrow {
    let (scene, rect) = (self.scene.arrows[position], labels[position])
    let words = measures.label(of: position, details[position])
    let isShort = details[position] == .number
    let badge = words.badge.map { size -> LaidOutScene.Badge in
      let top = isShort ? rect.y : rect.y + 1 * scale
      return LaidOutScene.Badge(
        rect: Rect(
          x: isShort ? rect.x : rect.x + 1 * scale, y: top, width: size.width * scale,
          height: size.height * scale),
        text: BadgeText.short(scene.number ?? ""), size: Measures.TypeSize.badge * scale)
    }
    guard !isShort else {
      return LaidOutScene.Arrow(
        arrow: scene, curve: curves[position].points, label: rect, ground: nil, badge: badge,
        texts: [])
    }
    let x = rect.x + ((words.badge?.width ?? 0) + (words.badge == nil ? 2 : 4)) * scale
    let height = (words.items.height + (words.channel?.height ?? 0)) * scale
    var y = rect.y + max(1 * scale, height < rect.height ? (rect.height - height) / 2 : 0)
    var texts = [text(words.items, x: x, y: y)]
    y += words.items.height * scale
    if let channel = words.channel { texts.append(text(channel, x: x, y: y, ink: .faint)) }
    return LaidOutScene.Arrow(
      arrow: scene, curve: curves[position].points, label: rect, ground: ground(under: rect),
      badge: badge,
      texts: texts)
  }

  /// The fill under a label: that of a party's frame unless a system's white frame lies above it.
  private func ground(under rect: Rect) -> Scene.Zone? {
    let holding = frames.indices.filter { frames[$0].contains(rect) }
    guard !holding.contains(where: { scene.frames[$0].kind == .system }) else { return nil }
    return holding.last { scene.frames[$0].kind == .party }.map { scene.frames[$0].zone }
  }
}
