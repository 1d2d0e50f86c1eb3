/// What a reader stumbles over on a page, counted: for the division of figures, the benchmark and the tests.
///
/// Everything is read off what is drawn, not off how it was found.
public struct PageQuality: Sendable {
  /// Numbers of the arrows with both ends in a party that leave its frame, and of those that run through the frame of a
  /// party at which neither of their ends is.
  public private(set) var leaving: [String] = []
  public private(set) var trespassing: [String] = []
  /// Numbers of the arrows that run through the words of a frame or of a box.
  public private(set) var overWords: [String] = []
  /// Places in which two lines meet, and how many of those lines look alike.
  public private(set) var crossings = 0
  public private(set) var crossingsAlike = 0
  public private(set) var bends = 0
  /// Pairs of opposite bends less than ``jog`` apart.
  public private(set) var jogs = 0
  /// Numbers of the arrows that are more than ``detour`` times as long as their ends are apart.
  public private(set) var detours: [String] = []
  /// Numbers of the labels that lie closer to another line than to their own.
  public private(set) var ambiguous: [String] = []
  /// Numbers of the arrows whose label says nothing but its number, and of those whose label names a row of the item list alone.
  public private(set) var mute: [String] = []
  public private(set) var listed: [String] = []
  public private(set) var arrows = 0

  /// Points across, below which two bends look like a mistake.
  public static let jog = 16.0
  /// Times the way level and upright.
  public static let detour = 2.5

  /// One arrow as it is drawn.
  private struct Line {
    var name: String
    var look: Scene.Line
    var pieces: [(Point, Point)]
    var start: Point { pieces.first?.0 ?? Point(0, 0) }
    var end: Point { pieces.last?.1 ?? Point(0, 0) }
    var length: Double { pieces.reduce(0) { $0 + $1.0.distance(to: $1.1) } }
  }

  /// Counts what is on a page.
  public init(_ page: LaidOutScene.Page) {
    arrows = page.arrows.count
    let lines = page.arrows.map { arrow in
      Line(
        name: arrow.arrow.number ?? "view", look: arrow.arrow.line,
        pieces: Self.pieces(of: arrow.curve))
    }
    for (position, line) in lines.enumerated() {
      for other in lines[..<position] { countCrossings(line, other) }
      let apart = abs(line.start.x - line.end.x) + abs(line.start.y - line.end.y)
      if line.length > Self.detour * max(20, apart) { detours.append(line.name) }
      countBends(page.arrows[position].curve)
      judge(line, page)
    }
    for (arrow, line) in zip(page.arrows, lines) {
      guard !arrow.texts.isEmpty else {
        if !arrow.arrow.items.isEmpty { mute.append(line.name) }
        continue
      }
      if arrow.extent == .listed { listed.append(line.name) }
      let own = Self.distance(from: arrow, to: line)
      let isNearOther = zip(page.arrows, lines).contains { other, line in
        other.curve != arrow.curve && Self.distance(from: arrow, to: line) < own
      }
      if isNearOther { ambiguous.append(line.name) }
    }
  }

  // MARK: - Lines

  private static func pieces(of curve: [Point]) -> [(Point, Point)] {
    stride(from: 0, to: curve.count - 1, by: 3).flatMap { first -> [(Point, Point)] in
      let part = Curve(Array(curve[first...(first + 3)]))
      let places = part.isStraight ? [part.start, part.end] : part.samples(6)
      return zip(places, places.dropFirst()).filter { $0.distance(to: $1) > 0.02 }
    }
  }

  private mutating func countCrossings(_ a: Line, _ b: Line) {
    let ends = [a.start, a.end, b.start, b.end]
    for (p, q) in a.pieces {
      for (r, s) in b.pieces {
        let (d, e) = (q - p, s - r)
        let area = d.cross(e)
        guard abs(area) > 1e-9 else { continue }
        let (t, u) = ((r - p).cross(e) / area, (r - p).cross(d) / area)
        guard t >= 0, t < 1, u >= 0, u < 1 else { continue }
        let place = p + d * t
        guard ends.allSatisfy({ $0.distance(to: place) >= 1 }) else { continue }
        crossings += 1
        if a.look == b.look { crossingsAlike += 1 }
      }
    }
  }

  private mutating func countBends(_ curve: [Point]) {
    let parts = stride(from: 0, to: curve.count - 1, by: 3)
      .map { Curve(Array(curve[$0...($0 + 3)])) }.filter { !$0.isStraight }
    bends += parts.count
    for (one, other) in zip(parts, parts.dropFirst()) {
      let (before, after) = (
        (one.points[1] - one.points[0]).unit, (other.points[3] - other.points[2]).unit
      )
      let across = abs(before.cross(other.end - one.start))
      if before.x * after.x + before.y * after.y > 0.9, across < Self.jog { jogs += 1 }
    }
  }

  private mutating func judge(_ line: Line, _ page: LaidOutScene.Page) {
    let ends = [line.start, line.end].map { Self.box(at: $0, page) }
    for frame in page.frames where frame.frame.kind == .party {
      let holds = ends.map { box in box.map { frame.rect.inset(by: -0.5).contains($0) } ?? false }
      let inside = Self.length(of: line, in: frame.rect.inset(by: -0.5))
      if holds.allSatisfy({ $0 }), line.length - inside > 1 { leaving.append(line.name) }
      let isForeign = holds.allSatisfy { !$0 }
      if isForeign, Self.length(of: line, in: frame.rect.inset(by: 1)) > 2,
        ![line.start, line.end].contains(where: { Self.touches($0, frame.rect) })
      {
        trespassing.append(line.name)
      }
    }
    let words = page.frames.flatMap { $0.tabs + $0.texts } + page.boxes.flatMap(\.texts)
    for text in words where Self.length(of: line, in: text.rect.inset(by: 1)) > 2 {
      overWords.append(line.name)
    }
  }

  /// The box whose border is closest to a place.
  private static func box(at place: Point, _ page: LaidOutScene.Page) -> Rect? {
    page.boxes.map(\.rect).min { distance(from: $0, to: place) < distance(from: $1, to: place) }
  }

  private static func touches(_ place: Point, _ rect: Rect) -> Bool {
    rect.inset(by: -4).contains(place) && !rect.inset(by: 4).contains(place)
  }

  private static func length(of line: Line, in rect: Rect) -> Double {
    line.pieces.reduce(0) { $0 + rect.length(ofLineFrom: $1.0, to: $1.1) }
  }

  // MARK: - Distances

  private static func distance(from rect: Rect, to place: Point) -> Double {
    distance(from: rect, to: (place, place))
  }

  private static func distance(from arrow: LaidOutScene.Arrow, to line: Line) -> Double {
    arrow.texts.map(\.rect).reduce(.infinity) { least, rect in
      line.pieces.reduce(least) { min($0, distance(from: rect, to: $1)) }
    }
  }

  /// How far a piece of line is from a rectangle: exact for level and upright pieces.
  private static func distance(from rect: Rect, to piece: (Point, Point)) -> Double {
    let gaps = rect.gaps(toLineFrom: piece.0, to: piece.1)
    return (gaps.across * gaps.across + gaps.along * gaps.along).squareRoot()
  }
}
