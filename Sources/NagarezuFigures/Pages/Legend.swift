import NagarezuCore

/// The legend of a figure: only what is used, in rows from the right margin, or from the left where it stands in a left corner.
struct Legend {
  private struct Entry {
    var sample: LaidOutScene.LegendEntry.Sample
    var text: TextBlock
    var change: Scene.Change?
    var isNewReach = false
  }

  private let entries: [Entry]
  /// What names the baseline, at the left of the first row that has room for it, else in a row of its own.
  private let sentence: TextBlock?
  /// What names that which is not drawn, in a row of its own below all.
  private let hidden: TextBlock?
  private let corner: FigureHints.Corner

  static let rowHeight = 16.0
  private static let size = 8.5
  private static let sampleWidth = 25.0

  init(_ scene: Scene) {
    let hosts = scene.frames.compactMap(\.host)
    let zones = Set(scene.boxes.map(\.ownZone) + scene.frames.map(\.zone) + hosts).sorted()
    var entries: [(LaidOutScene.LegendEntry.Sample, String)] = zones.map {
      (.zone($0), FigureWords.legend($0)[scene.language])
    }
    if scene.frames.contains(where: { $0.kind == .site }) {
      entries.append((.site, FigureWords.site[scene.language]))
    }
    for line in Set(scene.arrows.map(\.line)).sorted() {
      entries.append((.line(line), FigureWords.legend(line)[scene.language]))
    }
    entries += Self.marks(scene)
    self.entries =
      entries.map {
        Entry(sample: $0.0, text: TextBlock($0.1, size: Self.size, width: 160, maxLines: 1))
      } + Self.changes(scene)
    sentence = scene.changeSentence.map {
      TextBlock($0, size: 9, width: 700, maxLines: 1)
    }
    hidden = scene.hiddenSentence.map { TextBlock($0, size: 9, width: 500, maxLines: 1) }
    corner = scene.legendCorner
  }

  /// Locks, what a view lights, and codes of rules.
  private static func marks(
    _ scene: Scene
  ) -> [(LaidOutScene.LegendEntry.Sample, String)] {
    var entries: [(LaidOutScene.LegendEntry.Sample, String)] = []
    if scene.arrows.contains(where: { $0.channel != nil && $0.showsLock && !$0.items.isEmpty })
      || scene.boxes.contains(where: \.showsLock) || scene.frames.contains(where: \.showsLock)
    {
      entries.append((.lock, FigureWords.encrypted[scene.language]))
    }
    let emphases = scene.arrows.map(\.emphasis) + scene.boxes.map(\.emphasis)
    for (emphasis, words) in [(Scene.Emphasis.lit, FigureWords.lit), (.faded, FigureWords.faded)]
    where emphases.contains(emphasis) {
      entries.append((.emphasis(emphasis), words[scene.language]))
    }
    let codes = Set(
      (scene.arrows.flatMap(\.ruleCodes) + scene.boxes.flatMap(\.ruleCodes)
        + scene.frames.flatMap(\.ruleCodes)).map(\.status))
    for status in Scene.RuleCode.Status.allCases where codes.contains(status) {
      entries.append((.code(status), FigureWords.status(status)[scene.language]))
    }
    return entries
  }

  /// What the marks of a comparison look like, as far as they occur.
  private static func changes(_ scene: Scene) -> [Entry] {
    let marks = scene.marks
    func entry(_ words: String, _ change: Scene.Change?, isNewReach: Bool = false) -> Entry {
      Entry(
        sample: .line(.officeLAN), text: TextBlock(words, size: size, width: 160, maxLines: 1),
        change: change, isNewReach: isNewReach)
    }
    var entries: [Entry] = []
    if !marks.isDisjoint(with: [.added, .changed]) {
      entries.append(entry(FigureWords.addedOrChanged[scene.language], .added))
    }
    if marks.contains(.removed) {
      entries.append(entry(FigureWords.removed[scene.language], .removed))
    }
    if scene.arrows.contains(where: \.isNewReach) {
      entries.append(entry(FigureWords.newReach[scene.language], nil, isNewReach: true))
    }
    return entries
  }

  /// Shape: rows of entry positions, each row as wide as fits.
  private func rows(width: Double) -> [[Int]] {
    var rows: [[Int]] = [[]]
    var used = 0.0
    for (position, entry) in entries.enumerated() {
      let needed = Self.sampleWidth + entry.text.width + 11
      if used + needed > width, !(rows.last ?? []).isEmpty {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(position)
      used += needed
    }
    return rows
  }

  /// The first row with room for the sentence at its left; `nil` where it needs one of its own, above them.
  private func sentenceRow(width: Double) -> Int? {
    guard let sentence else { return 0 }
    return rows(width: width).firstIndex { row in
      rowWidth(row) + sentence.width + 16 <= width
    }
  }

  private func rowWidth(_ row: [Int]) -> Double {
    row.reduce(0) { $0 + Self.sampleWidth + entries[$1].text.width + 11 } - 10
  }

  /// The rows above the entries.
  private func rowsAbove(width: Double) -> Int { sentenceRow(width: width) == nil ? 1 : 0 }

  func height(width: Double) -> Double {
    let count = rows(width: width).count + rowsAbove(width: width) + (hidden == nil ? 0 : 1)
    return Double(count) * Self.rowHeight
  }

  /// Whether it stands below the picture.
  var isBelow: Bool { corner == .bottomLeft || corner == .bottomRight }
  private var isLeft: Bool { corner == .topLeft || corner == .bottomLeft }

  /// The sentences that name the baseline, and what is not drawn, where there are any.
  func sentences(x: Double, y: Double, width: Double) -> [LaidOutScene.Text] {
    func text(_ block: TextBlock, row: Int, isLeft: Bool) -> LaidOutScene.Text {
      let middle = y + (Double(row) + 0.5) * Self.rowHeight
      return LaidOutScene.Text(
        lines: block.lines, size: block.size,
        rect: Rect(
          x: isLeft ? x : x + width - block.width, y: middle - block.height / 2,
          width: block.width, height: block.height))
    }
    var texts: [LaidOutScene.Text] = []
    if let sentence {
      // Opposite to the entries.
      var baseline = text(sentence, row: sentenceRow(width: width) ?? 0, isLeft: !isLeft)
      (baseline.isBold, baseline.ink) = (true, .change)
      texts.append(baseline)
    }
    if let hidden {
      let last = Int(height(width: width) / Self.rowHeight) - 1
      texts.append(text(hidden, row: last, isLeft: isLeft))
    }
    return texts
  }

  func laidOut(x: Double, y: Double, width: Double) -> [LaidOutScene.LegendEntry] {
    var result: [LaidOutScene.LegendEntry] = []
    let above = rowsAbove(width: width)
    for (line, row) in rows(width: width).enumerated() {
      var left = isLeft ? x : x + width - rowWidth(row)
      for position in row {
        let entry = entries[position]
        let middle = y + (Double(line + above) + 0.5) * Self.rowHeight
        result.append(
          .init(
            sample: entry.sample,
            rect: Rect(x: left, y: middle - 5, width: Self.sampleWidth - 6, height: 10),
            text: .init(
              lines: entry.text.lines, size: Self.size,
              rect: Rect(
                x: left + Self.sampleWidth, y: middle - entry.text.height / 2,
                width: entry.text.width, height: entry.text.height),
              isBold: entry.change != nil, change: entry.change),
            change: entry.change, isNewReach: entry.isNewReach))
        left += Self.sampleWidth + entry.text.width + 11
      }
    }
    return result
  }
}
