/// A column of the （備考）list as a table of the program's own.
struct RemarkTable {
  let rows: [LaidOutScene.Row]

  /// One table for each column of rows.
  static func tables(of rows: [LaidOutScene.Row]) -> [RemarkTable] {
    var columns: [RemarkTable] = []
    for row in rows {
      if let last = columns.last?.rows.last, abs(last.rect.x - row.rect.x) < 1,
        abs(last.rect.maxY - row.rect.y) < 1
      {
        columns[columns.count - 1] = RemarkTable(rows: columns[columns.count - 1].rows + [row])
      } else {
        columns.append(RemarkTable(rows: [row]))
      }
    }
    return columns
  }

  /// Points around the words of a cell, left and right.
  private static let margin = 4.0

  func write(_ out: inout SlideMarkup, title: String) {
    guard let first = rows.first, let last = rows.last else { return }
    let rect = first.rect.union(last.rect)
    let cells = widths(rect)
    let (id, style) = (out.newID(), out.style)
    let text = SlideText(style: style, font: out.font)
    out.xml.element("p:graphicFrame") { xml in
      xml.element("p:nvGraphicFramePr") { xml in
        SlideMarkup.name(id, title, title, &xml)
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
            xml.element("a:tblPr")
            xml.element("a:tblGrid") { xml in
              for width in cells {
                xml.element("a:gridCol", [("w", String(SlideMarkup.units(width)))])
              }
            }
            for row in rows { write(row, text, style, &xml) }
          }
        }
      }
    }
  }

  /// The widths of number, flow and sentence, from where their words begin.
  private func widths(_ rect: Rect) -> [Double] {
    let starts = (rows.map { $0.texts.map(\.rect.x) }.max { $0.count < $1.count } ?? [])
      .enumerated()
      .map { position, _ in
        rows.compactMap { position < $0.texts.count ? $0.texts[position].rect.x : nil }.min() ?? 0
      }
    var edges = [rect.x] + starts.map { $0 - Self.margin } + [rect.maxX]
    // Long numbers may reach further than the words of a neighbouring row.
    if edges.count > 2 { edges[1] = max(edges[1], rows.map(\.badge.rect.maxX).max() ?? 0) }
    return zip(edges, edges.dropFirst()).map { max(1, $1 - $0) }
  }

  private func write(
    _ row: LaidOutScene.Row, _ text: SlideText, _ style: DiagramStyle, _ xml: inout XMLMarkup
  ) {
    xml.element("a:tr", [("h", String(SlideMarkup.units(row.rect.height)))]) { xml in
      var number = row.badge.words(in: row.rect)
      number.rect.width = 0
      cell([number], fill: style.badge, margin: 0, text, style, &xml)
      let columns = widths(row.rect).count - 1
      for position in 0..<columns {
        let words = position < row.texts.count ? [row.texts[position]] : []
        let more = position == columns - 1 ? row.texts.dropFirst(columns) : []
        cell(words + more, fill: nil, margin: Self.margin, text, style, &xml)
      }
    }
  }

  private func cell(
    _ texts: [LaidOutScene.Text], fill: String?, margin: Double, _ text: SlideText,
    _ style: DiagramStyle, _ xml: inout XMLMarkup
  ) {
    xml.element("a:tc") { xml in
      xml.element("a:txBody") { xml in
        xml.element("a:bodyPr")
        xml.element("a:lstStyle")
        text.paragraphs(texts, &xml)
      }
      let side = String(SlideMarkup.units(margin))
      let attributes = [
        ("marL", side), ("marR", side), ("marT", "12700"), ("marB", "12700"), ("anchor", "ctr"),
      ]
      xml.element("a:tcPr", attributes) { xml in
        for edge in ["a:lnL", "a:lnR", "a:lnT", "a:lnB"] {
          SlideMarkup.border(.init(color: style.tableRule, width: 0.7), name: edge, &xml)
        }
        SlideMarkup.fill(fill.map { .color($0) } ?? .none, &xml)
      }
    }
  }
}
