import NagarezuCore

extension RandomModel {
  /// Something the laws speak of: what happens to the answers when it is added.
  public enum Addition: CaseIterable, Sendable {
    case flow, reader, keyHolder, longerPeriod, approval
  }

  /// `model` with one thing added; `nil` where there is nothing to add it to (a key holder without a key).
  ///
  /// An added flow, reader, key holder or longer period never removes a reach. An added approval names neither
  /// a system (S107) nor a later end than the keep 契約終了まで had before, so that nothing stays longer.
  public static func adding(_ addition: Addition, to model: Model, seed: UInt64) -> Model? {
    var draft = RandomDraft(continuing: model, seed: seed)
    switch addition {
    case .flow:
      guard let flow = draft.someFlow(number: model.flows.count) else { return nil }
      draft.model.flows.append(flow)
    case .reader:
      guard let system = draft.random.pick(model.systemIDs), let reader = draft.someReader() else {
        return nil
      }
      draft.model.systems[system.position].readers.append(reader)
    case .keyHolder:
      guard let key = draft.random.pick(model.keyIDs),
        let party = draft.random.pick(draft.namedParties),
        !model.keys[key.position].holders.contains(party)
      else { return nil }
      draft.model.keys[key.position].holders.append(party)
    case .longerPeriod:
      guard draft.lengthen() else { return nil }
    case .approval:
      guard let approval = draft.harmlessApproval() else { return nil }
      draft.model.approvals.append(approval)
    }
    return draft.model
  }
}

extension RandomDraft {
  /// Opens one end of a flow's or a holding's period; `false` where that was open already.
  fileprivate mutating func lengthen() -> Bool {
    let opensStart = random.chance(50)
    func opened(_ period: Period) -> Period {
      opensStart ? Period(end: period.end) : Period(start: period.start)
    }
    if random.chance(60), let flow = random.pick(Array(model.flows.indices)) {
      let period = model.flows[flow].period
      model.flows[flow].period = opened(period)
      return model.flows[flow].period != period
    }
    guard let system = random.pick(Array(model.systems.indices)),
      let holding = random.pick(Array(model.systems[system].holdings.indices))
    else { return false }
    let period = model.systems[system].holdings[holding].period
    model.systems[system].holdings[holding].period = opened(period)
    return model.systems[system].holdings[holding].period != period
  }

  /// An approval that prolongs no 契約終了まで; `nil` where the draw would.
  fileprivate mutating func harmlessApproval() -> Approval? {
    let approval = someApproval()
    // What leads through somebody else forbids the direct way (0008.11).
    guard approval.through.isEmpty else { return nil }
    guard case .party(let counterparty) = approval.target else { return nil }
    for system in model.systems where system.keep.followsContract {
      let operators = system.operators.flatMap { model.withAncestors($0) }
      guard operators.contains(counterparty) else { continue }
      let others = model.approvals.filter { other in
        operators.contains { other.target == .party($0) }
      }
      let ends = others.flatMap(\.lastDays)
      // For ever already, or an end that is not later.
      if others.isEmpty || ends.contains(nil) { continue }
      guard let last = ends.compactMap({ $0 }).max(),
        approval.lastDays.allSatisfy({ $0.map { $0 <= last } ?? false })
      else { return nil }
    }
    return approval
  }
}

extension Approval {
  /// The last day of each of its periods, `nil` for an open one, and for all where none can be read.
  fileprivate var lastDays: [Day?] { periods.isEmpty ? [nil] : periods.map { $0.end?.latest } }
}
