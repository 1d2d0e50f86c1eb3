import NagarezuCore

/// The ways in which an arrow's words can be broken into lines, from all words to the number alone.
struct LabelForms: Sendable {
  /// Words of one kind, one over the other.
  struct Block: Sendable {
    enum Content: Sendable {
      case items(TextBlock)
      case channel(TextBlock)
      case codes(CodeRows)
    }
    var content: Content

    /// Points at scale 1.
    var size: Size {
      switch content {
      case .items(let text), .channel(let text): Size(text.width, text.height)
      case .codes(let rows): rows.size
      }
    }
  }

  /// One way: blocks from the top.
  struct Form: Sendable {
    var blocks: [Block]
    /// What it costs to say less than all.
    var cost: Double
  }

  /// The badge; `nil` for a reader's look.
  var badge: Size?
  /// Shape: the fullest first, the last with the number and the codes of rules alone.
  var forms: [Form]

  private static let widths = [64.0, 88, 118, 160, 230]

  /// Shape: arrow → its forms.
  static func all(of scene: Scene) -> [LabelForms] {
    let isCrowded = scene.arrows.count > Measures.crowd
    return scene.arrows.map { LabelForms($0, isCrowded: isCrowded, scene.language) }
  }

  private init(_ arrow: Scene.Arrow, isCrowded: Bool, _ language: Language) {
    badge = arrow.number.map {
      Measures.badgeSize(BadgeText.short($0), size: Measures.TypeSize.badge)
    }
    let codes = CodeRows(arrow.ruleCodes, width: 96, language: language).map {
      Block(content: .codes($0))
    }
    let last = [codes].compactMap { $0 }
    forms = []
    var seen = Set<[TextBlock]>()
    let texts: [(String, Double)] =
      isCrowded ? [(arrow.briefItems, 0)] : [(arrow.items, 0), (arrow.briefItems, 16)]
    for (items, cost) in texts {
      for width in Self.widths {
        let (items, channel) = Self.texts(items, arrow.channel, width: width)
        guard seen.insert(items + channel).inserted else { continue }
        let blocks =
          items.map { Block(content: .items($0)) } + channel.map { Block(content: .channel($0)) }
        // More than three lines beside a line look like a box of their own.
        let lines = (items + channel).reduce(0) { $0 + $1.lines.count }
        forms.append(Form(blocks: blocks + last, cost: cost + (lines > 3 ? 8 : 0)))
      }
    }
    if badge != nil { forms.append(Form(blocks: last, cost: 150)) }
  }

  /// Items and channel as one block each at most; none where there is nothing to say.
  private static func texts(
    _ items: String, _ channel: String?, width: Double
  ) -> ([TextBlock], [TextBlock]) {
    let items = TextBlock(items, size: Measures.TypeSize.label, width: width, maxLines: 4)
    let channel = channel.map {
      TextBlock("（\($0)）", size: Measures.TypeSize.detail, width: width, maxLines: 2)
    }
    return (items.lines.isEmpty ? [] : [items], [channel].compactMap { $0 })
  }
}
