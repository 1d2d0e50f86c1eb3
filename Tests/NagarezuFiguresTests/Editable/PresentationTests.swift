import NagarezuCore
import NagarezuFigures
import TestSupport
import Testing

@Suite struct PresentationTests {
  private func slide(_ laidOut: LaidOutScene, _ number: Int = 1) throws -> XMLReading {
    let archive = StoredZIP(Presentation(laidOut).bytes)
    return XMLReading(try #require(archive["ppt/slides/slide\(number).xml"]))
  }

  @Test func theFileIsAGoodArchiveOfWellFormedParts() throws {
    let archive = StoredZIP(Presentation(try EditableSample.laidOut()).bytes)
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
    let archive = StoredZIP(Presentation(try EditableSample.laidOut(paper)).bytes)
    let size = XMLReading(try #require(archive["ppt/presentation.xml"])).all("p:sldSz").first
    #expect(size?.attributes == ["cx": width, "cy": height])
  }

  /// The number of a shape with these words, and how many places connectors may be glued to.
  private func shape(_ words: String, _ slide: XMLReading) throws -> (id: String, sites: Int) {
    let position = try #require(
      slide.elements.firstIndex { element in
        element.name == "p:sp" && element.words == words
      })
    let id = slide.all("p:cNvPr", inside: position).first?.attributes["id"]
    return (try #require(id), slide.all("a:cxn", inside: position).count)
  }

  @Test func anArrowIsGluedToBothItsBoxes() throws {
    let laidOut = try EditableSample.laidOut()
    let slide = try slide(laidOut)
    let sites = slide.elements.indices.filter { slide.elements[$0].name == "p:sp" }.reduce(
      into: [String: Int]()
    ) { sites, position in
      let id = slide.all("p:cNvPr", inside: position).first?.attributes["id"] ?? ""
      sites[id] = slide.all("a:cxn", inside: position).count
    }
    let connectors = slide.elements.indices.filter { slide.elements[$0].name == "p:cxnSp" }
    #expect(connectors.count >= laidOut.pages[0].arrows.count)
    for connector in connectors {
      for end in ["a:stCxn", "a:endCxn"] {
        let glue = try #require(slide.all(end, inside: connector).first?.attributes)
        let count = try #require(sites[glue["id"] ?? ""])
        let site = try #require(glue["idx"].flatMap { Int($0) })
        // The first four are the middles of the sides, which LibreOffice takes for its own.
        #expect((4..<count).contains(site))
      }
    }
  }

  @Test func aBentArrowIsAChainOfConnectorsFromBoxToBox() throws {
    let laidOut = try EditableSample.bent()
    let slide = try slide(laidOut)
    let ids = try ["台帳管理", "給付サーバ"].map { try shape($0, slide).id }
    let pieces = slide.elements.indices.filter { position in
      slide.elements[position].name == "p:cxnSp"
        && slide.all("p:cNvPr", inside: position).first?.attributes["name"]
          == "① 住所録 （閉域網）"
    }
    #expect(pieces.count == 3)
    let glue = pieces.map { piece in
      ["a:stCxn", "a:endCxn"].map { slide.all($0, inside: piece).first?.attributes["id"] ?? "" }
    }
    #expect(glue.first?[0] == ids[0])
    #expect(glue.last?[1] == ids[1])
    for (one, next) in zip(glue, glue.dropFirst()) { #expect(one[1] == next[0]) }
    // Level, upright, level; a point at the end alone.
    let sizes = pieces.map { piece in
      slide.all("a:ext", inside: piece).first?.attributes ?? [:]
    }
    #expect(sizes.map { $0["cx"] == "0" } == [false, true, false])
    #expect(sizes.map { $0["cy"] == "0" } == [true, false, true])
    #expect(pieces.map { slide.all("a:tailEnd", inside: $0).count } == [0, 0, 1])
    #expect(pieces.allSatisfy { slide.all("a:headEnd", inside: $0).isEmpty })
  }

  /// What LibreOffice draws as PowerPoint does is one connector, which finds a new way when a box moves.
  @Test func anArrowThatBendsHalfwayIsOneConnector() throws {
    let laidOut = try EditableSample.bent(off: 1)
    let slide = try slide(laidOut)
    let pieces = slide.elements.indices.filter { position in
      slide.elements[position].name == "p:cxnSp"
        && slide.all("p:cNvPr", inside: position).first?.attributes["name"]
          == "① 住所録 （閉域網）"
    }
    let piece = try #require(pieces.first)
    #expect(pieces.count == 1)
    let ends = ["a:stCxn", "a:endCxn"].map {
      slide.all($0, inside: piece).first?.attributes["id"]
    }
    #expect(try ends == ["台帳管理", "給付サーバ"].map { try shape($0, slide).id })
    #expect(
      slide.all("a:prstGeom", inside: piece).first?.attributes["prst"] == "bentConnector3")
    let curve = laidOut.pages[0].arrows[0].curve
    let width = curve[curve.count - 1].x - curve[0].x
    let half = slide.all("a:gd", inside: piece).first?.attributes["fmla"]
    let share = try #require(half.flatMap { Double($0.dropFirst("val ".count)) })
    #expect(abs(share / 100_000 * width - (width / 2 - 1)) < 0.1)
    let place = try #require(slide.all("a:off", inside: piece).first?.attributes["x"])
    #expect(Double(place) == (curve[0].x * 12_700).rounded())
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
    let archive = StoredZIP(Presentation(laidOut, style: .print).bytes)
    let text = try #require(archive["ppt/slides/slide1.xml"])
    #expect(text.contains("b=\"1\" u=\"sng\""))
    #expect(!text.contains("C00000"))
  }
}
