import NagarezuOutput

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
  texts += page.boxes.flatMap { $0.texts + [$0.tab, $0.mark].compactMap { $0 } }
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
    for box in page.boxes where box.rect.intersects(arrow.label) {
      faults.append("label \(name) over box \(box.box.name)")
    }
    for other in page.arrows.dropFirst(one + 1) where arrow.label.intersects(other.label) {
      faults.append("labels overlap: \(name), \(other.arrow.number ?? "view")")
    }
    for point in arrow.curve where !sheet.inset(by: -60).contains(point) {
      faults.append("arrow off the page: \(name)")
    }
    for text in arrow.texts where !arrow.label.inset(by: -0.7).contains(text.rect) {
      faults.append("text leaves its label: \(text.lines)")
    }
  }
  return faults
}
