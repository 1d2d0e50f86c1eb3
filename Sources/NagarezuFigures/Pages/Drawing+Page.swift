extension Drawing {
  /// Adds the picture to a page.
  func fill(_ page: inout LaidOutScene.Page) {
    page.frames = frames.indices.map { frame($0) }
    page.boxes = boxes.indices.map { box($0) }
    page.arrows = routes.indices.map { arrow($0) }
  }

  private func text(
    _ block: TextBlock, x: Double, y: Double, width: Double? = nil,
    anchor: LaidOutScene.Text.Anchor = .start, isBold: Bool = false,
    ink: LaidOutScene.Text.Ink = .normal, _ change: Scene.Change? = nil
  ) -> LaidOutScene.Text {
    LaidOutScene.Text(
      lines: block.lines, size: block.size * scale,
      rect: Rect(x: x, y: y, width: width ?? block.width * scale, height: block.height * scale),
      anchor: anchor, isBold: isBold || change == .added || change == .changed, ink: ink,
      change: change, formerLines: block.formerLines, keptLines: block.keptLines)
  }

  /// A padlock whose left edge and middle are given, beside words of a type size.
  private func lock(x: Double, middle: Double, beside size: Double, _ change: Scene.Change?)
    -> LaidOutScene.Lock
  {
    let size = LaidOutScene.Lock.size(beside: size)
    return LaidOutScene.Lock(
      rect: Rect(x: x, y: middle - size.height / 2, width: size.width, height: size.height),
      change: change)
  }

  private func frame(_ position: Int) -> LaidOutScene.Frame {
    let (scene, words, rect) = (
      self.scene.frames[position], measures.frames[position], frames[position]
    )
    let ink: LaidOutScene.Text.Ink =
      scene.kind == .site ? scene.host.map { .zone($0) } ?? .site : .zone(scene.zone)
    var (x, y) = (rect.x, rect.y)
    let tabHeight = Measures.tabHeight * scale
    let marks = PartMarks(scene)
    let tabs = tabs(words.tabs, scene.tabs.map { marks.tab($0) }, x: &x, y: y)
    let lockRoom = scene.showsLock ? Measures.lockRoom : 0
    let nameWidth = (max(words.name.width + lockRoom, words.detail?.width ?? 0) + 12) * scale
    if !tabs.isEmpty && x - rect.x + nameWidth > words.size.width * scale + 1 {
      (x, y) = (rect.x, rect.y + tabHeight)
    }
    var texts = [
      text(words.name, x: x + 6 * scale, y: y + 2 * scale, isBold: true, ink: ink, marks.name)
    ]
    let size = words.name.size * scale
    let lock =
      scene.showsLock
      ? lock(
        x: texts[0].rect.maxX + 3 * scale, middle: y + 2 * scale + size * 0.6, beside: size,
        marks.lock) : nil
    y += 2 * scale + words.name.height * scale
    if let detail = words.detail {
      texts.append(text(detail, x: x + 6 * scale, y: y, ink: ink, marks.detail))
      y += detail.height * scale
    }
    if let note = words.note {
      texts.append(text(note, x: x + 6 * scale, y: y, ink: ink, .changed))
      y += note.height * scale
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
          height: (Measures.markHeight - 1) * scale), anchor: .middle, isBold: true,
        change: marks.mark)
    }
    if mark != nil { y += (Measures.markHeight + 2) * scale }
    let codes = words.codes?.laidOut(x: rect.x + 6 * scale, y: y, scale: scale) ?? []
    return LaidOutScene.Frame(
      frame: scene, rect: rect, tabs: tabs, texts: texts, mark: mark, codes: codes, lock: lock)
  }

  /// Role tabs side by side from `x`, which ends right of the last.
  private func tabs(
    _ blocks: [TextBlock], _ changes: [Scene.Change?], x: inout Double, y: Double
  ) -> [LaidOutScene.Text] {
    zip(blocks, changes).map { block, change in
      let width = (block.width + 14) * scale
      defer { x += width }
      return LaidOutScene.Text(
        lines: block.lines, size: block.size * scale,
        rect: Rect(x: x, y: y, width: width, height: Measures.tabHeight * scale), anchor: .middle,
        isBold: true, ink: .white, change: change)
    }
  }

  private func box(_ position: Int) -> LaidOutScene.Box {
    let (scene, words, rect) = (
      self.scene.boxes[position], measures.boxes[position], boxes[position]
    )
    let tabHeight = words.tabs.isEmpty ? 0 : Measures.tabHeight * scale
    let markHeight = words.mark == nil ? 0 : Measures.markHeight * scale
    let codeHeight = (words.codes?.size.height ?? 0) * scale
    let lines = [words.name, words.detail, words.note, words.arrivals].compactMap { $0?.height }
    let height = lines.reduce(0, +) * scale
    // A cylinder's lid takes the top of its box.
    let lid = scene.shape == .store ? 8 * scale : 0
    var y =
      rect.y + tabHeight + lid + (rect.height - tabHeight - markHeight - codeHeight - lid - height)
      / 2
    let ink: LaidOutScene.Text.Ink = .normal
    let marks = PartMarks(scene)
    var texts = [
      text(
        words.name, x: rect.x, y: y, width: rect.width, anchor: .middle, isBold: true, ink: ink,
        marks.name)
    ]
    let lock =
      scene.showsLock
      ? lock(
        x: rect.center.x - (words.name.width / 2 + Measures.lockRoom) * scale,
        middle: y + words.name.height * scale / 2, beside: words.name.size * scale, marks.lock)
      : nil
    y += words.name.height * scale
    if let detail = words.detail {
      texts.append(
        text(
          detail, x: rect.x, y: y, width: rect.width, anchor: .middle, ink: .faint, marks.detail))
      y += detail.height * scale
    }
    if let note = words.note {
      texts.append(
        text(note, x: rect.x, y: y, width: rect.width, anchor: .middle, ink: ink, .changed))
      y += note.height * scale
    }
    if let arrivals = words.arrivals {
      texts.append(
        text(arrivals, x: rect.x, y: y, width: rect.width, anchor: .middle, ink: .change))
      y += arrivals.height * scale
    }
    var x = rect.x
    let tabs = tabs(
      words.tabs, scene.tabRuns.map { marks.whole ?? $0.change }, x: &x, y: rect.y)
    let mark = words.mark.map { block -> LaidOutScene.Text in
      let width = (block.width + 18) * scale
      return LaidOutScene.Text(
        lines: block.lines, size: block.size * scale,
        rect: Rect(x: rect.center.x - width / 2, y: y + 1, width: width, height: markHeight - 2),
        anchor: .middle, isBold: true, change: marks.mark)
    }
    let codes =
      words.codes?.laidOut(x: rect.x, y: y + markHeight, scale: scale, in: rect.width) ?? []
    return LaidOutScene.Box(
      box: scene, rect: rect, tabs: tabs, texts: texts, mark: mark, codes: codes, lock: lock)
  }

  private func arrow(_ position: Int) -> LaidOutScene.Arrow {
    let (scene, route) = (self.scene.arrows[position], routes[position])
    let curve = Curve(corners: route.corners, radius: 6 * scale).points
    guard let label = route.label else {
      return LaidOutScene.Arrow(
        arrow: scene, curve: curve, label: Rect(center: curve[0], size: Size(0, 0)), ground: nil,
        badge: nil, texts: [])
    }
    let badge = label.badge.map {
      LaidOutScene.Badge(
        rect: $0, number: scene.shownNumber ?? "", size: Measures.TypeSize.badge * scale)
    }
    var texts: [LaidOutScene.Text] = []
    var codes: [LaidOutScene.CodeTag] = []
    let anchor: LaidOutScene.Text.Anchor = label.isLeft ? .end : .start
    for (block, rect) in label.blocks {
      switch block.content {
      case .items(let words):
        texts.append(text(words, x: rect.x, y: rect.y, width: rect.width, anchor: anchor))
      case .channel(let words):
        let room = block.lockRoom * scale
        texts.append(
          text(
            words, x: rect.x + (label.isLeft ? room : 0), y: rect.y, width: rect.width - room,
            anchor: anchor, ink: .faint))
      case .codes(let rows): codes = rows.laidOut(x: rect.x, y: rect.y, scale: scale)
      }
    }
    return LaidOutScene.Arrow(
      arrow: scene, curve: curve, label: label.bounds, ground: ground(under: label.bounds),
      badge: badge, texts: texts, codes: codes, extent: label.extent)
  }

  /// The fill under a label: that of a party's frame unless a system's white frame lies above it.
  private func ground(under rect: Rect) -> Scene.Zone? {
    let holding = frames.indices.filter { frames[$0].contains(rect) }
    guard !holding.contains(where: { scene.frames[$0].kind == .system }) else { return nil }
    return holding.last { scene.frames[$0].kind == .party }.map { scene.frames[$0].zone }
  }
}
