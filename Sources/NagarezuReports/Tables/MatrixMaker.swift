import NagarezuCore
import NagarezuText

/// What a matrix is to show.
public struct MatrixQuery: Sendable {
  /// What stands in rows or columns.
  public enum Axis: String, CaseIterable, Sendable {
    case party, item, group, system, business

    /// The word in each language.
    public var word: Message {
      switch self {
      case .party: Message(ja: "主体", en: "party")
      case .item: Message(ja: "情報項目", en: "item")
      case .group: Message(ja: "項目のまとまり", en: "group")
      case .system: Message(ja: "システム", en: "system")
      case .business: Message(ja: "事業", en: "business")
      }
    }
  }

  /// What stands in a cell.
  public enum Cell: String, CaseIterable, Sendable {
    /// How it is had.
    case exposure
    /// Whether it was approved.
    case verdict
    /// Until when.
    case until
  }

  public var rows: Axis
  public var columns: Axis
  public var cell: Cell
  /// Whether only sensitive items are shown.
  public var onlySensitive: Bool
  /// Names that are shown alone; of an axis without any, all.
  public var only: [(axis: Axis, name: String)]

  /// A matrix of parties by items, unless something else is asked for.
  public init(
    rows: Axis = .party, columns: Axis = .item, cell: Cell = .exposure, onlySensitive: Bool = false,
    only: [(axis: Axis, name: String)] = []
  ) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
    self.onlySensitive = onlySensitive
    self.only = only
  }
}

extension MatrixQuery {
  var title: Message {
    Message(
      ja: "\(rows.word.ja)と\(columns.word.ja)の表（\(cell.word.ja)）",
      en: "\(rows.word.en) by \(columns.word.en): \(cell.word.en)")
  }
}

extension MatrixQuery.Cell {
  var word: Message {
    switch self {
    case .exposure: Message(ja: "持ち方", en: "how it is had")
    case .verdict: Message(ja: "承認との関係", en: "whether it was approved")
    case .until: Message(ja: "いつまで", en: "until when")
    }
  }

  /// The signs of its cells, the strongest first.
  var signs: [Matrix.Sign] {
    switch self {
    case .exposure: [MatrixCell.Exposure.read, .inferred, .custody].map(\.sign)
    case .verdict: Standing.allCases.reversed().map(\.sign)
    case .until: []
    }
  }
}

extension Survey {
  /// Two kinds of things held against each other, as `query` says; what is had nowhere has neither row nor column.
  public func matrix(_ query: MatrixQuery) -> Matrix {
    let axes = MatrixAxes(self)
    let facts = seen.filter { axes.shows($0, query) }
    let (rows, columns) = (axes.order(query.rows, facts), axes.order(query.columns, facts))
    let (rowPlaces, columnPlaces) = (places(of: rows), places(of: columns))
    var found: [[[SeenFact]]] = Array(
      repeating: Array(repeating: [], count: columns.count), count: rows.count)
    for fact in facts {
      for row in axes.headings(of: fact, on: query.rows) {
        for column in axes.headings(of: fact, on: query.columns) {
          guard let y = rowPlaces[row], let x = columnPlaces[column] else { continue }
          found[y][x].append(fact)
        }
      }
    }
    let value = value(query)
    return Matrix(
      query.title, rows: rows, columns: columns, kinds: (query.rows.word, query.columns.word),
      cells: found.map { row in row.map { $0.isEmpty ? nil : value($0) } },
      signs: query.cell.signs)
  }

  private func places(of headings: [Matrix.Heading]) -> [Matrix.Heading: Int] {
    Dictionary(uniqueKeysWithValues: headings.enumerated().map { ($1, $0) })
  }

  /// What a cell says of what is had there, which is never nothing.
  private func value(_ query: MatrixQuery) -> ([SeenFact]) -> Table.Value {
    switch query.cell {
    case .exposure:
      return { facts in .text((facts.map(\.exposure).max() ?? .custody).sign.letter) }
    case .verdict:
      let standings = Standings(self, bySystem: [query.rows, query.columns].contains(.system))
      return { facts in .text((facts.map(standings.of).max() ?? .approved).sign.letter) }
    case .until:
      return { facts in
        let last = facts.map(\.reach.days.last).max() ?? .distantFuture
        return last.isDistant ? .word(Message(ja: "終わりなし", en: "no end")) : .day(last)
      }
    }
  }
}
