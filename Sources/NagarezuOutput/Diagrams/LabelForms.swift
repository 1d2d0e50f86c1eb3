/// The ways in which an arrow's words can be broken into lines, from all words to the number alone.
struct LabelForms: Sendable {
  /// Words of one kind, one over the other.
  struct Block: Hashable, Sendable {
    enum Kind: Sendable { case items, channel }
    var kind: Kind
    var text: TextBlock
  }

  /// One way: blocks from the top.
  struct Form: Hashable, Sendable {
    var blocks: [Block]
    /// What it costs to say less than all.
    var cost: Double
  }

  /// The badge; `nil` for a reader's look.
  var badge: Size?
  /// Shape: the fullest first, the last without a word where there is a number.
  var forms: [Form]

  private static let widths = [64.0, 88, 118, 160, 230]

  init(_ arrow: Scene.Arrow, isCrowded: Bool) {
    badge = arrow.number.map {
      Measures.badgeSize(BadgeText.short($0), size: Measures.TypeSize.badge)
    }
    var forms: [Form] = []
    var seen = Set<[Block]>()
    let texts: [(String, Double)] =
      isCrowded ? [(arrow.briefItems, 0)] : [(arrow.items, 0), (arrow.briefItems, 16)]
    for (items, cost) in texts {
      for width in Self.widths {
        let blocks = Self.blocks(items, arrow.channel, width: width)
        let isNew = seen.insert(blocks).inserted
        // More than three lines beside a line look like a box of their own.
        let lines = blocks.reduce(0) { $0 + $1.text.lines.count }
        if isNew { forms.append(Form(blocks: blocks, cost: cost + (lines > 3 ? 8 : 0))) }
      }
    }
    if badge != nil { forms.append(Form(blocks: [], cost: 150)) }
    self.forms = forms
  }

  private static func blocks(_ items: String, _ channel: String?, width: Double) -> [Block] {
    var blocks = [
      Block(
        kind: .items,
        text: TextBlock(items, size: Measures.TypeSize.label, width: width, maxLines: 4))
    ]
    if let channel {
      blocks.append(
        Block(
          kind: .channel,
          text: TextBlock("（\(channel)）", size: Measures.TypeSize.detail, width: width, maxLines: 2)
        ))
    }
    return blocks
  }
}
