/// The picture alone, for a text that has its own title, margins and tables: as wide as the words of an upright A4 page.
enum CroppedFigure {
  /// 170 mm in points: what A4 leaves between margins of 20 mm.
  static let width = 170 * 72 / 25.4
  /// The most points that a picture may be high and leave its caption room below the words' own height of 257 mm.
  static let height = 240 * 72 / 25.4
  /// Left around the picture, for the width of its lines.
  static let edge = 4.0
  /// The smallest type that a paper may have, in points.
  static let leastType = 8.0
}

extension Scene {
  /// The scene without what stands behind its picture.
  var withoutTables: Scene {
    var scene = self
    (scene.remarks, scene.findings, scene.glossary, scene.reachRows) = ([], [], [], nil)
    return scene
  }
}

extension LaidOutScene {
  /// The pages with a picture, each cut to it and its legend.
  var cropped: LaidOutScene {
    var scene = self
    scene.pages = pages.filter { !$0.boxes.isEmpty }.map(\.cropped)
    return scene
  }

  /// Whether a label says that more of its items stand in the item list, or all of them.
  public var namesTheItemList: Bool {
    pages.flatMap(\.arrows).contains { drawn in
      guard !drawn.arrow.listed.isEmpty, !drawn.arrow.items.isEmpty else { return false }
      return switch drawn.extent {
      case .full: drawn.arrow.hidesItems
      case .brief: drawn.arrow.hidesInBrief
      case .listed: true
      }
    }
  }

  /// The points of the smallest type when every page is set as wide as 170 mm at most; 0 where nothing has words.
  public var leastTypeInAColumn: Double {
    pages.compactMap { page in page.leastType.map { $0 * page.columnScale } }.min() ?? 0
  }
}

extension LaidOutScene.Page {
  /// By what a cropped page is made smaller so that it is 170 mm wide at most.
  var columnScale: Double {
    guard let crop, crop.width > CroppedFigure.width else { return 1 }
    return CroppedFigure.width / crop.width
  }

  fileprivate var cropped: Self {
    var page = self
    page.texts = readingOrder.opening.filter { $0.rect.maxY > rule }
    (page.rows, page.notes, page.cells) = ([], [], [])
    page.crop = page.bounds?.inset(by: -CroppedFigure.edge)
    return page
  }

  /// Around everything that is drawn, the ground and the rule below the title aside; `nil` for an empty page.
  private var bounds: Rect? {
    var rects = texts.map(\.rect) + frames.map(\.rect) + boxes.map(\.rect)
    for entry in legend {
      let line = entry.line
      rects += [
        entry.rect, entry.text.rect,
        Rect(x: line.from.x, y: line.from.y, width: line.to.x - line.from.x, height: 0),
      ]
    }
    for arrow in arrows {
      rects += Curve(arrow.curve).samples().map { Rect(center: $0, size: Size(0, 0)) }
      if !arrow.texts.isEmpty || !arrow.codes.isEmpty { rects.append(arrow.label) }
      rects += arrow.codes.map(\.rect) + [arrow.badge?.rect, arrow.lock?.rect].compactMap { $0 }
    }
    guard let first = rects.first else { return nil }
    let (x, y) = (
      rects.map(\.x).reduce(first.x) { min($0, $1) }, rects.map(\.y).reduce(first.y) { min($0, $1) }
    )
    return Rect(
      x: x, y: y, width: rects.map(\.maxX).reduce(first.maxX) { max($0, $1) } - x,
      height: rects.map(\.maxY).reduce(first.maxY) { max($0, $1) } - y)
  }

  /// The points of the smallest type; `nil` where there are no words.
  fileprivate var leastType: Double? {
    let frameTexts = frames.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap { $0 } }
    let boxTexts = boxes.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap { $0 } }
    let codes = frames.flatMap(\.codes) + boxes.flatMap(\.codes) + arrows.flatMap(\.codes)
    let words =
      texts + legend.map(\.text) + frameTexts + boxTexts + arrows.flatMap(\.texts)
      + codes.map(\.text)
    return (words.map(\.size) + arrows.compactMap { $0.badge?.size }).min()
  }
}
