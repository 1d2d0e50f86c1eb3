extension Routing {
  /// The most arrows that are taken up together.
  private static let group = 6
  /// The most arrows whose neighbourhood is taken up, and how many each may cross at most.
  private static let patience = 24
  private static let hopeless = 3
  /// How far around a number its words would find a place, in points.
  private static let midst = 40.0

  /// Takes up an arrow together with those that cross it and lays them anew, the arrow first or last, as long as the
  /// whole gets better: alone, none of them could move.
  ///
  /// Not where so many cross that nobody could follow them in the end.
  mutating func untangle(passes: Int) {
    var left = Self.patience
    for _ in 0..<passes {
      var isBetter = false
      let crossings = routes.indices.reduce(0) { $0 + crossing($1).count }
      guard crossings < Self.hopeless * routes.count else { return }
      let counts = routes.indices.map { rivals(of: $0).count }
      let worst = routes.indices.filter { counts[$0] > 0 }
        .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      for arrow in worst {
        let others = Array(rivals(of: arrow).prefix(Self.group - 1))
        guard !others.isEmpty, left > 0 else { continue }
        left -= 1
        if relay([arrow] + others) || relay(others + [arrow]) { isBetter = true }
      }
      if !isBetter { break }
    }
  }

  /// Pairs of arrows that cross, or touch.
  var crossings: Int { routes.indices.reduce(0) { $0 + crossing($1).count } / 2 }

  private func crossing(_ arrow: Int) -> [Int] {
    routes.indices.filter { $0 != arrow && routes[$0].crosses(routes[arrow]) }
  }

  /// The arrows that cross one and, where its words have no good place, those in whose midst it has its number.
  private func rivals(of arrow: Int) -> [Int] {
    let others = routes.indices.filter { $0 != arrow }
    let crossing = crossing(arrow)
    guard let label = routes[arrow].label, label.cost > Self.trouble else { return crossing }
    let near = (label.badge ?? label.bounds).inset(by: -Self.midst)
    return crossing
      + others.filter { other in
        let (corners, words) = (routes[other].corners, routes[other].label?.bounds)
        let isNear =
          words.map(near.intersects) ?? false
          || zip(corners, corners.dropFirst()).contains { near.clip(from: $0, to: $1) != nil }
        return isNear && !crossing.contains(other)
      }
  }

  /// Lays some arrows anew in this order, then takes each up once more; whether that is better. If not, all lie as before.
  private mutating func relay(_ group: [Int]) -> Bool {
    let old = group.map { routes[$0] }
    // What each costs without those before it: each two are counted once, as when they are laid.
    var before = 0.0
    for arrow in group {
      take(arrow)
      before += again(routes[arrow], arrow).cost
      routes[arrow] = Route()
    }
    var after = 0.0
    var laid: [Int] = []
    for arrow in group {
      guard let route = best(arrow, below: before - after) else { break }
      after += route.cost
      routes[arrow] = route
      lay(arrow)
      laid.append(arrow)
    }
    if laid.count == group.count {
      for arrow in group {
        take(arrow)
        let now = again(routes[arrow], arrow)
        routes[arrow] = best(arrow, below: now.cost - 0.5, known: now) ?? now
        after += routes[arrow].cost - now.cost
        lay(arrow)
      }
      if after < before - 0.5 { return true }
    }
    for arrow in laid { take(arrow) }
    for (arrow, route) in zip(group, old) {
      routes[arrow] = route
      lay(arrow)
    }
    return false
  }
}
