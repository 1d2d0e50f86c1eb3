import NagarezuCore
import NagarezuText

/// The sizes of everything in a scene before it has a place, in points at scale 1.
struct Measures: Sendable {
  /// Type sizes in points at scale 1. At ``leastScale`` the smallest is 8 points.
  enum TypeSize {
    static let name = 10.5
    static let detail = 9.0
    static let label = 9.5
    static let heading = 10.0
    static let badge = 9.0
    static let smallest = 9.0
  }

  /// The smallest scale at which every word has 8 points.
  static let leastScale = 8.0 / TypeSize.smallest

  /// A box's words.
  struct Box: Sendable {
    var name: TextBlock
    var detail: TextBlock?
    var note: TextBlock?
    var tabs: [TextBlock]
    var mark: TextBlock?
    var codes: CodeRows?
    var arrivals: TextBlock?
    var size: Size
  }

  /// A frame's words.
  struct Frame: Sendable {
    var name: TextBlock
    var detail: TextBlock?
    var note: TextBlock?
    var tabs: [TextBlock]
    var mark: TextBlock?
    var codes: CodeRows?
    var arrivals: TextBlock?
    var size: Size
    /// The width that the labels of arrows straight up and down in it ask for.
    var labelRoom = 0.0
    /// The room at its sides for arrows that go round boxes within it.
    var lanes = (left: 0.0, right: 0.0)
  }

  /// Arrows past which a figure is crowded, and labels name one item only.
  static let crowd = 18

  var boxes: [Box]
  var frames: [Frame]
  /// Shape: arrow → the room that its label asks for: number, items and channel.
  var labels: [Size]
  /// The same of arrows straight up and down, and of others.
  private let allLabels: (upright: [Size], other: [Size])

  /// The width at which labels are broken.
  private static let labelWidth = 88.0

  /// Measures a scene; labels of arrows straight up and down are wide and low, as nothing stands beside them.
  init(_ scene: Scene, columns: [Int]) {
    boxes = scene.boxes.map { Self.box($0, of: scene) }
    frames = scene.frames.map { Self.frame($0, of: scene) }
    let extent: Scene.Arrow.Extent = scene.arrows.count > Measures.crowd ? .brief : .full
    let all = [max(110, Self.labelWidth), Self.labelWidth].map { width in
      scene.arrows.map { arrow in
        Self.label(arrow, arrow.words(extent, scene.language), width: width, of: scene)
      }
    }
    allLabels = (all[0], all[1])
    labels = Self.labels(scene, allLabels, columns)
  }

  /// The same scene with its boxes in other columns, without measuring a word again.
  func with(columns: [Int], of scene: Scene) -> Measures {
    var measures = self
    measures.labels = Self.labels(scene, allLabels, columns)
    return measures
  }

  private static func labels(
    _ scene: Scene, _ all: (upright: [Size], other: [Size]), _ columns: [Int]
  ) -> [Size] {
    scene.arrows.enumerated().map { position, arrow in
      let isUpright = columns[scene.anchor(of: arrow.from)] == columns[scene.anchor(of: arrow.to)]
      return isUpright ? all.upright[position] : all.other[position]
    }
  }

  static let tabHeight = 15.0
  static let markHeight = 14.0
  /// The width of a lock beside a name, with the gap between.
  static let lockRoom = 11.0

  static func box(_ box: Scene.Box, within limit: Double = 112, of scene: Scene) -> Box {
    func block(_ text: String?, _ size: Double, _ width: Double, _ lines: Int) -> TextBlock? {
      text.map { TextBlock($0, size: size, width: width, maxLines: lines, at: scene.breaks) }
    }
    let name = name(box.name, after: box.formerName, TypeSize.name, limit, 4, scene)
    let detail = TextBlock(
      box.detail, after: box.wordMarks.formerDetail, size: TypeSize.detail, width: limit - 4,
      maxLines: 24, at: scene.breaks)
    let note = block(box.wordMarks.note, TypeSize.detail, limit - 4, 5)
    let arrivals = block(box.arrivals, TypeSize.detail, limit - 4, 4)
    let tabs = box.tabRuns.map {
      TextBlock($0.words, size: TypeSize.detail, width: 170, maxLines: 1)
    }
    let mark = block(box.mark, TypeSize.detail, 90, 1)
    let lock = box.showsLock ? lockRoom : 0
    let lines = [detail, note, arrivals].compactMap(\.self)
    let words = lines.reduce(name.width + 2 * lock) { max($0, $1.width) }
    let tabsWidth = tabs.reduce(0) { $0 + $1.width + 14 }
    // Past its tabs a box has its rounded corner.
    var width = max(66, words + 20, tabs.isEmpty ? 0 : tabsWidth + 10, (mark?.width ?? 0) + 24)
    var height = max(34, lines.reduce(name.height) { $0 + $1.height } + 14)
    height += (tabs.isEmpty ? 0 : tabHeight) + (mark == nil ? 0 : markHeight)
    let codes = CodeRows(box.ruleCodes, width: 112, language: scene.language)
    if let codes {
      (width, height) = (max(width, codes.size.width + 12), height + codes.size.height)
    }
    switch box.shape {
    case .store: height += 14
    case .person: (width, height) = (max(width, words * 1.22 + 22), height * 1.1 + 6)
    case .sheet, .work: width += 8
    case .system, .terminal, .hands, .unknown: break
    }
    return Box(
      name: name, detail: detail, note: note, tabs: tabs, mark: mark, codes: codes,
      arrivals: arrivals, size: Size(width.rounded(.up), height.rounded(.up)))
  }

  /// A name below what it was, above what stayed.
  private static func name(
    _ name: String, after former: String?, before kept: String? = nil, _ size: Double,
    _ width: Double, _ lines: Int, _ scene: Scene
  ) -> TextBlock {
    TextBlock(
      name, after: former, before: kept, size: size, width: width, maxLines: lines, at: scene.breaks
    )
      ?? TextBlock(name, size: size, width: width, maxLines: lines, at: scene.breaks)
  }

  static func frame(_ frame: Scene.Frame, of scene: Scene) -> Frame {
    func block(_ text: String?, _ size: Double, _ width: Double, _ lines: Int) -> TextBlock? {
      text.map { TextBlock($0, size: size, width: width, maxLines: lines, at: scene.breaks) }
    }
    let name = name(frame.name, after: frame.formerName, TypeSize.heading, 150, 2, scene)
    let arrivals = block(frame.arrivals, TypeSize.detail, 150, 3)
    let detail = TextBlock(
      frame.detail, after: frame.wordMarks.formerDetail, size: TypeSize.detail, width: 150,
      maxLines: 24, at: scene.breaks)
    let note = block(frame.wordMarks.note, TypeSize.detail, 150, 4)
    let lock = frame.showsLock ? lockRoom : 0
    let tabs = frame.tabs.map {
      TextBlock($0, size: TypeSize.detail, width: 90, maxLines: 1)
    }
    let mark = block(frame.mark, TypeSize.detail, 90, 1)
    let tabsWidth = tabs.reduce(0) { $0 + $1.width + 14 }
    let words = max(name.width + lock, detail?.width ?? 0) + 12
    let isBelow = tabs.count > 1 || tabsWidth + words > 170
    var height = name.height + (detail?.height ?? 0) + 4
    height = max(height, tabs.isEmpty ? 0 : tabHeight + 2)
    if isBelow && !tabs.isEmpty { height = tabHeight + name.height + (detail?.height ?? 0) + 5 }
    if mark != nil { height += markHeight + 2 }
    let codes = CodeRows(frame.ruleCodes, width: 150, language: scene.language)
    height += (codes?.size.height ?? 0) + (arrivals?.height ?? 0) + (note?.height ?? 0)
    let width = isBelow || tabs.isEmpty ? max(tabsWidth, words) : tabsWidth + words
    let below = [
      (mark?.width ?? 0) + 26, (codes?.size.width ?? 0) + 12, (arrivals?.width ?? 0) + 12,
      (note?.width ?? 0) + 12,
    ]
    return Frame(
      name: name, detail: detail, note: note, tabs: tabs, mark: mark, codes: codes,
      arrivals: arrivals,
      size: Size(below.reduce(width, max).rounded(.up), height.rounded(.up)))
  }

  private static func label(
    _ arrow: Scene.Arrow, _ words: Scene.Arrow.LabelWords, width: Double, of scene: Scene
  ) -> Size {
    let items = name(
      words.today, after: words.former, before: words.kept, TypeSize.label, width, 3, scene)
    let channel = TextBlock(
      arrow.bracketedChannel, after: arrow.bracketedFormerChannel, size: TypeSize.detail,
      width: width, maxLines: 2, at: scene.breaks)
    let codes = CodeRows(arrow.ruleCodes, width: max(width, 96), language: scene.language)
    let badge = arrow.shownNumber.map { badgeSize(of: $0, size: TypeSize.badge) }
    let text = Size(
      max(items.width, channel?.width ?? 0, codes?.size.width ?? 0),
      items.height + (channel?.height ?? 0) + (codes?.size.height ?? 0))
    let left = badge.map { $0.width + 3 } ?? 0
    return Size(
      (left + text.width + 4).rounded(.up), max(text.height, badge?.height ?? 0).rounded(.up) + 2)
  }

  /// A disc for one or two figures, a pill for more. The ring of ㉗ is as large as that of ①, though its figures are as wide as a disc.
  static func badgeSize(of number: String, size: Double) -> Size {
    let text = BadgeText.short(number)
    let (width, height) = (TextBlock.width(text, size: size), size * 1.5)
    let isDisc = BadgeText.ringed(number)?.rest.isEmpty ?? (text.count <= 2 && width < height)
    return Size(isDisc ? height : width + size * 0.8, height)
  }
}

extension Scene.Arrow {
  var bracketedChannel: String? { Self.bracketed(channel) }
  var bracketedFormerChannel: String? { Self.bracketed(formerChannel) }

  private static func bracketed(_ channel: String?) -> String? {
    channel.flatMap { $0.isEmpty ? nil : "（\($0)）" }
  }
}

/// Numbers as a badge shows them.
enum BadgeText {
  /// `①` in a disc is `1`, `㉑` is `21`, `⑭-2` is `14-2`; two-level and other numbers stay as written, at most 8 characters.
  /// Several, with ・ between them as in an overview, are shortened one by one.
  static func short(_ number: String) -> String {
    number.split(separator: "・").map { one(String($0)) }.joined(separator: "・")
  }

  private static func one(_ number: String) -> String {
    let text = XMLText.visible(number)
    let scalars = Array(text.unicodeScalars)
    if scalars.count == 1, let value = value(of: scalars[0]) { return String(value) }
    if scalars.first == "(", scalars.last == ")", Int(text.dropFirst().dropLast()) != nil {
      return String(text.dropFirst().dropLast())
    }
    let parts = text.split(separator: "-")
    if parts.count == 2, let first = parts[0].unicodeScalars.first,
      parts[0].unicodeScalars.count == 1,
      let value = value(of: first), Int(parts[1]) != nil
    {
      return "\(value)-\(parts[1])"
    }
    return text.count > 8 ? String(text.prefix(7)) + "…" : text
  }

  /// A number that begins with one circled figure, as ⑭ and ⑭-2 do, as that and the rest; `nil` for every other.
  static func ringed(_ number: String) -> (sign: String, rest: String)? {
    let scalars = Array(number.unicodeScalars)
    guard let first = scalars.first, first.value < 0x2776 || first.value > 0x277F,
      value(of: first) != nil
    else { return nil }
    let rest = scalars.dropFirst()
    guard rest.first.map({ $0 == "-" }) ?? true, rest.dropFirst().allSatisfy({ $0.value < 0x80 })
    else { return nil }
    return (String(first), String(String.UnicodeScalarView(rest)))
  }

  private static func value(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x2460...0x2473: Int(scalar.value) - 0x245F
    case 0x3251...0x325F: Int(scalar.value) - 0x3251 + 21
    case 0x32B1...0x32BF: Int(scalar.value) - 0x32B1 + 36
    case 0x2776...0x277F: Int(scalar.value) - 0x2775
    default: nil
    }
  }
}
