/// The worlds of a group: what stands where in each of its businesses when all of them are there (`docs/adr/0015`, 3).
///
/// Between the rounds only what stands at joined nodes is kept: a world is made anew when it is asked for, as all of them together
/// would not fit into memory.
struct JointReach: Sendable {
  let things: JointThings
  /// What a model has by itself.
  let alone: @Sendable (Int) -> Reach
  /// What stood at joined nodes before anybody took anything in.
  let before: JointExchange
  private let images: JointImages
  private var exchange: JointExchange
  /// What all have in the end.
  private var pool: JointExchange.Pool
  /// Shape: member → whether it takes in anything that it does not have natively, and that may do something there.
  private var hasWorld: [Bool]
  /// Shape: member → whether its world then may have something that its model alone does not have; surely not where it is `false`.
  private(set) var hasNews: [Bool]

  /// Shape: member → what was seen of what it has alone.
  private let sights: [JointSight]

  /// - Parameters:
  ///   - sights: what was seen of what each model has by itself, in order of members.
  ///   - alone: that itself.
  init(
    _ things: JointThings, _ sights: [JointSight], alone: @escaping @Sendable (Int) -> Reach
  ) {
    self.things = things
    self.sights = sights
    self.alone = alone
    before = JointExchange(things, sights.map(\.offers))
    exchange = before
    images = JointImages(things)
    pool = exchange.pool
    hasWorld = sights.map { _ in false }
    hasNews = hasWorld
    settle()
  }

  /// Takes in and passes on until nothing is new.
  private mutating func settle() {
    var known = [JointExchange.Offers?](repeating: nil, count: hasWorld.count)
    var isGrowing = true
    var creeping = CreepingEnds(of: hasWorld.count)
    var turns: [Day]?
    while isGrowing {
      isGrowing = false
      let (joint, taken) = (self, known)
      let steps = Workers.map(hasWorld.count) { joint.step($0, knowing: taken[$0]) }
      for (member, step) in steps.enumerated() {
        guard let step else { continue }
        known[member] = step.taken
        guard let made = step.made else { continue }
        hasWorld[member] = true
        hasNews[member] = made.hasNews
        creeping.see(made.offers, instead: exchange.offers[member], of: member)
        if exchange.take(made.offers, of: member) { isGrowing = true }
      }
      if creeping.isSeen {
        let days = turns ?? self.turns
        turns = days
        exchange = creeping.carriedOn(exchange, turns: days)
      }
      if isGrowing { pool = exchange.pool }
    }
  }

  /// The days on which anything may change in what some member has by itself, in order; each is made anew for it.
  private var turns: [Day] {
    Set(hasWorld.indices.flatMap { alone($0).turns }).sorted()
  }

  /// What a member takes in, and what it has in its world then.
  private struct Step: Sendable {
    let taken: JointExchange.Offers
    /// `nil` where it takes in nothing that it does not have natively, or that does nothing there.
    var made: (offers: JointExchange.Offers, hasNews: Bool)?
  }

  /// `nil` where a member takes in what it did before.
  private func step(_ member: Int, knowing known: JointExchange.Offers?) -> Step? {
    let taken = exchange.taken(from: pool, by: member)
    guard taken != known else { return nil }
    guard hasWorld[member] || sights[member].isMoved(by: taken, things.items.positions[member])
    else { return Step(taken: taken) }
    let native = JointWorld(member, of: things)
    let isNew = taken.contains { node, offers in
      let own = things.nodes[member][node].flatMap { exchange.offers[member][$0] } ?? []
      return native.hasMore(offers, than: own, things.people)
    }
    guard isNew || hasWorld[member] else { return Step(taken: taken) }
    let (world, reach) = made(member, taking: taken)
    let hasNews = reach.fingerprint != sights[member].fingerprint || reach.carriesImports
    return Step(taken: taken, made: (world.offers(reach, things), hasNews))
  }

  private func made(
    _ member: Int, taking taken: JointExchange.Offers
  ) -> (world: JointWorld, reach: Reach) {
    var arriving: [Int: [Wiring.Origin]] = [:]
    var strangers: [JointTable.Row] = []
    for (node, offers) in taken {
      guard let number = things.nodes[member][node] else { continue }
      let image = images.image(of: offers, at: number, in: member)
      arriving[node] = image.origins
      strangers += image.strangers
    }
    let world = JointWorld(member, of: things, knowing: strangers)
    if !strangers.isEmpty { arriving = taken.mapValues { world.origins(of: $0, things) } }
    let imports = Imports(
      commonFlows: things.commonFlows[member], withinCommon: things.withinCommon[member],
      arriving: arriving)
    return (world, Reach(world.model, imports: imports))
  }

  /// The world of a member with what stands in it, which may be what its model alone has.
  func world(of member: Int) -> (world: JointWorld, reach: Reach) {
    guard hasWorld[member] else { return (JointWorld(member, of: things), alone(member)) }
    return made(member, taking: exchange.taken(from: pool, by: member))
  }
}
