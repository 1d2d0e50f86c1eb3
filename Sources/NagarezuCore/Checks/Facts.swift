/// Everything a rule may look at; rules read nothing else.
public struct Facts {
  public let model: Model
  public let reach: Reach
  /// The days that are judged.
  public let window: DayRange
  /// What parties have without a fitting approval, each for the first reason that applies.
  public let shortfalls: [Shortfall]
  let readings: Readings
  /// Shape: party → the nodes where it has something by itself, in order.
  let placesOf: [Party.ID: [Node]]
  /// Shape: party → the flows and looks that use a channel it operates, in order.
  let carriedBy: [Party.ID: [Passage]]

  /// The facts of a model; with `day`, of that day alone.
  public init(_ model: Model, on day: Day? = nil) {
    self.model = model
    window = day.flatMap { DayRange($0, $0) } ?? .always
    reach = Reach(model)
    readings = Readings(reach)
    shortfalls = Shortfalls(model, readings, window).found
    var places: [Party.ID: [Node]] = [:]
    for node in model.systemIDs.map({ Node.system($0) }) + model.partyIDs.map({ Node.party($0) }) {
      for party in model.partiesPresent(at: node) { places[party, default: []].append(node) }
    }
    placesOf = places
    var carried: [Party.ID: [Passage]] = [:]
    for passage in model.passages {
      guard let channel = model.channel(of: passage) else { continue }
      for party in model[channel].operators { carried[party, default: []].append(passage) }
    }
    carriedBy = carried
  }

  /// Whether S101 to S106 and C203 are asked of a party at all (design §4). Of a 本人 that says whose data is its own they are
  /// asked for everybody else's.
  public static func isJudged(_ party: Party.ID, in model: Model) -> Bool {
    model[party].kind != .dataSubject && party != model.authority && party != model.section
  }
}

extension Model {
  /// The approvals that speak of what `party` has, in order: those to it or what it is a part of, and the 電算処理 papers of a
  /// system that it operates as a section of the authority, for that system and those inside (20).
  func approvals(of party: Party.ID, at node: Node?) -> [Approval.ID] {
    let family = withAncestors(party)
    return approvalIDs.filter { id in
      switch self[id].target {
      case .party(let target): return self[id].kind.coversParties && family.contains(target)
      case .system(let target):
        guard self[id].kind == .processing, isOfAuthority(party), case .system(let place)? = node
        else { return false }
        return self[target].operators.contains(party) && withOuter(place).contains(target)
      }
    }
  }

  /// The 外部結合 papers with `party` or what it is a part of, in order.
  func connections(with party: Party.ID) -> [Approval.ID] {
    let family = withAncestors(party)
    return approvalIDs.filter { id in
      guard self[id].kind == .connection, case .party(let target) = self[id].target else {
        return false
      }
      return family.contains(target)
    }
  }

  /// The 電算処理 papers that name a system or one around it, in order.
  func processing(of system: System.ID) -> [Approval.ID] {
    let chain = withOuter(system)
    return approvalIDs.filter { id in
      guard self[id].kind == .processing, case .system(let target) = self[id].target else {
        return false
      }
      return chain.contains(target)
    }
  }
}
