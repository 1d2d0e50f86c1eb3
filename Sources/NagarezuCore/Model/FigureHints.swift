/// How the author of a model wants its figure laid out (図). Nothing that is checked depends on it.
public struct FigureHints: Hashable, Sendable {
  /// A sheet and which way it lies.
  public enum Paper: String, CaseIterable, Sendable {
    case a4 = "A4横"
    case a4Upright = "A4縦"
    case a3 = "A3横"
    case a3Upright = "A3縦"

    /// The word in English.
    public var english: String {
      switch self {
      case .a4: "a4Landscape"
      case .a4Upright: "a4Portrait"
      case .a3: "a3Landscape"
      case .a3Upright: "a3Portrait"
      }
    }
  }

  /// On which side of all else something stands.
  public enum Side: String, CaseIterable, Sendable {
    case left = "左"
    case right = "右"
    case top = "上"
    case bottom = "下"

    /// The word in English.
    public var english: String {
      switch self {
      case .left: "left"
      case .right: "right"
      case .top: "top"
      case .bottom: "bottom"
      }
    }
    /// Whether it says which column.
    public var isAcross: Bool { self == .left || self == .right }
  }

  /// Where the legend stands.
  public enum Corner: String, CaseIterable, Sendable {
    case topRight = "右上"
    case topLeft = "左上"
    case bottomRight = "右下"
    case bottomLeft = "左下"

    /// The word in English.
    public var english: String {
      switch self {
      case .topRight: "topRight"
      case .topLeft: "topLeft"
      case .bottomRight: "bottomRight"
      case .bottomLeft: "bottomLeft"
      }
    }
  }

  /// A party or system by one of its names.
  public struct Thing: Hashable, Sendable {
    /// As written.
    public var name: String
    /// `nil` where nothing is called so any more.
    public var node: Node?
    public var span: SourceSpan

    /// What is named at `span`.
    public init(name: String, node: Node?, span: SourceSpan) {
      (self.name, self.node, self.span) = (name, node, span)
    }
  }

  /// Where something is to stand. It says at least one of the three; a side goes with the number of the other direction only.
  public struct Pin: Hashable, Sendable {
    public var thing: Thing
    /// From 1 at the left; of what has a frame, its first.
    public var column: Int?
    /// From 1 at the top, over all columns.
    public var row: Int?
    public var side: Side?

    /// A place for a thing.
    public init(thing: Thing, column: Int? = nil, row: Int? = nil, side: Side? = nil) {
      (self.thing, self.column, self.row, self.side) = (thing, column, row, side)
    }
  }

  /// Where the number of an arrow is to stand on the sheet.
  public struct Label: Hashable, Sendable {
    /// As the figure shows it: `⑤`, or `⑭-2` where a number has several arrows.
    public var number: String
    /// From the left edge of the sheet and from its top, in points.
    public var x: Int
    public var y: Int
    public var span: SourceSpan

    /// The place of `number`.
    public init(number: String, x: Int, y: Int, span: SourceSpan) {
      (self.number, self.x, self.y, self.span) = (number, x, y, span)
    }
  }

  /// What names in the model are called in the figure.
  public struct Wording: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case party, system, site, item, channel }

    /// As written.
    public var name: String
    /// What kind of thing that is, and its own name; `nil` where nothing is called so any more.
    public var thing: Meant?
    public var words: String
    public var span: SourceSpan

    /// A thing of the model by its own name.
    public struct Meant: Hashable, Sendable {
      public var kind: Kind
      public var name: String

      /// The thing of that kind and name.
      public init(_ kind: Kind, _ name: String) { (self.kind, self.name) = (kind, name) }
    }

    /// `words` for what is called `name`.
    public init(name: String, thing: Meant?, words: String, span: SourceSpan) {
      (self.name, self.thing, self.words, self.span) = (name, thing, words, span)
    }
  }

  public var paper: Paper?
  /// Parties from the top.
  public var order: [Thing]
  public var pins: [Pin]
  public var labels: [Label]
  /// Parties with each of which a new page begins, so that the figure is always an overview and parts.
  public var pageBreaks: [Thing]
  /// What is not drawn, with all that is part of it or stands inside.
  public var hidden: [Thing]
  public var legend: Corner?
  public var wording: [Wording]

  /// Nothing that is said is left to the drawing.
  public init(
    paper: Paper? = nil, order: [Thing] = [], pins: [Pin] = [], labels: [Label] = [],
    pageBreaks: [Thing] = [], hidden: [Thing] = [], legend: Corner? = nil,
    wording: [Wording] = []
  ) {
    (self.paper, self.order, self.pins) = (paper, order, pins)
    (self.labels, self.pageBreaks) = (labels, pageBreaks)
    (self.hidden, self.legend, self.wording) = (hidden, legend, wording)
  }
}

extension Model {
  /// The model under the names that its figure has (図の言い方); every index means the same thing as before.
  ///
  /// For showing only, as ``inEnglish``.
  public var inOwnWords: Model {
    guard !figure.wording.isEmpty else { return self }
    var model = self
    var words: [FigureHints.Wording.Meant: String] = [:]
    for one in figure.wording { if let thing = one.thing { words[thing] = one.words } }
    for index in parties.indices {
      guard let own = words[.init(.party, parties[index].name)] else { continue }
      (model.parties[index].name, model.parties[index].fullName) = (own, nil)
    }
    for index in systems.indices {
      guard let own = words[.init(.system, systems[index].name)] else { continue }
      (model.systems[index].name, model.systems[index].fullName) = (own, nil)
    }
    for index in sites.indices {
      if let own = words[.init(.site, sites[index].name)] { model.sites[index].name = own }
    }
    for index in channels.indices {
      if let own = words[.init(.channel, channels[index].name)] { model.channels[index].name = own }
    }
    for index in items.indices {
      if let own = words[.init(.item, items[index].name)] { model.items[index].name = own }
    }
    for index in groups.indices {
      if let own = words[.init(.item, groups[index].name)] { model.groups[index].name = own }
    }
    return model
  }
}
