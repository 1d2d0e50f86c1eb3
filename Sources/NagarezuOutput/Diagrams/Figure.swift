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
  ///   - stamp: what stands at the right of the title, such as a version; no clock is asked.
  ///   - paper: the smallest sheet to use.
  /// - Throws: ``LayoutFault``, for instance ``LayoutFault/tooLarge(boxes:arrows:limit:)`` past 400 arrows.
  public init(
    _ model: Model, style: DiagramStyle = .colour, layout: any LayoutEngine, paper: Paper = .a4,
    language: Language = .ja, stamp: String? = nil
  ) throws(LayoutFault) {
    let scene = SceneBuilder.scene(of: model, language: language, stamp: stamp)
    try self.init(scene, style: style, layout: layout, paper: paper)
  }

  /// Draws a scene.
  ///
  /// - Throws: ``LayoutFault``.
  public init(
    _ scene: Scene, style: DiagramStyle = .colour, layout: any LayoutEngine, paper: Paper = .a4
  ) throws(LayoutFault) {
    laidOut = try PageSetting(scene, paper: paper).laidOut(by: layout)
    pages = SVGDrawing(laidOut, style: style, language: scene.language).pages
  }
}
