extension LaidOutScene.Page {
  /// An empty sheet with the title block of a scene.
  init(blank scene: Scene, on paper: Paper) {
    let width = paper.size.width - 2 * Sheet.margin
    let rule = Sheet.margin + Sheet.titleHeight - 5
    self.init(size: paper.size, rule: rule, margin: Sheet.margin)
    let right = [scene.subtitle, scene.stamp].compactMap { $0 }
    let side = right.map { TextBlock($0, size: 9, width: width * 0.45, maxLines: 1) }
    let sideWidth = side.map(\.width).max() ?? 0
    var size = 16.0
    var title = TextBlock(scene.title, size: size, width: 10_000, maxLines: 1)
    while size > 10, title.width > width - sideWidth - 16 {
      size -= 0.5
      title = TextBlock(scene.title, size: size, width: 10_000, maxLines: 1)
    }
    title = TextBlock(scene.title, size: size, width: width - sideWidth - 16, maxLines: 2)
    texts.append(
      .init(
        lines: title.lines, size: size,
        rect: Rect(
          x: Sheet.margin, y: rule - 5 - title.height, width: title.width, height: title.height),
        isBold: true))
    var bottom = rule - 4
    for block in side.reversed() {
      texts.append(
        .init(
          lines: block.lines, size: 9,
          rect: Rect(
            x: Sheet.margin + width - block.width, y: bottom - block.height, width: block.width,
            height: block.height), anchor: .end, ink: .faint))
      bottom -= block.height
    }
  }
}
