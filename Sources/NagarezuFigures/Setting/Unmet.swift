import NagarezuCore

/// What 図 asks for and a figure does not have.
struct Unmet {
  private(set) var messages: [Message] = []

  /// - Parameters:
  ///   - asked: the sheet of 図; `nil` where it has none, or another was asked for.
  ///   - breaks: the parties of 改頁, with their figure keys.
  init(
    _ scene: Scene, _ laidOut: LaidOutScene, isWhole: Bool, asked: FigureHints.Paper?,
    beginningPages breaks: [FigureSubject.PageBreak]
  ) {
    compareLabels(scene, laidOut, isWhole: isWhole)
    compareBreaks(breaks, scene)
    for name in scene.undrawn {
      messages.append(
        Message(
          ja: "図の固定: 「\(name)」はこの図に描かれていない",
          en: "pins of the figure: '\(name)' is not drawn in it"))
    }
    guard let page = laidOut.pages.first else { return }
    if let asked, page.size != Paper(asked).size {
      messages.append(
        Message(
          ja: "図の紙: \(asked.rawValue) には入らないので、大きい紙に描いた",
          en: "sheet of the figure: it does not fit \(asked.english), and has a larger sheet"))
    }
    let hasPins = (scene.boxes.map(\.pin) + scene.frames.map(\.pin)).contains {
      $0.isAcross || $0.isUpright
    }
    guard hasPins else { return }
    guard isWhole else {
      let (ja, en) =
        breaks.isEmpty
        ? ("1枚に入らないので", "it does not fit one page") : ("改頁で", "page breaks divide it")
      messages.append(
        Message(
          ja: "図の固定: \(ja)分けて描き、固定は頁ごとに当てた",
          en: "pins of the figure: \(en), and each page has them for itself"))
      return
    }
    let grid = page.grid
    for (position, box) in page.boxes.enumerated() {
      compare(box.box.pin, box.box.name, grid[position].column)
    }
    for (position, frame) in page.frames.enumerated() {
      let inside = page.boxes.indices.filter { box in
        var next = page.boxes[box].box.frame
        while let around = next, around != position { next = page.frames[around].frame.parent }
        return next == position
      }
      guard let first = inside.map({ grid[$0].column }).min() else { continue }
      compare(frame.frame.pin, frame.frame.name, first)
    }
    for (a, one) in page.boxes.enumerated() {
      for (b, other) in page.boxes.enumerated() where grid[a].column == grid[b].column {
        guard let row = one.box.pin.row, let below = other.box.pin.row, row < below,
          one.rect.y > other.rect.y
        else { continue }
        messages.append(
          Message(
            ja: "図の固定: 枠のまとまりのため、「\(one.box.name)」は「\(other.box.name)」より上に置けない",
            en:
              "pins of the figure: frames keep '\(one.box.name)' from standing above '\(other.box.name)'"
          ))
      }
    }
  }

  private mutating func compare(_ pin: Scene.Pin, _ name: String, _ column: Int) {
    guard let wanted = pin.column, wanted != column else { return }
    messages.append(
      Message(
        ja: "図の固定: 「\(name)」は列\(wanted)に置けず、列\(column)にある（空いた列は詰める）",
        en:
          "pins of the figure: '\(name)' cannot stand in column \(wanted), and is in column \(column) (an empty column is closed up)"
      ))
  }

  // MARK: - Labels and pages

  /// How far from its place a number may stand that nobody is told of, in points: about its own width.
  private static let near = 15.0

  private mutating func compareLabels(_ scene: Scene, _ laidOut: LaidOutScene, isWhole: Bool) {
    guard !scene.labelPlaces.isEmpty else { return }
    guard isWhole, let page = laidOut.pages.first else {
      messages.append(
        Message(
          ja: "図の札: 1枚の図ではないので、番号は置かれた所に動かない",
          en: "labels of the figure: it is divided, and its numbers stand where they find room"))
      return
    }
    for (number, place) in scene.labelPlaces.sorted(by: { $0.key < $1.key }) {
      guard let arrow = page.arrows.first(where: { $0.arrow.shownNumber == number }) else {
        let several = page.arrows.count { $0.arrow.number == number }
        messages.append(
          several > 0
            ? Message(
              ja: "図の札: \(number) の矢印は\(several)本ある。「\(number)-1」のように書く",
              en:
                "labels of the figure: \(number) has \(several) arrows; write \(number)-1 or the like"
            )
            : Message(
              ja: "図の札: \(number) の矢印は、この図に描かれていない",
              en: "labels of the figure: no arrow \(number) is drawn in it"))
        continue
      }
      guard let badge = arrow.badge?.rect.center, badge.distance(to: place) > Self.near else {
        continue
      }
      let (x, y) = (Int(badge.x.rounded()), Int(badge.y.rounded()))
      messages.append(
        Message(
          ja: "図の札: \(number) の線はそこを通らないか、そこに空きがない。横\(x)・縦\(y)に置いた",
          en:
            "labels of the figure: the line of \(number) does not pass there, or there is no room; it stands at x \(x), y \(y)"
        ))
    }
  }

  private mutating func compareBreaks(
    _ breaks: [FigureSubject.PageBreak], _ scene: Scene
  ) {
    let parties = Set(
      scene.boxes.indices.compactMap { scene.identity(of: scene.party(of: .box($0))).node })
    for one in breaks where !parties.contains(one.key) {
      messages.append(
        Message(
          ja: "図の改頁: 「\(one.name)」に自分の頁はない（課ではなく、一番外の枠の主体を書く）",
          en:
            "page breaks of the figure: '\(one.name)' has no page of its own (name the outermost party, not a section)"
        ))
    }
  }
}
