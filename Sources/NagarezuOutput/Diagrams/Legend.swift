/// The legend of a figure: only what is used, in rows from the right margin.
struct Legend {
  private let entries: [(sample: LaidOutScene.LegendEntry.Sample, text: TextBlock)]

  static let rowHeight = 16.0
  private static let size = 8.5
  private static let sampleWidth = 25.0

  init(_ scene: Scene) {
    let zones = Set(scene.boxes.map(\.zone) + scene.frames.map(\.zone)).sorted()
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
    self.entries = entries.map {
      ($0.0, TextBlock($0.1, size: Self.size, width: 160, maxLines: 1))
    }
  }

  /// Locks, what a view lights, and codes of rules.
  private static func marks(
    _ scene: Scene
  ) -> [(LaidOutScene.LegendEntry.Sample, String)] {
    var entries: [(LaidOutScene.LegendEntry.Sample, String)] = []
    if scene.arrows.contains(where: { $0.channel != nil && $0.isLocked && !$0.items.isEmpty }) {
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

  func height(width: Double) -> Double { Double(rows(width: width).count) * Self.rowHeight }

  func laidOut(x: Double, y: Double, width: Double) -> [LaidOutScene.LegendEntry] {
    var result: [LaidOutScene.LegendEntry] = []
    for (line, row) in rows(width: width).enumerated() {
      let total = row.reduce(0) { $0 + Self.sampleWidth + entries[$1].text.width + 11 } - 10
      var left = x + width - total
      for position in row {
        let entry = entries[position]
        let middle = y + (Double(line) + 0.5) * Self.rowHeight
        result.append(
          .init(
            sample: entry.sample,
            rect: Rect(x: left, y: middle - 5, width: Self.sampleWidth - 6, height: 10),
            text: .init(
              lines: entry.text.lines, size: Self.size,
              rect: Rect(
                x: left + Self.sampleWidth, y: middle - entry.text.height / 2,
                width: entry.text.width, height: entry.text.height))))
        left += Self.sampleWidth + entry.text.width + 11
      }
    }
    return result
  }
}
