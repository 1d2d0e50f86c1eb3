import Foundation
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
        #expect(text.contains(words))
      }
      let fonts = try run(try tool("pdffonts", package: "poppler-utils"), [path]).output
      #expect(fonts.contains("BIZUDPGothic"))
      let info = try run(try tool("pdfinfo", package: "poppler-utils"), [path]).output
      #expect(info.contains("Pages:           \(figure.pages.count)"))
      #expect(info.contains("842 x 595 pts (A4)"))
      #expect(!info.contains("CreationDate"))
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
