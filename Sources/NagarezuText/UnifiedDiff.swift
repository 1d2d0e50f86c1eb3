/// What differs between two texts, line by line and byte for byte, as `diff -u` writes it.
public struct UnifiedDiff {
  /// Hunks with some lines around each change; empty where nothing differs.
  public let hunks: String
  /// The same behind a header.
  public let text: String

  /// One line of either text.
  private struct Row {
    let mark: Character
    let line: Substring
    /// Lines before it in the old and in the new text.
    let before: (old: Int, new: Int)
  }

  /// The difference that makes `new` of `old`, both called `name`, with so many lines around each change.
  public init(from old: String, to new: String, name: String = "", around: Int = 3) {
    let rows = Self.rows(Self.lines(old), Self.lines(new))
    var hunks: [Range<Int>] = []
    for index in rows.indices where rows[index].mark != " " {
      let part = max(0, index - around)..<min(rows.count, index + around + 1)
      if let last = hunks.last, last.upperBound >= part.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<part.upperBound
      } else {
        hunks.append(part)
      }
    }
    self.hunks = hunks.map { Self.hunk(rows[$0]) }.joined()
    text = hunks.isEmpty ? "" : "--- a/\(name)\n+++ b/\(name)\n" + self.hunks
  }

  /// The lines of a text; the end of the last is no line of its own.
  private static func lines(_ text: String) -> [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.last?.isEmpty == true ? lines.dropLast() : lines
  }

  private static func rows(_ old: [Substring], _ new: [Substring]) -> [Row] {
    // Bytes: two spellings of one letter are equal as text.
    let changes = new.map { Array($0.utf8) }.difference(from: old.map { Array($0.utf8) })
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [Row] = []
    var (at, to) = (0, 0)
    while at < old.count || to < new.count {
      if removed.contains(at) {
        rows.append(Row(mark: "-", line: old[at], before: (at, to)))
        at += 1
      } else if inserted.contains(to) {
        rows.append(Row(mark: "+", line: new[to], before: (at, to)))
        to += 1
      } else {
        rows.append(Row(mark: " ", line: old[at], before: (at, to)))
        (at, to) = (at + 1, to + 1)
      }
    }
    return rows
  }

  private static func hunk(_ rows: ArraySlice<Row>) -> String {
    guard let first = rows.first else { return "" }
    let olds = rows.count { $0.mark != "+" }
    let news = rows.count { $0.mark != "-" }
    // An empty side is named by the line before it.
    let (old, new) = (first.before.old + (olds > 0 ? 1 : 0), first.before.new + (news > 0 ? 1 : 0))
    return "@@ -\(old),\(olds) +\(new),\(news) @@\n"
      + rows.map { "\($0.mark)\($0.line)\n" }.joined()
  }
}
