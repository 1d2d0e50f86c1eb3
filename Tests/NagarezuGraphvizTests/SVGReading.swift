import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an independent parser finds in an SVG.
final class SVGReading: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var words: [String] = []
  private(set) var sizes: [Double] = []
  private(set) var ids: [String] = []
  /// What links of the document point at.
  private(set) var links: [String] = []
  /// Shape: class of a group → the attributes of each such group, in document order.
  private(set) var groups: [String: [[String: String]]] = [:]
  /// The title of each group that has one, in document order, behind that of the document.
  private(set) var titles: [String] = []
  /// The attributes of the whole.
  private(set) var root: [String: String] = [:]
  private var isTitle = false

  /// Reads a whole document.
  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  /// All text, joined.
  var text: String { words.joined() }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    elements.insert(name)
    attributes.formUnion(found.keys)
    if let id = found["id"] { ids.append(id) }
    if let link = found["href"] { links.append(link) }
    if name == "svg" { root = found }
    if name == "g", let kind = found["class"]?.split(separator: " ").first {
      groups[String(kind), default: []].append(found)
    }
    isTitle = name == "title"
    if isTitle { titles.append("") }
    if name == "text", let size = found["font-size"].flatMap(Double.init) { sizes.append(size) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { isTitle = false }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    words.append(string)
    if isTitle { titles[titles.count - 1] += string }
  }
}
