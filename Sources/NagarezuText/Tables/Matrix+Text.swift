import NagarezuCore

extension Matrix {
  /// For a terminal of `width` cells: columns upright, groups bracketed over them, sums, a legend. Columns that do not fit stand in panels,
  /// each with the row headings again.
  package func text(in language: Language, width: Int) -> String {
    guard !rows.isEmpty, !columns.isEmpty else { return "" }
    let form = Form(self, language)
    let perPanel = max(1, (width - form.lead - form.sumWidth) / form.pitch)
    let starts = stride(from: 0, to: columns.count, by: perPanel)
    let panels = starts.map { form.panel($0..<min($0 + perPanel, columns.count)) }
    return ([title[language] + "\n"] + panels + [form.legend]).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// Widths and words of one matrix in one language.
  private struct Form {
    let matrix: Matrix
    let language: Language
    /// Cells that row headings take, with the space behind.
    let lead: Int
    /// Cells that a column takes.
    let pitch: Int
    let cells: [[String]]
    let sumWidth = 5

    init(_ matrix: Matrix, _ language: Language) {
      self.matrix = matrix
      self.language = language
      cells = matrix.cells.map { row in row.map { $0?.shown(in: language) ?? "·" } }
      let names = matrix.rows.map(\.name) + [Matrix.sum[language]]
      lead = 2 + (names.map { Excerpt.width(VisibleText.written($0)) }.max() ?? 0)
      pitch = 1 + max(2, cells.joined().map { Excerpt.width($0) }.max() ?? 0)
    }

    func panel(_ columns: Range<Int>) -> String {
      let isLast = columns.upperBound == matrix.columns.count
      var lines = brackets(columns) + headings(columns, withSum: isLast)
      for (row, heading) in matrix.rows.enumerated() {
        let sum = isLast ? padded(String(matrix.sum(ofRow: row)), sumWidth, right: true) : ""
        lines.append(
          padded(VisibleText.written(heading.name), lead)
            + columns.map { padded(cells[row][$0], pitch) }.joined() + sum)
      }
      let sums = columns.map { padded(String(matrix.sum(ofColumn: $0)), pitch) }.joined()
      lines.append(padded(Matrix.sum[language], lead) + sums)
      return lines.map(trimmed).joined(separator: "\n") + "\n"
    }

    /// The groups over their columns; a name that is too long for them by a number, which the legend explains.
    private func brackets(_ columns: Range<Int>) -> [String] {
      guard columns.contains(where: { matrix.columns[$0].group != nil }) else { return [] }
      var line = String(repeating: " ", count: lead)
      var column = columns.lowerBound
      while column < columns.upperBound {
        let group = matrix.columns[column].group
        var end = column + 1
        while end < columns.upperBound, matrix.columns[end].group == group { end += 1 }
        let room = (end - column) * pitch - 1
        line += padded(group.map { bracket($0, room) } ?? "", room + 1)
        column = end
      }
      return [line]
    }

    private func bracket(_ group: String, _ room: Int) -> String {
      let name = VisibleText.written(group)
      let word = Excerpt.width(name) <= room - 2 ? name : number(of: group)
      let rest = room - 2 - Excerpt.width(word)
      guard rest >= 0 else { return word }
      return "[" + word + String(repeating: "-", count: rest) + "]"
    }

    /// The groups whose names stand in the legend.
    private var groups: [String] {
      matrix.columns.compactMap(\.group).withoutRepeats
    }

    private func number(of group: String) -> String {
      String((groups.firstIndex(of: group) ?? 0) + 1)
    }

    /// Each column's name from top to bottom, ending over its cells.
    private func headings(_ columns: Range<Int>, withSum: Bool) -> [String] {
      let words = columns.map { Array(VisibleText.written(matrix.columns[$0].name)) }
      let sum = withSum ? Array(Matrix.sum[language]) : []
      let height = max(words.map(\.count).max() ?? 0, sum.count)
      return (0..<height).map { line in
        func letter(_ word: [Character]) -> String {
          let index = line - (height - word.count)
          return index >= 0 ? String(word[index]) : ""
        }
        return String(repeating: " ", count: lead)
          + words.map { padded(letter($0), pitch) }.joined()
          + (withSum ? padded(letter(sum), sumWidth, right: true) : "")
      }
    }

    var legend: String {
      let signs = matrix.signs.map { "\($0.letter) \($0.meaning[language])" }
      let names = groups.enumerated().map { "\($0 + 1) \($1)" }
      return [signs, names].filter { !$0.isEmpty }.map {
        LineWrapping.text.hung(
          $0.joined(separator: language == .ja ? "、" : ", "), indent: 0, "", "")
      }.joined()
    }

    private func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
      let spaces = String(repeating: " ", count: max(0, width - Excerpt.width(text)))
      return right ? spaces + text : text + spaces
    }

    private func trimmed(_ line: String) -> String {
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
