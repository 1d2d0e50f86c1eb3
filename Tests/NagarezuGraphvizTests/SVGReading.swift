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
    if name == "text", let size = found["font-size"].flatMap(Double.init) { sizes.append(size) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { words.append(string) }
}
