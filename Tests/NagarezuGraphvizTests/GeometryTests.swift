import Foundation
import NagarezuCore
import NagarezuGraphviz
import NagarezuOutput
import Testing

/// Whatever the model, nothing lies over anything and everything is on the page.
@Suite struct GeometryTests {
  @Test(arguments: (ProcessInfo.processInfo.environment["NGPNG"]?.split(separator: ",").map { Int($0)! }) ?? Array(0..<500)) func chanceModelsAreDrawnWithoutAFault(seed: Int) throws {
    let figure = try Figure(ChanceModel.draft(seed: seed).model(), layout: graphviz)
    #expect(faults(in: figure.laidOut) == [])
    #expect(figure.pages.allSatisfy { SVGReading($0).isWellFormed })
    if let list = ProcessInfo.processInfo.environment["NGPNG"], list.split(separator: ",").contains(Substring(String(seed))) {
      try Data(try Raster.png(page: figure.pages[0])).write(to: URL(fileURLWithPath: "/tmp/f/s\(seed).png"))
    }
    if ProcessInfo.processInfo.environment["NGDBG"] != nil {
    for page in figure.laidOut.pages where !page.arrows.isEmpty { print("COV", seed, page.arrows.count, coveredLines(in: page).count, page.arrows.filter { $0.texts.isEmpty }.count, page.size.width) }
    }
  }
}
