import NagarezuCore

/// The scenes of a comparison, ready to be set on paper.
enum ComparedScenes {
  case marked(Scene)
  /// One scene with room for both sides, and the sides in order: each with the positions of what it
  /// has.
  case pair(room: Scene, sides: [Side])

  struct Side: Equatable, Sendable {
    var scene: Scene
    var frames: Set<Int>
    var boxes: Set<Int>
    var arrows: Set<Int>

    /// The scene of what is there alone, for its legend; its arrows' ends are those of the whole.
    var shown: Scene {
      var scene = scene
      scene.frames = frames.sorted().map { self.scene.frames[$0] }
      scene.boxes = boxes.sorted().map { self.scene.boxes[$0] }
      scene.arrows = arrows.sorted().map { self.scene.arrows[$0] }
      return scene
    }
  }

  init(_ baseline: Baseline, isRed: Bool, language: Language, stamp: String?) {
    let comparison = baseline.comparison
    func builder(_ model: Model, _ day: Day?) -> SceneBuilder {
      .building(model, on: day, language: language, stamp: stamp)
    }
    let sides = SceneSide.sides(
      builder(comparison.old, comparison.days?.old), builder(comparison.new, comparison.days?.new),
      comparison.matching)
    let whole = SceneComparison(sides.old, sides.new)
    let overlay = baseline.showsReach ? ReachOverlay(whole, comparison) : nil
    func sentence(_ scene: Scene, besides other: Set<Scene.Change> = []) -> String {
      baseline.sentence(on: scene, besides: other, isRed: isRed)[language]
    }
    switch baseline.form {
    case .marked:
      var scene = whole.marked
      overlay?.mark(&scene)
      scene.changeSentence = sentence(scene)
      self = .marked(scene)
    case .pair:
      var (room, before, after) = (
        whole.room, whole.scene(of: .older), whole.scene(of: .newer)
      )
      overlay?.mark(&room)
      overlay?.mark(&after)
      before.title += FigureWords.current[language]
      after.title += FigureWords.changed[language]
      if before.marks.contains(.removed) { before.changeSentence = FigureWords.goes[language] }
      after.changeSentence = sentence(after, besides: before.marks)
      room.changeSentence = after.changeSentence
      // Both stand in the places of the newer.
      before.legendCorner = after.legendCorner
      self = .pair(
        room: room,
        sides: zip([before, after], [SceneComparison.Which.older, .newer]).map { scene, which in
          let parts = whole.parts(of: which)
          return Side(
            scene: scene, frames: parts.frames, boxes: parts.boxes, arrows: parts.arrows)
        })
    }
  }
}

extension Baseline {
  /// The sentence under the title of a figure; `other` are the marks of the other figure of a pair.
  ///
  /// What no mark shows is said too: "no changes" stands only where the whole comparison is empty.
  fileprivate func sentence(
    on scene: Scene, besides other: Set<Scene.Change>, isRed: Bool
  ) -> Message {
    let marks = scene.marks
    if !marks.isEmpty {
      return FigureWords.changes(
        from: name, isRed: isRed, hasMarked: !marks.isDisjoint(with: [.added, .changed]),
        hasRemoved: marks.contains(.removed))
    }
    if comparison.isEmpty { return FigureWords.noChanges(from: name) }
    if !other.isEmpty { return FigureWords.removals(from: name) }
    if !(scene.reachRows ?? []).isEmpty { return FigureWords.changedReach(from: name) }
    return FigureWords.unmarkedChanges(from: name)
  }
}

extension Scene {
  /// The marks that occur anywhere in the scene.
  var marks: Set<Change> {
    var marks = Set(frames.compactMap(\.change) + boxes.compactMap(\.change))
    marks.formUnion(arrows.compactMap { $0.change ?? $0.badgeChange })
    marks.formUnion(remarks.compactMap(\.change))
    for words in frames.map(\.wordMarks) + boxes.map(\.wordMarks) {
      marks.formUnion(words.changes)
    }
    marks.formUnion(arrows.compactMap(\.lockChange))
    // A changed name or label shows the former one struck through.
    let former =
      frames.map(\.formerName) + boxes.map(\.formerName) + remarks.map(\.formerSentence)
      + arrows.flatMap { [$0.formerItems, $0.itemChange?.removed, $0.formerChannel] }
    return former.contains { !($0 ?? "").isEmpty } ? marks.union([.removed]) : marks
  }
}
