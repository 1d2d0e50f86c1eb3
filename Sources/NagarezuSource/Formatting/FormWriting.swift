import NagarezuCore

/// Writes a file in one layout: two spaces a level, one behind a colon and a comma, one blank line above each section, and remarks
/// behind neighbouring lines in one column.
struct FormWriting {
  /// One line, and what stands behind it.
  private struct Line {
    var text: String
    var remark: String?
  }

  private var lines: [Line] = []

  /// The whole text, ending with a line feed.
  static func text(_ form: Form) -> String {
    var writing = FormWriting()
    writing.write(form)
    return writing.aligned()
  }

  private mutating func write(_ form: Form) {
    if let start = form.start {
      lines.append(Line(text: "---", remark: start.remark))
    }
    write(form.head, at: 0)
    for (place, pair) in form.pairs.enumerated() {
      var pair = pair
      if pair.value.isBelow, !lines.isEmpty, !(place == 0 && form.head.isEmpty) {
        pair.above = [.blank] + pair.above
      }
      write(pair, at: 0, behind: "")
    }
    write(form.tail, at: 0)
    trim()
    if let end = form.end { lines.append(Line(text: "...", remark: end.remark)) }
    write(form.rest, at: 0)
    trim()
  }

  /// Takes blank lines from the end.
  private mutating func trim() {
    while lines.last?.text.isEmpty == true, lines.last?.remark == nil { lines.removeLast() }
  }

  // MARK: Lines

  /// Of several blank lines one is kept, of those at the top and behind `---` none.
  private mutating func write(_ above: [Form.Above], at column: Int) {
    for one in above {
      switch one {
      case .blank:
        guard let last = lines.last, !last.text.isEmpty, lines.count > 1 || last.text != "---"
        else { continue }
        lines.append(Line(text: ""))
      case .remark(let remark): lines.append(Line(text: Self.spaces(column) + remark))
      }
    }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A key and its value; `behind` is the dash before it, which stands at the column already.
  private mutating func write(_ pair: Form.Pair, at column: Int, behind dash: String) {
    write(pair.above, at: column - dash.utf8.count)
    let begin = Self.spaces(column - dash.utf8.count) + dash + pair.key + ":"
    write(pair.value, begin, pair.remark, within: column)
  }

  /// A value behind what its line begins with, or below; what is below stands two columns further in than `column`.
  private mutating func write(
    _ value: Form.Value, _ begin: String, _ remark: String?, within column: Int
  ) {
    switch value {
    case .empty: lines.append(Line(text: begin, remark: remark))
    case .text(let text): lines.append(Line(text: begin + " " + text, remark: remark))
    case .texts(let texts):
      let inner = texts.dropFirst().map { $0.isEmpty ? "" : Self.spaces(column + 2) + $0 }
      lines += ([begin + " " + (texts.first ?? "")] + inner).map { Line(text: $0) }
      lines[lines.count - 1].remark = remark
    case .block(let header, let body):
      lines.append(Line(text: begin + " " + header, remark: remark))
      lines += body.map { Line(text: $0.isEmpty ? "" : Self.spaces(column + 2) + $0) }
    case .row(let row): write(row, begin + " ", remark, within: column)
    case .map(let pairs, let tail):
      lines.append(Line(text: begin, remark: remark))
      for (place, pair) in pairs.enumerated() {
        var pair = pair
        if place == 0 { pair.above.removeAll { $0 == .blank } }
        write(pair, at: column + 2, behind: "")
      }
      write(tail, at: column + 2)
    case .list(let entries, let tail):
      lines.append(Line(text: begin, remark: remark))
      write(entries, at: column + 2)
      write(tail, at: column + 2)
    }
  }

  private mutating func write(_ entries: [Form.Entry], at column: Int, behind dash: String = "") {
    for (place, entry) in entries.enumerated() {
      let isBehind = place == 0 && !dash.isEmpty
      write(place == 0 ? entry.above.filter { $0 != .blank } : entry.above, at: column)
      write(entry, at: column, behind: isBehind ? dash : "")
    }
  }

  /// An entry whose dash stands at a column, perhaps behind the dash of a list around it.
  private mutating func write(_ entry: Form.Entry, at column: Int, behind dash: String) {
    let begin = Self.spaces(column - dash.utf8.count) + dash + "-"
    switch entry.value {
    case .map(let pairs, let tail):
      for (place, pair) in pairs.enumerated() {
        guard place == 0 else {
          write(pair, at: column + 2, behind: "")
          continue
        }
        var first = pair
        write(first.above.filter { $0 != .blank }, at: column - dash.utf8.count)
        first.above = []
        write(first, at: column + 2, behind: dash + "- ")
      }
      write(tail, at: column + 2)
    case .list(let entries, let tail):
      write(entries, at: column + 2, behind: dash + "- ")
      write(tail, at: column + 2)
    case .empty, .text, .texts, .block, .row:
      write(entry.value, begin, entry.remark, within: column)
    }
  }

  // MARK: Rows

  private mutating func write(
    _ row: Form.Row, _ begin: String, _ remark: String?, within column: Int
  ) {
    var line = begin
    write(row, &line, at: column + 2)
    lines.append(Line(text: line, remark: remark))
  }

  /// Goes on with a line, and leaves the last one unfinished.
  private mutating func write(_ row: Form.Row, _ line: inout String, at column: Int) {
    line += row.isMap ? "{" : "["
    for (place, item) in row.items.enumerated() {
      if item.isBelow || !item.above.isEmpty {
        finish(&line, nil)
        for remark in item.above { lines.append(Line(text: Self.spaces(column) + remark)) }
        line = Self.spaces(column)
      } else if place > 0 {
        line += " "
      }
      write(item, &line, at: column)
      if place < row.items.count - 1 { line += "," }
      if let remark = item.remark {
        finish(&line, remark)
        line = Self.spaces(column)
      }
    }
    if row.closesBelow || !row.tail.isEmpty {
      finish(&line, nil)
      for remark in row.tail { lines.append(Line(text: Self.spaces(column) + remark)) }
      line = Self.spaces(column)
    }
    line += row.isMap ? "}" : "]"
  }

  /// Ends a line that holds anything.
  private mutating func finish(_ line: inout String, _ remark: String?) {
    while line.last == " " { line.removeLast() }
    if !line.isEmpty { lines.append(Line(text: line, remark: remark)) }
    line = ""
  }

  private mutating func write(_ item: Form.Row.Item, _ line: inout String, at column: Int) {
    if let key = item.key { line += key + (item.value == nil ? "" : ":") }
    guard let value = item.value else { return }
    if item.key != nil, !value.isEmpty { line += " " }
    switch value {
    case .text(let text): line += text
    case .row(let row): write(row, &line, at: column + 2)
    // Nothing else stands between brackets.
    case .empty, .texts, .block, .map, .list: break
    }
  }

  // MARK: Remarks behind lines

  /// Columns past which a remark stands two spaces behind its own line.
  private static let widest = 80

  /// The text, remarks behind neighbouring lines below each other.
  private func aligned() -> String {
    var text = ""
    var place = 0
    while place < lines.count {
      let group = lines[place...].prefix { $0.remark != nil }
      guard !group.isEmpty else {
        text += lines[place].text + "\n"
        place += 1
        continue
      }
      let widths = group.map { $0.text.unicodeScalars.reduce(0) { $0 + $1.cells } }
      let column = widths.filter { $0 <= Self.widest }.max() ?? 0
      for (line, width) in zip(group, widths) {
        text += line.text + Self.spaces(max(column - width, 0) + 2) + (line.remark ?? "") + "\n"
      }
      place += group.count
    }
    return text
  }
}

extension Form.Value {
  /// Whether it stands in lines below its key.
  fileprivate var isBelow: Bool {
    switch self {
    case .map, .list: true
    case .empty, .text, .texts, .block, .row: false
    }
  }

  fileprivate var isEmpty: Bool { if case .empty = self { true } else { false } }
}
