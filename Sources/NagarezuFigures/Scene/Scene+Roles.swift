/// The figure at a glance where even an overview is too big: what is alike becomes one.
extension Scene {
  /// An overview with one line, where it needs be with a point at both ends, between the same two boxes.
  var withMergedArrows: Scene {
    var short = self
    short.arrows = []
    var groups: [[Arrow]] = []
    for arrow in arrows {
      let ends: Set = [arrow.from, arrow.to]
      if let known = groups.firstIndex(where: { Set([$0[0].from, $0[0].to]) == ends }) {
        groups[known].append(arrow)
      } else {
        groups.append([arrow])
      }
    }
    short.arrows = groups.map { arrow(of: $0) }
    return short
  }

  /// An overview with a box for each role of which there are several parties outside the authority's frame, and merged
  /// arrows; what passes between parties of one role is a number in its box.
  var byRole: Scene {
    let places = boxes.indices.map { place(of: $0) }
    let order = Self.unique(places)
    let groups = order.map { one in boxes.indices.filter { places[$0] == one } }
    var short = self
    short.boxes = groups.map { group in group.count == 1 ? boxes[group[0]] : box(of: group) }
    var inner: [Int: [String]] = [:]
    short.arrows = arrows.compactMap { arrow in
      let (from, to) = (position(of: arrow.from, groups), position(of: arrow.to, groups))
      guard from != to else {
        if let number = arrow.number { inner[from, default: []].append(number) }
        return nil
      }
      var arrow = arrow
      (arrow.from, arrow.to) = (.box(from), .box(to))
      return arrow
    }
    for (box, numbers) in inner where groups[box].count > 1 {
      let words = FigureWords.within(FigureWords.flows(numbers.count)[language])[language]
      short.boxes[box].detail = [short.boxes[box].detail, words].compactMap { $0 }
        .joined(separator: " ")
    }
    return short.withMergedArrows
  }

  /// What a box becomes part of: its role, or itself.
  private struct Place: Hashable {
    var role: String?
    var zone: Zone
    var box: Int?
  }

  private func place(of box: Int) -> Place {
    let own = boxes[box]
    let role = role(of: .box(box))
    let isAlone =
      own.frame != nil || own.zone == .person
      || boxes.indices.count { boxes[$0].zone == own.zone && self.role(of: .box($0)) == role } < 3
    return Place(role: isAlone ? nil : role, zone: own.zone, box: isAlone ? box : nil)
  }

  private func position(of end: End, _ groups: [[Int]]) -> Int {
    let box = anchor(of: end)
    return groups.firstIndex { $0.contains(box) } ?? 0
  }

  private func box(of group: [Int]) -> Box {
    var box = boxes[group[0]]
    let role = role(of: .box(group[0]))
    box.name = FigureWords.several(role, group.count)[language]
    box.detail = FigureWords.few(group.map { boxes[$0].name }, language, atMost: 2)
    box.shape = .hands
    (box.tabs, box.mark, box.formerName) = ([], nil, nil)
    box.wordMarks = Scene.WordMarks()
    box.pin = Pin()
    let changes = Set(group.map { boxes[$0].change })
    box.change = changes.count == 1 ? changes.first ?? nil : .changed
    box.ruleCodes = Self.unique(group.flatMap { boxes[$0].ruleCodes })
    box.identity = Identity(joining: group.map { boxes[$0].identity })
    return box
  }

  private func arrow(of group: [Arrow]) -> Arrow {
    var arrow = group[0]
    guard group.count > 1 else { return arrow }
    let numbers = Self.unique(group.compactMap(\.number))
    let joined = FigureWords.numbers(numbers)
    if !numbers.isEmpty {
      arrow.number = joined.count > 9 ? FigureWords.flows(numbers.count)[language] : joined
    }
    let channels = Self.unique(group.compactMap(\.channel))
    arrow.channel =
      channels.isEmpty ? nil : FigureWords.few(channels, language, atMost: 2)
    arrow.isTwoWay = group.contains { $0.isTwoWay || $0.from != arrow.from }
    let lines = Set(group.map(\.line))
    arrow.line = lines.count == 1 ? arrow.line : .mixed
    arrow.isSealed = group.allSatisfy(\.isSealed)
    arrow.isEncrypted = group.allSatisfy(\.isEncrypted)
    let changes = Set(group.map(\.change))
    arrow.change = changes.count == 1 ? changes.first ?? nil : .changed
    arrow.emphasis = group.contains { $0.emphasis == .lit } ? .lit : arrow.emphasis
    arrow.ruleCodes = Self.unique(group.flatMap(\.ruleCodes))
    arrow.keys = Self.unique(group.flatMap(\.keys))
    return arrow
  }
}
