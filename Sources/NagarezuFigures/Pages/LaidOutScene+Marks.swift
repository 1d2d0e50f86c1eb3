/// Marks whose places follow from what is laid out: every format of a figure draws them there.
extension LaidOutScene.Page {
  /// Arrows from the back to the front: what is lit lies over what is faded.
  var arrowOrder: [Int] {
    arrows.indices.filter { arrows[$0].arrow.emphasis == .faded }
      + arrows.indices.filter { arrows[$0].arrow.emphasis != .faded }
  }

  /// A place on each removed arrow for its ×, where no label or box hides it.
  var crosses: [Point] { arrows.indices.compactMap { cross(on: $0) } }

  /// The same on one arrow; `nil` where it is not removed.
  func cross(on arrow: Int) -> Point? {
    guard arrows[arrow].arrow.change == .removed else { return nil }
    let walls = boxes.map(\.rect) + arrows.map(\.label)
    let line = Polyline(Curve(arrows[arrow].curve).samples())
    let places = stride(from: 0.0, through: 0.4, by: 0.05).flatMap { [0.5 + $0, 0.5 - $0] }
      .map { line.place(at: $0).point }
    let free = places.first { place in
      !walls.contains { $0.inset(by: -5).contains(Rect(center: place, size: Size(0, 0))) }
    }
    return free ?? places.first
  }
}

extension LaidOutScene.Arrow {
  /// Where a lock says that nobody on the way can read it: beyond the words of the channel, where their block keeps
  /// room for it. `nil` where nothing is locked, and where the words have no line of their own.
  public var lock: LaidOutScene.Lock? {
    guard arrow.showsLock, arrow.channel != nil, let channel = texts.last, texts.count > 1
    else { return nil }
    let size = LaidOutScene.Lock.size(beside: channel.size)
    let away = 1.5 + size.width / 2
    let x = channel.anchor == .end ? channel.rect.x - away : channel.rect.maxX + away
    let rect = Rect(
      center: Point(x, channel.rect.maxY - channel.size * TextBlock.lineHeight / 2), size: size)
    return LaidOutScene.Lock(rect: rect, change: arrow.change == .added ? .added : arrow.lockChange)
  }
}

extension LaidOutScene.Lock {
  /// The size of a lock beside words of a type size.
  static func size(beside words: Double) -> Size { Size(words * 0.72, words * 0.95) }

  /// The line through a lock that is gone, or under one that is new.
  var line: (from: Point, to: Point)? {
    switch change {
    case nil: nil
    case .removed:
      (Point(rect.x - 1.5, rect.center.y), Point(rect.maxX + 1.5, rect.center.y))
    case .added, .changed:
      (Point(rect.x - 1, rect.maxY + 0.8), Point(rect.maxX + 1, rect.maxY + 0.8))
    }
  }
}

extension LaidOutScene.LegendEntry {
  /// Where the sample of a lock stands.
  var lock: LaidOutScene.Lock {
    LaidOutScene.Lock(
      rect: Rect(x: rect.maxX - 8, y: rect.y, width: 7, height: rect.height), change: nil)
  }
  /// The two ends of the sample of a line.
  var line: (from: Point, to: Point) {
    (Point(rect.x - 4, rect.center.y), Point(rect.maxX + 2, rect.center.y))
  }
}

/// A padlock: a body and, above it, a bow.
struct Padlock {
  let body: Rect
  /// The bow with both its ends on the body.
  let bow: Rect
  static let stroke = 1.1

  init(_ rect: Rect) {
    body = Rect(
      x: rect.x, y: rect.y + rect.height * 0.45, width: rect.width, height: rect.height * 0.5)
    let (inset, radius) = (rect.width * 0.2, rect.width * 0.3)
    bow = Rect(
      x: rect.x + inset, y: rect.y + 0.5, width: radius * 2, height: body.y - rect.y - 0.5)
  }
}

extension LaidOutScene.Badge {
  /// The pill of the number; a border lies within the place of a plain one.
  var pill: Rect { change == nil ? rect : rect.inset(by: 0.5) }

  /// The number in figures, in the middle of its pill.
  var figures: LaidOutScene.Text { sign(text, size: size, from: rect.x, to: rect.maxX) }

  /// The number as whoever searches or copies it has it: ① is a sign whose ring lies around the disc. A pill bears what follows behind it.
  var signs: [LaidOutScene.Text] {
    guard let (letter, rest) = BadgeText.ringed(number) else { return [figures] }
    var ring = sign(
      letter, size: rect.height * Self.ringed, from: rect.x, to: rect.x + rect.height)
    // Two heavy figures would touch the ring.
    ring.isBold = text.prefix { $0 != "-" }.count == 1
    guard !rest.isEmpty else { return [ring] }
    return [ring, sign(rest, size: size, from: rect.x + rect.height, to: rect.maxX - size * 0.25)]
  }

  /// What is read where the number stands.
  public var words: String { signs.flatMap(\.lines).joined() }

  /// Type whose ring is as large as a disc of height 1. Rings of Japanese type are seven eighths of it.
  private static let ringed = 1.133

  private func sign(
    _ words: String, size: Double, from left: Double, to right: Double
  ) -> LaidOutScene.Text {
    let height = size * TextBlock.lineHeight
    let isRemoved = change == .removed
    return LaidOutScene.Text(
      lines: [words], size: size,
      rect: Rect(x: left, y: rect.center.y - height / 2, width: right - left, height: height),
      anchor: .middle, isBold: true, ink: change == nil ? .white : (isRemoved ? .normal : .badge),
      change: isRemoved ? .removed : nil)
  }
}
