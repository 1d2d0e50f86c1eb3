/// A place on a page: points (72 to the inch), origin top left, y downwards.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  /// The place `x` to the right of and `y` below the origin.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }

  var length: Double { (x * x + y * y).squareRoot() }
  /// The same direction with length 1; to the right where there is no direction.
  var unit: Point { length > 1e-9 ? self * (1 / length) : Point(1, 0) }
  /// A quarter turn.
  var normal: Point { Point(-y, x) }

  func distance(to other: Point) -> Double { (self - other).length }
  func dot(_ other: Point) -> Double { x * other.x + y * other.y }
  func cross(_ other: Point) -> Double { x * other.y - y * other.x }
}

/// A width and a height in points.
public struct Size: Hashable, Sendable {
  public var width: Double
  public var height: Double

  /// A size in points; neither is negative.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle in points; `x` and `y` are its top left corner.
public struct Rect: Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  /// The rectangle whose top left corner is (`x`, `y`).
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle of `size` around `center`.
  public init(center: Point, size: Size) {
    self.init(
      x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width,
      height: size.height)
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var center: Point { Point(x + width / 2, y + height / 2) }

  /// The rectangle grown by `margin` on every side; shrunk where it is negative.
  public func inset(by margin: Double) -> Rect {
    Rect(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }

  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }

  public func contains(_ other: Rect) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }

  /// Whether the two share more than an edge.
  public func intersects(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  func union(_ other: Rect) -> Rect {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rect(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// How far a piece of line lies beside the rectangle and above or below it, 0 where it does not: exact for level and upright pieces.
  func gaps(toLineFrom a: Point, to b: Point) -> (across: Double, along: Double) {
    (
      max(0, x - max(a.x, b.x), min(a.x, b.x) - maxX),
      max(0, y - max(a.y, b.y), min(a.y, b.y) - maxY)
    )
  }

  /// The length of the part of a straight line that lies inside.
  func length(ofLineFrom a: Point, to b: Point) -> Double {
    guard let (start, end) = clip(from: a, to: b) else { return 0 }
    return (end - start) * a.distance(to: b)
  }

  /// The part of a straight line that lies inside, as fractions of its length; `nil` where none does.
  ///
  /// - SeeAlso: Y.-D. Liang, B. Barsky, "A New Concept and Method for Line Clipping" (1984).
  func clip(from a: Point, to b: Point) -> (start: Double, end: Double)? {
    let d = b - a
    var (start, end) = (0.0, 1.0)
    /// Narrows the part to one side of the rectangle; whether anything is left.
    func cut(_ p: Double, _ q: Double) -> Bool {
      if abs(p) < 1e-12 { return q >= 0 }
      if p < 0 { start = max(start, q / p) } else { end = min(end, q / p) }
      return start < end
    }
    guard cut(-d.x, a.x - x), cut(d.x, maxX - a.x), cut(-d.y, a.y - y), cut(d.y, maxY - a.y)
    else { return nil }
    return start < end ? (start, end) : nil
  }
}
