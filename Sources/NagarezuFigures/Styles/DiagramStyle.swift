import NagarezuCore

/// How a figure looks: colours, dashes and type. A new style is a new constant.
public struct DiagramStyle: Sendable {
  /// The look of a border and what it holds.
  public struct Look: Sendable {
    public var stroke: String
    public var fill: String
    /// Points of line and gap, in turn; empty for a solid line.
    public var dash: [Double]
    /// The colour of words on `fill`.
    public var ink: String

    /// A look; colours as CSS writes them.
    public init(stroke: String, fill: String, dash: [Double] = [], ink: String) {
      self.stroke = stroke
      self.fill = fill
      self.dash = dash
      self.ink = ink
    }
  }

  /// The look of a line.
  public struct Stroke: Sendable {
    public var color: String
    /// Points.
    public var width: Double
    public var dash: [Double]
    /// Whether it is drawn as two thin lines.
    public var isDouble: Bool
    public var hasRoundCaps: Bool

    /// A line of `width` points.
    public init(
      color: String, width: Double, dash: [Double] = [], isDouble: Bool = false,
      hasRoundCaps: Bool = false
    ) {
      self.color = color
      self.width = width
      self.dash = dash
      self.isDouble = isDouble
      self.hasRoundCaps = hasRoundCaps
    }
  }

  /// How changes against a baseline look, beside bold, underlined and struck-through words.
  public struct Marks: Sendable {
    /// Words, lines and borders of what was added or changed.
    public var ink: String
    /// Words, lines and borders of what was removed.
    public var removedInk: String
    /// The least width of an added or changed line, in points.
    public var width: Double
    /// The disc under the number of an added or changed arrow, the number in it, and the ring around it.
    public var badge: Look
    /// The ground of an added or changed row of a table.
    public var tint: String
    /// The wide pale line under an arrow that brings something new.
    public var halo: String
    /// Whether added and changed words have a colour that plain ones have not.
    public var isColoured: Bool

    /// 赤太字下線.
    public static let red = Marks(
      ink: "#C00000", removedInk: "#9F6B6B", width: 1.9,
      badge: Look(stroke: "#C00000", fill: "#C00000", ink: "#FFFFFF"), tint: "#FDECEC",
      halo: "#FFD27F", isColoured: true)

    /// 太字下線, for copies: the disc is turned inside out instead.
    public static let black = Marks(
      ink: "#000000", removedInk: "#767676", width: 1.9,
      badge: Look(stroke: "#000000", fill: "#FFFFFF", ink: "#000000"), tint: "#E4E4E4",
      halo: "#C8C8C8", isColoured: false)
  }

  /// As CSS writes it.
  public var fontFamily = "\"BIZ UDPGothic\", \"Noto Sans CJK JP\", sans-serif"
  public var ink: String
  public var faintInk: String
  public var rule: String
  public var tableRule: String
  public var badge: String
  public var zone: @Sendable (Scene.Zone) -> Look
  public var site: Look
  public var line: @Sendable (Scene.Line) -> Stroke
  /// Of the code of a rule, by what became of the finding.
  public var ruleCode: @Sendable (Scene.RuleCode.Status) -> Look
  /// Of whatever a view leaves in the background: pale, and still to be read.
  public var pale: Pale
  /// How much wider a line is that a view lights.
  public var litWidth = 1.45

  /// The look of what stands back.
  public struct Pale: Sendable {
    public var ink: String
    public var stroke: String

    /// A look in one colour for words and one for lines.
    public init(ink: String, stroke: String) {
      self.ink = ink
      self.stroke = stroke
    }
  }
  public var marks = Marks.red

  /// The styles by the name under which a user asks for them, the default first, with what help says of each.
  public static let all: [(name: String, title: Message, style: DiagramStyle)] = [
    ("colour", Message(ja: "色", en: "in colour"), .colour),
    ("print", Message(ja: "白黒", en: "grey"), .print),
    ("high-contrast", Message(ja: "高コントラスト", en: "for weak eyes"), .highContrast),
  ]
}

extension DiagramStyle {
  /// Colours on white; every difference is also one of dash, width or words.
  public static let colour = DiagramStyle(
    ink: "#111827", faintInk: "#4B5563", rule: "#1F2937", tableRule: "#87919F", badge: "#1E3A5F",
    zone: { zone in
      switch zone {
      case .authority: Look(stroke: "#2563A8", fill: "#EFF5FC", ink: "#1D4E85")
      case .contractor: Look(stroke: "#A5670D", fill: "#FEF8EC", ink: "#7A4B06")
      case .subcontractor:
        Look(stroke: "#A5670D", fill: "#FEF8EC", dash: [5, 3], ink: "#7A4B06")
      case .outside: Look(stroke: "#2F7D4F", fill: "#F0F8F3", ink: "#1F5D39")
      case .person: Look(stroke: "#7B3A86", fill: "#F8F0FA", ink: "#5E2A68")
      }
    },
    site: Look(stroke: "#64748B", fill: "#FFFFFF", dash: [3, 2.5], ink: "#475569"),
    line: { line in Self.stroke(line, network: "#1E3A5F", medium: "#8A3B12", paper: "#334155") },
    ruleCode: { status in
      switch status {
      case .standing: Look(stroke: "#C01818", fill: "#FFFFFF", ink: "#B01010")
      case .warning: Look(stroke: "#9A6700", fill: "#FFF8E1", dash: [9, 2], ink: "#6B4400")
      case .waived: Look(stroke: "#64748B", fill: "#FFFFFF", dash: [3, 2], ink: "#475569")
      case .gap: Look(stroke: "#8A5A00", fill: "#FFFFFF", dash: [1, 1.6], ink: "#7A4B06")
      }
    },
    pale: Pale(ink: "#646D7A", stroke: "#828B98"))

  /// Black and greys, for copies and for readers who do not see colour.
  public static let print = DiagramStyle(
    ink: "#000000", faintInk: "#333333", rule: "#000000", tableRule: "#919191", badge: "#000000",
    zone: { zone in
      switch zone {
      case .authority: Look(stroke: "#000000", fill: "#F2F2F2", ink: "#000000")
      case .contractor: Look(stroke: "#444444", fill: "#FFFFFF", ink: "#222222")
      case .subcontractor: Look(stroke: "#444444", fill: "#FFFFFF", dash: [5, 3], ink: "#222222")
      case .outside: Look(stroke: "#737373", fill: "#FFFFFF", ink: "#333333")
      case .person: Look(stroke: "#000000", fill: "#FFFFFF", ink: "#000000")
      }
    },
    site: Look(stroke: "#666666", fill: "#FFFFFF", dash: [3, 2.5], ink: "#333333"),
    line: { line in Self.stroke(line, network: "#000000", medium: "#000000", paper: "#000000") },
    // Without red, a finding is white on black.
    ruleCode: { status in
      switch status {
      case .standing: Look(stroke: "#000000", fill: "#000000", ink: "#FFFFFF")
      case .warning: Look(stroke: "#000000", fill: "#FFFFFF", dash: [9, 2], ink: "#000000")
      case .waived: Look(stroke: "#555555", fill: "#FFFFFF", dash: [3, 2], ink: "#333333")
      case .gap: Look(stroke: "#000000", fill: "#FFFFFF", dash: [1, 1.6], ink: "#000000")
      }
    },
    pale: Pale(ink: "#6C6C6C", stroke: "#8B8B8B"), marks: .black)

  static func stroke(
    _ line: Scene.Line, network: String, medium: String, paper: String
  ) -> Stroke {
    switch line {
    case .plain: Stroke(color: network, width: 0.9)
    case .leasedLine: Stroke(color: network, width: 2.2)
    case .closedNetwork: Stroke(color: network, width: 3, isDouble: true)
    case .officeLAN: Stroke(color: network, width: 1.3)
    case .openNetwork: Stroke(color: network, width: 1.3, dash: [9, 3, 1.5, 3])
    case .medium: Stroke(color: medium, width: 1.4, dash: [6, 3])
    case .paper: Stroke(color: paper, width: 1.7, dash: [0.1, 3.4], hasRoundCaps: true)
    case .post: Stroke(color: paper, width: 1.4, dash: [6, 3, 0.1, 3, 0.1, 3], hasRoundCaps: true)
    case .hand: Stroke(color: paper, width: 1.4, dash: [13, 3.5])
    case .voice: Stroke(color: paper, width: 1, dash: [2.5, 2.5])
    case .mixed: Stroke(color: network, width: 2.2, dash: [7, 2.5])
    case .view: Stroke(color: paper, width: 0.8, dash: [1.5, 2])
    }
  }
}
