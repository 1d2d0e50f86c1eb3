import NagarezuCore

/// All that a figure of a model is made of, before anything has its place: from equal ones, in one style, comes the same figure.
public struct FigureSubject: Equatable, Sendable {
  /// What is drawn.
  enum Scenes: Equatable, Sendable {
    /// `twin` is the same in the model's own language, whose places it takes.
    case one(Scene, twin: Scene?)
    /// One scene with room for both sides of a comparison, and the sides.
    case pair(room: Scene, sides: [ComparedScenes.Side])
  }

  let scenes: Scenes
  /// The scene of the whole figure, whose places a view or a comparison keeps; `nil` for what needs none.
  let whole: Scene?
  let paper: Paper
  /// Whether what does not fit one sheet becomes several pages.
  let maySplit: Bool
  /// Whether it says what 図 asks for and it does not have.
  let tellsUnmet: Bool
  /// The sheet that 図 asks for, where no other was.
  let asked: FigureHints.Paper?
  /// The parties with which 図 begins pages.
  let beginningPages: [PageBreak]

  /// A party with which a page begins: its name as written, and its key.
  struct PageBreak: Equatable, Sendable {
    let name: String
    let key: String
  }

  /// What a figure of a model, or of a view of it, is made of; the parameters are those of
  /// ``Figure/init(_:on:against:view:style:layout:paper:language:stamp:isCropped:)``.
  ///
  /// - Throws: ``FigureFault/allHidden``.
  public init(
    _ model: Model, on day: Day? = nil, against baseline: Baseline? = nil,
    view: FigureView = FigureView(), style: DiagramStyle = .colour, paper: Paper? = nil,
    language: Language = .ja, stamp: String? = nil
  ) throws(FigureFault) {
    if !model.figure.hidden.isEmpty, SceneBuilder.scene(of: model).boxes.isEmpty {
      throw .allHidden
    }
    self.paper = paper ?? model.figure.paper.map(Paper.init) ?? .a4
    asked = paper == nil ? model.figure.paper : nil
    maySplit = view.extent != .overview
    tellsUnmet = view.extent == .all && day == nil && baseline == nil
    let isPlain = tellsUnmet && !view.tellsOfReach
    beginningPages = model.figure.pageBreaks.compactMap { thing in
      thing.node.map { PageBreak(name: thing.name, key: model.figureKey(of: $0)) }
    }
    whole =
      isPlain || view.extent == .overview ? nil : Self.undivided(SceneBuilder.scene(of: model))
    if let baseline, baseline.form == .pair {
      let compared = ComparedScenes(
        baseline, isRed: style.marks.isColoured, language: language, stamp: stamp)
      if case .pair(let room, let sides) = compared {
        scenes = .pair(room: room, sides: sides)
        return
      }
    }
    func scene(in language: Language) -> Scene {
      Figure.scene(
        of: model, on: day, against: baseline, view: view, style: style, language: language,
        stamp: stamp)
    }
    // A view or a comparison is divided only where it must be.
    let mayBreak = view.extent == .all && !view.tellsOfReach && baseline == nil
    // A figure in two languages is one figure.
    scenes = .one(
      mayBreak ? scene(in: language) : Self.undivided(scene(in: language)),
      twin: language == .ja ? nil : scene(in: .ja))
  }

  private static func undivided(_ scene: Scene) -> Scene {
    var scene = scene
    scene.pageBreaks = []
    return scene
  }
}
