extension Scene {
  /// The same things with words of a few lengths: a name, a label or a sentence that is written anew, and is about as
  /// long, leaves it as it is.
  var withPlainWords: Scene {
    var scene = withoutLabelPlaces
    scene.language = .ja
    for frame in scene.frames.indices {
      scene.frames[frame].name = Self.plain(scene.frames[frame].name)
      scene.frames[frame].detail = scene.frames[frame].detail.map(Self.plain)
      scene.frames[frame].arrivals = scene.frames[frame].arrivals.map(Self.plain)
      scene.frames[frame].wordMarks.note = scene.frames[frame].wordMarks.note.map(Self.plain)
    }
    for box in scene.boxes.indices {
      scene.boxes[box].name = Self.plain(scene.boxes[box].name)
      scene.boxes[box].detail = scene.boxes[box].detail.map(Self.plain)
      scene.boxes[box].arrivals = scene.boxes[box].arrivals.map(Self.plain)
      scene.boxes[box].wordMarks.note = scene.boxes[box].wordMarks.note.map(Self.plain)
    }
    for arrow in scene.arrows.indices {
      scene.arrows[arrow].items = Self.plain(scene.arrows[arrow].items)
      scene.arrows[arrow].briefItems = Self.plain(scene.arrows[arrow].briefItems)
      scene.arrows[arrow].itemChange = scene.arrows[arrow].itemChange.map(Self.plain)
      scene.arrows[arrow].briefItemChange = scene.arrows[arrow].briefItemChange.map(Self.plain)
      // The place in the list is a number of two figures.
      scene.arrows[arrow].listed = scene.arrows[arrow].listed.map { _ in 10 }
      scene.arrows[arrow].channel = scene.arrows[arrow].channel.map(Self.plain)
    }
    for remark in scene.remarks.indices {
      scene.remarks[remark].items = Self.plain(scene.remarks[remark].items)
      scene.remarks[remark].channel = Self.plain(scene.remarks[remark].channel)
      scene.remarks[remark].route = Self.plain(scene.remarks[remark].route)
      scene.remarks[remark].sentence = Self.plain(scene.remarks[remark].sentence)
    }
    return scene
  }

  private static func plain(_ change: ItemChange) -> ItemChange {
    ItemChange(
      removed: plain(change.removed), added: plain(change.added), kept: plain(change.kept),
      hides: change.hides)
  }

  /// As many characters as `words` would fill, in steps of ``step``.
  private static func plain(_ words: String) -> String {
    let count = (TextBlock.width(words, size: 1) / Double(step)).rounded(.up)
    return String(repeating: "字", count: Int(count) * step)
  }

  /// Characters by which words must grow or shrink before anything is placed anew.
  private static let step = 6
}
