extension LaidOutScene.Page {
  /// Puts the marks of the scene on the words: bold and underlined what was added or changed,
  /// struck through what was removed.
  mutating func markChanges() {
    for index in frames.indices {
      let frame = frames[index].frame
      guard let change = frame.change else { continue }
      Self.mark(
        &frames[index].texts, besides: frame.arrivals == nil ? 0 : 1, change,
        isRenamed: frame.formerName != nil, isSaidElsewhere: !frame.newTabs.isEmpty)
      for tab in frames[index].tabs.indices
      where change == .changed && frame.newTabs.contains(frames[index].tabs[tab].lines.joined()) {
        frames[index].tabs[tab].change = .added
      }
    }
    for index in boxes.indices {
      let box = boxes[index].box
      guard let change = box.change else { continue }
      Self.mark(
        &boxes[index].texts, besides: box.arrivals == nil ? 0 : 1, change,
        isRenamed: box.formerName != nil, isSaidElsewhere: false)
    }
    for index in arrows.indices { arrows[index].markChanges() }
  }

  /// Marks the name and, where it goes, the lines below; not the `notes` last ones, which tell what
  /// newly arrives. What is changed and has its old name is told by its last line.
  private static func mark(
    _ texts: inout [LaidOutScene.Text], besides notes: Int, _ change: Scene.Change, isRenamed: Bool,
    isSaidElsewhere: Bool
  ) {
    let own = texts.indices.dropLast(notes)
    switch change {
    case .removed: for line in own { texts[line].change = .removed }
    case .added: if let name = own.first { texts[name].change = .added }
    case .changed:
      let line = isRenamed ? own.first : (isSaidElsewhere ? nil : own.last)
      if let line {
        texts[line].change = .changed
        texts[line].isBold = true
      }
    }
  }
}

extension LaidOutScene.Arrow {
  fileprivate mutating func markChanges() {
    badge?.change = arrow.badgeChange
    guard let change = arrow.change else { return }
    let hasOtherChannel = arrow.formerChannel != nil
    // Something that the label does not say, such as a further item of many, is marked on its first
    // words.
    let hasOtherItems =
      arrow.formerItems != nil || arrow.formerBriefItems != nil || !hasOtherChannel
    for line in texts.indices {
      let isMarked = change != .changed || (line == 0 ? hasOtherItems : hasOtherChannel)
      guard isMarked else { continue }
      texts[line].change = change
      texts[line].isBold = change != .removed
    }
  }
}
