import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import TestSupport
import Testing

@Suite struct RasterTests {
  @Test func thePDFIsSoundAndItsTextCanBeCopied() throws {
    let figure = try Figure(SampleModels.benefit(), layout: graphviz)
    let pdf = try graphviz.pdf(pages: figure.pages, title: figure.laidOut.title)
    try withFile(pdf, ".pdf") { path in
      let check = try run(try tool("qpdf", package: "qpdf"), ["--check", path])
      #expect(check.code == 0, "\(check.output)")
      let text = try run(try tool("pdftotext", package: "poppler-utils"), [path, "-"]).output
      for words in ["給付管理システム", "株式会社イムラ封筒", "支給対象者が確認書・申請書を返送する。"] {
        // A sentence in a narrow column has several lines.
        #expect(text.filter { !$0.isWhitespace }.contains(words))
      }
      let fonts = try run(try tool("pdffonts", package: "poppler-utils"), [path]).output
      #expect(fonts.contains("BIZUDPGothic"))
      let info = try run(try tool("pdfinfo", package: "poppler-utils"), [path]).output
      #expect(info.contains("Pages:           \(figure.pages.count)"))
      #expect(info.contains("842 x 595 pts (A4)"))
      #expect(!info.contains("CreationDate"))
    }
  }

  /// What programs that read aloud follow: tags in the order of reading, the language, and the title in XMP.
  @Test func thePDFIsTaggedInTheOrderOfNumbersAndSaysItsLanguage() throws {
    for language in [Language.ja, .en] {
      let figure = try Figure(SampleModels.healthCheck(), layout: graphviz, language: language)
      let pdf = try graphviz.pdf(pages: figure.pages, title: "甲（<b>）\\")
      try withFile(pdf, ".pdf") { path in
        #expect(try run(try tool("qpdf", package: "qpdf"), ["--check", path]).code == 0)
        let info = try tool("pdfinfo", package: "poppler-utils")
        let facts = try run(info, [path]).output
        #expect(facts.contains("Tagged:          yes") && facts.contains("Metadata Stream: yes"))
        #expect(try run(info, ["-meta", path]).output.contains(">甲（&lt;b&gt;）\\</rdf:li>"))
        let catalogue = try run(
          try tool("qpdf", package: "qpdf"), ["--show-object=trailer", path]
        ).output
        let root = catalogue.components(separatedBy: "/Root ").last?.prefix(while: \.isNumber) ?? ""
        let object = try run(
          try tool("qpdf", package: "qpdf"), ["--show-object=\(root)", path]
        ).output
        #expect(object.contains("/Lang (\(language.rawValue))"))
        let words = try run(info, ["-struct-text", path]).output
        #expect(words.contains("Document") && words.contains("H1") && words.contains("LBody"))
        #expect(words.contains("\"\(figure.laidOut.title)"))
        // Each number of a label begins what it says, one after the other.
        let labels = figure.laidOut.pages[0].arrows.map { arrow in
          "\"" + (arrow.badge?.words ?? "") + arrow.texts.flatMap(\.lines).joined()
        }
        #expect(labels.count > 3)
        var rest = words[...]
        for label in labels {
          let place = try #require(rest.range(of: label), "\(label)")
          rest = rest[place.upperBound...]
        }
      }
    }
  }

  /// Every row that a label leads to is a place in the file.
  @Test func aLabelLeadsToItsRowInThePDF() throws {
    let figure = try Figure(SampleModels.healthCheck(), layout: graphviz)
    let links = figure.pages.flatMap { SVGReading($0).links }
    #expect(!links.isEmpty)
    let pdf = try graphviz.pdf(pages: figure.pages)
    try withFile(pdf, ".pdf") { path in
      let text = try run(
        try tool("qpdf", package: "qpdf"), ["--qdf", "--object-streams=disable", path, "-"]
      ).output
      #expect(text.components(separatedBy: "/Subtype /Link").count - 1 == links.count)
      #expect(!text.contains("/URI"))
    }
  }

  @Test func aPictureHasTheDotsAskedFor() throws {
    let page = try Figure(SampleModels.healthCheck(), layout: graphviz).pages[0]
    for (dots, width) in [(72.0, 842), (144, 1684), (300, 3509)] {
      let png = try graphviz.png(pages: [page], dotsPerInch: dots)[0]
      #expect(Array(png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
      let columns = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
      #expect(columns == width)
    }
  }

  @Test func whatIsNoSVGIsRefused() {
    #expect(throws: FigureFault.self) { try graphviz.pdf(pages: ["<svg"]) }
    #expect(throws: FigureFault.self) { try graphviz.png(pages: [""]) }
  }

  @Test func aPictureTooLargeForMemoryIsRefused() throws {
    let page = try Figure(SampleModels.healthCheck(), layout: graphviz).pages[0]
    #expect(throws: FigureFault.self) { try graphviz.png(pages: [page], dotsPerInch: 10_000) }
  }
}
