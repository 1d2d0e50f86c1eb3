import NagarezuCore
import NagarezuFigures
import Testing

@Suite struct DrawIOTests {
  /// A cell with the geometry inside it.
  private struct Cell {
    var attributes: [String: String]
    var geometry: [String: String]
    var points: [(Double, Double)]

    var style: [String: String] {
      let parts = (attributes["style"] ?? "").split(separator: ";").map {
        $0.split(separator: "=", maxSplits: 1).map(String.init)
      }
      return Dictionary(parts.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 }
    }
    func number(_ name: String) -> Double { geometry[name].flatMap { Double($0) } ?? 0 }
  }

  private func cells(_ laidOut: LaidOutScene, page: Int = 0) throws -> [String: Cell] {
    let reading = XMLReading(DrawIO(laidOut).text)
    #expect(reading.isWellFormed)
    let first = reading.elements.indices.filter { reading.elements[$0].name == "diagram" }[page]
    var cells: [String: Cell] = [:]
    for (position, element) in reading.elements.enumerated()
    where element.name == "mxCell" && element.around.contains(first) {
      let id = try #require(element.attributes["id"])
      #expect(cells[id] == nil, "\(id) stands there twice")
      let list = reading.elements.firstIndex { $0.name == "Array" && $0.around.contains(position) }
      let points = list.map { reading.all("mxPoint", inside: $0) } ?? []
      cells[id] = Cell(
        attributes: element.attributes,
        geometry: reading.all("mxGeometry", inside: position).first?.attributes ?? [:],
        points: points.map { point in
          (
            point.attributes["x"].flatMap { Double($0) } ?? 0,
            point.attributes["y"].flatMap { Double($0) } ?? 0
          )
        })
    }
    return cells
  }

  /// Where a cell stands on the page: places count from the parent's.
  private func corner(_ cell: Cell, _ cells: [String: Cell]) -> (Double, Double) {
    let around = cell.attributes["parent"].flatMap { cells[$0] }.map { corner($0, cells) }
    return (cell.number("x") + (around?.0 ?? 0), cell.number("y") + (around?.1 ?? 0))
  }

  @Test func aBoxStandsInTheCellOfItsFrameAtItsPlace() throws {
    let laidOut = try EditableSample.laidOut()
    let cells = try cells(laidOut)
    let page = laidOut.pages[0]
    for (position, box) in page.boxes.enumerated() {
      let cell = try #require(cells["box-\(position)"])
      #expect(cell.attributes["parent"] == box.box.frame.map { "frame-\($0)" } ?? "1")
      #expect(cell.attributes["value"] == box.texts[0].lines.joined(separator: "\n"))
      let (x, y) = corner(cell, cells)
      #expect(abs(x - box.rect.x) < 0.05 && abs(y - box.rect.y) < 0.05)
      #expect(cell.number("width") > 0 && cell.style["html"] == "0")
    }
    for (position, frame) in page.frames.enumerated() {
      let cell = try #require(cells["frame-\(position)"])
      #expect(cell.attributes["parent"] == frame.frame.parent.map { "frame-\($0)" } ?? "1")
      #expect(cell.style["container"] == "1")
    }
    #expect(page.boxes.contains { $0.box.frame != nil })
  }

  @Test func everyCellHasAParentThatIsThere() throws {
    let cells = try cells(try EditableSample.laidOut())
    for (id, cell) in cells where id != "0" {
      #expect(cells[cell.attributes["parent"] ?? ""] != nil, "\(id)")
    }
  }

  @Test func anArrowLeavesAndComesInWhereTheFigureDrawsIt() throws {
    let laidOut = try EditableSample.bent()
    let cells = try cells(laidOut)
    let page = laidOut.pages[0]
    try expectTied(cells, page)
    let bent = try #require(cells["arrow-0"])
    #expect(bent.style["edgeStyle"] == "orthogonalEdgeStyle")
    #expect(bent.points.count == 2)
    #expect(bent.points[0].0 == bent.points[1].0)
    #expect(abs(bent.points[0].1 - page.arrows[0].curve[0].y) < 0.01)
  }

  /// Every arrow of a page begins and ends on its own boxes.
  private func expectTied(_ cells: [String: Cell], _ page: LaidOutScene.Page) throws {
    for (position, arrow) in page.arrows.enumerated() {
      let cell = try #require(cells["arrow-\(position)"])
      for (end, box, name, place) in [
        (arrow.arrow.from, "source", "exit", arrow.curve[0]),
        (arrow.arrow.to, "target", "entry", arrow.curve[arrow.curve.count - 1]),
      ] {
        guard case .box(let number) = end else { continue }
        #expect(cell.attributes[box] == "box-\(number)")
        let rect = page.boxes[number].rect
        let x = try #require(cell.style[name + "X"].flatMap { Double($0) })
        let y = try #require(cell.style[name + "Y"].flatMap { Double($0) })
        #expect(abs(rect.x + x * rect.width - place.x) < 0.1)
        #expect(abs(rect.y + y * rect.height - place.y) < 0.1)
      }
    }
  }

  /// Each side of a pair leaves out what is only on the other.
  @Test func inAPairEachArrowIsTiedToItsBoxes() throws {
    let laidOut = try ComparedSample.pair().laidOut
    let figures = laidOut.pages.indices.filter { !laidOut.pages[$0].boxes.isEmpty }
    #expect(figures.count == 2)
    for page in figures { try expectTied(try cells(laidOut, page: page), laidOut.pages[page]) }
    let counts = figures.map { laidOut.pages[$0].boxes.count }
    #expect(counts[0] != counts[1])
  }

  @Test func aLabelHangsOnItsArrow() throws {
    let laidOut = try EditableSample.laidOut()
    let cells = try cells(laidOut)
    let labels = cells.values.filter { $0.attributes["parent"] == "arrow-0" }
    #expect(labels.count == 1)
    #expect(labels[0].geometry["relative"] == "1")
    let label = try #require(labels.first?.attributes["id"])
    let values = cells.values.filter { $0.attributes["parent"] == label }.compactMap {
      $0.attributes["value"]
    }
    #expect(Set(values) == ["1", "住所録", "（閉域網）"])
  }

  @Test func eachPageIsADiagramOfItsOwn() throws {
    let laidOut = try EditableSample.laidOut()
    let diagrams = XMLReading(DrawIO(laidOut).text).all("diagram")
    #expect(diagrams.count == laidOut.pages.count)
    #expect(diagrams.first?.attributes["name"] == "1ページ")
  }

  @Test func whatChangedIsMarked() throws {
    var laidOut = try EditableSample.laidOut()
    laidOut.pages[0].boxes[0].box.change = .added
    laidOut.pages[0].boxes[0].texts[0].change = .added
    laidOut.pages[0].arrows[1].texts[0].change = .removed
    let cells = try cells(laidOut)
    let added = try #require(cells["box-0"]).style
    // Bold 1, underlined 4; struck through 8.
    #expect(added["fontStyle"] == "5")
    #expect(added["fontColor"] == "#C00000")
    #expect(added["strokeColor"] == "#C00000")
    #expect(cells.values.contains { $0.style["fontStyle"] == "8" })
    #expect(try #require(cells["box-1"]).style["fontStyle"] == "1")
  }
}
