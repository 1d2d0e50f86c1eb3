import NagarezuCore

/// A model under construction: the authority, companies with approvals, items about one class of people.
struct Draft {
  static let authority = Party.ID(0)
  private static let span = SourceSpan(file: "family.yaml", line: 1, column: 1)
  private(set) var model: Model
  private let people: AtomSet

  /// The authority and ten companies with approvals.
  init(items: Int = 4) {
    let span = Self.span
    let subjects = [SubjectClass(name: "対象者", span: span)]
    let population: Population
    do {
      population = try Population(subjects)
    } catch {
      preconditionFailure("one class can always be cut: \(error)")
    }
    people = population.atoms[0]
    model = Model(
      title: "family", authority: Self.authority,
      parties: [Party(name: "区", kind: .authority, span: span)], sites: [], systems: [],
      subjects: subjects, population: population,
      items: (0..<items).map { Item(name: "項目\($0)", span: span) }, groups: [], keys: [],
      channels: [Channel(name: "回線", kind: .closedNetwork, isEncrypted: true, span: span)],
      flows: [], approvals: [], files: ["family.yaml"], span: span)
    for _ in 0..<10 { addFirm(approvedDuring: .always) }
  }

  var named: ItemSelection { .named(model.itemIDs) }

  /// Two days that no other index has.
  static func days(_ index: Int) -> Period {
    let first = Int32(index * 2)
    return Period(Day(number: first), Day(number: first + 1))
  }

  /// One of the first ten companies.
  func firm(_ index: Int) -> Party.ID { Party.ID(1 + index % 10) }

  /// A company with the two papers that allow it what flows in `period`; with none where there is no period.
  @discardableResult
  mutating func addFirm(approvedDuring period: Period?) -> Party.ID {
    let id = Party.ID(model.parties.count)
    model.parties.append(Party(name: "会社\(id.position)", span: Self.span))
    guard let period else { return id }
    for kind in [Approval.Kind.entrustment, .connection] {
      model.approvals.append(
        Approval(
          id: "\(kind.rawValue)/\(id.position)", kind: kind, target: .party(id), items: named,
          subjects: people, channels: [Channel.ID(0)], periods: [period], span: Self.span))
    }
    return id
  }

  /// A system; with `isOrigin`, one in which all items are born. Gives its position.
  @discardableResult
  mutating func addSystem(
    run operator: Party.ID, isOrigin: Bool = false, keep: System.Keep = .forever
  ) -> Int {
    let holding = System.Holding(items: model.itemIDs, subjects: people, span: Self.span)
    model.systems.append(
      System(
        name: "システム\(model.systems.count)", operators: [`operator`],
        holdings: isOrigin ? [holding] : [], keep: keep, span: Self.span))
    return model.systems.count - 1
  }

  /// A flow between two systems by their positions; of all that is there unless items are named.
  mutating func hand(
    from: Int, to: Int, _ items: ItemSelection = .all(except: []), _ period: Period = .always
  ) {
    model.flows.append(
      Flow(
        number: "\(model.flows.count + 1)", from: .system(System.ID(from)),
        to: .system(System.ID(to)), items: items, subjects: people, channel: Channel.ID(0),
        period: period, span: Self.span))
  }
}
