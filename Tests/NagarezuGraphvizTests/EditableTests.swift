import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuText
import TestSupport
import Testing

/// The editable forms of figures that Graphviz placed, as other programs read them.
@Suite struct EditableTests {
  /// Everything an XML reader finds in the parts of a presentation.
  private func slides(_ figure: Figure) -> [SVGReading] {
    ZIPReading(Presentation(figure.laidOut).bytes).entries.filter { $0.name.hasSuffix(".xml") }
      .map { SVGReading(String(decoding: $0.bytes, as: UTF8.self)) }
  }

  @Test(arguments: HostileLabelTests.labels)
  func aLabelNeverBecomesMarkupOfASlideOrADiagram(label: String) throws {
    let plain = try Figure(HostileLabelTests.draft("x").model(), layout: graphviz)
    let figure = try Figure(HostileLabelTests.draft(label).model(), layout: graphviz)
    for (expected, found) in zip(slides(plain), slides(figure)) {
      #expect(found.isWellFormed)
      #expect(found.elements.subtracting(expected.elements.union(["a:br"])) == [])
      // How an elbow lies hangs on where its ends are.
      #expect(
        found.attributes.subtracting(expected.attributes.union(["rot", "flipH", "flipV"])) == [])
    }
    let expected = SVGReading(DrawIO(plain.laidOut).text)
    let found = SVGReading(DrawIO(figure.laidOut).text)
    #expect(found.isWellFormed)
    #expect(found.elements.subtracting(expected.elements.union(["Array"])) == [])
    #expect(found.attributes.subtracting(expected.attributes) == [])
  }

  @Test(arguments: HostileLabelTests.labels)
  func aLabelNeverBecomesMermaid(label: String) throws {
    let text = Mermaid(SceneBuilder.scene(of: try HostileLabelTests.draft(label).model())).text
    #expect(!text.contains("%%") && !text.contains("`") && !text.contains("\r"))
    let shapes: Regex<AnyRegexOutput> = try Regex(
      #"(n|s)\d+(\[WORDS\]|\[\(WORDS\)\]|\[\[WORDS\]\]|\[/WORDS/\]|\(WORDS\)|\(\[WORDS\]\)|\{\{WORDS\}\})"#
    )
    let others: [Regex<AnyRegexOutput>] = [
      try Regex("flowchart LR"), try Regex("end"), try Regex(#"subgraph f\d+\[WORDS\]"#), shapes,
      try Regex(#"[nsf]\d+ <?(--|==|-\.-)>\|WORDS\| [nsf]\d+"#),
      try Regex(#"classDef [a-z]+ [A-Za-z0-9#:,. -]+"#),
      try Regex(#"class [nf0-9,]+ [a-z]+"#), try Regex(#"linkStyle [0-9,]+ [A-Za-z0-9#:,. -]+"#),
    ]
    let quoted: Regex<AnyRegexOutput> = try Regex(
      // Letters, figures, entity codes and the marks written by us.
      "\"([^\"#<>&%`{}|\\\\\\[\\]();:\\n]|#[0-9]+;|<br/>|</?[bus]>)*\"")
    for line in text.split(separator: "\n") {
      let bare = line.replacing(quoted, with: "WORDS").drop { $0 == " " }
      let isKnown = others.contains { (try? $0.wholeMatch(in: bare)) ?? nil != nil }
      #expect(isKnown, "\(line)")
    }
  }

  @Test(arguments: HostileLabelTests.labels)
  func aLabelNeverBecomesMarkupOfAGraph(label: String) throws {
    func drawn(_ label: String) throws -> SVGReading {
      let text = DOT(SceneBuilder.scene(of: try HostileLabelTests.draft(label).model())).text
      return try withFile(Array(text.utf8), ".dot") { path in
        let (code, output) = try run(try tool("dot", package: "graphviz"), ["-Tsvg", path])
        #expect(code == 0, "\(output)")
        let start = output.range(of: "<?xml")?.lowerBound ?? output.startIndex
        // What dot says about characters it has no width for comes before the picture.
        return SVGReading(String(output[start...]))
      }
    }
    let (expected, found) = (try drawn("x"), try drawn(label))
    #expect(found.isWellFormed)
    #expect(found.elements.subtracting(expected.elements.union(["polygon", "path"])) == [])
    #expect(found.attributes.subtracting(expected.attributes) == [])
    let shown = XMLText.visible(label).filter { !$0.isWhitespace }
    if !shown.isEmpty, label.count < 40 {
      #expect(found.text.filter { !$0.isWhitespace && $0 != "\u{A0}" }.contains(shown))
    }
  }

  /// What Markdown obeys of a line.
  private static func bare(_ line: Substring) -> String {
    String(line).replacing(/\\./, with: "").replacing(/&[a-z]+;/, with: "")
  }

  @Test(arguments: HostileLabelTests.labels)
  func aLabelNeverBecomesMarkdown(label: String) throws {
    let scene = SceneBuilder.scene(of: try HostileLabelTests.draft(label).model())
    let lines = RemarksMarkdown(scene).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    // Notes of four columns, and the item list of eight.
    let tables = lines.filter { $0.hasPrefix("| ") }
    let rows = tables.filter { Self.bare($0).filter { $0 == "|" }.count == 4 }
    #expect(rows.count == 2 + scene.remarks.count)
    #expect(tables.count - rows.count > 2)
    for line in lines {
      let bare = Self.bare(line)
      #expect(!bare.contains(/[<>&`*_\[\]~@$\\]/), "\(line)")
      if line.hasPrefix("|") {
        #expect([4, 9].contains(bare.filter { $0 == "|" }.count), "\(line)")
      }
    }
  }

  /// All samples as slides with marks of change, through python-pptx and, in one run, LibreOffice.
  @Test func otherProgramsReadTheSlides() throws {
    var figures = try FigureTests.samples.map { try Figure($0(), layout: graphviz).laidOut }
    figures[0].pages[0].boxes[0].texts[0].change = .added
    figures[0].pages[0].boxes[1].texts[0].change = .removed
    let new = try Shinjuku.model(Shinjuku.addPublicAccount)
    let baseline = Baseline(
      Comparison(try Shinjuku.model(), new), name: "前回", showsReach: true)
    figures.append(try Figure(new, against: baseline, layout: graphviz).laidOut)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("slides-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = figures.indices.map { folder.appendingPathComponent("\($0).pptx").path }
    for (name, laidOut) in zip(names, figures) {
      try Data(Presentation(laidOut).bytes).write(to: URL(fileURLWithPath: name))
    }
    for (name, laidOut) in zip(names, figures) {
      let (code, output) = try run(try python(), ["-c", Self.script, name])
      #expect(code == 0, "\(output)")
      let page = laidOut.pages[0]
      let lines = Set(output.split(separator: "\n").map(String.init))
      #expect(
        lines.contains("size \(Int(page.size.width * 12_700)) \(Int(page.size.height * 12_700))"))
      #expect(lines.contains("title \(laidOut.title)"))
      for box in page.boxes { #expect(lines.contains("text \(box.texts[0].lines.joined())")) }
      for arrow in page.arrows {
        let ends = [arrow.arrow.from, arrow.arrow.to].map { end in
          switch end {
          case .box(let box): page.boxes[box].box.name
          case .frame(let frame): page.frames[frame].frame.name
          }
        }
        let words = [arrow.arrow.number, arrow.arrow.items, arrow.arrow.channel.map { "（\($0)）" }]
          .compactMap { $0 }.joined(separator: " ")
        #expect(lines.contains("arrow \(words): \(ends[0]) -> \(ends[1])"))
      }
    }
    try convert(names, in: folder, figures)
  }

  /// What python-pptx finds: every arrow followed over its joints from box to box.
  private static let script = """
    import sys
    from pptx import Presentation
    from pptx.util import Pt
    deck = Presentation(sys.argv[1])
    print("size", deck.slide_width, deck.slide_height)
    slide = deck.slides[0]
    print("title", slide.shapes.title.text_frame.text.replace("\\v", ""))
    def walk(shapes):
        for shape in shapes:
            yield shape
            if shape.shape_type == 6:
                yield from walk(shape.shapes)
    shapes = list(walk(slide.shapes))
    names = {s.shape_id: s.name for s in shapes}
    # A joint is a group of two shapes of the arrow's name.
    other = {}
    for shape in shapes:
        if shape.shape_type == 6 and len(shape.shapes) == 2:
            a, b = shape.shapes
            if a.name == b.name == shape.name:
                other[a.shape_id], other[b.shape_id] = b.shape_id, a.shape_id
    assert len(names) == len(shapes), "numbers of shapes stand there twice"
    glued = {}
    for shape in shapes:
        if shape.has_text_frame and shape.text_frame.paragraphs:
            print("text", shape.text_frame.paragraphs[0].text.replace("\\v", ""))
        if shape.element.tag.endswith("}cxnSp"):
            ends = shape.element.nvCxnSpPr.cNvCxnSpPr
            glued.setdefault(shape.name, []).append((ends.stCxn.id, ends.endCxn.id))
    for name, pieces in glued.items():
        for start in pieces:
            if names[start[0]] == name:
                continue
            place = start[1]
            while names[place] == name:
                place = next(b for a, b in pieces if a == other[place])
            print(f"arrow {name}: {names[start[0]]} -> {names[place]}")
    """

  /// LibreOffice opens them, has a page for each slide, of its size, and the words of the model are on it.
  private func convert(_ names: [String], in folder: URL, _ figures: [LaidOutScene]) throws {
    let profile = folder.appendingPathComponent("profile").absoluteString
    let (code, output) = try run(
      try tool("soffice", package: "libreoffice-impress"),
      [
        "-env:UserInstallation=\(profile)", "--headless", "--convert-to", "pdf", "--outdir",
        folder.path,
      ]
        + names)
    #expect(code == 0, "\(output)")
    for (name, laidOut) in zip(names, figures) {
      let pdf = name.replacingOccurrences(of: ".pptx", with: ".pdf")
      let (_, facts) = try run(try tool("pdfinfo", package: "poppler-utils"), [pdf])
      #expect(facts.contains(try Regex("Pages: +\(laidOut.pages.count)\n")), "\(facts)")
      #expect(facts.contains(try Regex("Page size: +84[12]\\.?[0-9]* x 59[45]")), "\(facts)")
      let (_, words) = try run(
        try tool("pdftotext", package: "poppler-utils"), ["-f", "1", "-l", "1", pdf, "-"])
      let bare = words.filter { !$0.isWhitespace }
      for line in laidOut.pages[0].boxes.flatMap({ $0.texts.flatMap(\.lines) }) {
        #expect(bare.contains(line.filter { !$0.isWhitespace }), "\(line)")
      }
    }
  }
}
