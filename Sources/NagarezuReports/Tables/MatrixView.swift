import NagarezuCore
import NagarezuText

extension FactTable {
  /// Party by item, a row for each cell that is not empty.
  static let matrix = FactTable(
    "matrix", Message(ja: "主体と項目の表（縦持ち）", en: "party by item, in long form"),
    row: Message(ja: "主体が持つ項目1つ", en: "an item that a party has"),
    view: """
      SELECT p.known_as AS party, i.item AS item,
        CASE WHEN max(r.how = '直接' AND r.exposure = '閲覧') = 1 THEN '閲覧'
          WHEN max(r.how = '推知') = 1 THEN '推知' ELSE '保管' END AS exposure,
        CASE WHEN max(r.last IS NULL) = 1 THEN NULL ELSE max(r.last) END AS until,
        count(DISTINCT r.model) AS businesses
      FROM reach r
      JOIN items i ON i.model = r.model AND i.item = r.item
      JOIN business_parties p ON p.model = r.model AND p.party = r.party
      JOIN parties a ON a.party = p.known_as
      GROUP BY a.number, p.known_as, i.item
      ORDER BY a.number, i.item
      """,
    columns: [
      [
        .text("party", ("主体", "party"), ("持つ主体", "who has it"), \.party),
        .text("item", ("情報項目", "item"), ("項目", "the item"), \.item),
        .word(
          "exposure", ("取扱い", "exposure"),
          (
            "最も強い持ち方（閲覧、推知、保管の順）", "how it has it at its strongest: reads, by inference, keeps only"
          ),
          \.exposure.word),
        .day(
          "until", ("いつまで", "until"),
          ("持つ最終日（終わりがなければ空）", "the last day on which it has it; empty where it has no end"),
          \.until),
        .number("businesses", ("事業数", "businesses"), ("いくつの事業によるか", "by how many businesses")) {
          $0.models.count
        },
      ]
    ],
    things: { survey in
      survey.matrixCells.values.sorted { a, b in
        a.rank != b.rank ? a.rank < b.rank : a.item.precedesByBytes(b.item)
      }
    })
}

/// What one party has of one item, over all businesses.
struct MatrixCell {
  /// How strongly it has it.
  enum Exposure: Int, Comparable {
    case custody, inferred, read

    var sign: Matrix.Sign {
      switch self {
      case .custody: Matrix.Sign("○", Message(ja: "保管のみ", en: "keeps only"), weight: 1)
      case .inferred: Matrix.Sign("◑", Message(ja: "推知", en: "by inference"), weight: 2)
      case .read: Matrix.Sign("●", Message(ja: "直接に閲覧", en: "reads directly"), weight: 3)
      }
    }

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var word: Message {
      switch self {
      case .custody: Message(ja: "保管", en: "keeps only")
      case .inferred: Message(ja: "推知", en: "by inference")
      case .read: Message(ja: "閲覧", en: "reads")
      }
    }
  }

  struct Key: Hashable {
    let party: String
    let item: String
  }

  let party: String
  let rank: Int
  let item: String
  var exposure = Exposure.custody
  var last = Day.distantPast
  var models: Set<String> = []

  /// The last day; `nil` where there is none.
  var until: Day? { last.isDistant ? nil : last }
}

extension Survey {
  /// Shape: party and item → what the one has of the other; nothing where it has nothing.
  var matrixCells: [MatrixCell.Key: MatrixCell] {
    var cells: [MatrixCell.Key: MatrixCell] = [:]
    for one in seen {
      let key = MatrixCell.Key(party: one.party, item: one.item)
      var cell = cells[key] ?? MatrixCell(party: one.party, rank: one.rank, item: one.item)
      cell.exposure = max(cell.exposure, one.exposure)
      cell.last = max(cell.last, one.reach.days.last)
      cell.models.insert(one.reach.model.span.file)
      cells[key] = cell
    }
    return cells
  }
}
