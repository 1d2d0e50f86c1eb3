/// The boxes and frames of a scene as a tree, with what is asked of a stack again and again.
struct StackTree: Sendable {
  let fitting: FrameFitting
  private let scale: Double
  private let sizes: [Size]
  private let columns: [Double]
  /// Shape: unit → the unit around it, or −1. Units are the boxes, then the frames.
  private let parents: [Int]
  /// Shape: unit → the units directly inside.
  private let children: [[Int]]
  private let top: [Int]
  /// Shape: unit → left and right edge; rows never change them.
  private var spans: [(left: Double, right: Double)] = []
  /// Shape: unit → the boxes inside.
  private let members: [[Int]]
  /// Shape: unit → box → whether it is inside, or is it.
  private let isInside: [[Bool]]
  private let links: [Link]
  /// Shape: unit → what draws it.
  private let pulls: [[Pull]]
  private let labelHeights: [Double]
  /// Shape: unit → whether it keeps its place among its siblings.
  private let isFixed: [Bool]
  /// An arrow's point, its number and a piece of line, in points at scale 1.
  private static let leastArrow = 38.0
  private let scene: Scene

  init(_ scene: Scene, _ measures: Measures, scale: Double, columns: [Double]) {
    self.scene = scene
    self.scale = scale
    self.columns = columns
    fitting = FrameFitting(scene, measures, scale: scale)
    sizes = measures.boxes.map { Size($0.size.width * scale, $0.size.height * scale) }
    let count = scene.boxes.count
    let parents =
      scene.boxes.map { $0.frame.map { $0 + count } ?? -1 }
      + scene.frames.map { $0.parent.map { $0 + count } ?? -1 }
    self.parents = parents
    var children = [[Int]](repeating: [], count: parents.count)
    var members = parents.indices.map { $0 < count ? [$0] : [] }
    for (unit, parent) in parents.enumerated() where parent >= 0 { children[parent].append(unit) }
    for unit in 0..<count {
      var around = parents[unit]
      while around >= 0 {
        members[around].append(unit)
        around = parents[around]
      }
    }
    self.children = children
    self.members = members
    isInside = members.map { boxes in
      var inside = [Bool](repeating: false, count: count)
      for box in boxes { inside[box] = true }
      return inside
    }
    top = parents.indices.filter { parents[$0] < 0 }
    links = scene.arrows.indices.map { position in
      let arrow = scene.arrows[position]
      let label = measures.labels[position]
      var around = Set(scene.frames(around: arrow.from) + scene.frames(around: arrow.to))
      var behind = Set<Int>()
      var frames: [Int?] = [nil, nil]
      for (end, place) in [(arrow.from, 0), (arrow.to, 1)] {
        guard case .frame(let frame) = end else { continue }
        around.insert(frame)
        behind.formUnion(members[count + frame])
        frames[place] = frame
      }
      return Link(
        from: scene.anchor(of: arrow.from), to: scene.anchor(of: arrow.to),
        label: Size(label.width * scale, label.height * scale), around: around.sorted(),
        isAround: scene.frames.indices.map(around.contains),
        fromFrame: frames[0], toFrame: frames[1],
        isBehind: scene.boxes.indices.map(behind.contains))
    }
    pulls = Self.pulls(links, isInside, columns)
    labelHeights = Self.labelHeights(links, columns, parents)
    isFixed = PinnedOrder.fixed(scene)
    let flat = zip(columns, sizes).map {
      Rect(x: $0 - $1.width / 2, y: 0, width: $1.width, height: 0)
    }
    spans = (flat + fitting.frames(around: flat)).map { ($0.x, $0.maxX) }
  }

  /// Pairs of siblings of which one stands next below the other.
  func neighbours(_ keys: [Double]) -> [(Int, Int)] {
    orders(keys).flatMap { order in
      zip(order, order.dropFirst()).filter { !isFixed[$0] && !isFixed[$1] }.map { ($0, $1) }
    }
  }

  /// Pairs of siblings whose order could be changed, neighbours first.
  func exchanges(_ keys: [Double]) -> [(Int, Int)] {
    let far = orders(keys).flatMap { order in
      order.indices.flatMap { first in
        order.dropFirst(first + 2).filter { !isFixed[order[first]] && !isFixed[$0] }
          .map { (order[first], $0) }
      }
    }
    return neighbours(keys) + far
  }

  /// Siblings from the top, frame by frame.
  private func orders(_ keys: [Double]) -> [[Int]] {
    ([top] + children).filter { $0.count > 1 }.map { siblings in
      siblings.sorted { (keys[$0], $0) < (keys[$1], $1) }
    }
  }

  /// The same spacing in every frame and on the page, which comes last.
  func everywhere(_ spacing: StackSpacing) -> [StackSpacing] {
    Array(repeating: spacing, count: parents.count - sizes.count + 1)
  }

  // MARK: - Stacking

  private func spacing(in parent: Int, _ all: [StackSpacing]) -> StackSpacing {
    let own = parent < 0 ? all[all.count - 1] : all[parent - sizes.count]
    // Frames on the page stand a little further apart than boxes in a frame.
    return StackSpacing(gap: own.gap * scale * (parent < 0 ? 1.25 : 1), share: own.share)
  }

  private func overlapAcross(_ a: Int, _ b: Int) -> Bool {
    spans[a].left < spans[b].right + 5 && spans[b].left < spans[a].right + 5
  }

  /// The room that labels of arrows straight up and down need between two units; `share` of it where it is tight.
  private func labelRoom(_ a: Int, _ b: Int, _ share: Double) -> Double {
    let height = labelHeights[a * parents.count + b]
    return height > 0 ? max(height * share + 11, Self.leastArrow * scale) : 0
  }

  /// The boxes in their rows; `nil` where they are higher than the region.
  func stacked(_ keys: [Double], _ spacing: [StackSpacing], region: Rect) -> [Rect]? {
    var offsets = [Double](repeating: 0, count: parents.count)
    var heights = [Double](repeating: 0, count: parents.count)
    for (box, size) in sizes.enumerated() { heights[box] = size.height }
    // Frames come after the boxes, and inner frames after outer ones: backwards, children are done first.
    for unit in parents.indices.reversed() where unit >= sizes.count {
      let heading = fitting.heading(of: unit - sizes.count)
      let bottom = pack(
        children[unit], keys, heights, &offsets, from: heading, self.spacing(in: unit, spacing))
      heights[unit] = bottom + fitting.paddings[unit - sizes.count].bottom
    }
    let bottom = pack(top, keys, heights, &offsets, from: 0, self.spacing(in: -1, spacing))
    guard bottom <= region.height else { return nil }
    var tops = offsets
    for unit in parents.indices where unit >= sizes.count {
      // Outer frames come first, so the parent is absolute already.
      tops[unit] += parents[unit] >= 0 ? tops[parents[unit]] : region.y
    }
    for box in sizes.indices { tops[box] += parents[box] >= 0 ? tops[parents[box]] : region.y }
    relax(&tops, heights, spacing, region: region)
    let boxes = sizes.indices.map {
      Rect(
        x: columns[$0] - sizes[$0].width / 2, y: tops[$0], width: sizes[$0].width,
        height: sizes[$0].height)
    }
    return centred(boxes, region)
  }

  /// Stacks siblings from the top in order of their keys; gives the lowest edge.
  private func pack(
    _ siblings: [Int], _ keys: [Double], _ heights: [Double], _ offsets: inout [Double],
    from start: Double, _ spacing: StackSpacing
  ) -> Double {
    var bottom = start
    var placed: [Int] = []
    for unit in siblings.sorted(by: { (keys[$0], $0) < (keys[$1], $1) }) {
      var y = start
      for above in placed where overlapAcross(above, unit) {
        y = max(
          y,
          offsets[above] + heights[above] + max(spacing.gap, labelRoom(above, unit, spacing.share)))
      }
      offsets[unit] = y
      bottom = max(bottom, y + heights[unit])
      placed.append(unit)
    }
    return bottom
  }

  /// Moves units up and down towards those they deal with, as far as their neighbours and frames allow.
  private func relax(
    _ tops: inout [Double], _ heights: [Double], _ spacing: [StackSpacing], region: Rect
  ) {
    let order = top + children.flatMap { $0 }
    for _ in 0..<10 {
      for unit in order {
        var (pull, weight) = (0.0, 0.0)
        for one in pulls[unit] {
          let (mine, other) = (one.mine, one.other)
          pull +=
            one.share
            * (tops[other] + sizes[other].height / 2 - tops[mine] - sizes[mine].height / 2)
          weight += one.share
        }
        guard weight > 0 else { continue }
        move(unit, by: pull / weight, &tops, heights, spacing, region: region)
      }
    }
  }

  private func move(
    _ unit: Int, by wish: Double, _ tops: inout [Double], _ heights: [Double],
    _ spacing: [StackSpacing], region: Rect
  ) {
    let parent = parents[unit]
    let siblings = parent >= 0 ? children[parent] : top
    let space = self.spacing(in: parent, spacing)
    var least =
      parent >= 0
      ? tops[parent] + fitting.heading(of: parent - sizes.count) : region.y
    var most =
      (parent >= 0
        ? tops[parent] + heights[parent] - fitting.paddings[parent - sizes.count].bottom
        : region.maxY)
      - heights[unit]
    for other in siblings where other != unit && overlapAcross(other, unit) {
      let room = max(space.gap, labelRoom(other, unit, space.share))
      if tops[other] < tops[unit] {
        least = max(least, tops[other] + heights[other] + room)
      } else {
        most = min(most, tops[other] - room - heights[unit])
      }
    }
    guard least <= most else { return }
    let shift = min(max(tops[unit] + wish, least), most) - tops[unit]
    guard abs(shift) > 0.2 else { return }
    shiftAll(unit, by: shift, &tops)
  }

  private func shiftAll(_ unit: Int, by shift: Double, _ tops: inout [Double]) {
    tops[unit] += shift
    for child in children[unit] { shiftAll(child, by: shift, &tops) }
  }

  private func centred(_ boxes: [Rect], _ region: Rect) -> [Rect] {
    let frames = fitting.frames(around: boxes)
    let all = (boxes + frames).dropFirst().reduce(boxes[0]) { $0.union($1) }
    let shift = region.center.y - all.center.y
    return boxes.map { Rect(x: $0.x, y: $0.y + shift, width: $0.width, height: $0.height) }
  }

  // MARK: - Strain

  /// What is wrong with a stack as far as straight lines tell: crossings, lines over boxes and foreign frames, slopes,
  /// labels that would get into each other's way.
  func strain(_ boxes: [Rect], _ frames: [Rect]) -> Double {
    var strain = 0.0
    let lines = links.map { line(of: $0, boxes, frames) }
    let headings = frames.indices.map { fitting.heading(of: $0, frames[$0]) }
    for (position, link) in links.enumerated() where link.from != link.to {
      let (a, b) = lines[position]
      let isUpright = abs(a.x - b.x) < 40
      strain += 0.12 * abs(a.y - b.y) + 0.03 * a.distance(to: b)
      for box in boxes.indices
      where box != link.from && box != link.to && !link.isBehind[box] {
        if boxes[box].inset(by: -3).clip(from: a, to: b) != nil { strain += isUpright ? 110 : 40 }
      }
      for frame in frames.indices where !link.isAround[frame] {
        let inside = frames[frame].length(ofLineFrom: a, to: b)
        if inside > 0 { strain += 25 + inside * 0.25 }
      }
      for frame in link.around where headings[frame].clip(from: a, to: b) != nil {
        if frame != link.fromFrame && frame != link.toFrame { strain += 8 }
      }
      for other in (position + 1)..<links.count {
        strain += crossing(lines[position], lines[other], link, links[other])
      }
    }
    return strain
  }

  /// The straight line between a link's ends; to the nearest place inside an end that is a frame.
  private func line(of link: Link, _ boxes: [Rect], _ frames: [Rect]) -> (Point, Point) {
    func place(_ frame: Int?, _ box: Int, near other: Int) -> Point {
      guard let frame else { return boxes[box].center }
      let (rect, to) = (frames[frame].inset(by: 10), boxes[other].center)
      return Point(min(max(to.x, rect.x), rect.maxX), min(max(to.y, rect.y), rect.maxY))
    }
    return (
      place(link.fromFrame, link.from, near: link.to), place(link.toFrame, link.to, near: link.from)
    )
  }

  private func crossing(
    _ one: (Point, Point), _ other: (Point, Point), _ a: Link, _ b: Link
  ) -> Double {
    let isShared = a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to
    let (m, n) = ((one.0 + one.1) * 0.5, (other.0 + other.1) * 0.5)
    let isCrowded =
      abs(m.x - n.x) < 60 && abs(m.y - n.y) < (a.label.height + b.label.height) / 2 + 4
    var cost = isCrowded ? 10.0 : 0
    guard !isShared else { return cost }
    let (r, s) = (one.1 - one.0, other.1 - other.0)
    let denominator = r.cross(s)
    guard abs(denominator) > 1e-9 else { return cost }
    let t = (other.0 - one.0).cross(s) / denominator
    let u = (other.0 - one.0).cross(r) / denominator
    if t > 0 && t < 1 && u > 0 && u < 1 { cost += 22 }
    return cost
  }
}
