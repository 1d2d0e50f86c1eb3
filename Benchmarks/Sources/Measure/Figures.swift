import Glibc

/// Start to exit of `render` for a figure of 30 boxes and 30 arrows, beside `--version`, which does nothing but start.
enum Figures {
  private static let rounds = 5
  /// The promise: such a figure in less than this.
  private static let promise = Duration.seconds(1)

  static func print() { Startup.atRoot { print($0) } }

  private static func print(_ program: String) {
    let (path, drawn) = ("figure-of-30-boxes.yaml", "figure-of-30-boxes.svg")
    guard let file = fopen(path, "w") else { return Swift.print("cannot write \(path)") }
    fputs(model, file)
    fclose(file)
    defer {
      unlink(path)
      unlink(drawn)
      for page in 2...20 { unlink("figure-of-30-boxes-\(page).svg") }
    }
    var (alone, drawing, dividing): ([Duration], [Duration], [Duration]) = ([], [], [])
    for _ in 0..<rounds {
      guard let start = Startup.time(program, ["--version"]),
        let figure = Startup.time(program, ["render", path, "-o", drawn, "--paper", "a3"]),
        let pages = Startup.time(program, ["render", path, "-o", drawn])
      else { return Swift.print("\(program) did not end by itself") }
      alone.append(start)
      drawing.append(figure)
      dividing.append(pages)
    }
    guard access(drawn, R_OK) == 0 else { return Swift.print("\(path) was not drawn") }
    let (one, other) = (Startup.median(drawing), Startup.median(alone))
    Swift.print(
      """
      a figure of 30 boxes and 30 arrows as SVG, median of \(rounds) runs in ms
        nagarezu --version  \(Measure.milliseconds(other))
        on one page of A3   \(Measure.milliseconds(one)) \
      (promised: below \(Measure.milliseconds(promise))), ratio \(Measure.ratio(one, other))
        divided, on A4      \(Measure.milliseconds(Startup.median(dividing)))

      """)
  }

  /// A ward of six systems, four contractors of four, a subcontractor, five other bodies, and the people: 29 boxes and
  /// the ward's own hands.
  private static var model: String {
    let contractors = (1...4).map { "委託先\($0)" }
    let outside = (1...5).map { "外部機関\($0)" }
    let own = (1...6).map { "区のシステム\($0)" }
    let theirs = contractors.flatMap { party in (1...4).map { ("\(party)の機器\($0)", party) } }
    var lines = ["nagarezu: 1", "件名: 三十の箱", "実施機関: 甲区", "主体:", "  甲区: {種別: 実施機関}"]
    lines += (contractors + ["再委託先"] + outside).map { "  \($0): {種別: 企業}" }
    lines += ["  住民: {種別: 本人}", "個人の範囲:", "  住民: {}", "情報項目:", "  基本情報: [氏名, 住所, 生年月日]", "システム:"]
    lines += own.map { "  \($0): {種別: データベース, 運用: 甲区, 保有: [{項目: [基本情報], 対象: 住民}]}" }
    lines += theirs.map { "  \($0.0): {種別: サーバ, 運用: \($0.1)}" }
    lines.append("流れ:")
    let nodes = own + theirs.map(\.0)
    var ways = theirs.enumerated().map { (own[$0.offset % own.count], $0.element.0) }
    ways += outside.enumerated().map { (nodes[$0.offset * 4], $0.element) }
    ways += [(theirs[0].0, "再委託先"), ("再委託先", "住民"), ("住民", "甲区"), ("甲区", own[0])]
    ways += (0..<5).map { (theirs[$0 * 3].0, theirs[$0 * 3 + 1].0) }
    let channels = ["閉域網", "紙", "郵送", "電子記録媒体", "専用線"]
    for (number, way) in ways.enumerated() {
      let channel = channels[number % channels.count]
      lines.append(
        "  - {番号: (\(number + 1)), から: \(way.0), へ: \(way.1), 経路: \(channel), 項目: [基本情報], "
          + "対象: 住民, 備考: 渡す。}")
    }
    lines += ["承認:"]
    lines += contractors.map {
      "  - {種別: 業務委託, 相手: \($0), 項目: [基本情報], 対象: 住民, 媒体: [閉域網, 紙], 期間: 2024-04-01〜}"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
