import NagarezuCore
import NagarezuReports
import NagarezuText

/// Party by item: who has what, and how. A cell with a mark leads to its evidence.
struct MatrixPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  var part: PageSetting.Part {
    let matrix = page.survey.matrix(MatrixQuery())
    guard !matrix.rows.isEmpty else {
      return page.section(.matrix, [.element("p", both: PageWords.nothing)])
    }
    let legend = HTML.element(
      "p", ["class": "legend"],
      matrix.signs.map { sign in
        .element(
          "span",
          [
            .element("span", ["class": "mark", "data-mark": sign.letter], words: sign.letter),
            .both(sign.meaning),
          ])
      })
    return page.section(
      .matrix,
      [
        legend, FilterField.html(page.language),
        .scrolling(PageView.matrix.title, page.language, table(matrix)),
      ])
  }

  private func table(_ matrix: Matrix) -> HTML {
    let groups = HTML.element(
      "tr",
      [.element("td", [])]
        + runs(of: matrix.columns).map { group, count in
          .element(
            "th", ["scope": "colgroup", "colspan": String(count)], words: group ?? "")
        } + [.element("td", [])])
    let heads = HTML.element(
      "tr",
      [.element("th", ["scope": "col", "data-sort": "text"], [.both(matrix.kinds.rows)])]
        + matrix.columns.map { column in
          .element(
            "th", ["scope": "col", "class": "item", "data-name": column.name],
            [.link(page.address(["item": column.name]), [.text(column.name)])])
        } + [.element("th", ["scope": "col", "data-sort": "number"], [.both(Matrix.sum)])])
    let body = matrix.rows.indices.map { row -> HTML in
      let party = matrix.rows[row].name
      return .element(
        "tr", ["data-name": party],
        [
          .element(
            "th", ["scope": "row"], [.link(page.address(["party": party]), [.text(party)])])
        ]
          + matrix.columns.indices.map { column in
            guard let mark = matrix.cells[row][column]?.shown(in: .ja) else {
              return .element("td", [])
            }
            return .element("td", ["data-mark": mark], words: mark)
          } + [.element("td", ["class": "sum"], words: String(matrix.sum(ofRow: row)))])
    }
    return .element(
      "table", ["class": "matrix"],
      [
        .element("caption", ["class": "unseen"], [.both(matrix.title)]),
        .element("thead", (matrix.columns.contains { $0.group != nil } ? [groups] : []) + [heads]),
        .element("tbody", body),
      ])
  }

  /// Columns side by side that stand under one group.
  private func runs(of columns: [Matrix.Heading]) -> [(group: String?, count: Int)] {
    columns.reduce(into: []) { runs, column in
      if let last = runs.last, last.group == column.group {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((column.group, 1))
      }
    }
  }
}

/// A field in which words narrow what stands below it.
enum FilterField {
  static func html(_ language: Language) -> HTML {
    .element(
      "label", ["class": "filter scripted"],
      [
        .both(PageWords.filter),
        .element("input", ["type": "search", "data-filter": "", "autocomplete": "off"], []),
      ])
  }
}
