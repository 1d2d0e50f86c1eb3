import NagarezuCore

extension Matrix {
  /// Rows and columns with sums, as a page that any form can write; groups stand before the names of their columns.
  package func document(in language: Language) -> Document {
    let sum = Matrix.sum[language]
    let headings =
      [kinds.rows[language]]
      + columns.map { column in column.group.map { "\($0)／\(column.name)" } ?? column.name }
      + [sum]
    var body = rows.indices.map { row in
      [rows[row].name] + cells[row].map { $0?.shown(in: language) ?? "" }
        + [String(self.sum(ofRow: row))]
    }
    body.append([sum] + columns.indices.map { String(self.sum(ofColumn: $0)) } + [""])
    let legend = signs.map { "\($0.letter) \($0.meaning[language])" }
    return Document(
      .plain(title[language]), language: language,
      blocks: [
        .grid(Document.Grid(headings: headings, rows: body.map { $0.map { [.plain($0)] } }))
      ]
        + (legend.isEmpty
          ? [] : [.paragraph(.plain(legend.joined(separator: language == .ja ? "、" : ", ")))]))
  }

  /// `{"rows", "columns": [{"name", "group"}], "cells": [[text or null]], "signs"}`.
  package func json(in language: Language) -> [String: JSONText] {
    func heading(_ one: Heading) -> JSONText {
      .object(["name": .string(one.name), "group": .optional(one.group)])
    }
    return [
      "title": .string(title[language]), "rows": .array(rows.map(heading)),
      "columns": .array(columns.map(heading)),
      "cells": .array(cells.map { .array($0.map { .optional($0?.stored) }) }),
      "signs": .array(
        signs.map {
          .object(["letter": .string($0.letter), "meaning": .string($0.meaning[language])])
        }),
    ]
  }
}
