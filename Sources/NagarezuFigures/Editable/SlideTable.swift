import NagarezuCore
import NagarezuText

/// A table of the program's own: a column of the list of remarks, changed reach, findings, names explained.
struct SlideTable {
  struct Cell {
    var texts: [LaidOutScene.Text]
    var fill: String?
    /// Points around the words, left and right.
    var margin = 4.0
  }

  struct Row {
    var height: Double
    var cells: [Cell]
  }

  let name: String
  let rect: Rect
  /// Of each column, in points.
  let widths: [Double]
  let rows: [Row]
  /// Whether the first row says what the columns hold.
  var hasHeading = false

  /// All tables of a page, from the top.
  static func tables(
    of page: LaidOutScene.Page, _ style: DiagramStyle, _ language: Language
  ) -> [SlideTable] {
    columns(page.rows, \.rect).map { rows in
      let head = page.rowHeads.first {
        abs($0.rect.x - rows[0].rect.x) < 1 && abs($0.rect.maxY - rows[0].rect.y) < 1
      }
      return remarks(rows, below: head, style, language)
    }
      + columns(page.notes, \.rect).map { notes($0, style, language) }
      + columns(lines(page.cells)) { $0.reduce($0[0].rect) { $0.union($1.rect) } }.map {
        grid($0, language)
      }
  }

  /// What stands one right below the other, as one table.
  private static func columns<Row>(_ rows: [Row], _ rect: (Row) -> Rect) -> [[Row]] {
    var columns: [[Row]] = []
    for row in rows {
      if let last = columns.last?.last, abs(rect(last).x - rect(row).x) < 1,
        abs(rect(last).maxY - rect(row).y) < 1
      {
        columns[columns.count - 1].append(row)
      } else {
        columns.append([row])
      }
    }
    return columns
  }

  /// Cells side by side, as one row.
  private static func lines(_ cells: [LaidOutScene.Cell]) -> [[LaidOutScene.Cell]] {
    var lines: [[LaidOutScene.Cell]] = []
    for cell in cells {
      if let last = lines.last?.last, last.table == cell.table,
        abs(last.rect.y - cell.rect.y) < 0.1, abs(last.rect.maxX - cell.rect.x) < 0.1
      {
        lines[lines.count - 1].append(cell)
      } else {
        lines.append([cell])
      }
    }
    return lines
  }

  private static func whole(_ rects: [Rect]) -> Rect { rects.reduce(rects[0]) { $0.union($1) } }

  // MARK: - Kinds

  /// Number, flow, items, channel, and sentence with what else changed below it; under a row that says so.
  private static func remarks(
    _ rows: [LaidOutScene.Row], below head: LaidOutScene.RowHead?, _ style: DiagramStyle,
    _ language: Language
  ) -> SlideTable {
    let rect = whole(rows.map(\.rect) + [head?.rect].compactMap { $0 })
    let columns = 4
    var edges = [rect.x]
    for column in 0..<columns {
      edges.append((rows.compactMap { $0.texts.dropFirst(column).first?.rect.x }.min() ?? 0) - 4)
    }
    // Long numbers may reach further than the words of a neighbouring row.
    edges[1] = max(edges[1], rows.map(\.badge.rect.maxX).max() ?? 0)
    edges.append(rect.maxX)
    let heading = head.map { head in
      Row(height: head.rect.height, cells: head.texts.map { Cell(texts: [$0]) })
    }
    return SlideTable(
      name: FigureWords.remarks[language], rect: rect, widths: widths(edges),
      rows: [heading].compactMap { $0 }
        + rows.map { row in
          let tint = style.tint(of: row.change)
          let number = Cell(
            texts: [row.badge.figures], fill: style.body(of: row.badge).fill, margin: 0)
          let words = row.texts.prefix(columns - 1).map { Cell(texts: [$0], fill: tint) }
          let sentence = Cell(texts: Array(row.texts.dropFirst(columns - 1)), fill: tint)
          return Row(height: row.rect.height, cells: [number] + words + [sentence])
        }, hasHeading: head != nil)
  }

  /// Code, where there is one, place or name, sentence.
  private static func notes(
    _ notes: [LaidOutScene.Note], _ style: DiagramStyle, _ language: Language
  ) -> SlideTable {
    let rect = whole(notes.map(\.rect))
    let hasCodes = notes.contains { $0.code != nil }
    let starts = (0..<2).map { column in
      (notes.compactMap { $0.texts.dropFirst(column).first?.rect.x }.min() ?? rect.maxX) - 4
    }
    let edges = hasCodes ? [rect.x] + starts + [rect.maxX] : [rect.x, starts[1], rect.maxX]
    return SlideTable(
      name: (hasCodes ? FigureWords.findings : FigureWords.glossary)[language], rect: rect,
      widths: widths(edges),
      rows: notes.map { note in
        let code = Cell(
          texts: [note.code?.text].compactMap { $0 },
          fill: note.code.flatMap { style.body(of: $0.code.status).fill }, margin: 0)
        return Row(
          height: note.rect.height,
          cells: (hasCodes ? [code] : []) + [
            Cell(texts: Array(note.texts.prefix(1))), Cell(texts: Array(note.texts.dropFirst())),
          ])
      })
  }

  /// Cells below a row that says what is in them.
  private static func grid(_ lines: [[LaidOutScene.Cell]], _ language: Language) -> SlideTable {
    let first = lines[0].map(\.rect)
    return SlideTable(
      name: name(of: lines[0][0].table)[language], rect: whole(lines.flatMap { $0.map(\.rect) }),
      widths: widths(first.map(\.x) + [first[first.count - 1].maxX]),
      rows: lines.map { line in
        Row(height: line[0].rect.height, cells: line.map { Cell(texts: $0.texts, margin: 6) })
      }, hasHeading: true)
  }

  private static func name(of table: LaidOutScene.Cell.Table) -> Message {
    switch table {
    case .reach: EditableWords.reach
    case .items: FigureWords.itemList
    }
  }

  private static func widths(_ edges: [Double]) -> [Double] {
    zip(edges, edges.dropFirst()).map { max(1, $1 - $0) }
  }

  // MARK: - Writing

  func write(_ out: inout SlideMarkup) {
    let (id, style) = (out.newID(), out.style)
    let text = SlideText(style: style)
    out.xml.element("p:graphicFrame") { xml in
      xml.element("p:nvGraphicFramePr") { xml in
        SlideMarkup.name(id, name, name, &xml)
        xml.element("p:cNvGraphicFramePr") { xml in
          xml.element("a:graphicFrameLocks", [("noGrp", "1")])
        }
        xml.element("p:nvPr")
      }
      SlideMarkup.place(rect, name: "p:xfrm", &xml)
      xml.element("a:graphic") { xml in
        let kind = "http://schemas.openxmlformats.org/drawingml/2006/table"
        xml.element("a:graphicData", [("uri", kind)]) { xml in
          xml.element("a:tbl") { xml in
            xml.element("a:tblPr", hasHeading ? [("firstRow", "1")] : [])
            xml.element("a:tblGrid") { xml in
              for width in widths {
                xml.element("a:gridCol", [("w", String(SlideMarkup.units(width)))])
              }
            }
            for row in rows {
              xml.element("a:tr", [("h", String(SlideMarkup.units(row.height)))]) { xml in
                for cell in row.cells { write(cell, text, style, &xml) }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ cell: Cell, _ text: SlideText, _ style: DiagramStyle, _ xml: inout XMLMarkup
  ) {
    xml.element("a:tc") { xml in
      xml.element("a:txBody") { xml in
        xml.element("a:bodyPr")
        xml.element("a:lstStyle")
        text.paragraphs(cell.texts, &xml)
      }
      let side = String(SlideMarkup.units(cell.margin))
      let attributes = [
        ("marL", side), ("marR", side), ("marT", "12700"), ("marB", "12700"), ("anchor", "ctr"),
      ]
      xml.element("a:tcPr", attributes) { xml in
        for edge in ["a:lnL", "a:lnR", "a:lnT", "a:lnB"] {
          SlideMarkup.border(style.tableBorder, name: edge, &xml)
        }
        SlideMarkup.fill(cell.fill.map { .color($0) } ?? .none, &xml)
      }
    }
  }
}
