/// Everything a rule may look at; rules read nothing else.
///
/// A class, because rules hand it to what words their findings later.
public final class Facts {
  public let reach: Reach
  /// The days that are judged.
  public let window: DayRange
  /// What parties have without a fitting approval, each as a violation of the rule whose reason is the first that applies.
  public let shortfalls: [Violation]
  let readings: Readings
  /// What the rules of the project select from.
  private(set) lazy var selectable = Selectable(model)
  /// Who may have a part in what passes.
  private(set) lazy var hands = PassageHands(reach)
  /// Shape: party → the places where it may have something by itself, in order.
  private let places: [Party.ID: [Place]]
  /// Shape: kind of approval → the days of the window on which it is required; of the kinds that a 制度 may lift.
  let required: [Approval.Kind: [DayRange]]

  private let news: JointNews?

  public var model: Model { reach.model }

  /// The facts of a model; with `day`, of that day alone.
  public convenience init(_ model: Model, on day: Day? = nil) {
    self.init(Reach(model), on: day)
  }

  /// The same of what stands in a world, judged by a model that may have more papers.
  ///
  /// - Parameter news: where there may be something to judge; `nil` for everywhere.
  init(_ reach: Reach, on day: Day?, news: JointNews? = nil) {
    let model = reach.model
    self.news = news
    window = DayRange(on: day)
    self.reach = reach
    readings = Readings(reach)
    shortfalls = Shortfalls(model, readings, window, news: news).found
    var places: [Party.ID: [Place]] = [:]
    for place in model.places {
      for party in model.parties(at: place) { places[party, default: []].append(place) }
    }
    self.places = places
    let days = window
    required = Dictionary(
      uniqueKeysWithValues: Approval.Kind.allCases.filter(\.canBeLifted).map { kind in
        (kind, model.daysRequired(kind).compactMap { $0.intersection(days) })
      })
  }

  /// Whether what is at a place, or enters somebody's hands over it, is judged: everywhere but in a world of several businesses.
  func isAsked(_ place: Place) -> Bool { news?.isNew(at: place) ?? true }

  /// The passages of which that is so, in order.
  var askedPassages: [Passage] { model.passages.filter { isAsked(.passage($0)) } }

  /// Everything `party` has by itself, on the days that are judged; custody of what is merely carried too. In the order of the
  /// one list (``Reach/possessions``), each made when it is asked for: a party may have much at thousands of places.
  func possessions(of party: Party.ID) -> some Collection<Possession> {
    places[party, default: []].lazy.compactMap { [reach, window] in
      reach.possession(of: party, at: $0)?.during(window)
    }
  }

  /// Whether S101 to S106 and C203 are asked of a party at all (design §4). Of a 本人 that says whose data is its own they are
  /// asked for everybody else's.
  public static func isJudged(_ party: Party.ID, in model: Model) -> Bool {
    guard model[party].kind != .dataSubject else { return false }
    return model.borrowed.exemptsNobody
      || party != model.authority && !model.sections.contains(party)
  }
}

extension Model {
  /// The approvals that speak of what `party` has at a place, in order: those to it or what it is a part of, and the 電算処理 papers of a
  /// system that it operates as a section of the authority, for that system and those inside (20).
  func approvals(of party: Party.ID, at node: Node?) -> [Approval.ID] {
    let own = papers(to: party).filter {
      approvals[$0.position].kind.coversParties && takesIn($0, node)
    }
    guard case .system(let place)? = node, isOfAuthority(party) else { return own }
    let operated = withOuter(place).filter { self[$0].operators.contains(party) }
    let processing = papers.of(operated.map { .system($0) }).filter {
      approvals[$0.position].kind == .processing
    }
    return (own + processing).sorted()
  }

  /// Whether the party or what it is a part of does work for the authority: a 業務委託 or 再委託 names it.
  func isContractor(_ party: Party.ID) -> Bool {
    papers(to: party).contains {
      let kind = approvals[$0.position].kind
      return kind == .entrustment || kind == .subcontract
    }
  }

  /// The 外部結合 papers with `party` or what it is a part of, in order.
  func connections(with party: Party.ID) -> [Approval.ID] {
    papers(to: party).filter { approvals[$0.position].kind == .connection }
  }

  /// The 電算処理 papers that name a system or one around it, in order.
  func processing(of system: System.ID) -> [Approval.ID] {
    papers.of(withOuter(system).map { .system($0) }).filter {
      approvals[$0.position].kind == .processing
    }
  }
}

extension Facts {
  /// The cells of a timeline on the days that are judged, as findings list them.
  func parts(_ pieces: some Sequence<(days: DayRange, cells: Cells)>) -> [Finding.Part] {
    Finding.Part.joined(
      pieces.flatMap { piece -> [Finding.Part] in
        guard let days = piece.days.intersection(window) else { return [] }
        return piece.cells.rows(shape: reach.shape).map {
          Finding.Part(item: $0.0, atoms: $0.1, days: days)
        }
      })
  }

  /// The other way round: the parts of a finding as tables, those of the same days in one.
  func timeline(_ parts: [Finding.Part]) -> [(days: DayRange, cells: Cells)] {
    Dictionary(grouping: parts, by: \.days).map { days, parts in
      var cells = Cells()
      for part in parts {
        cells.formUnion(Cells(shape: reach.shape, items: [part.item], atoms: part.atoms))
      }
      return (days, cells)
    }
  }

  /// In what capacities a party has any of the cells of a timeline, to read or to keep; of what it only carries, to read.
  func capacities(
    of possession: Possession, _ timeline: [(days: DayRange, cells: Cells)]
  ) -> [Capacity] {
    let exposures: [Exposure] =
      switch possession.place {
      case .node: [.read, .custody]
      case .passage: [.read]
      }
    return exposures.flatMap {
      reach.capacities(of: possession.party, at: possession.place, timeline, $0)
    }
  }

  /// What stands at a node over time, in any state.
  func standing(at node: Node) -> [(days: DayRange, cells: Cells)] {
    reach.history(of: node).map { ($0.days, $0.contents.cells(shape: reach.shape)) }
  }
}
