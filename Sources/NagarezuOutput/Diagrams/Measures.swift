import NagarezuCore

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
    var tab: TextBlock?
    var mark: TextBlock?
    var arrivals: TextBlock?
    var size: Size
  }

  /// A frame's words.
  struct Frame: Sendable {
    var name: TextBlock
    var detail: TextBlock?
    var tabs: [TextBlock]
    var mark: TextBlock?
    var arrivals: TextBlock?
    var size: Size
  }

  /// An arrow's words: number, items, channel.
  struct Label: Sendable {
    var badge: Size?
    var items: TextBlock
    var channel: TextBlock?
    var size: Size
  }

  /// How much of a label is shown.
  enum Detail: Int, CaseIterable, Sendable { case full, brief, number }

  /// Arrows past which a figure is crowded, and labels name one item only.
  static let crowd = 18

  var boxes: [Box]
  var frames: [Frame]
  var labels: [Label]
  /// The same labels with one item each.
  var briefLabels: [Label]

  /// Measures a scene whose labels may be `labelWidth` points wide; those of arrows straight up and down are wide
  /// and low, as nothing stands beside them.
  init(_ scene: Scene, columns: [Int], labelWidth: Double) {
    boxes = scene.boxes.map { Self.box($0) }
    frames = scene.frames.map { Self.frame($0) }
    let widths = scene.arrows.map { arrow in
      let isUpright = columns[scene.anchor(of: arrow.from)] == columns[scene.anchor(of: arrow.to)]
      return isUpright ? max(110, labelWidth) : labelWidth
    }
    briefLabels = zip(scene.arrows, widths).map {
      Self.label($0, items: $0.briefItems, former: $0.formerBriefItems, width: max(100, $1))
    }
    labels =
      scene.arrows.count > Self.crowd
      ? briefLabels
      : zip(scene.arrows, widths).map {
        Self.label($0, items: $0.items, former: $0.formerItems, width: $1)
      }
  }

  /// A label with as much as `detail` says; its number alone has no words.
  func label(of arrow: Int, _ detail: Detail) -> Label {
    switch detail {
    case .full, .number: labels[arrow]
    case .brief: briefLabels[arrow]
    }
  }

  /// Breaks a label's lines anew, for the width that there turned out to be.
  mutating func widen(_ arrow: Int, of scene: Scene, to width: Double) {
    guard scene.arrows.count <= Self.crowd else { return }
    labels[arrow] = Self.label(
      scene.arrows[arrow], items: scene.arrows[arrow].items,
      former: scene.arrows[arrow].formerItems, width: width)
  }

  static let tabHeight = 15.0
  static let markHeight = 14.0

  private static func block(_ text: String?, _ size: Double, _ width: Double, _ lines: Int)
    -> TextBlock?
  {
    text.map { TextBlock($0, size: size, width: width, maxLines: lines) }
  }

  static func box(_ box: Scene.Box, within limit: Double = 112) -> Box {
    let name =
      TextBlock(
        box.name, after: box.formerName, size: TypeSize.name, width: limit, maxLines: 4)
      ?? TextBlock(box.name, size: TypeSize.name, width: limit, maxLines: 4)
    let detail = block(box.detail, TypeSize.detail, limit - 4, 2)
    let arrivals = block(box.arrivals, TypeSize.detail, limit - 4, 4)
    let tab = block(
      box.tabs.isEmpty ? nil : box.tabs.joined(separator: "・"), TypeSize.detail, 130, 1)
    let mark = block(box.mark, TypeSize.detail, 90, 1)
    let words = max(name.width, detail?.width ?? 0, arrivals?.width ?? 0)
    var width = max(66, words + 20, (tab?.width ?? 0) + 14, (mark?.width ?? 0) + 24)
    var height = max(
      34, name.height + (detail?.height ?? 0) + (arrivals?.height ?? 0) + 14)
    height += (tab == nil ? 0 : tabHeight) + (mark == nil ? 0 : markHeight)
    switch box.shape {
    case .store: height += 14
    case .person: (width, height) = (max(width, words * 1.22 + 22), height * 1.1 + 6)
    case .sheet: width += 8
    case .system, .terminal, .hands, .unknown: break
    }
    return Box(
      name: name, detail: detail, tab: tab, mark: mark, arrivals: arrivals,
      size: Size(width.rounded(.up), height.rounded(.up)))
  }

  static func frame(_ frame: Scene.Frame) -> Frame {
    let name =
      TextBlock(
        frame.name, after: frame.formerName, size: TypeSize.heading, width: 150, maxLines: 2)
      ?? TextBlock(frame.name, size: TypeSize.heading, width: 150, maxLines: 2)
    let arrivals = block(frame.arrivals, TypeSize.detail, 150, 3)
    let detail = block(frame.detail, TypeSize.detail, 150, 3)
    let tabs = frame.tabs.map {
      TextBlock($0, size: TypeSize.detail, width: 90, maxLines: 1)
    }
    let mark = block(frame.mark, TypeSize.detail, 90, 1)
    let tabsWidth = tabs.reduce(0) { $0 + $1.width + 14 }
    let words = max(name.width, detail?.width ?? 0) + 12
    let isBelow = tabs.count > 1 || tabsWidth + words > 170
    var height = name.height + (detail?.height ?? 0) + 4
    height = max(height, tabs.isEmpty ? 0 : tabHeight + 2)
    if isBelow && !tabs.isEmpty { height = tabHeight + name.height + (detail?.height ?? 0) + 5 }
    if mark != nil { height += markHeight + 2 }
    height += arrivals?.height ?? 0
    let width = isBelow || tabs.isEmpty ? max(tabsWidth, words) : tabsWidth + words
    return Frame(
      name: name, detail: detail, tabs: tabs, mark: mark, arrivals: arrivals,
      size: Size(
        max(width, (mark?.width ?? 0) + 26, (arrivals?.width ?? 0) + 12).rounded(.up),
        height.rounded(.up)))
  }

  static func label(
    _ arrow: Scene.Arrow, items words: String, former: String?, width: Double
  ) -> Label {
    let items =
      TextBlock(words, after: former, size: TypeSize.label, width: width, maxLines: 3)
      ?? TextBlock(words, size: TypeSize.label, width: width, maxLines: 3)
    func bracketed(_ channel: String?) -> String? {
      channel.flatMap { $0.isEmpty ? nil : "（\($0)）" }
    }
    let channel = TextBlock(
      bracketed(arrow.channel), after: bracketed(arrow.formerChannel), size: TypeSize.detail,
      width: width, maxLines: 2)
    let badge = arrow.number.map { badgeSize(BadgeText.short($0), size: TypeSize.badge) }
    let text = Size(
      max(items.width, channel?.width ?? 0), items.height + (channel?.height ?? 0))
    let left = badge.map { $0.width + 3 } ?? 0
    return Label(
      badge: badge, items: items, channel: channel,
      size: Size(
        (left + text.width + 4).rounded(.up), max(text.height, badge?.height ?? 0).rounded(.up) + 2)
    )
  }

  /// A disc for one or two figures, a pill for more.
  static func badgeSize(_ text: String, size: Double) -> Size {
    let height = size * 1.5
    let width = TextBlock.width(text, size: size)
    return Size(text.count <= 2 && width < height ? height : width + size * 0.8, height)
  }
}

/// Numbers as a badge shows them.
enum BadgeText {
  /// `①` in a disc is `1`, `㉑` is `21`; two-level and other numbers stay as written, at most 8 characters.
  static func short(_ number: String) -> String {
    let text = XMLText.visible(number)
    let scalars = Array(text.unicodeScalars)
    if scalars.count == 1, let value = value(of: scalars[0]) { return String(value) }
    if scalars.first == "(", scalars.last == ")", Int(text.dropFirst().dropLast()) != nil {
      return String(text.dropFirst().dropLast())
    }
    return text.count > 8 ? String(text.prefix(7)) + "…" : text
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
