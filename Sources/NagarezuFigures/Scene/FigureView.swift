import NagarezuCore

/// Which part of a model a figure shows, and what it points out there.
public struct FigureView: Sendable {
  public enum Extent: Hashable, Sendable {
    case all
    /// A box for each party, the authority's sections apart; arrows side by side are one.
    case overview
    /// What one party has, and every arrow to or from it.
    case party(Party.ID)
  }

  /// Items whose ways are lit.
  public struct Lit: Sendable {
    /// As they were asked for, for the title.
    public var name: String
    /// Never empty.
    public var items: [Item.ID]

    /// The items that go under `name`.
    public init(name: String, items: [Item.ID]) {
      self.name = name
      self.items = items
    }
  }

  /// Whether it draws all days and tells of ``day`` what reaches whom, or what a check found.
  var tellsOfReach: Bool { !lit.isEmpty || verdict != nil }

  public var extent: Extent
  /// Empty where nothing is lit, and then nothing is faded either.
  public var lit: [Lit]
  /// The day whose ways are lit; `nil` for all days.
  public var day: Day?
  /// The judgement to draw in place; of the same model.
  public var verdict: Verdict?
  /// Whether names are explained behind the figure.
  public var hasGlossary: Bool

  /// The whole figure, unless something is given.
  public init(
    _ extent: Extent = .all, lit: [Lit] = [], on day: Day? = nil, verdict: Verdict? = nil,
    hasGlossary: Bool = false
  ) {
    self.extent = extent
    self.lit = lit
    self.day = day
    self.verdict = verdict
    self.hasGlossary = hasGlossary
  }
}

extension SceneBuilder {
  /// The scene of a view of a model. It has no boxes where the figure does not show the party that was asked for.
  ///
  /// With `day` the figure is of that day alone, as in ``scene(of:on:language:stamp:)``.
  public static func scene(
    of model: Model, on day: Day? = nil, view: FigureView, language: Language = .ja,
    stamp: String? = nil
  ) -> Scene {
    var builder = building(model, on: day, language: language, stamp: stamp)
    let name = builder.model.title
    if !view.lit.isEmpty { builder.light(view.lit, on: view.day) }
    let places = view.verdict.map { builder.mark($0) } ?? []
    if view.hasGlossary { builder.explainNames() }
    switch view.extent {
    case .all: break
    case .overview:
      builder.scene = builder.scene.overview
      builder.scene.title = FigureWords.overview(FigureWords.title(name)[language])[language]
    case .party(let party): builder.narrow(to: party, places)
    }
    return builder.scene
  }
}
