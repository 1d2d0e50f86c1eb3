import NagarezuFigures

/// What is wrong with a laid-out figure, in words; empty for a good one.
func faults(in laidOut: LaidOutScene) -> [String] {
  laidOut.pages.enumerated().flatMap { number, page in
    faults(in: page).map { "page \(number + 1): \($0)" }
  }
}

private func faults(in page: LaidOutScene.Page) -> [String] {
  let sheet = Rect(x: 0, y: 0, width: page.size.width, height: page.size.height).inset(by: 6)
  var faults: [String] = []
  var texts = page.texts + page.legend.map(\.text) + page.rows.flatMap(\.texts)
  texts += page.frames.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap { $0 } }
  texts += page.boxes.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap { $0 } }
  texts += page.arrows.flatMap(\.texts) + page.notes.flatMap(\.texts)
  texts += (page.arrows.flatMap(\.codes) + page.boxes.flatMap(\.codes)).map(\.text)
  for text in texts {
    if text.size < 7.99 { faults.append("type of \(text.size) points: \(text.lines)") }
    if !sheet.contains(text.rect) { faults.append("off the page: \(text.lines)") }
  }
  for (one, box) in page.boxes.enumerated() {
    for text in box.texts where !box.rect.inset(by: -0.5).contains(text.rect) {
      faults.append("text leaves its box: \(text.lines)")
    }
    for other in page.boxes.dropFirst(one + 1) where box.rect.intersects(other.rect) {
      faults.append("boxes overlap: \(box.box.name), \(other.box.name)")
    }
  }
  for frame in page.frames {
    if !sheet.contains(frame.rect) { faults.append("frame off the page: \(frame.frame.name)") }
    for text in frame.texts where !frame.rect.inset(by: -0.5).contains(text.rect) {
      faults.append("text leaves its frame: \(text.lines)")
    }
  }
  for (one, arrow) in page.arrows.enumerated() {
    let name = arrow.arrow.number ?? "view"
    if !sheet.contains(arrow.label) { faults.append("label off the page: \(name)") }
    for part in parts(of: arrow) {
      for box in page.boxes where box.rect.intersects(part) {
        faults.append("label \(name) over box \(box.box.name)")
      }
      for other in page.arrows.dropFirst(one + 1)
      where parts(of: other).contains(where: part.intersects) {
        faults.append("labels overlap: \(name), \(other.arrow.number ?? "view")")
      }
    }
    for point in arrow.curve where !sheet.contains(point) {
      faults.append("arrow off the page: \(name)")
    }
  }
  return faults
}

/// The number and the words of an arrow.
func parts(of arrow: LaidOutScene.Arrow) -> [Rect] {
  [arrow.badge?.rect].compactMap { $0 } + arrow.texts.map(\.rect) + arrow.codes.map(\.rect)
}

/// The labels that lie on a line of another arrow, or with their words on their own, by number.
func coveredLines(in page: LaidOutScene.Page) -> [String] {
  page.arrows.indices.flatMap { one in
    let arrow = page.arrows[one]
    return page.arrows.indices.flatMap { other -> [String] in
      let line = samples(of: page.arrows[other].curve)
      let covering = one == other ? arrow.texts.map(\.rect) : parts(of: arrow)
      guard covering.contains(where: { rect in line.contains(where: rect.contains) }) else {
        return []
      }
      return ["\(arrow.arrow.number ?? "view") on \(page.arrows[other].arrow.number ?? "view")"]
    }
  }
}

/// The labels whose words lie across the border of a frame, by number.
func labelsAcrossBorders(in page: LaidOutScene.Page) -> [String] {
  page.arrows.flatMap { arrow in
    page.frames.filter { frame in
      arrow.texts.contains { text in
        let words = text.rect.inset(by: 0.5)
        return frame.rect.intersects(words) && !frame.rect.contains(words)
      }
    }.map { "\(arrow.arrow.number ?? "view") across \($0.frame.name)" }
  }
}

/// The arrows that run through a party with which they have nothing to do, by number.
func linesThroughOthers(in page: LaidOutScene.Page) -> [String] {
  page.arrows.flatMap { arrow in
    let line = samples(of: arrow.curve)
    return page.frames.filter { frame in
      let near = frame.rect.inset(by: -4)
      guard frame.frame.kind == .party, let start = line.first, let end = line.last,
        !near.contains(start), !near.contains(end)
      else { return false }
      return line.contains(where: frame.rect.inset(by: 2).contains)
    }.map { "\(arrow.arrow.number ?? "view") through \($0.frame.name)" }
  }
}

/// Places along a Bézier curve, at most two points apart on the page for curves that fit one.
func samples(of curve: [Point]) -> [Point] {
  stride(from: 0, to: curve.count - 1, by: 3).flatMap { first -> [Point] in
    let p = curve[first...(first + 3)].map { $0 }
    return (0...400).map { step in
      let t = Double(step) / 400
      let s = 1 - t
      func mix(_ part: (Point) -> Double) -> Double {
        part(p[0]) * s * s * s + part(p[1]) * 3 * s * s * t + part(p[2]) * 3 * s * t * t
          + part(p[3]) * t * t * t
      }
      return Point(mix(\.x), mix(\.y))
    }
  }
}
