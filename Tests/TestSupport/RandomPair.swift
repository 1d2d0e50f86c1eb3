import NagarezuCore

/// Two random models that say the same but for a few things, so that some reach came and some went.
public struct RandomPair: Sendable {
  public let old: Model
  public let new: Model

  /// The pair of `seed`, the same on every machine.
  public init(seed: UInt64) {
    var random = Random(seed: seed ^ 0x6469_6666)
    let base = RandomModel.make(seed: seed)
    func edited(_ model: Model) -> Model {
      var model = model
      for _ in 0..<random.within(1...2) {
        guard let kind = random.pick(Array(RandomModel.Addition.allCases)) else { continue }
        model = RandomModel.adding(kind, to: model, seed: random.next()) ?? model
      }
      if random.chance(50), let gone = random.pick(Array(model.flows.indices)) {
        model.flows.remove(at: gone)
      }
      if random.chance(30), let gone = random.pick(Array(model.approvals.indices)),
        !model.approvals.contains(where: { !$0.parents.isEmpty })
      {
        model.approvals.remove(at: gone)
      }
      if random.chance(30), let system = random.pick(Array(model.systems.indices)) {
        model.systems[system].noAccess = model.systems[system].noAccess == nil ? "対策" : nil
      }
      return model
    }
    old = edited(base)
    new = edited(base)
  }
}
