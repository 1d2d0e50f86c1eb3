import NagarezuCore

/// The words of a frame or box on one side, whichever of the two it is there.
struct PartWords {
  var name: String
  var detail: String?
  var tabs: [String]
  var mark: String?
  var zone: Scene.Zone
  var host: Scene.Zone?
  var isSealed = false

  /// Whether both say the same; not in which colour.
  func says(_ other: PartWords) -> Bool {
    name == other.name && detail == other.detail && tabs == other.tabs && mark == other.mark
      && isSealed == other.isSealed
  }

  private init(_ frame: Scene.Frame) {
    (name, detail, tabs, mark) = (frame.name, frame.detail, frame.tabs, frame.mark)
    (zone, host, isSealed) = (frame.zone, frame.host, frame.isSealed)
  }

  private init(_ box: Scene.Box) {
    (name, detail, tabs, mark) = (box.name, box.detail, box.tabs, box.mark)
    (zone, isSealed) = (box.zone, box.isSealed)
  }

  /// The words of a part on a side; `nil` where it is not there.
  ///
  /// A party that is there without a frame of its own has the words that its frame would have.
  init?(_ key: PartKey, on side: SceneSide) {
    if let frame = side.frames.firstIndex(of: key) {
      self.init(side.scene.frames[frame])
    } else if let box = side.boxes.firstIndex(of: key) {
      self.init(side.scene.boxes[box])
    } else if let frame = side.frame(ofSite: key) {
      self.init(frame)
    } else if side.parties.contains(key), let party = side.party(of: key) {
      let isRoot = side.model[party].parent == nil || party == side.model.authority
      self.init(
        Scene.Frame(
          kind: .party, zone: side.builder.zone(of: party),
          name: side.model[party].fullName ?? side.model[party].name, detail: nil,
          tabs: isRoot ? side.builder.tabs(of: party) : [],
          mark: isRoot ? side.builder.mark(of: party) : nil))
    } else {
      return nil
    }
  }
}

extension SceneComparison {
  /// The words of a part on a side; `nil` where it is not there. A box says nothing that a frame of
  /// the whole says around it, whether its own scene has that frame or not.
  func words(of key: PartKey, on side: SceneSide) -> PartWords? {
    guard var words = PartWords(key, on: side) else { return nil }
    switch key {
    case .hands(let party, let outer):
      if frames.contains(.party(party, in: outer)), let own = side.party(of: key) {
        (words.name, words.tabs, words.mark) = (side.model[own].name, [], nil)
      }
    case .system(_, let lead?, _, _):
      if hasFrame(of: lead), let own = side.system(of: key) {
        words.detail = side.otherOperators(of: own)
      }
    case .system, .party, .site: break
    }
    return words
  }

  private func hasFrame(of party: Matching.Place<Party>) -> Bool {
    frames.contains { frame in
      if case .party(party, _) = frame { return true }
      return false
    }
  }

  /// How a part stands against the baseline: what one side alone has is new or gone.
  func change(of key: PartKey) -> Scene.Change? {
    guard has(key, .older) else { return .added }
    guard has(key, .newer) else { return .removed }
    guard let before = words(of: key, on: old), let after = words(of: key, on: new) else {
      return nil
    }
    return before.says(after) && note(of: key) == nil ? nil : .changed
  }

  /// Whether the figure of one side shows a part: a frame where something that stands in it is there.
  private func has(_ key: PartKey, _ which: Which) -> Bool {
    if let frame = frames.firstIndex(of: key) { return parts(of: which).frames.contains(frame) }
    return (which == .older ? old : new).boxes.contains(key)
  }
}
