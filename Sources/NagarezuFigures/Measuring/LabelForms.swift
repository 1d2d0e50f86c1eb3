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
    /// Room for a lock beyond the words, in points at scale 1.
    var lockRoom = 0.0

    /// Points at scale 1.
    var size: Size {
      switch content {
      case .items(let text), .channel(let text): Size(text.width + lockRoom, text.height)
      case .codes(let rows): rows.size
      }
    }
  }

  /// One way: blocks from the top.
  struct Form: Sendable {
    var blocks: [Block]
    /// How much of the items it says.
    var extent: Scene.Arrow.Extent
    /// What it costs to say less than all.
    var cost: Double
  }

  /// The badge; `nil` for a reader's look.
  var badge: Size?
  /// Shape: the fullest first, the last with the place in the item list alone; of an arrow that has none the last with its number
  /// and the codes of rules.
  var forms: [Form]

  private static let widths = [64.0, 88, 118, 160, 230]

  /// Shape: arrow → its forms.
  static func all(of scene: Scene) -> [LabelForms] {
    let isCrowded = scene.arrows.count > Measures.crowd
    return scene.arrows.map { LabelForms($0, isCrowded: isCrowded, scene) }
  }

  /// Shape: form → block → its size on a page with so many points per point.
  func sizes(at scale: Double) -> [[Size]] {
    forms.map { form in
      form.blocks.map { block in
        let size = block.size
        return Size(size.width * scale, size.height * scale)
      }
    }
  }

  /// How far the narrowest words reach to the side of an upright line, in points at scale 1; 0 without words.
  var reach: Double {
    let widths = forms.filter { !$0.blocks.isEmpty }.map { form in
      form.blocks.reduce(0) { max($0, $1.size.width) }
    }
    return widths.min().map { $0 + (badge?.width ?? 0) / 2 + 2 } ?? 0
  }

  private init(_ arrow: Scene.Arrow, isCrowded: Bool, _ scene: Scene) {
    badge = arrow.shownNumber.map {
      Measures.badgeSize(of: $0, size: Measures.TypeSize.badge)
    }
    let codes = CodeRows(arrow.ruleCodes, width: 96, language: scene.language).map {
      Block(content: .codes($0))
    }
    let last = [codes].compactMap { $0 }
    forms = []
    var seen = Set<[TextBlock]>()
    for extent in isCrowded ? [Scene.Arrow.Extent.brief] : [.full, .brief] {
      for width in Self.widths {
        let (items, channel) = Self.texts(of: arrow, extent, width: width, scene)
        guard seen.insert(items + channel).inserted else { continue }
        let blocks =
          items.map { Block(content: .items($0)) }
          + channel.map {
            Block(content: .channel($0), lockRoom: arrow.showsLock && !items.isEmpty ? 9 : 0)
          }
        // More than three lines beside a line look like a box of their own.
        let lines = (items + channel).reduce(0) { $0 + $1.lines.count }
        let cost = (extent == .brief && !isCrowded ? 16.0 : 0) + (lines > 3 ? 8 : 0)
        forms.append(Form(blocks: blocks + last, extent: extent, cost: cost))
      }
    }
    forms += Self.least(of: arrow, last, scene.language)
  }

  /// What is said where nothing more finds a place: the place in the item list, in one line or two. What has no items to say, or is
  /// in no list, keeps its number alone.
  private static func least(
    of arrow: Scene.Arrow, _ codes: [Block], _ language: Language
  ) -> [Form] {
    let words = arrow.words(.listed, language).today
    guard !words.isEmpty else {
      let isDispensable = arrow.number != nil && (arrow.items.isEmpty || arrow.listed.isEmpty)
      return isDispensable ? [Form(blocks: codes, extent: .listed, cost: 320)] : []
    }
    let size = Measures.TypeSize.label
    return [230.0, 20].map { width in
      let text = TextBlock(words, size: size, width: width, maxLines: 2)
      return Form(blocks: [Block(content: .items(text))] + codes, extent: .listed, cost: 220)
    }
  }

  /// Items and channel as one block each at most, former words first; none where there is nothing to say.
  private static func texts(
    of arrow: Scene.Arrow, _ extent: Scene.Arrow.Extent, width: Double, _ scene: Scene
  ) -> ([TextBlock], [TextBlock]) {
    let words = arrow.words(extent, scene.language)
    let items = TextBlock(
      words.today, after: words.former, before: words.kept, size: Measures.TypeSize.label,
      width: width, maxLines: 4, at: scene.breaks)
    let channel = TextBlock(
      arrow.bracketedChannel, after: arrow.bracketedFormerChannel,
      size: Measures.TypeSize.detail, width: width, maxLines: 2, at: scene.breaks)
    return ([items].compactMap { $0 }, [channel].compactMap { $0 })
  }
}
