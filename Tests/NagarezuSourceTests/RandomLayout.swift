import TestSupport

/// A model file laid out by chance: other indentation, lines broken between brackets, remarks and blank lines anywhere, keys in another
/// order. Each says the same as the file that it is made of.
struct RandomLayout {
  private var random: Random
  private var lines: [String]
  /// Remarks that were put in, each its own.
  private(set) var remarks: [String] = []

  /// `text` in the layout of a seed.
  static func of(_ text: String, seed: UInt64) -> (text: String, remarks: [String]) {
    var layout = RandomLayout(random: Random(seed: seed), lines: text.components(separatedBy: "\n"))
    layout.disturb()
    return (layout.lines.joined(separator: "\n"), layout.remarks)
  }

  private init(random: Random, lines: [String]) { (self.random, self.lines) = (random, lines) }

  private mutating func disturb() {
    let share = random.pick([0, 5, 20, 60]) ?? 0
    swapKeys(share)
    indent()
    breakRows(share)
    space(share)
    remark(share)
  }

  // MARK: Lines

  private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  /// A key and its value on one line, and nothing that goes on below; `nil` for another line.
  private static func key(_ line: String) -> String? {
    let body = line.drop { $0 == " " }
    guard let colon = body.firstRange(of: ": "), !body.hasPrefix("-"), !body.hasPrefix("#"),
      !body[..<colon.lowerBound].contains(where: { "\"'{[".contains($0) }), isWhole(line)
    else { return nil }
    return String(body[..<colon.lowerBound])
  }

  /// Whether what a line opens it closes.
  private static func isWhole(_ line: String) -> Bool {
    let opened = line.count { "[{".contains($0) }
    return opened == line.count { "]}".contains($0) } && !line.contains("\"")
      && !line.contains("'") && !line.hasSuffix("|") && !line.hasSuffix(">")
  }

  private var isInMarks: Bool { lines.first == "---" }

  /// Neighbouring keys of one mapping change places. Names do too, as what has a name may stand anywhere.
  private mutating func swapKeys(_ share: Int) {
    guard lines.count > 2 else { return }
    for place in lines.indices.dropLast() where random.chance(share) {
      let (first, second) = (lines[place], lines[place + 1])
      let below = place + 2 < lines.count ? Self.indentation(lines[place + 2]) : 0
      guard let one = Self.key(first), let other = Self.key(second), one != other,
        Self.indentation(first) == Self.indentation(second), below <= Self.indentation(second),
        !first.contains(" #"), !second.contains(" #")
      else { continue }
      lines.swapAt(place, place + 1)
    }
  }

  /// All indentation twice or three times as deep.
  private mutating func indent() {
    let times = random.within(1...3)
    lines = lines.map { line in
      let width = Self.indentation(line)
      var body = String(line.dropFirst(width))
      if body.hasPrefix("- ") {
        body = "-" + String(repeating: " ", count: 2 * times - 1) + body.dropFirst(2)
      }
      return String(repeating: " ", count: width * times) + body
    }
  }

  /// Rows go on in the next line.
  private mutating func breakRows(_ share: Int) {
    lines = lines.flatMap { line -> [String] in
      guard random.chance(share), Self.isWhole(line),
        let open = line.firstIndex(where: { "[{".contains($0) }),
        !line.contains("#"), line.last.map({ "]}".contains($0) }) == true,
        line[..<open].hasSuffix(": ") || line[..<open].hasSuffix("- ")
      else { return [line] }
      var pieces = [String(line[...open])]
      var rest = line[line.index(after: open)...]
      while let comma = rest.firstRange(of: ", ") {
        pieces[pieces.count - 1] += rest[..<comma.lowerBound] + ","
        rest = rest[comma.upperBound...]
        if random.chance(50) { pieces.append("") } else { pieces[pieces.count - 1] += " " }
      }
      pieces[pieces.count - 1] += rest
      let margin = Self.indentation(line) + 3
      return pieces.enumerated().map { place, piece in
        guard place > 0 else { return piece }
        return String(repeating: " ", count: margin + random.below(4)) + piece
      }
    }
  }

  /// Spaces behind colons and at ends, and blank lines.
  private mutating func space(_ share: Int) {
    lines = lines.enumerated().flatMap { place, line -> [String] in
      var line = line
      if random.chance(share), let key = Self.key(line) {
        line = line.replacing(key + ": ", with: key + ":   ", maxReplacements: 1)
      }
      if random.chance(share), place > 0, place < lines.count - 1, line != "..." { line += "   " }
      let isFree = place > 1 && place < lines.count - 1
      return random.chance(share) && isFree ? ["", line] : [line]
    }
  }

  /// Remarks on lines of their own and behind others.
  private mutating func remark(_ share: Int) {
    lines = lines.enumerated().flatMap { place, line -> [String] in
      var result: [String] = []
      let isFree = place > 1 && place < lines.count - 1
      if random.chance(share), isFree {
        result.append(String(repeating: " ", count: random.below(9)) + make())
      }
      let body = line.trimmingSuffix(while: { $0 == " " })
      // Behind a row of names it would be read for one of them.
      let isFit = body.hasSuffix(":") || body.hasSuffix("}") || body.hasSuffix("{")
      result.append(
        random.chance(share) && isFree && isFit && !line.contains("#") ? body + " " + make() : line)
      return result
    }
  }

  private mutating func make() -> String {
    let remark = "# 注\(remarks.count) \(random.pick(["", "a: b", "- c", "[", "\"d"]) ?? "")"
      .trimmingSuffix(while: { $0 == " " })
    remarks.append(String(remark))
    return String(remark)
  }
}

extension String {
  fileprivate func trimmingSuffix(while isLoose: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isLoose(last) { rest.removeLast() }
    return String(rest)
  }
}
