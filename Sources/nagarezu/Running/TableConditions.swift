import NagarezuCore
import NagarezuSource
import NagarezuText

/// What `--where`, `--columns` and `--sort` say of a table, read with its columns at hand.
struct TableConditions {
  let schema: TableSchema

  /// A condition: `COLUMN=VALUE`, `!=`, `~`, `<`, `<=`, `>`, `>=`, or `COLUMN before DAY` and `COLUMN after DAY`.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for what is none, for an unknown column, and for a value that its kind cannot be.
  func condition(_ text: String) throws -> TableQuery.Condition {
    let (name, sign, value) = try parts(of: text)
    let place = try column(name)
    let column = schema.columns[place]
    let isNot = sign == "!="
    func condition(_ test: TableQuery.Condition.Test) -> TableQuery.Condition {
      TableQuery.Condition(column: place, test, isNot: isNot)
    }
    if sign == "~" { return condition(.holds(Asked.name(value))) }
    if value.isEmpty, ["=", "!="].contains(sign) { return condition(.isEmpty) }
    switch column.kind {
    case .text:
      guard ["=", "!="].contains(sign) else { throw refused(text, column, sign) }
      return condition(.says([Asked.name(value)]))
    case .flag:
      guard ["=", "!="].contains(sign), let isSet = flag(value) else {
        throw refused(text, column, sign)
      }
      return condition(.isSet(isSet))
    case .number: return condition(.lies(try numbers(sign, value)))
    case .day: return condition(.isIn(try days(sign, value)))
    }
  }

  /// The place of the column that SQL or a heading calls so.
  ///
  /// - Throws: ``EarlyEnd`` with 64, which offers the nearest.
  func column(_ name: String) throws -> Int {
    let wanted = Asked.name(name)
    let columns = schema.columns
    let place = columns.firstIndex {
      [$0.name, $0.heading.ja, $0.heading.en].contains(wanted)
    }
    if let place { return place }
    let names = columns.flatMap { [$0.name, Speech.say($0.heading)] }
    let nearest = Asked.nearest(to: wanted, in: names)
    let list = columns.map(\.name).joined(separator: Speech.say("、", ", "))
    let shown = VisibleText.written(name)
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "表 \(schema.name) に「\(shown)」という列はない（\(nearest.map { "「\($0)」ですか。" } ?? "")列は \(list)）",
        en:
          "the table \(schema.name) has no column '\(shown)' (\(nearest.map { "did you mean '\($0)'? " } ?? "")its columns: \(list))"
      ))
  }

  /// The columns that a list names, in its order.
  func columns(_ list: String) throws -> [Int] {
    try list.split(whereSeparator: { [",", "、", "，"].contains($0) })
      .map { try column(String($0).trimmingSpace) }
  }

  /// The columns to sort by; one that begins with `-` is sorted from the last to the first.
  func order(_ list: String) throws -> [(column: Int, isDescending: Bool)] {
    try list.split(whereSeparator: { [",", "、", "，"].contains($0) }).map { part in
      let name = String(part).trimmingSpace
      let isDescending = name.hasPrefix("-")
      return (try column(isDescending ? String(name.dropFirst()) : name), isDescending)
    }
  }

  private static let signs = ["!=", "<=", ">=", "=", "~", "<", ">"]
  /// Words that say the same without a sign that a shell takes for itself. Shape: word → sign.
  private static let words = [" before ": "<", " after ": ">", " より前 ": "<", " より後 ": ">"]
  /// Shape: full-width → half-width.
  private static let wide: [Character: Character] = [
    "＝": "=", "〜": "~", "～": "~", "＜": "<", "＞": ">", "！": "!",
  ]

  /// The column, the sign and the value. The first sign counts: what follows is the value's.
  private func parts(of text: String) throws -> (name: String, sign: String, value: String) {
    for (word, sign) in Self.words.sorted(by: { $0.key < $1.key }) {
      guard let range = text.range(of: word) else { continue }
      return (
        String(text[..<range.lowerBound]).trimmingSpace, sign,
        String(text[range.upperBound...]).trimmingSpace
      )
    }
    let letters = Array(text)
    for start in letters.indices {
      let rest = letters[start...].prefix(2).map { Self.wide[$0] ?? $0 }
      guard let sign = Self.signs.first(where: { String(rest).hasPrefix($0) }) else { continue }
      return (
        String(letters[..<start]).trimmingSpace, sign,
        String(letters[(start + sign.count)...]).trimmingSpace
      )
    }
    let shown = VisibleText.written(text)
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja:
          "--where「\(shown)」は条件でない（party=業者、item~口座、'last<令和6年6月1日'、last before 2024-06-01 のように書く）",
        en:
          "--where '\(shown)' is no condition (write party=NAME, item~TEXT, 'last<2024-06-01' or last before 2024-06-01)"
      ))
  }

  private func flag(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "はい", "yes", "true", "1": true
    case "いいえ", "no", "false", "0": false
    default: nil
    }
  }

  private func numbers(_ sign: String, _ value: String) throws -> ClosedRange<Int> {
    let digits = value.map { letter -> Character in
      letter.wholeNumberValue.flatMap { $0 < 10 ? Character("\($0)") : nil } ?? letter
    }
    guard let number = Int(String(digits)), number > .min, number < .max else {
      let shown = VisibleText.written(value)
      throw EarlyEnd(
        .wrongUse,
        Message(ja: "--where: 「\(shown)」は数でない", en: "--where: '\(shown)' is not a number"))
    }
    return switch sign {
    case "<": .min...(number - 1)
    case "<=": .min...number
    case ">": (number + 1)...(.max)
    case ">=": number...(.max)
    default: number...number
    }
  }

  private func days(_ sign: String, _ value: String) throws -> DayRange {
    let days = try readDays(value, of: "--where")
    let range: DayRange? =
      switch sign {
      case "<": DayRange(.distantPast, days.first.previous)
      case "<=": DayRange(.distantPast, days.last)
      case ">": DayRange(days.last.next, .distantFuture)
      case ">=": DayRange(days.first, .distantFuture)
      default: days
      }
    return range ?? days
  }

  private func refused(_ text: String, _ column: TableColumn, _ sign: String) -> EarlyEnd {
    let shown = VisibleText.written(text)
    let kind = column.kind.word
    let ways =
      column.kind == .flag
      ? Message(ja: "= の右に はい か いいえ を書く", en: "write yes or no behind =")
      : Message(ja: "= か ~ で比べる", en: "compare it with = or ~")
    return EarlyEnd(
      .wrongUse,
      Message(
        ja: "--where「\(shown)」: 列 \(column.name) は\(kind.ja)である。\(ways.ja)",
        en: "--where '\(shown)': the column \(column.name) is \(kind.en); \(ways.en)"))
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmingSpace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
