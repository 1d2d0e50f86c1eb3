/// The （備考）table: numbered sentences in two columns, broken into pages where it is long.
struct Remarks {
  private let scene: Scene
  private let width: Double
  private let rows: [Row]

  static let size = 8.5
  static let heading = 18.0
  private static let gutter = 0.0

  private struct Row {
    var remark: Scene.Remark
    var badge: Size
    var route: TextBlock
    var sentence: TextBlock
    /// What else changed; `nil` for most rows.
    var note: TextBlock?
    var height: Double
  }

  /// The table of a scene, `width` points wide.
  init(_ scene: Scene, width: Double) {
    self.scene = scene
    self.width = width
    let column = width / 2
    let routeWidth = column * 0.36
    rows = scene.remarks.map { remark in
      let badge = Measures.badgeSize(BadgeText.short(remark.number), size: 8)
      let route = TextBlock(remark.route, size: 8, width: routeWidth - 8, maxLines: 4)
      let words = column - routeWidth - 46
      let sentence =
        TextBlock(
          remark.sentence, after: remark.formerSentence, size: Self.size, width: words,
          maxLines: 12) ?? TextBlock("", size: Self.size, width: words, maxLines: 1)
      let note = remark.changeNote.map { TextBlock($0, size: 8, width: words, maxLines: 6) }
      return Row(
        remark: remark, badge: badge, route: route, sentence: sentence, note: note,
        height: max(15, route.height + 5, sentence.height + (note?.height ?? 0) + 5))
    }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// The height of the whole table in one piece, its heading included; 0 where there is nothing to say.
  var height: Double { rows.isEmpty ? 0 : Self.heading + split(0..<rows.count).height }

  /// The first row of the right column, and the height of the higher column.
  private func split(_ range: Range<Int>) -> (middle: Int, height: Double) {
    var best = (middle: range.upperBound, height: Double.infinity)
    for middle in range.lowerBound...range.upperBound {
      let left = rows[range.lowerBound..<middle].reduce(0) { $0 + $1.height }
      let right = rows[middle..<range.upperBound].reduce(0) { $0 + $1.height }
      if left >= right || middle == range.upperBound, max(left, right) < best.height {
        best = (middle, max(left, right))
      }
    }
    return best
  }

  /// The rows that fit a page from `first`, at least one.
  func fit(from first: Int, height: Double) -> Range<Int> {
    var end = first + 1
    while end < rows.count, split(first..<(end + 1)).height <= height { end += 1 }
    return first..<min(end, rows.count)
  }

  var count: Int { rows.count }

  /// A heading at `y`.
  func title(x: Double, y: Double) -> LaidOutScene.Text {
    LaidOutScene.Text(
      lines: [FigureWords.remarks[scene.language]], size: 9.5,
      rect: Rect(x: x, y: y, width: width, height: 12), isBold: true)
  }

  /// Rows in two columns from the place given downwards.
  func laidOut(_ range: Range<Int>, x: Double, y: Double) -> [LaidOutScene.Row] {
    let middle = split(range).middle
    let column = width / 2
    var result: [LaidOutScene.Row] = []
    for (left, part) in [(x, range.lowerBound..<middle), (x + column, middle..<range.upperBound)] {
      var top = y
      for position in part {
        let row = rows[position]
        result.append(placed(row, Rect(x: left, y: top, width: column, height: row.height)))
        top += row.height
      }
    }
    return result
  }

  private func placed(_ row: Row, _ rect: Rect) -> LaidOutScene.Row {
    let badge = Rect(
      center: Point(rect.x + 6 + max(6, row.badge.width / 2), rect.center.y), size: row.badge)
    let routeX = max(rect.x + 24, badge.maxX + 5)
    let sentenceX = rect.x + rect.width * 0.36 + 36
    let top = rect.center.y - (row.sentence.height + (row.note?.height ?? 0)) / 2
    let (change, isReworded) = (row.remark.change, row.remark.formerSentence != nil)
    let note = row.note.map {
      LaidOutScene.Text(
        lines: $0.lines, size: $0.size,
        rect: Rect(
          x: sentenceX, y: top + row.sentence.height, width: $0.width, height: $0.height),
        isBold: true, change: .changed)
    }
    return LaidOutScene.Row(
      rect: rect,
      badge: .init(
        rect: badge, text: BadgeText.short(row.remark.number), size: 8, change: change),
      texts: [
        .init(
          lines: row.route.lines, size: 8,
          rect: Rect(
            x: routeX, y: rect.center.y - row.route.height / 2, width: row.route.width,
            height: row.route.height), ink: .faint, change: change == .removed ? .removed : nil),
        .init(
          lines: row.sentence.lines, size: Self.size,
          rect: Rect(
            x: sentenceX, y: top, width: row.sentence.width, height: row.sentence.height),
          isBold: change == .added || isReworded,
          change: change == .changed && !isReworded ? nil : change,
          formerLines: row.sentence.formerLines),
      ] + [note].compactMap { $0 }, change: change, keys: row.remark.keys)
  }
}
