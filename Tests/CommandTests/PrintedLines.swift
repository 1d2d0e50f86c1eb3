/// Lines that a page shows of what a program printed: `…` stands for any lines, and at the end of a line for the rest of it.
struct PrintedLines {
  /// Neighbours in the output, and what stands around them.
  private struct Run {
    var lines: [String] = []
  }

  private let shown: [String]
  /// Shape: what stands between the ellipses; one more than there are ellipses.
  private let runs: [Run]

  init(_ shown: [String]) {
    self.shown = shown
    var runs = [Run()]
    for line in shown {
      if Self.isEllipsis(line) {
        runs.append(Run())
      } else {
        runs[runs.count - 1].lines.append(line)
      }
    }
    self.runs = runs
  }

  /// Whether any output would do.
  var isAnything: Bool { shown.allSatisfy(Self.isEllipsis) }

  private static func isEllipsis(_ line: String) -> Bool {
    ["…", "（略）"].contains(line.drop { $0 == " " })
  }

  private static func fits(_ shown: String, _ line: String) -> Bool {
    if shown.utf8.elementsEqual(line.utf8) { return true }
    return shown.hasSuffix("…") && line.hasPrefix(shown.dropLast())
  }

  /// Whether `lines` are what is shown. The first run stands at the beginning and the last at the end.
  func match(_ lines: [String]) -> Bool {
    guard let last = runs.last, runs.count > 1 else {
      return shown.count == lines.count && zip(shown, lines).allSatisfy(Self.fits)
    }
    var from = 0
    for (index, run) in runs.dropLast().enumerated() {
      let places = index == 0 ? 0...0 : from...max(from, lines.count)
      guard let place = places.first(where: { stands(run, in: lines, at: $0) }) else {
        return false
      }
      from = place + run.lines.count
    }
    let place = lines.count - last.lines.count
    return place >= from && stands(last, in: lines, at: place)
  }

  private func stands(_ run: Run, in lines: [String], at place: Int) -> Bool {
    place >= 0 && place + run.lines.count <= lines.count
      && zip(run.lines, lines[place...]).allSatisfy(Self.fits)
  }

  // MARK: Renewing

  /// The same choice of lines from another output: each run becomes the lines from its first that are still there to its last.
  /// A run of which nothing is left is gone.
  func renewed(from lines: [String]) -> [String] {
    guard !match(lines) else { return shown }
    guard runs.count > 1 else { return lines }
    let places = aligned(with: lines)
    var renewed: [String] = []
    var (first, to) = (0, 0)
    for (index, run) in runs.enumerated() {
      let found = places[first..<(first + run.lines.count)].compactMap(\.self)
      let from = index == 0 ? 0 : found.first ?? lines.count
      let end = index == runs.count - 1 ? lines.count : (found.last.map { $0 + 1 } ?? to)
      let isGone = index == 0 || index == runs.count - 1 ? run.lines.isEmpty : found.isEmpty
      if index > 0, renewed.last.map(Self.isEllipsis) != true { renewed.append("…") }
      if !isGone, from < end {
        renewed += (from..<end).map { at in
          let mark = places.firstIndex(of: at).map { literals[$0] }
          return mark.map { Self.fits($0, lines[at]) } == true ? mark ?? lines[at] : lines[at]
        }
      }
      first += run.lines.count
      to = max(to, end)
    }
    return renewed
  }

  private var literals: [String] { runs.flatMap(\.lines) }

  /// Shape: for each line shown, in order, the line of the output that it has become; `nil` where none is like it.
  ///
  /// - Complexity: the product of both counts.
  private func aligned(with lines: [String]) -> [Int?] {
    let literals = literals
    var starts: Set<Int> = []
    var count = 0
    for run in runs {
      starts.insert(count)
      count += run.lines.count
    }
    // The best score of the first i lines shown among the first j of the output, and of those that end in this very pair.
    let empty = Array(repeating: 0.0, count: lines.count + 1)
    var best = Array(repeating: empty, count: literals.count + 1)
    var paired = best
    for i in literals.indices {
      for j in lines.indices {
        let likeness = Self.likeness(literals[i], lines[j])
        if likeness > 0 {
          let beside = starts.contains(i) || paired[i][j] == 0 ? 0 : paired[i][j] + 0.2
          paired[i + 1][j + 1] = likeness + max(best[i][j], beside)
        }
        best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired[i + 1][j + 1])
      }
    }
    var places = Array(repeating: Int?.none, count: literals.count)
    var (i, j) = (literals.count, lines.count)
    while i > 0, j > 0 {
      if paired[i][j] > 0, paired[i][j] == best[i][j] {
        places[i - 1] = j - 1
        (i, j) = (i - 1, j - 1)
      } else if best[i][j] == best[i][j - 1] {
        j -= 1
      } else {
        i -= 1
      }
    }
    return places
  }

  /// 1 for a line that fits, 0 for one that is another; between them by what both begin and end with.
  private static func likeness(_ shown: String, _ line: String) -> Double {
    if fits(shown, line) { return 1 }
    let (shown, line) = (shown.drop { $0 == " " }, line.drop { $0 == " " })
    let begin = zip(shown, line).prefix { $0 == $1 }.count
    let end = zip(shown.dropFirst(begin).reversed(), line.dropFirst(begin).reversed())
      .prefix { $0 == $1 }.count
    let likeness = Double(begin + end) / Double(max(shown.count, line.count, 1))
    return likeness > 0.4 ? likeness * 0.9 : 0
  }
}
