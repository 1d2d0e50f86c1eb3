/// Which column each box of a scene stands in: the authority at the left, contractors to the right, subcontractors
/// beyond, the people and outside bodies around.
struct ColumnPlan: Hashable, Sendable {
  /// Shape: box → column from 0; no column is empty.
  var columns: [Int]

  /// The choices that one plan makes; several are tried and the best picture is kept.
  struct Choice: Hashable, Sendable {
    /// The most columns that one zone may take.
    var depth: Int
    /// Whether the people stand beyond everybody, or beside those they deal with.
    var putsPeopleLast: Bool
    /// Whether an outside body stands a column further than those it deals with, or above and below them.
    var putsOutsideBeside: Bool
    /// Whether boxes that could stand in any column of their party are dealt out over all of them: lower, but its
    /// arrows pass between boxes.
    var dealsOut = false
    /// Whether what stands in one section or site stands in one column.
    var keepsFrames = false
    /// How high a column may be before its parties are dealt out over several, as a share of the sheet; `nil` for any.
    var height: Double?
    /// Whether those go to both sides of the authority.
    var isTwoSided = false
    /// Whether those of the authority's sections, sites and boxes are dealt out as parties are.
    var dividesAuthority = false
    /// The most columns in all; `nil` for any.
    var most: Int?

    /// All choices but those that deal out, in a fixed order.
    static let usual = choices(depths: [1, 2, 3], dealsOut: false)
    /// The choices that deal out.
    static let low = choices(depths: [2, 3], dealsOut: true)
    /// The choices that keep sections and sites in a column each.
    static let framed = [2, 4].map {
      Choice(depth: $0, putsPeopleLast: true, putsOutsideBeside: true, keepsFrames: true)
    }
    /// The choices that deal parties out over columns, for many parties around few.
    static let spread = [1.0, 0.8].flatMap { height in
      [false, true].flatMap { isTwoSided in
        [false, true].map {
          Choice(
            depth: 2, putsPeopleLast: true, putsOutsideBeside: true, dealsOut: $0, height: height,
            isTwoSided: isTwoSided)
        }
      }
    }

    /// The choices for what no other puts on any sheet: many boxes of the authority, which stand in few columns otherwise.
    static let last = [1.0, 2.0].map {
      Choice(
        depth: 2, putsPeopleLast: true, putsOutsideBeside: true, height: $0, dividesAuthority: true)
    }

    /// The choices for a narrow sheet.
    static let narrow = [2, 3, 4].flatMap { most in
      [true, false].flatMap { last in
        [1, 2].map {
          Choice(depth: $0, putsPeopleLast: last, putsOutsideBeside: last, most: most)
        }
      }
    }

    private static func choices(depths: [Int], dealsOut: Bool) -> [Choice] {
      depths.flatMap { depth in
        [true, false].flatMap { last in
          [true, false].map {
            Choice(
              depth: depth, putsPeopleLast: last, putsOutsideBeside: $0, dealsOut: dealsOut)
          }
        }
      }
    }
  }

  init(columns: [Int]) { self.columns = columns }

  /// A plan for boxes of some heights, on a sheet that is `most` high, in points at scale 1.
  init(_ scene: Scene, _ choice: Choice, heights: [Double], most: Double) {
    let links = scene.arrows.map { (scene.anchor(of: $0.from), scene.anchor(of: $0.to)) }
    var places = [Int?](repeating: nil, count: scene.boxes.count)
    var next = 0
    for zone in [Scene.Zone.authority, .contractor, .subcontractor] {
      let members = scene.boxes.indices.filter { scene.boxes[$0].zone == zone }
      guard !members.isEmpty else { continue }
      var (local, idle) =
        choice.keepsFrames
        ? Self.layers(ofFramesOf: members, scene, links: links, depth: choice.depth)
        : Self.layers(of: members, links: links, depth: choice.depth)
      if choice.dealsOut { Self.dealOut(idle, over: choice.depth, of: scene, &local) }
      for (box, layer) in local { places[box] = next + layer }
      next += (local.values.max() ?? 0) + 1
    }
    columns = Self.compressed(
      Self.surrounded(scene, places, links: links, last: max(0, next - 1), choice))
    if let share = choice.height {
      columns = Self.spread(
        scene, columns, heights: heights, most: most * share, choice)
    }
    if let count = choice.most { columns = Self.folded(columns, into: count) }
    columns = Self.pinned(scene, columns)
  }

  /// Fewer columns: neighbours become one.
  private static func folded(_ columns: [Int], into count: Int) -> [Int] {
    let all = (columns.max() ?? 0) + 1
    guard all > count else { return columns }
    return columns.map { $0 * count / all }
  }

  /// Puts what is pinned into its columns; what is not keeps those that are left to it.
  private static func pinned(_ scene: Scene, _ columns: [Int]) -> [Int] {
    let members = scene.frames.indices.map { frame in
      scene.boxes.indices.filter { scene.frames(around: .box($0)).contains(frame) }
    }
    // Outer frames come first, and what stands inside has the last word.
    let units =
      scene.frames.indices.map { (pin: scene.frames[$0].pin, boxes: members[$0]) }
      + scene.boxes.indices.map { (pin: scene.boxes[$0].pin, boxes: [$0]) }
    guard units.contains(where: \.pin.isAcross) else { return columns }
    var places = columns
    var fixed = Set<Int>()
    for unit in units {
      guard let column = unit.pin.column, let first = unit.boxes.map({ columns[$0] }).min() else {
        continue
      }
      for box in unit.boxes { places[box] = column - 1 + columns[box] - first }
      fixed.formUnion(unit.boxes)
    }
    let free = columns.indices.filter { !fixed.contains($0) }
    for (box, column) in zip(free, compressed(free.map { columns[$0] })) { places[box] = column }
    for unit in units where unit.pin.side?.isAcross == true {
      let own = Set(unit.boxes)
      let others = scene.boxes.indices.filter {
        scene.boxes[$0].zone == .authority && !own.contains($0)
      }.map { places[$0] }
      guard let low = others.min(), let high = others.max(),
        let first = own.map({ places[$0] }).min(), let last = own.map({ places[$0] }).max()
      else { continue }
      let shift = unit.pin.side == .left ? min(0, low - 1 - last) : max(0, high + 1 - first)
      for box in own { places[box] += shift }
    }
    return compressed(places)
  }

  /// Deals the parties of each column that is too high out over several, side by side; those next to the authority to
  /// both its sides where that is asked for.
  private static func spread(
    _ scene: Scene, _ columns: [Int], heights: [Double], most: Double, _ choice: Choice
  ) -> [Int] {
    /// What stays together.
    func unit(_ box: Int) -> Scene.End {
      let party = scene.party(of: .box(box))
      guard choice.dividesAuthority, scene.zone(of: party) == .authority else { return party }
      return scene.frames(around: .box(box)).filter { scene.frames[$0].kind != .party }.min()
        .map { .frame($0) } ?? .box(box)
    }
    // Those that stand in one column, with their boxes.
    var units: [Scene.End: [Int]] = [:]
    for box in scene.boxes.indices { units[unit(box), default: []].append(box) }
    let movable = Scene.unique(scene.boxes.indices.map(unit)).filter {
      (choice.dividesAuthority || scene.zone(of: $0) != .authority)
        && Set((units[$0] ?? []).map { columns[$0] }).count == 1
    }
    func height(_ unit: Scene.End) -> Double {
      let boxes = units[unit] ?? []
      let frame = if case .frame = unit { 46.0 } else { 0.0 }
      return boxes.reduce(frame + 14) { $0 + heights[$1] + 12 }
    }
    var places = columns.map { Double($0) }
    var first = true
    for column in Set(columns).sorted() {
      let here = movable.filter { columns[units[$0]?.first ?? 0] == column }
      let total = here.reduce(0) { $0 + height($1) }
      guard here.count > 1 else { continue }
      var count = Int((total / most).rounded(.up))
      let goesRound = choice.isTwoSided && first
      if !here.isEmpty { first = false }
      if goesRound { count = max(2, count) }
      guard count > 1 else { continue }
      var (group, filled) = (0, 0.0)
      for unit in here {
        let own = height(unit)
        // The last of a group goes where most of it belongs.
        if filled + own / 2 > total / Double(count) * Double(group + 1) && group < count - 1 {
          group += 1
        }
        filled += own
        // Right, left, right …; a group to the left stands beyond all others there.
        let isLeft = goesRound && group % 2 == 1
        let step = Double(goesRound ? group / 2 : group)
        let place = isLeft ? -1 - step : Double(column) + step / Double(count + 1)
        for box in units[unit] ?? [] { places[box] = place }
      }
    }
    let used = Set(places).sorted()
    let position = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    return places.map { position[$0] ?? 0 }
  }

  /// As ``layers(of:links:depth:)``, with whatever stands in one section or site in one layer.
  private static func layers(
    ofFramesOf members: [Int], _ scene: Scene, links: [(Int, Int)], depth: Int
  ) -> (layer: [Int: Int], idle: [Int]) {
    func unit(_ box: Int) -> Scene.End {
      guard let frame = scene.boxes[box].frame, scene.frames[frame].kind != .party else {
        return .box(box)
      }
      return .frame(frame)
    }
    let units = Scene.unique(members.map(unit))
    let position = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    func place(_ box: Int) -> Int { position[unit(box)] ?? -1 }
    let inside = Set(members)
    let own = links.filter { inside.contains($0.0) && inside.contains($0.1) }
      .map { (place($0.0), place($0.1)) }
    let (layer, idle) = layers(of: Array(units.indices), links: own, depth: depth)
    return (
      Dictionary(uniqueKeysWithValues: members.map { ($0, layer[place($0)] ?? 0) }),
      members.filter { idle.contains(place($0)) }
    )
  }

  /// Shape: box → layer within its zone, from 0, by the longest way to it, at most `depth` layers; and those that have
  /// nothing to do with others of the zone.
  private static func layers(
    of members: [Int], links: [(Int, Int)], depth: Int
  ) -> (layer: [Int: Int], idle: [Int]) {
    let inside = Set(members)
    let local = links.filter { inside.contains($0.0) && inside.contains($0.1) && $0.0 != $0.1 }
    let forward = withoutCycles(local, members)
    var layer = Dictionary(uniqueKeysWithValues: members.map { ($0, 0) })
    for _ in members {
      for (from, to) in forward {
        layer[to] = max(layer[to] ?? 0, min((layer[from] ?? 0) + 1, depth - 1))
      }
    }
    // Whoever has nothing to do inside stands at the side of those it deals with.
    let deepest = layer.values.max() ?? 0
    let busy = Set(local.flatMap { [$0.0, $0.1] })
    let idle = members.filter { !busy.contains($0) }
    for box in idle {
      let isRead = links.contains { $0.0 == box || $0.1 == box }
      layer[box] = isRead ? deepest : 0
    }
    return (layer, idle)
  }

  /// Puts each of some boxes into the column in which its party has the fewest, the last of those.
  private static func dealOut(
    _ boxes: [Int], over depth: Int, of scene: Scene, _ layer: inout [Int: Int]
  ) {
    var counts: [Scene.End: [Int]] = [:]
    func party(_ box: Int) -> Scene.End { scene.party(of: .box(box)) }
    for box in layer.keys where !boxes.contains(box) {
      counts[party(box), default: Array(repeating: 0, count: depth)][layer[box] ?? 0] += 1
    }
    for box in boxes {
      var count = counts[party(box)] ?? Array(repeating: 0, count: depth)
      let emptiest = count.indices.reversed().min { count[$0] < count[$1] } ?? 0
      count[emptiest] += 1
      counts[party(box)] = count
      layer[box] = emptiest
    }
  }

  /// The links without those that close a circle, found depth first in order of boxes.
  private static func withoutCycles(_ links: [(Int, Int)], _ members: [Int]) -> [(Int, Int)] {
    var state: [Int: Int] = [:]
    var kept: [(Int, Int)] = []
    func visit(_ box: Int) {
      state[box] = 1
      for (from, to) in links where from == box {
        if state[to] == 1 { continue }
        kept.append((from, to))
        if state[to] == nil { visit(to) }
      }
      state[box] = 2
    }
    for box in members where state[box] == nil { visit(box) }
    return kept
  }

  /// Places for outside bodies and people, by those they deal with.
  private static func surrounded(
    _ scene: Scene, _ known: [Int?], links: [(Int, Int)], last: Int, _ choice: Choice
  ) -> [Int] {
    var places = known
    func neighbours(_ box: Int) -> [Int] {
      links.compactMap { from, to in
        from == box ? places[to] : (to == box ? places[from] : nil)
      }.sorted()
    }
    for zone in [Scene.Zone.outside, .person] {
      let members = scene.boxes.indices.filter { scene.boxes[$0].zone == zone }
      var found: [Int: Int] = [:]
      for box in members {
        let near = neighbours(box)
        guard let middle = near.isEmpty ? nil : near[near.count / 2] else { continue }
        let isFramed = scene.boxes[box].frame != nil
        if zone == .person && choice.putsPeopleLast || isFramed {
          found[box] = last + 1
        } else if choice.putsOutsideBeside || zone == .person {
          found[box] = middle >= last && last > 0 && middle == near.first ? middle + 1 : middle + 1
        } else {
          found[box] = middle
        }
      }
      // What stands in one frame stays together.
      for box in members { places[box] = found[box] ?? last + (zone == .person ? 1 : 0) }
    }
    return places.map { $0 ?? 0 }
  }

  private static func compressed(_ columns: [Int]) -> [Int] {
    let used = Set(columns).sorted()
    let position = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    return columns.map { position[$0] ?? 0 }
  }
}
