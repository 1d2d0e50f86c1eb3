import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuText
import TestSupport
import Testing

/// PPTX and draw.io show what the SVG of the same page shows: a part that one of them leaves out fails here.
@Suite struct SameFigureTests {
  /// A line of words as it looks.
  private struct Line: Hashable {
    var words: String
    var color: String
    var isBold: Bool
    var isUnderlined: Bool
    var isStruck: Bool
  }

  /// One page in its three forms.
  private struct Forms {
    var page: LaidOutScene.Page
    var svg: XMLReading
    var slide: XMLReading
    var diagram: XMLReading
  }

  private func forms(_ kind: ComparedSample.Kind) throws -> [Forms] {
    let figure = try kind.figure()
    let archive = ZIPReading(Presentation(figure.laidOut, style: kind.style).bytes)
    return try figure.laidOut.pages.indices.map { number in
      var part = figure.laidOut
      part.pages = [figure.laidOut.pages[number]]
      return Forms(
        page: part.pages[0], svg: XMLReading(figure.pages[number]),
        slide: XMLReading(try #require(archive["ppt/slides/slide\(number + 1).xml"])),
        diagram: XMLReading(DrawIO(part, style: kind.style).text))
    }
  }

  private func counts<Element: Hashable>(_ elements: [Element]) -> [Element: Int] {
    Dictionary(elements.map { ($0, 1) }, uniquingKeysWith: +)
  }

  // MARK: - Words

  /// A number is a sign with a ring in the one form, and figures in a disc in the others: ⑭ and, behind it, -2 for 14-2.
  private func joined(_ lines: [Line]) -> [Line] {
    lines.reduce(into: []) { lines, line in
      if let last = lines.last, Self.isRinged(last.words), line.words.hasPrefix("-") {
        lines[lines.count - 1].words += line.words
      } else {
        lines.append(line)
      }
    }
  }

  private static func isRinged(_ words: String) -> Bool {
    words.count == 1 && words.decomposedStringWithCompatibilityMapping.allSatisfy(\.isNumber)
      && !words.allSatisfy(\.isASCII)
  }

  /// The same words with figures for a sign.
  private func inFigures(_ lines: [Line]) -> [Line] {
    lines.map { line in
      var line = line
      let (sign, rest) = (String(line.words.prefix(1)), line.words.dropFirst())
      if Self.isRinged(sign), rest.isEmpty || rest.hasPrefix("-") {
        line.words = sign.decomposedStringWithCompatibilityMapping + rest
        // As heavy as its ring lets it be.
        line.isBold = true
      }
      return line
    }
  }

  private func lines(svg: XMLReading) -> [Line] {
    joined(
      svg.all("text").map { text in
        let decoration = text.attributes["text-decoration"]
        return Line(
          words: text.words, color: text.attributes["fill"] ?? "",
          isBold: text.attributes["font-weight"] == "bold", isUnderlined: decoration == "underline",
          isStruck: decoration == "line-through")
      })
  }

  private func lines(slide: XMLReading) -> [Line] {
    slide.elements.indices.filter { slide.elements[$0].name == "a:r" }.map { run in
      let look = slide.all("a:rPr", inside: run).first?.attributes ?? [:]
      let color = slide.all("a:srgbClr", inside: run).first?.attributes["val"] ?? ""
      return Line(
        words: slide.elements[run].words, color: "#" + color, isBold: look["b"] == "1",
        isUnderlined: look["u"] == "sng", isStruck: look["strike"] == "sngStrike")
    }
  }

  private func style(_ cell: XMLReading.Element) -> [String: String] {
    let parts = (cell.attributes["style"] ?? "").split(separator: ";").map {
      $0.split(separator: "=", maxSplits: 1).map(String.init)
    }
    return Dictionary(parts.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 }
  }

  private func lines(diagram: XMLReading) -> [Line] {
    diagram.all("mxCell").flatMap { cell -> [Line] in
      let style = style(cell)
      let face = style["fontStyle"].flatMap { Int($0) } ?? 0
      return (cell.attributes["value"] ?? "").split(separator: "\n").map { words in
        Line(
          // The sign of アクセス不可 is a letter there.
          words: String(words.hasPrefix("⊘ ") ? words.dropFirst(2) : words),
          color: style["fontColor"] ?? "", isBold: face & 1 != 0, isUnderlined: face & 4 != 0,
          isStruck: face & 8 != 0)
      }
    }
  }

  @Test func everyLineOfWordsLooksTheSame() throws {
    for kind in try ComparedSample.figures() {
      for (number, page) in try forms(kind).enumerated() {
        let expected = counts(inFigures(lines(svg: page.svg)))
        for (form, found) in [
          ("pptx", counts(inFigures(lines(slide: page.slide)))),
          ("drawio", counts(inFigures(lines(diagram: page.diagram)))),
        ] {
          for (line, count) in expected where found[line] != count {
            Issue.record("\(kind.name) \(number + 1) \(form): \(line) \(found[line] ?? 0)/\(count)")
          }
          #expect(found.count == expected.count)
        }
      }
    }
  }

  // MARK: - Lines, marks and colours

  /// Colour and width of every arrow, thousandths of a point aside.
  private func strokes(svg: XMLReading) -> [String: Int] {
    counts(
      svg.elements.filter { element in
        element.name == "path" && element.attributes["stroke"] != "#FFFFFF"
          && element.around.contains {
            svg.elements[$0].attributes["class"]?.hasPrefix("arrow ") ?? false
          }
      }.map { "\($0.attributes["stroke"] ?? "") \($0.attributes["stroke-width"] ?? "")" })
  }

  private func strokes(diagram: XMLReading) -> [String: Int] {
    counts(
      diagram.all("mxCell").filter { $0.attributes["id"]?.hasPrefix("arrow-") ?? false }
        .map(style).map { "\($0["strokeColor"] ?? "") \($0["strokeWidth"] ?? "")" })
  }

  /// The last piece of every arrow: it has the point.
  private func strokes(slide: XMLReading) -> [String: Int] {
    let arrows = slide.elements.indices.filter { position in
      slide.elements[position].name == "p:cxnSp"
        && !slide.all("a:tailEnd", inside: position).isEmpty
    }
    return counts(
      arrows.map { position in
        let width = slide.all("a:ln", inside: position).first?.attributes["w"] ?? ""
        let color = slide.all("a:srgbClr", inside: position).first?.attributes["val"] ?? ""
        return "#\(color) \(XMLText.number((Double(width) ?? 0) / 12_700))"
      })
  }

  @Test func everyArrowHasItsColourAndWidth() throws {
    for kind in try ComparedSample.figures() {
      for page in try forms(kind) {
        let expected = strokes(svg: page.svg)
        #expect(strokes(slide: page.slide) == expected, "\(kind.name)")
        #expect(strokes(diagram: page.diagram) == expected, "\(kind.name)")
      }
    }
  }

  @Test func halosCrossesAndLocksAreDrawn() throws {
    var all = [0, 0, 0]
    for kind in try ComparedSample.figures() {
      for page in try forms(kind) {
        let expected = ["new-reach", "removed", "lock"].map { name in
          page.svg.all("g").filter { $0.attributes["class"] == name }.count
        }
        let cells = page.diagram.all("mxCell")
        let wide = cells.filter { style($0)["strokeWidth"] == "8" }.count
        let crosses = cells.filter { style($0)["shape"] == "umlDestroy" }.count
        let bows = cells.filter {
          style($0)["arcSize"] == "50" && style($0)["fillColor"] == "none"
        }.count
        #expect([wide, crosses, bows] == expected, "\(kind.name)")
        let shapes = page.slide.all("a:prstGeom").filter { $0.attributes["prst"] == "mathMultiply" }
        let locks = page.slide.elements.indices.filter {
          page.slide.elements[$0].name == "p:sp"
            && page.slide.all("p:cNvPr", inside: $0).first?.attributes["name"] == "暗号化"
            && !page.slide.all("a:custGeom", inside: $0).isEmpty
        }
        #expect([shapes.count, locks.count] == Array(expected.dropFirst()), "\(kind.name)")
        let halo = kind.style.marks.halo.dropFirst()
        let isWide = page.slide.all("a:srgbClr").contains { $0.attributes["val"] == String(halo) }
        #expect(isWide == (expected[0] > 0))
        for (place, count) in expected.enumerated() { all[place] += count }
      }
    }
    #expect(all.allSatisfy { $0 > 0 }, "\(all)")
  }

  /// Grounds of rows, discs, codes, frames: none has a colour in the SVG alone.
  @Test func everyColourIsThere() throws {
    for kind in try ComparedSample.figures() {
      for page in try forms(kind) {
        func colors(_ reading: XMLReading) -> Set<String> {
          let values = reading.elements.flatMap { $0.attributes.values }.joined(separator: " ")
          return Set(values.matches(of: /#?\b([0-9A-F]{6})\b/).map { String($0.1) })
        }
        let expected = colors(page.svg).subtracting(["FFFFFF"])
        // In a table of a slide the border of a code is that of its cell.
        let tags = Set(
          page.page.notes.compactMap(\.code).map {
            String(kind.style.ruleCode($0.code.status).stroke.dropFirst())
          })
        #expect(expected.subtracting(colors(page.slide)).subtracting(tags) == [], "\(kind.name)")
        #expect(expected.subtracting(colors(page.diagram)) == [], "\(kind.name)")
      }
    }
  }

  /// The figures of this suite have all that a page can hold; a new part of it must be among them.
  @Test func theSamplesHaveEverything() throws {
    var filled: Set<String> = []
    var known: Set<String> = []
    for kind in try ComparedSample.figures() {
      for page in try kind.figure().laidOut.pages {
        var parts: [(String, Any)] = [("page", page)]
        for frame in page.frames { parts.append(("frame", frame)) }
        for box in page.boxes { parts.append(("box", box)) }
        for arrow in page.arrows { parts.append(("arrow", arrow)) }
        for (name, part) in parts {
          for child in Mirror(reflecting: part).children {
            let mirror = Mirror(reflecting: child.value)
            guard mirror.displayStyle == .collection || mirror.displayStyle == .optional else {
              continue
            }
            known.insert("\(name).\(child.label ?? "")")
            if !mirror.children.isEmpty { filled.insert("\(name).\(child.label ?? "")") }
          }
        }
      }
    }
    #expect(known.contains("page.cells") && known.contains("arrow.codes"))
    // Frames and boxes show codes and marks alike; the findings here stand at arrows. A slide is never cropped.
    #expect(
      known.subtracting(filled)
        .subtracting(["frame.codes", "frame.lock", "frame.mark", "box.codes", "page.crop"]) == [])
  }
}
