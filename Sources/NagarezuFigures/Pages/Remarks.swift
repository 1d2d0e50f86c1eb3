import NagarezuCore

/// The （備考）table: a row for each flow in two halves side by side, rows of equal height facing each other, a header over each half;
/// broken into pages where it is long.
struct Remarks {
  private let scene: Scene
  private let width: Double
  private let rows: [Row]

  static let size = 8.5
  static let heading = 18.0
  private static let small = 8.0
  private static let head = 15.0
  private static let padding = 4.0
  /// Of a half: number, flow, items, channel, sentence.
  private static let shares = [0.085, 0.235, 0.22, 0.13, 0.33]

  private struct Row {
    var remark: Scene.Remark
    var badge: Size
    /// Flow, items, channel.
    var words: [TextBlock]
    var sentence: TextBlock
    /// What else changed; `nil` for most rows.
    var note: TextBlock?

    var height: Double {
      let told = sentence.height + (note?.height ?? 0)
      return max(15, badge.height + 4, (words.map(\.height).max() ?? 0) + 5, told + 5)
    }
  }

  /// The table of a scene, `width` points wide.
  init(_ scene: Scene, width: Double) {
    self.scene = scene
    self.width = width
    func room(_ column: Int) -> Double { width / 2 * Self.shares[column] - 2 * Self.padding }
    rows = scene.remarks.map { remark in
      let words = [remark.route, remark.items, remark.channel].enumerated().map { column, words in
        TextBlock(
          words, size: Self.small, width: room(column + 1), maxLines: 8, at: scene.breaks)
      }
      let sentence =
        TextBlock(
          remark.sentence, after: remark.formerSentence, size: Self.size, width: room(4),
          maxLines: 12, at: scene.breaks)
        ?? TextBlock("", size: Self.size, width: room(4), maxLines: 1)
      let note = remark.changeNote.map {
        TextBlock($0, size: Self.small, width: room(4), maxLines: 8, at: scene.breaks)
      }
      return Row(
        remark: remark, badge: Measures.badgeSize(of: remark.number, size: Self.small),
        words: words, sentence: sentence, note: note)
    }
  }

  var isEmpty: Bool { rows.isEmpty }
  var count: Int { rows.count }

  /// The height of the whole table in one piece, its headings included; 0 where there is nothing to say.
  var height: Double { rows.isEmpty ? 0 : Self.heading + height(of: 0..<rows.count) }

  /// The first row of the right half.
  private func middle(of range: Range<Int>) -> Int { range.lowerBound + (range.count + 1) / 2 }

  /// Rows that face each other, from the top.
  private func pairs(_ range: Range<Int>) -> [[Int]] {
    let middle = middle(of: range)
    return (range.lowerBound..<middle).map { left in
      [left, left + middle - range.lowerBound].filter(range.contains)
    }
  }

  private func height(ofPair pair: [Int]) -> Double { pair.map { rows[$0].height }.max() ?? 0 }

  private func height(of range: Range<Int>) -> Double {
    pairs(range).reduce(Self.head) { $0 + height(ofPair: $1) }
  }

  /// The rows that fit a page below the title from `first`, at least one.
  func fit(from first: Int, height: Double) -> Range<Int> {
    var end = first + 1
    while end < rows.count, self.height(of: first..<(end + 1)) <= height { end += 1 }
    return first..<min(end, rows.count)
  }

  /// Puts rows on a page, below a title at `y`.
  func place(_ range: Range<Int>, x: Double, y: Double, on page: inout LaidOutScene.Page) {
    page.texts.append(
      LaidOutScene.Text(
        lines: [FigureWords.remarks[scene.language]], size: 9.5,
        rect: Rect(x: x, y: y, width: width, height: 12), isBold: true))
    var top = y + Self.heading
    let half = width / 2
    for side in 0..<min(2, range.count) {
      page.rowHeads.append(
        header(Rect(x: x + Double(side) * half, y: top, width: half, height: Self.head)))
    }
    top += Self.head
    let pairs = pairs(range)
    for side in 0..<min(2, range.count) {
      var y = top
      for pair in pairs {
        let height = height(ofPair: pair)
        if pair.indices.contains(side) {
          page.rows.append(
            placed(
              rows[pair[side]], Rect(x: x + Double(side) * half, y: y, width: half, height: height))
          )
        }
        y += height
      }
    }
  }

  /// Where the columns of a half begin.
  private func starts(_ rect: Rect) -> [Double] {
    var x = rect.x
    return Self.shares.map { share in
      defer { x += rect.width * share }
      return x + Self.padding
    }
  }

  private func header(_ rect: Rect) -> LaidOutScene.RowHead {
    let names = [
      FigureWords.number, FigureWords.route, FigureWords.items, FigureWords.channel,
      FigureWords.sentenceHead,
    ].map { $0[scene.language] }
    return LaidOutScene.RowHead(
      rect: rect,
      texts: zip(names, starts(rect)).map { name, x in
        let block = TextBlock(name, size: Self.small, width: 200, maxLines: 1)
        return LaidOutScene.Text(
          lines: block.lines, size: block.size,
          rect: Rect(
            x: x, y: rect.center.y - block.height / 2, width: block.width, height: block.height),
          isBold: true)
      })
  }

  private func placed(_ row: Row, _ rect: Rect) -> LaidOutScene.Row {
    let starts = starts(rect)
    let column = rect.width * Self.shares[0]
    let badge = Rect(
      center: Point(rect.x + max(column, row.badge.width + 2) / 2, rect.center.y), size: row.badge)
    let top = rect.center.y - (row.sentence.height + (row.note?.height ?? 0)) / 2
    let (change, isReworded) = (row.remark.change, row.remark.formerSentence != nil)
    func text(
      _ block: TextBlock, x: Double, y: Double, ink: LaidOutScene.Text.Ink = .normal,
      isBold: Bool = false, _ change: Scene.Change? = nil
    ) -> LaidOutScene.Text {
      LaidOutScene.Text(
        lines: block.lines, size: block.size,
        rect: Rect(x: x, y: y, width: block.width, height: block.height), isBold: isBold, ink: ink,
        change: change, formerLines: block.formerLines, keptLines: block.keptLines)
    }
    let words = row.words.enumerated().map { position, block in
      text(
        block, x: starts[position + 1], y: rect.center.y - block.height / 2, ink: .faint,
        change == .removed ? .removed : nil)
    }
    let sentence = text(
      row.sentence, x: starts[4], y: top, isBold: change == .added || isReworded,
      change == .changed && !isReworded ? nil : change)
    let note = row.note.map {
      text($0, x: starts[4], y: top + row.sentence.height, isBold: true, .changed)
    }
    return LaidOutScene.Row(
      rect: rect,
      badge: .init(
        rect: badge, number: row.remark.number, size: Self.small, change: change),
      texts: words + [sentence] + [note].compactMap { $0 }, change: change, keys: row.remark.keys)
  }
}
