import NagarezuCore

/// What a figure is compared with, and how that is shown.
public struct Baseline: Sendable {
  public enum Form: Sendable {
    /// One figure in which everything that differs is marked.
    case marked
    /// 現行 and 変更後 as two figures that share one layout.
    case pair
  }

  public var old: Model
  /// The day of the older model that is shown; `nil` for all days.
  public var day: Day?
  /// The name of the baseline, as the sentence under the title says it.
  public var baseline: String
  public var form: Form
  /// Whether the figure shows what newly reaches whom.
  public var showsReach: Bool

  /// A comparison with `old`, which the sentence under the title calls `baseline`: see
  /// ``name(of:on:_:)``.
  public init(
    with old: Model, on day: Day? = nil, baseline: String, form: Form = .marked,
    showsReach: Bool = false
  ) {
    self.old = old
    self.day = day
    self.baseline = baseline
    self.form = form
    self.showsReach = showsReach
  }

  /// The name of a baseline: a day as the office writes it; else the meeting that all its papers
  /// name, or the one decided last; else its title.
  public static func name(of model: Model, on day: Day?, _ language: Language) -> String {
    if let day { return FigureWords.from(day)[language] }
    let named = model.approvals.filter { $0.meeting != nil }
    let meetings = Set(named.compactMap(\.meeting))
    if meetings.count == 1, let only = meetings.first { return only }
    let decided = named.compactMap { paper in paper.decided.map { ($0.latest, paper.meeting ?? "") }
    }
    if let last = decided.max(by: { $0 < $1 }) { return last.1 }
    return FigureWords.former(model.title)[language]
  }
}

/// The scenes of a comparison, ready to be set on paper.
enum ComparedScenes {
  case marked(Scene)
  /// One scene with room for both sides, and the sides in order: each with the positions of what it
  /// has.
  case pair(room: Scene, sides: [Side])

  struct Side {
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

  init(
    _ model: Model, on day: Day?, _ comparison: Baseline, isRed: Bool, language: Language,
    stamp: String?
  ) {
    let (newer, older) = (
      SceneBuilder.building(model, on: day, language: language, stamp: stamp),
      SceneBuilder.building(comparison.old, on: comparison.day, language: language, stamp: stamp)
    )
    let whole = SceneComparison(
      SceneSide(older: older, Twins(comparison.old, model)), SceneSide(newer: newer))
    let overlay =
      comparison.showsReach
      ? ReachOverlay(whole, model, on: day, comparison) : nil
    func sentence(_ scene: Scene) -> String {
      let marks = scene.marks
      return FigureWords.changes(
        from: comparison.baseline, isRed: isRed,
        hasMarked: !marks.isDisjoint(with: [.added, .changed]),
        hasRemoved: marks.contains(.removed))[language]
    }
    switch comparison.form {
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
      after.changeSentence = sentence(after)
      room.changeSentence = after.changeSentence
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

extension Scene {
  /// The marks that occur anywhere in the scene.
  var marks: Set<Change> {
    var marks = Set(frames.compactMap(\.change) + boxes.compactMap(\.change))
    marks.formUnion(arrows.compactMap { $0.change ?? $0.badgeChange })
    marks.formUnion(remarks.compactMap(\.change))
    // A changed name or label shows the former one struck through.
    let former =
      frames.map(\.formerName) + boxes.map(\.formerName) + remarks.map(\.formerSentence)
      + arrows.flatMap { [$0.formerItems, $0.formerChannel] }
    return former.contains { !($0 ?? "").isEmpty } ? marks.union([.removed]) : marks
  }
}
