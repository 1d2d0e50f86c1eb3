import NagarezuCore

/// The 「個人情報の流れ」 figure of a model, as SVG texts, one a page.
public struct Figure: Sendable {
  /// Shape: page → a whole SVG document. Never empty.
  public var pages: [String]
  /// The places of everything, for other formats and for tests.
  public var laidOut: LaidOutScene

  /// Draws a whole model.
  ///
  /// A figure that does not fit `paper` with type of 8 points takes the next larger sheet.
  ///
  /// - Parameters:
  ///   - day: the day that is shown; all days without one.
  ///   - comparison: what it is compared with, if anything.
  ///   - stamp: what stands at the right of the title, such as a version; no clock is asked.
  ///   - paper: the smallest sheet to use.
  /// - Throws: ``LayoutFault``, for instance ``LayoutFault/tooLarge(boxes:arrows:limit:)`` past 400 arrows.
  public init(
    _ model: Model, on day: Day? = nil, against comparison: Comparison? = nil,
    style: DiagramStyle = .colour, layout: any LayoutEngine, paper: Paper = .a4,
    language: Language = .ja, stamp: String? = nil
  ) throws(LayoutFault) {
    guard let comparison else {
      let scene = SceneBuilder.scene(of: model, on: day, language: language, stamp: stamp)
      try self.init(scene, style: style, layout: layout, paper: paper)
      return
    }
    let compared = ComparedScenes(
      model, on: day, comparison, isRed: style.marks.isColoured, language: language, stamp: stamp)
    switch compared {
    case .marked(let scene): try self.init(scene, style: style, layout: layout, paper: paper)
    case .pair(let room, let sides):
      let laidOut = try PageSetting(room, paper: paper).laidOut(by: layout, drawing: sides)
      self.init(laidOut, style: style, language: language)
    }
  }

  /// Draws a scene.
  ///
  /// - Throws: ``LayoutFault``.
  public init(
    _ scene: Scene, style: DiagramStyle = .colour, layout: any LayoutEngine, paper: Paper = .a4
  ) throws(LayoutFault) {
    let laidOut = try PageSetting(scene, paper: paper).laidOut(by: layout)
    self.init(laidOut, style: style, language: scene.language)
  }

  private init(_ laidOut: LaidOutScene, style: DiagramStyle, language: Language) {
    self.laidOut = laidOut
    pages = SVGDrawing(laidOut, style: style, language: language).pages
  }
}
