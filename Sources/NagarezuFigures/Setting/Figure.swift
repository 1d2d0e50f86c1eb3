import NagarezuCore

/// The 「個人情報の流れ」 figure of a model, as SVG texts, one a page.
public struct Figure: Sendable {
  /// Shape: page → a whole SVG document. Never empty.
  public var pages: [String]
  /// The places of everything, for other formats and for tests.
  public var laidOut: LaidOutScene
  /// Whether the first page shows all of it, nothing divided or put together.
  public private(set) var isWhole = false
  /// What 図 asks for and this figure does not have, each in a sentence; empty where all is as asked.
  public private(set) var unmet: [Message] = []
  private let drawing: SVGDrawing
  /// What had to be divided; `nil` for a figure whose picture is one.
  private var divided: FigureSplitting?

  /// Draws a model, or a view of it.
  ///
  /// A figure too big for `paper` becomes an overview with pages of its parts; see ``FigureSplitting``.
  ///
  /// - Parameters:
  ///   - day: the day that is shown; all days without one.
  ///   - baseline: what it is compared with, if anything: its comparison is of this model on this day.
  ///   - stamp: what stands at the right of the title, such as a version; no clock is asked.
  ///   - paper: the sheet to use; that of the model's 図 without one, else A4.
  ///   - isCropped: whether only the picture is drawn, with its legend, for a text of 170 mm: where it can be, so
  ///     wide at most with type of 8 points, else as it stands on the sheet.
  /// - Throws: ``FigureFault``, for instance ``FigureFault/tooLarge(boxes:arrows:limit:)`` past 400 arrows.
  public init(
    _ model: Model, on day: Day? = nil, against baseline: Baseline? = nil,
    view: FigureView = FigureView(), style: DiagramStyle = .colour, layout: any LayoutEngine,
    paper: Paper? = nil, language: Language = .ja, stamp: String? = nil, isCropped: Bool = false
  ) throws(FigureFault) {
    let subject = try FigureSubject(
      model, on: day, against: baseline, view: view, style: style, paper: paper,
      language: language, stamp: stamp)
    try self.init(subject, style: style, layout: layout, isCropped: isCropped)
  }

  /// Draws what a figure is made of.
  ///
  /// - Parameter isCropped: as above.
  /// - Throws: ``FigureFault``.
  public init(
    _ subject: FigureSubject, style: DiagramStyle = .colour, layout: any LayoutEngine,
    isCropped: Bool = false
  ) throws(FigureFault) {
    let places = try Self.settled(subject, layout: layout)
    switch subject.scenes {
    case .pair(let room, let sides):
      let laidOut = try PageSetting(room, paper: subject.paper).laidOut(
        by: layout, drawing: sides, settling: places)
      self.init(isCropped ? laidOut.cropped : laidOut, style: style, language: room.language)
    case .one(let scene, let twin) where isCropped:
      try self.init(
        cropping: scene.withoutTables, like: twin?.withoutTables, style: style, layout: layout,
        paper: subject.paper, maySplit: subject.maySplit)
    case .one(let scene, let twin):
      func drawn(_ scene: Scene, _ twin: Scene?) throws(FigureFault) -> Self {
        try Self(
          scene, like: twin, style: style, layout: layout, paper: subject.paper,
          maySplit: subject.maySplit)
      }
      if let places {
        self = try drawn(scene.settled(places), twin?.settled(places))
        if isWhole { return }
      }
      self = try drawn(scene, twin)
      guard subject.tellsUnmet else { return }
      unmet =
        Unmet(
          scene, laidOut, isWhole: isWhole, asked: subject.asked,
          beginningPages: subject.beginningPages
        ).messages
    }
  }

  /// The picture of a scene alone; see ``CroppedFigure``.
  private init(
    cropping scene: Scene, like twin: Scene?, style: DiagramStyle, layout: any LayoutEngine,
    paper: Paper, maySplit: Bool
  ) throws(FigureFault) {
    var narrow = FigureSplitting(scene, paper: .column, layout: layout)
    narrow.twin = twin
    if let laidOut = try narrow.undivided() {
      self.init(laidOut.cropped, style: style, language: scene.language)
      return
    }
    let figure = try Figure(
      scene, like: twin, style: style, layout: layout, paper: paper, maySplit: maySplit)
    self.init(figure.laidOut.cropped, style: style, language: scene.language)
    divided = figure.divided
  }

  /// What a figure of a model shows, before anything has its place; of a pair, what changed in one.
  public static func scene(
    of model: Model, on day: Day? = nil, against baseline: Baseline? = nil,
    view: FigureView = FigureView(), style: DiagramStyle = .colour, language: Language = .ja,
    stamp: String? = nil
  ) -> Scene {
    if var baseline {
      baseline.form = .marked
      let compared = ComparedScenes(
        baseline, isRed: style.marks.isColoured, language: language, stamp: stamp)
      if case .marked(let scene) = compared { return scene }
    }
    // What reaches whom on a day may have come before it: such a view keeps the whole figure.
    return SceneBuilder.scene(
      of: model, on: view.tellsOfReach ? nil : day, view: view, language: language, stamp: stamp)
  }

  /// Draws a scene.
  ///
  /// - Parameters:
  ///   - twin: the same scene in another language, whose places it takes.
  ///   - maySplit: whether a scene too big for the sheet becomes several pages; else it takes a larger sheet.
  /// - Throws: ``FigureFault``.
  public init(
    _ scene: Scene, like twin: Scene? = nil, style: DiagramStyle = .colour,
    layout: any LayoutEngine, paper: Paper = .a4, maySplit: Bool = true
  ) throws(FigureFault) {
    var isWhole = false
    var pages = TablePages(scene, paper: paper)
    var splitting = FigureSplitting(scene, paper: paper, layout: layout)
    splitting.twin = twin
    var isDivided = false
    if let whole = try maySplit ? splitting.whole() : splitting.onAnySheet(scene, like: twin) {
      pages.pages = whole.pages
      isWhole = true
    } else {
      pages.pages = try splitting.pages()
      pages.appendRemarks()
      isDivided = true
    }
    pages.appendItems()
    pages.appendReach()
    pages.appendNotes()
    let laidOut = LaidOutScene(title: scene.title, summary: scene.subtitle, pages: pages.numbered)
    self.init(laidOut, style: style, language: scene.language)
    self.isWhole = isWhole
    divided = isDivided ? splitting : nil
  }

  /// Whether it is an overview with pages of its parts.
  public var isDivided: Bool { divided != nil }
  /// The sheet on which a divided figure did not fit; `nil` for one whose picture is one, and for one that its author divides (図の改頁).
  public var paperTooSmall: Paper? {
    divided.flatMap { $0.scene.pageBreaks.isEmpty ? $0.paper : nil }
  }

  /// Of a divided figure, the smallest of the next two larger sheets on which its picture would be one; `nil` where there
  /// is none. Draws it to find out.
  ///
  /// - Throws: ``FigureFault``.
  public func undividedPaper() throws(FigureFault) -> Paper? { try divided?.largerSheet() }

  private init(_ laidOut: LaidOutScene, style: DiagramStyle, language: Language) {
    self.laidOut = laidOut
    drawing = SVGDrawing(laidOut, style: style, language: language)
    pages = drawing.pages(idPrefix: "")
  }

  /// The same pages for a document that holds several figures: every id begins with `idPrefix`, which is of letters,
  /// digits and hyphens and begins with a letter.
  public func pages(idPrefix: String) -> [String] { drawing.pages(idPrefix: idPrefix) }
}
