import NagarezuCore
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

@Suite struct PresentationTests {
  private func slide(_ laidOut: LaidOutScene, _ number: Int = 1) throws -> XMLReading {
    let archive = ZIPReading(Presentation(laidOut).bytes)
    return XMLReading(try #require(archive["ppt/slides/slide\(number).xml"]))
  }

  @Test func theFileIsAGoodArchiveOfWellFormedParts() throws {
    let archive = ZIPReading(Presentation(try EditableSample.laidOut()).bytes)
    #expect(archive.faults == [])
    #expect(archive.entries.first?.name == "[Content_Types].xml")
    for (name, bytes) in archive.entries {
      #expect(XMLReading(String(decoding: bytes, as: UTF8.self)).isWellFormed, "\(name)")
    }
    // Each part is declared, each relation leads to a part.
    let declared = XMLReading(try #require(archive["[Content_Types].xml"])).all("Override")
      .compactMap { $0.attributes["PartName"] }
    let parts = archive.entries.map(\.name).filter {
      $0.hasSuffix(".xml") && !$0.hasPrefix("[")
    }
    #expect(Set(declared) == Set(parts.map { "/" + $0 }))
    for (name, bytes) in archive.entries where name.hasSuffix(".rels") {
      for relation in XMLReading(String(decoding: bytes, as: UTF8.self)).all("Relationship") {
        let target = try #require(relation.attributes["Target"])
        let file = target.split(separator: "/").last.map(String.init) ?? ""
        #expect(parts.contains { $0.hasSuffix("/" + file) }, "\(name) leads to \(target)")
      }
    }
    let core = XMLReading(try #require(archive["docProps/core.xml"]))
    #expect(core.all("dc:language").map(\.words) == ["ja-JP"])
    #expect(core.all("dc:title").map(\.words) == ["【給付金】の個人情報の流れ"])
  }

  @Test func theSameFigureGivesTheSameBytes() throws {
    let bytes = Presentation(try EditableSample.laidOut()).bytes
    #expect(bytes == Presentation(try EditableSample.laidOut()).bytes)
  }

  @Test(arguments: [(Paper.a4, "10693400", "7556500"), (.a3, "15125700", "10693400")])
  func aSlideIsAsLargeAsItsSheet(paper: Paper, width: String, height: String) throws {
    let archive = ZIPReading(Presentation(try EditableSample.laidOut(paper)).bytes)
    let size = XMLReading(try #require(archive["ppt/presentation.xml"])).all("p:sldSz").first
    #expect(size?.attributes == ["cx": width, "cy": height])
  }

  // MARK: - Shapes

  /// Presets and where their places for connectors are, as shares of width and height.
  private static let places: [String: [(x: Double, y: Double)]] = [
    "ellipse": [
      (0.5, 0), (0.146, 0.146), (0, 0.5), (0.146, 0.854), (0.5, 1), (0.854, 0.854), (1, 0.5),
      (0.854, 0.146),
    ]
  ]

  private func number(_ element: XMLReading.Element?, _ name: String) throws -> Double {
    try #require(element?.attributes[name].flatMap { Double($0) }) / 12_700
  }

  private func rect(_ position: Int, _ slide: XMLReading) throws -> Rect {
    let (off, ext) = (
      slide.all("a:off", inside: position).first, slide.all("a:ext", inside: position).first
    )
    return Rect(
      x: try number(off, "x"), y: try number(off, "y"), width: try number(ext, "cx"),
      height: try number(ext, "cy"))
  }

  private func name(_ position: Int, _ slide: XMLReading) -> String {
    slide.all("p:cNvPr", inside: position).first?.attributes["name"] ?? ""
  }

  /// Shape: number of a shape → its position among the elements.
  private func shapes(_ slide: XMLReading) -> [String: Int] {
    var shapes: [String: Int] = [:]
    for position in slide.elements.indices where slide.elements[position].name == "p:sp" {
      shapes[slide.all("p:cNvPr", inside: position).first?.attributes["id"] ?? ""] = position
    }
    return shapes
  }

  /// Where a connector starts and ends, turned and flipped as it says.
  private func ends(_ connector: Int, _ slide: XMLReading) throws -> [Point] {
    let rect = try rect(connector, slide)
    let turned = try #require(slide.all("a:xfrm", inside: connector).first).attributes
    return [(-1.0, -1.0), (1, 1)].map { x, y in
      var step = Point(x * rect.width / 2, y * rect.height / 2)
      if turned["flipH"] == "1" { step.x = -step.x }
      if turned["flipV"] == "1" { step.y = -step.y }
      if turned["rot"] == "5400000" { step = Point(-step.y, step.x) }
      return Point(rect.center.x + step.x, rect.center.y + step.y)
    }
  }

  /// Glue, groups and presets of every page of a figure.
  private func expectGood(_ laidOut: LaidOutScene, _ title: String) throws {
    let known = Set([
      "rect", "roundRect", "ellipse", "can", "snip1Rect", "octagon", "rtTriangle", "round2DiagRect",
      "line",
      "mathMultiply", "noSmoking", "straightConnector1", "bentConnector2", "bentConnector3",
    ])
    for (number, page) in laidOut.pages.enumerated() {
      let slide = try slide(laidOut, number + 1)
      let shapes = shapes(slide)
      #expect(slide.all("a:prstGeom").allSatisfy { known.contains($0.attributes["prst"] ?? "") })
      let ids = slide.all("p:cNvPr").compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      for connector in slide.elements.indices where slide.elements[connector].name == "p:cxnSp" {
        let places = try ends(connector, slide)
        for (end, place) in zip(["a:stCxn", "a:endCxn"], places) {
          let glue = try #require(slide.all(end, inside: connector).first?.attributes)
          let port = try #require(glue["id"].flatMap { shapes[$0] })
          let form = try #require(slide.all("a:prstGeom", inside: port).first?.attributes["prst"])
          let share = try #require(
            glue["idx"].flatMap { Int($0) }.flatMap { Self.places[form]?[$0] })
          let rect = try rect(port, slide)
          let site = Point(rect.x + share.x * rect.width, rect.y + share.y * rect.height)
          #expect(
            abs(site.x - place.x) < 0.05 && abs(site.y - place.y) < 0.05,
            "\(title): \(name(connector, slide))")
        }
      }
      // A box is in the groups of all the frames around it, and in no other frame's.
      for (box, position) in page.boxes.enumerated().map({ ($1, shapes["\(2 + $0)"]) }) {
        let position = try #require(position)
        var frames: [Int] = []
        var next = box.box.frame
        while let frame = next {
          frames.append(frame)
          next = page.frames[frame].frame.parent
        }
        let groups = slide.elements[position].around.filter { slide.elements[$0].name == "p:grpSp" }
        let names = groups.map { name($0, slide) }
        #expect(
          names == frames.reversed().map { page.frames[$0].frame.name } + [box.box.name],
          "\(title): \(box.box.name)")
      }
    }
  }

  @Test func everythingIsGluedAndGrouped() throws {
    try expectGood(EditableSample.laidOut(), "見本")
    try expectGood(EditableSample.bent(), "折れ線")
    for kind in try ComparedSample.figures() { try expectGood(kind.figure().laidOut, kind.name) }
  }

  @Test func everythingOfEveryModelIsGluedAndGrouped() throws {
    let loader = ModelLoader(files: DiskFiles(root: Shinjuku.root))
    for model in try loader.loadAll(["models"]) {
      try expectGood(Figure(model, layout: GridLayout()).laidOut, model.title)
    }
  }

  /// What a person changes by hand: the shapes have the program's own names and handles.
  @Test(arguments: [("台帳管理", "can"), ("端末甲", "roundRect"), ("住民", "ellipse")])
  func aBoxIsAShapeOfTheProgram(words: String, preset: String) throws {
    let slide = try slide(try EditableSample.laidOut())
    let position = try #require(
      slide.elements.firstIndex { $0.name == "p:sp" && $0.words.contains(words) })
    #expect(slide.all("a:prstGeom", inside: position).first?.attributes["prst"] == preset)
  }

  private func pieces(_ slide: XMLReading, _ arrow: String) -> [Int] {
    slide.elements.indices.filter { position in
      slide.elements[position].name == "p:cxnSp" && name(position, slide) == arrow
    }
  }

  /// LibreOffice gives an elbow that goes up a second corner: there it is two straight lines.
  @Test func aBentArrowIsAnElbowForEachCornerDownwards() throws {
    let laidOut = try EditableSample.bent()
    let curve = laidOut.pages[0].arrows[0].curve
    let goesDown = curve[curve.count - 1].y > curve[0].y
    let slide = try slide(laidOut)
    let pieces = pieces(slide, "① 住所録 （閉域網）")
    let forms = pieces.map { slide.all("a:prstGeom", inside: $0).first?.attributes["prst"] }
    let (elbow, straight) = ("bentConnector2", "straightConnector1")
    #expect(
      forms == (goesDown ? [elbow, elbow] : [straight, straight, straight, straight]))
    // One ends where the next begins; a point at the end alone.
    let places = try pieces.map { try ends($0, slide) }
    for (one, next) in zip(places, places.dropFirst()) {
      #expect(abs(one[1].x - next[0].x) < 0.01 && abs(one[1].y - next[0].y) < 0.01)
    }
    #expect(pieces.map { slide.all("a:tailEnd", inside: $0).count }.reduce(0, +) == 1)
    #expect(pieces.last.map { slide.all("a:tailEnd", inside: $0).count } == 1)
    #expect(pieces.allSatisfy { slide.all("a:headEnd", inside: $0).isEmpty })
  }

  /// What LibreOffice draws as PowerPoint does is one connector, which finds a new way when a box moves.
  @Test func anArrowThatBendsHalfwayIsOneConnector() throws {
    let laidOut = try EditableSample.bent(off: 1)
    let slide = try slide(laidOut)
    let pieces = pieces(slide, "① 住所録 （閉域網）")
    let piece = try #require(pieces.first)
    #expect(pieces.count == 1)
    #expect(
      slide.all("a:prstGeom", inside: piece).first?.attributes["prst"] == "bentConnector3")
    let curve = laidOut.pages[0].arrows[0].curve
    let width = curve[curve.count - 1].x - curve[0].x
    let half = slide.all("a:gd", inside: piece).first?.attributes["fmla"]
    let share = try #require(half.flatMap { Double($0.dropFirst("val ".count)) })
    #expect(abs(share / 100_000 * width - (width / 2 - 1)) < 0.1)
    #expect(try abs(ends(piece, slide)[0].x - curve[0].x) < 0.01)
  }

  @Test func theTitleHasRoomAndTheFontsAreThoseOfTheTheme() throws {
    let laidOut = try EditableSample.laidOut()
    let slide = try slide(laidOut)
    let title = try #require(
      slide.elements.indices.first { position in
        slide.elements[position].name == "p:sp" && !slide.all("p:ph", inside: position).isEmpty
      })
    #expect(try rect(title, slide).width > laidOut.pages[0].texts[0].rect.width + 20)
    #expect(slide.all("a:latin").allSatisfy { $0.attributes["typeface"] == "+mn-lt" })
    let archive = ZIPReading(Presentation(laidOut).bytes)
    let theme = XMLReading(try #require(archive["ppt/theme/theme1.xml"]))
    #expect(
      theme.all("a:ea").map { $0.attributes["typeface"] } == ["BIZ UDPGothic", "BIZ UDPGothic"])
    #expect(theme.all("a:font").allSatisfy { $0.attributes["typeface"] == "Yu Gothic" })
  }

  @Test func thePartsAreDeflated() throws {
    let bytes = Presentation(try EditableSample.laidOut()).bytes
    let archive = ZIPReading(bytes)
    // F14: parts were stored as they are.
    #expect(archive.deflated.contains("ppt/slides/slide1.xml"))
    #expect(bytes.count * 4 < archive.entries.reduce(0) { $0 + $1.bytes.count })
  }

  @Test func aTwoWayArrowHasAPointAtBothEnds() throws {
    let slide = try slide(try EditableSample.laidOut())
    let pieces = slide.elements.indices.filter { position in
      slide.elements[position].name == "p:cxnSp"
        && (slide.all("p:cNvPr", inside: position).first?.attributes["name"] ?? "")
          .hasPrefix("④")
    }
    let first = try #require(pieces.first)
    let last = try #require(pieces.last)
    #expect(slide.all("a:headEnd", inside: first).count == 1)
    #expect(slide.all("a:tailEnd", inside: last).count == 1)
  }

  @Test func theListOfRemarksIsATable() throws {
    let laidOut = try EditableSample.laidOut()
    let number = try #require(laidOut.pages.firstIndex { !$0.rows.isEmpty })
    let slide = try slide(laidOut, number + 1)
    #expect(slide.all("a:tr").count == 6)
    #expect(slide.all("a:tc").count == 30)
    #expect(slide.all("a:tc").map(\.words).contains("預ける。"))
  }

  @Test func whatChangedIsMarkedInTheWordsThemselves() throws {
    var laidOut = try EditableSample.laidOut()
    laidOut.pages[0].arrows[0].texts[0].change = .added
    laidOut.pages[0].arrows[0].texts[0].isBold = true
    laidOut.pages[0].arrows[0].arrow.change = .added
    laidOut.pages[0].arrows[1].texts[0].change = .removed
    laidOut.pages[0].arrows[1].arrow.change = .removed
    let slide = try slide(laidOut)
    let runs = slide.elements.indices.filter { slide.elements[$0].name == "a:r" }
    func looks(_ position: Int) -> [String: String] {
      slide.all("a:rPr", inside: position).first?.attributes ?? [:]
    }
    let added = try #require(runs.first { looks($0)["u"] == "sng" })
    #expect(looks(added)["b"] == "1")
    #expect(slide.all("a:srgbClr", inside: added).first?.attributes["val"] == "C00000")
    #expect(slide.elements[added].words == laidOut.pages[0].arrows[0].texts[0].lines[0])
    let removed = try #require(runs.first { looks($0)["strike"] == "sngStrike" })
    #expect(slide.elements[removed].words == laidOut.pages[0].arrows[1].texts[0].lines[0])
    #expect(looks(removed)["u"] == nil)
    let plain = runs.filter { looks($0)["u"] == nil && looks($0)["strike"] == nil }
    #expect(plain.count > runs.count / 2)
  }

  @Test func inBlackAndWhiteWhatIsNewIsBoldAndUnderlinedOnly() throws {
    var laidOut = try EditableSample.laidOut()
    laidOut.pages[0].boxes[0].texts[0].change = .changed
    let archive = ZIPReading(Presentation(laidOut, style: .print).bytes)
    let text = try #require(archive["ppt/slides/slide1.xml"])
    #expect(text.contains("b=\"1\" u=\"sng\""))
    #expect(!text.contains("C00000"))
  }
}
