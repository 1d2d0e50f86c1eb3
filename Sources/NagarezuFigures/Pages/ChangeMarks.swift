/// How each line of words of a frame or box is marked: of one that is new or gone all of them, of one that changed what differs.
struct PartMarks {
  /// How the part as a whole is marked, where it is on one side alone.
  let whole: Scene.Change?
  let name: Scene.Change?
  let detail: Scene.Change?
  let mark: Scene.Change?
  let lock: Scene.Change?
  private let tabs: [String: Scene.Change]

  init(_ frame: Scene.Frame) { self.init(frame.change, frame.formerName, frame.wordMarks) }
  init(_ box: Scene.Box) { self.init(box.change, box.formerName, box.wordMarks) }

  private init(_ change: Scene.Change?, _ formerName: String?, _ words: Scene.WordMarks) {
    whole = change == .changed ? nil : change
    name = whole ?? (formerName == nil ? nil : .changed)
    detail = whole ?? words.detail ?? (words.formerDetail == nil ? nil : .changed)
    (mark, lock, tabs) = (whole ?? words.mark, whole ?? words.lock, words.tabs)
  }

  func tab(_ word: String) -> Scene.Change? { whole ?? tabs[word] }
}

extension LaidOutScene.Page {
  /// Puts the marks of the scene on the words of arrows: bold and underlined what was added or changed, struck through what
  /// was removed. Frames and boxes have theirs from ``PartMarks``.
  mutating func markChanges() {
    for index in arrows.indices { arrows[index].markChanges() }
  }
}

extension LaidOutScene.Arrow {
  fileprivate mutating func markChanges() {
    badge?.change = arrow.badgeChange
    guard let change = arrow.change else { return }
    let hasOtherChannel =
      arrow.formerChannel != nil || (arrow.lockChange != nil && texts.count > 1)
    // Something that the label does not say, such as a further item of many, is marked on its first
    // words.
    let hasOtherItems =
      arrow.itemChange != nil || arrow.formerItems != nil || arrow.formerBriefItems != nil
      || !hasOtherChannel
    for line in texts.indices {
      let isMarked = change != .changed || (line == 0 ? hasOtherItems : hasOtherChannel)
      guard isMarked else { continue }
      texts[line].change = change
      texts[line].isBold = change != .removed
    }
  }
}
