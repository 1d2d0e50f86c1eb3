import NagarezuCore
import NagarezuText

/// A figure as a draw.io file: a cell per box inside its frame's cell, at the figure's places, one diagram a page.
///
/// Words are plain (`html=0`): draw.io reads nothing in them as markup.
///
/// - SeeAlso: draw.io, "mxfile.xsd"; mxGraph, "mxConstants" (names of styles).
public struct DrawIO: Sendable {
  /// The whole file.
  public let text: String

  /// The file of a laid-out figure.
  public init(_ laidOut: LaidOutScene, style: DiagramStyle = .colour, language: Language = .ja) {
    var xml = XMLMarkup()
    xml.element("mxfile", [("host", "nagarezu"), ("type", "device")]) { xml in
      for (position, page) in laidOut.pages.enumerated() {
        let name = EditableWords.page(position + 1)[language]
        xml.element("diagram", [("id", "page-\(position + 1)"), ("name", name)]) { xml in
          var drawing = DrawIOPage(page, style: style, language: language)
          drawing.write(&xml)
        }
      }
    }
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.text + "\n"
  }
}
