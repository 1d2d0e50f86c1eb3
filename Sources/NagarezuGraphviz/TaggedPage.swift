/// One of our SVGs in the parts of which a tagged PDF is made, in the order in which they are drawn and read.
///
/// Our SVG has a line for each tag; a text that is no such SVG has no parts.
struct TaggedPage {
  /// What a part is to those who listen.
  enum Tag: String {
    case title = "H1"
    case heading = "H2"
    case paragraph = "P"
    /// A row of a table or list.
    case row = "LI"
  }

  struct Part {
    var id: String
    /// `nil` for what says nothing in words, such as a line.
    var tag: Tag?
    /// The id of the part that a click leads to.
    var link: String?
  }

  /// The SVG without links, for which librsvg would write addresses; every part has an id.
  private(set) var svg = ""
  private(set) var parts: [Part] = []
  /// As in `xml:lang`.
  private(set) var language: String?

  init(_ svg: String) {
    var (depth, link): (Int, String?) = (0, nil)
    for line in svg.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<svg ") { language = Self.value(of: "xml:lang", in: line) }
      switch Self.name(of: line) {
      case "a":
        link = Self.value(of: "href", in: line).map { String($0.dropFirst()) }
        continue
      case "/a":
        link = nil
        continue
      case "g"?:
        add(depth == 0 ? part(line, Self.tag(of: line), link) : line)
        depth += 1
      case "/g"?:
        depth -= 1
        add(line)
      case "text"? where depth == 0: add(part(line, .paragraph, nil))
      case "rect", "line", "path", "polygon", "circle", "ellipse":
        add(depth == 0 ? part(line, nil, nil) : line)
      default: add(line)
      }
    }
  }

  /// The parts that a click leads to.
  var targets: Set<String> { Set(parts.compactMap(\.link)) }

  private mutating func add(_ line: some StringProtocol) {
    svg += line
    svg += "\n"
  }

  /// A line with the id of a part that begins there.
  private mutating func part(_ line: Substring, _ tag: Tag?, _ link: String?) -> Substring {
    if let id = Self.value(of: "id", in: line) {
      parts.append(Part(id: id, tag: tag, link: link))
      return line
    }
    let id = "part\(parts.count)"
    parts.append(Part(id: id, tag: tag, link: link))
    let name = line.prefix { $0 != " " && $0 != ">" && $0 != "/" }
    return "\(name) id=\"\(id)\"\(line[name.endIndex...])"
  }

  private static func tag(of group: Substring) -> Tag? {
    let kind = value(of: "class", in: group)?.split(separator: " ").first
    switch kind {
    case "arrow", "new-reach", "removed", "lock": return nil
    case "title": return .title
    case "heading": return .heading
    case "remark", "note": return .row
    default: return .paragraph
    }
  }

  /// The name of the tag that a line begins with.
  private static func name(of line: Substring) -> Substring? {
    guard line.first == "<" else { return nil }
    let rest = line.dropFirst()
    let slash = rest.first == "/" ? 1 : 0
    return rest.prefix(slash + rest.dropFirst(slash).prefix(while: \.isLetter).count)
  }

  /// The value of an attribute of a tag; our SVG escapes quotes in values.
  private static func value(of attribute: String, in tag: Substring) -> String? {
    let tag = tag.prefix { $0 != ">" }
    guard let start = tag.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }
}
