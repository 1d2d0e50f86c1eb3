/// A shape of the program's own: people change it for another, and its corners have handles.
///
/// - SeeAlso: ECMA-376-1:2016, 20.1.9.18 and presetShapeDefinitions.xml, for names, adjust values and where words stand.
enum SlidePreset {
  case rect, ellipse, line, rightTriangle
  /// All corners rounded, with a radius in points.
  case roundRect(Double)
  /// Those at the top left and the bottom right.
  case round2DiagRect(Double)
  /// The one at the top right cut off, by so many points.
  case snip1Rect(Double)
  /// A cylinder whose lid is twice so many points high.
  case can(Double)
  /// A cross with arms of so many points.
  case mathMultiply(Double)
  /// A struck ring of so many points.
  case noSmoking(Double)

  var name: String {
    switch self {
    case .rect: "rect"
    case .ellipse: "ellipse"
    case .line: "line"
    case .rightTriangle: "rtTriangle"
    case .roundRect: "roundRect"
    case .round2DiagRect: "round2DiagRect"
    case .snip1Rect: "snip1Rect"
    case .can: "can"
    case .mathMultiply: "mathMultiply"
    case .noSmoking: "noSmoking"
    }
  }

  /// Names of adjust values, with values in hundred-thousandths of the shorter side.
  func adjustments(of size: Size) -> [(name: String, value: Int)] {
    let side = max(0.01, min(size.width, size.height))
    func share(_ points: Double, atMost limit: Double = 0.5) -> Int {
      Int((min(limit, points / side) * 100_000).rounded())
    }
    switch self {
    case .rect, .ellipse, .line, .rightTriangle: return []
    case .roundRect(let radius): return [("adj", share(radius))]
    case .round2DiagRect(let radius): return [("adj1", share(radius)), ("adj2", 0)]
    case .snip1Rect(let cut): return [("adj", share(cut))]
    case .can(let lid): return [("adj", share(lid * 2, atMost: size.height / side / 2))]
    case .mathMultiply(let arm): return [("adj1", share(arm))]
    case .noSmoking(let ring): return [("adj", share(ring))]
    }
  }

  /// The part of the shape in which the program sets words, from its top left corner.
  func room(in size: Size) -> Rect {
    let (w, h) = (size.width, size.height)
    /// How far a corner of a radius reaches in, along either side.
    func inset(_ radius: Double) -> Rect {
      Rect(x: 0, y: 0, width: w, height: h).inset(by: min(radius, w / 2, h / 2) * 0.29289)
    }
    switch self {
    case .rect, .line, .rightTriangle, .mathMultiply, .noSmoking:
      return Rect(x: 0, y: 0, width: w, height: h)
    case .roundRect(let radius), .round2DiagRect(let radius): return inset(radius)
    case .ellipse:
      return Rect(
        x: w * 0.14645, y: h * 0.14645, width: w * 0.70711, height: h * 0.70711)
    case .snip1Rect(let cut):
      return Rect(x: 0, y: cut / 2, width: w - cut / 2, height: h - cut / 2)
    case .can(let lid): return Rect(x: 0, y: lid * 2, width: w, height: h - lid * 3)
    }
  }
}
