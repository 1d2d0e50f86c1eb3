import NagarezuCore
import NagarezuText

/// A figure as a presentation (PPTX) that people go on with by hand: one slide a page, of the page's size.
///
/// - SeeAlso: ECMA-376-1:2016 (Office Open XML), ECMA-376-2:2021 (Open Packaging Conventions).
public struct Presentation: Sendable {
  /// The whole file; the same figure gives the same bytes.
  public let bytes: [UInt8]

  /// The presentation of a laid-out figure.
  public init(_ laidOut: LaidOutScene, style: DiagramStyle = .colour, language: Language = .ja) {
    let pages = laidOut.pages
    let parts = PresentationParts(
      slides: pages.count,
      size: Size(
        pages.map(\.size.width).max() ?? 842, pages.map(\.size.height).max() ?? 595),
      font: FontName(style).name, title: laidOut.title, summary: laidOut.summary,
      language: language)
    var archive = ZIPArchive()
    func add(_ name: String, _ text: String) {
      archive.add(name, Array((XMLMarkup.declaration + text).utf8))
    }
    add("[Content_Types].xml", parts.contentTypes)
    add("_rels/.rels", parts.packageRelations)
    add("docProps/core.xml", parts.core)
    add("docProps/app.xml", parts.app)
    add("ppt/presentation.xml", parts.presentation)
    add("ppt/_rels/presentation.xml.rels", parts.presentationRelations)
    add("ppt/theme/theme1.xml", parts.theme)
    add("ppt/slideMasters/slideMaster1.xml", parts.master)
    add("ppt/slideMasters/_rels/slideMaster1.xml.rels", parts.masterRelations)
    add("ppt/slideLayouts/slideLayout1.xml", parts.layout)
    add("ppt/slideLayouts/_rels/slideLayout1.xml.rels", parts.layoutRelations)
    for (position, page) in pages.enumerated() {
      let shapes = SlideDrawing.shapes(of: page, style: style, language: language)
      add("ppt/slides/slide\(position + 1).xml", parts.slide(shapes))
      add("ppt/slides/_rels/slide\(position + 1).xml.rels", parts.slideRelations)
    }
    bytes = archive.bytes
  }
}
