/// A sheet of paper with the part of it where the picture may stand.
struct Sheet: Sendable {
  var paper: Paper
  /// Whether the （備考）table has pages of its own.
  var isTableApart: Bool
  var region: Rect

  /// Of every page, in points.
  static let margin = 28.0
  /// Of the block with title and subtitle, in points.
  static let titleHeight = 30.0

  /// The ways to use one size of paper for a scene, the table below the picture first.
  static func all(for scene: Scene, on paper: Paper) -> [Sheet] {
    let remarks = remarks(of: scene, on: paper)
    let isShort = remarks.height < paper.size.height * 0.4
    return (isShort ? [false, true] : [true]).map { isApart in
      let width = paper.size.width - 2 * margin
      let legend = Legend(scene)
      let legendHeight = max(legend.height(width: width), scene.leastLegend)
      let top = margin + titleHeight + (legend.isBelow ? 0 : legendHeight) + 6
      let table = isApart || remarks.height == 0 ? 0 : remarks.height + 6
      let bottom =
        paper.size.height - margin - table - (legend.isBelow ? legendHeight + 6 : 0)
      let region = Rect(
        x: margin, y: top, width: width, height: max(1, bottom - top))
      return Sheet(paper: paper, isTableApart: isApart, region: region)
    }
  }

  static func remarks(of scene: Scene, on paper: Paper) -> Remarks {
    Remarks(scene, width: paper.size.width - 2 * margin)
  }
}

/// Boxes in their places on a sheet, before arrows and labels.
struct Standing: Sendable {
  var measures: Measures
  var placement: Placement
  var sheet: Sheet
  /// What is wrong with the sheet, whatever is drawn on it.
  var cost: Double

  /// The first of `sheets` that can bear the boxes; `nil` where none can. `measures` are those of the structure's columns.
  init?(
    _ scene: Scene, _ measures: Measures, _ forms: [LabelForms], _ structure: Structure,
    on sheets: [Sheet]
  ) {
    for sheet in sheets {
      let region = sheet.region.inset(by: 10)
      for room in Measures.arrowRooms {
        var roomy = measures
        roomy.makeRoom(forArrows: room, scene, columns: structure.columns)
        roomy.makeLanes(scene, structure, forms, hasWords: false)
        guard let placement = Placement(scene, roomy, structure, in: region) else { continue }
        (self.measures, self.placement) = (roomy, placement)
        if structure.hasWideFrames {
          roomy.makeRoom(forLabels: forms, scene, columns: structure.columns)
          roomy.makeLanes(scene, structure, forms, hasWords: true)
          if let wide = Placement(scene, roomy, structure, in: region) {
            (self.measures, self.placement) = (roomy, wide)
          }
        }
        self.sheet = sheet
        cost = (sheet.isTableApart ? 130 : 0) + max(0, 1.1 - placement.scale) * 120
        return
      }
    }
    return nil
  }

  /// The finished picture; with `isUntangled` after lines that cross were taken up together.
  func drawn(_ scene: Scene, _ forms: [LabelForms], isUntangled: Bool = false) -> Picture {
    let drawing = Drawing(
      scene, measures, forms, placement, region: sheet.region, isUntangled: isUntangled)
    return Picture(drawing: drawing, sheet: sheet, cost: drawing.cost + cost)
  }

  /// What a draught costs, in which every arrow is laid once; `nil` where that is not below `limit`.
  func draughtCost(_ scene: Scene, _ forms: [LabelForms], below limit: Double)
    -> (cost: Double, crossings: Int)?
  {
    Drawing.draughtCost(
      scene, measures, forms, placement, region: sheet.region, below: limit - cost
    ).map { ($0.cost + cost, $0.crossings) }
  }
}

/// A picture that may be taken, with what is wrong with it.
struct Picture: Sendable {
  var drawing: Drawing
  var sheet: Sheet
  var cost: Double
}
