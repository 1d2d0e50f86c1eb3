import NagarezuCore

/// The keys of how a figure is laid out.
extension Vocabulary {
  static let figure: [Key] = [
    key(
      .paper, "紙", .word(.paper), "用紙と向き。書かなければ、A4横。`--paper` が先に立つ。",
      "The sheet and whether it lies or stands; unstated means A4 landscape. `--paper` goes before it."
    ),
    key(
      .order, "主体の順", .names(.party), "主体を、図の上からこの順に並べる。同じ枠の中の課どうしにも使える。",
      "Parties in this order from the top; of sections too, within one frame."),
    key(
      .pins, "固定", .list(.pin), "図の中で動かさないもの。`render --pin` が、今の場所を書き込む。",
      "What must not move; `render --pin` writes today's places."),
    key(
      .labels, "札", .list(.labelPlace), "矢印の番号を置く所。番号は、その矢印の線の上で、ここに最も近い所に立つ。",
      "Where numbers of arrows stand: each on its own line, as near to its place as it can."),
    key(
      .pageBreaks, "改頁", .names(.party),
      "新しい頁を始める主体。書けば、1枚に入る図も、全体図と部分の頁に分ける。",
      "Parties with which a new page begins; a figure that would fit one page is divided too."),
    key(
      .hidden, "隠す", .node(many: true),
      "描かない主体・システム。その一部や内側のもの、出入りする流れも描かない。凡例にその名を示す。指摘は変わらない。",
      "Parties and systems that are not drawn, nor what is part of them or inside, nor their flows. The legend names them; no finding changes."
    ),
    key(
      .legend, "凡例", .word(.corner), "凡例を置く所。書かなければ、右上。",
      "Where the legend stands; unstated means top right."),
    key(
      .wording, "言い方", .terms,
      "図の中での呼び名。主体、システム、場所、項目、経路の名前を、ここに書いた言葉に替える。英語の図には使わない。",
      "What parties, systems, sites, items and channels are called in the figure; not in an English one."
    ),
  ]

  static let labelPlace: [Key] = [
    key(
      .no, "番号", .text, required: true, "図にある番号。1つの番号の矢印がいくつもあれば、「⑭-2」のように書く。",
      "The number in the figure; `⑭-2` where it has several arrows."),
    key(
      .x, "横", .number, required: true, "紙の左端から、ポイントで（1ポイントは0.353 mm）。",
      "From the left edge of the sheet, in points."),
    key(
      .y, "縦", .number, required: true, "紙の上端から、ポイントで。",
      "From the top edge of the sheet, in points."),
  ]

  static let pin: [Key] = [
    key(
      .thing, "もの", .node(many: false), required: true, "主体又はシステム。別名でもよい。",
      "A party or system, by any of its names."),
    key(
      .column, "列", .number, "左から何番目の列か。1から。枠のあるものでは、枠の左端の列。",
      "The column, from 1 at the left; of what has a frame, its first."),
    key(
      .row, "順", .number, "上から何段目か。1から。どの列でも同じ数え方をする。",
      "The row, from 1 at the top, counted alike in all columns."),
    key(
      .side, "側", .word(.side), "実施機関のほかのものより左か右か（「列」の代わり）、列の一番上か下か（「順」の代わり）。",
      "Left or right of all else of the authority (instead of a column), or at the top or bottom (instead of a row)."
    ),
  ]
}
