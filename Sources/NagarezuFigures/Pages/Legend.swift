import NagarezuCore

/// The legend of a figure: only what is used, in a grid of columns at the right margin, or at the left where it stands in a left corner.
struct Legend {
  private struct Entry {
    var sample: LaidOutScene.LegendEntry.Sample
    var text: TextBlock
    var change: Scene.Change?
    var isNewReach = false

    /// Long enough for a line that dashes can be told apart.
    var sampleWidth: Double {
      if case .line = sample { return Legend.lineWidth }
      return Legend.sampleWidth
    }
    var width: Double { sampleWidth + text.width }
  }

  /// What every such figure has, with the shapes of its boxes and without.
  private let full: [Entry]
  private let brief: [Entry]
  /// What names the baseline, at the left of the first row that has room for it, else in a row of its own.
  private let sentence: TextBlock?
  /// What names that which is not drawn, in a row of its own below all.
  private let hidden: TextBlock?
  private let corner: FigureHints.Corner

  static let rowHeight = 16.0
  private static let size = 8.5
  private static let sampleWidth = 25.0
  private static let lineWidth = 46.0
  private static let gap = 11.0

  init(_ scene: Scene) {
    let (places, shapes) = (Self.entries(Self.places(scene)), Self.entries(Self.shapes(scene)))
    let lines = Set(scene.arrows.map(\.line)).sorted().map { line in
      (LaidOutScene.LegendEntry.Sample.line(line), FigureWords.legend(line)[scene.language])
    }
    let rest = Self.entries(lines + Self.marks(scene)) + Self.changes(scene)
    (full, brief) = (places + shapes + rest, places + rest)
    sentence = scene.changeSentence.map {
      TextBlock($0, size: 9, width: 700, maxLines: 1)
    }
    hidden = scene.hiddenSentence.map { TextBlock($0, size: 9, width: 500, maxLines: 1) }
    corner = scene.legendCorner
  }

  private static func entries(_ entries: [(LaidOutScene.LegendEntry.Sample, String)]) -> [Entry] {
    entries.map {
      Entry(sample: $0.0, text: TextBlock($0.1, size: size, width: 160, maxLines: 1))
    }
  }

  /// Whose things are, and where they stand.
  private static func places(_ scene: Scene) -> [(LaidOutScene.LegendEntry.Sample, String)] {
    let hosts = scene.frames.compactMap(\.host)
    let zones = Set(scene.boxes.map(\.ownZone) + scene.frames.map(\.zone) + hosts).sorted()
    let site: [(LaidOutScene.LegendEntry.Sample, String)] =
      scene.frames.contains { $0.kind == .site } ? [(.site, FigureWords.site[scene.language])] : []
    return zones.map { (.zone($0), FigureWords.legend($0)[scene.language]) } + site
  }

  private static func shapes(_ scene: Scene) -> [(LaidOutScene.LegendEntry.Sample, String)] {
    let used = Set(scene.boxes.map(\.shape))
    return Scene.Box.Shape.allCases.filter { $0.needsTelling && used.contains($0) }.map {
      (.shape($0), FigureWords.shape($0)[scene.language])
    }
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

  /// What is shown: the shapes of boxes only where they need no row more. A crowded picture has no other room to give them, and names
  /// of boxes say as much.
  private func entries(width: Double) -> [Entry] {
    func rows(_ entries: [Entry]) -> Int {
      let count = Self.columns(of: entries, width: width).count
      return count == 0 ? 0 : (entries.count + count - 1) / count
    }
    return rows(full) > rows(brief) ? brief : full
  }

  private func columns(width: Double) -> [Double] {
    Self.columns(of: entries(width: width), width: width)
  }

  /// Shape: column → its width: as many columns as find room, the entries going from row to row.
  private static func columns(of entries: [Entry], width: Double) -> [Double] {
    for count in (1...max(1, entries.count)).reversed() {
      let columns = (0..<count).map { column in
        stride(from: column, to: entries.count, by: count).reduce(0) { max($0, entries[$1].width) }
      }
      let used = columns.reduce(gap * Double(count - 1), +)
      if used <= width || count == 1 { return columns }
    }
    return []
  }

  /// Shape: rows of entry positions.
  private func rows(width: Double) -> [[Int]] {
    let (count, entries) = (columns(width: width).count, entries(width: width))
    return stride(from: 0, to: entries.count, by: max(1, count)).map { first in
      Array(first..<min(first + count, entries.count))
    }
  }

  /// The first row with room for the sentence at its left; `nil` where it needs one of its own, above them.
  private func sentenceRow(width: Double) -> Int? {
    guard let sentence else { return 0 }
    return rows(width: width).firstIndex { row in
      self.width(of: row, in: width) + sentence.width + 16 <= width
    }
  }

  /// How far the grid reaches from the right margin.
  private func width(of row: [Int], in width: Double) -> Double {
    let columns = columns(width: width)
    return row.isEmpty ? 0 : columns.reduce(Self.gap * Double(columns.count - 1), +)
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
    let columns = columns(width: width)
    let used = columns.reduce(Self.gap * Double(max(0, columns.count - 1)), +)
    let start = isLeft ? x : x + width - used
    let above = rowsAbove(width: width)
    return entries(width: width).enumerated().map { position, entry in
      let (line, column) = (position / columns.count, position % columns.count)
      let left = start + columns[..<column].reduce(0) { $0 + $1 + Self.gap }
      let middle = y + (Double(line + above) + 0.5) * Self.rowHeight
      return .init(
        sample: entry.sample,
        rect: Rect(x: left, y: middle - 5, width: entry.sampleWidth - 6, height: 10),
        text: .init(
          lines: entry.text.lines, size: Self.size,
          rect: Rect(
            x: left + entry.sampleWidth, y: middle - entry.text.height / 2,
            width: entry.text.width, height: entry.text.height),
          isBold: entry.change != nil, change: entry.change),
        change: entry.change, isNewReach: entry.isNewReach)
    }
  }
}
