/// What a check finds beyond what it found of an earlier state: the one answer of `check --against`.
///
/// Findings are the same by id and cells, so that a moved line changes nothing and a finding that grew is new in what it grew by.
/// P310 is judged of each model that the earlier state has too, whatever the day: it is about papers.
public struct Against: Sendable {
  /// Some of a finding, of the model it was found in.
  public struct Entry: Sendable {
    public let model: Model
    public let finding: Finding
  }

  /// A gap, of the model it was found in.
  public struct Open: Sendable {
    public let model: Model
    public let gap: Gap
  }

  /// Findings that are new, that are gone, and that were there before; each in order of model, then of finding.
  public struct FindingSides: Sendable {
    public internal(set) var new: [Entry] = []
    public internal(set) var mended: [Entry] = []
    public internal(set) var known: [Entry] = []
  }

  /// The same of gaps.
  public struct GapSides: Sendable {
    public internal(set) var new: [Open] = []
    public internal(set) var mended: [Open] = []
    public internal(set) var known: [Open] = []
  }

  /// The models of today, judged with P310.
  public let verdicts: [Verdict]
  /// Those that the earlier state has not, nor any version of: their papers were held against none.
  public let unmatched: [Model]
  /// What nobody accepted; what a waiver accepts today is neither new nor mended.
  public private(set) var findings = FindingSides()
  public private(set) var gaps = GapSides()

  /// Adds to the judgement of a whole run what only the run can tell.
  public typealias Completing = ([Verdict]) -> [Verdict]

  /// Judges `models` and holds the judgement against that of `olds`, in the order given; `now` and `then` complete the judgement of
  /// either side before the two are compared. The models in `unread` files are there and cannot be read: nothing of what they were
  /// is mended.
  public init(
    _ models: [Model], since olds: [Model], unread: Set<String> = [], on day: Day? = nil,
    joint: JointGroups.Versions? = .current, now: Completing = { $0 }, then: Completing = { $0 }
  ) {
    let partners = Self.partners(models, olds)
    let bases = models.indices.map { partners[$0] ?? Self.base(of: models[$0], among: olds) }
    unmatched = zip(models, bases).filter { $1 == nil }.map(\.0)
    verdicts = now(
      AmongBusinesses.verdicts(models, on: day, joint: joint, keepsReach: false) { index in
        Rules.models + (bases[index].map { [Widening(since: olds[$0])] } ?? [])
      })
    let before = then(AmongBusinesses.verdicts(olds, on: day, joint: joint, keepsReach: false))
    for (index, verdict) in verdicts.enumerated() {
      compare(verdict, partners[index].map { before[$0] })
    }
    let paired = Set(partners.values)
    for index in olds.indices
    where !paired.contains(index) && !unread.contains(olds[index].span.file) {
      let gone = before[index]
      findings.mended += gone.standing.map { Entry(model: gone.model, finding: $0) }
      gaps.mended += gone.gaps.map { Open(model: gone.model, gap: $0) }
    }
  }

  /// Shape: position of a model → position of what it was, of the same authority. By file, then by title, then what is alone on both sides.
  private static func partners(_ models: [Model], _ olds: [Model]) -> [Int: Int] {
    var pairing = Pairing(oldCount: olds.count, newCount: models.count)
    pairing.pair(old: { olds[$0].span.file }, new: { models[$0].span.file })
    pairing.pair(old: { olds[$0].title }, new: { models[$0].title })
    let pairs = olds.count == 1 && models.count == 1 ? [0: 0] : pairing.oldOf
    // What one authority has left open is nothing that another may do.
    return pairs.filter { isOfOneAuthority(models[$0.key], olds[$0.value]) }
  }

  private static func isOfOneAuthority(_ one: Model, _ other: Model) -> Bool {
    !one[one.authority].names.isDisjoint(with: other[other.authority].names)
  }

  /// The older model whose papers a new version has to be held against: what it supersedes, or what its business had in force (現行).
  private static func base(of model: Model, among olds: [Model]) -> Int? {
    if let earlier = model.supersedes,
      let place = olds.firstIndex(where: { $0.span.file == earlier })
    {
      return place
    }
    let businesses = Version.businesses([model.version] + olds.map(\.version))
    let same = olds.indices.filter { businesses[$0 + 1] == businesses[0] }
    return same.first { olds[$0].state == .current } ?? same.first
  }

  // MARK: One model

  private mutating func compare(_ now: Verdict, _ then: Verdict?) {
    guard let then else {
      findings.new += now.standing.map { Entry(model: now.model, finding: $0) }
      gaps.new += now.gaps.map { Open(model: now.model, gap: $0) }
      return
    }
    let items = Matching(then.model, now.model).items
    let forward = Beyond(now.model, then.model, items.oldOf)
    let backward = Beyond(then.model, now.model, items.newOf)
    for finding in now.standing {
      let (new, known) = forward.split(finding, then.standing)
      findings.new += new.map { Entry(model: now.model, finding: $0) }
      findings.known += known.map { Entry(model: now.model, finding: $0) }
    }
    for finding in then.standing {
      // What is said otherwise of a paper today is not mended.
      let isLeft = finding.parts.isEmpty && now.findings.contains { $0.id == finding.id }
      findings.mended +=
        isLeft
        ? []
        : backward.split(finding, now.findings).new.map {
          Entry(model: then.model, finding: $0)
        }
    }
    let after = Set(now.gaps.map(\.id))
    // Each accounts for one: a second flow that leaves open what one did is new.
    var before = Dictionary(grouping: then.gaps, by: \.id)
    for gap in now.gaps {
      let open = Open(model: now.model, gap: gap)
      if let known = before[gap.id]?.firstIndex(where: { forward.isWithin(gap, $0) }) {
        before[gap.id]?.remove(at: known)
        gaps.known.append(open)
      } else {
        gaps.new.append(open)
      }
    }
    gaps.mended += then.gaps.filter { !after.contains($0.id) }.map {
      Open(model: then.model, gap: $0)
    }
  }

  /// Takes from findings of one model what another has too.
  private struct Beyond {
    let model: Model
    private let people: CommonPeople
    /// Shape: position of an item of this model → that of the other.
    private let items: [Int: Int]

    init(_ model: Model, _ other: Model, _ items: [Int: Int]) {
      self.model = model
      self.items = items.merging(model.borrowedItems(of: other)) { own, _ in own }
      people = CommonPeople(other, model)
    }

    /// The part of a finding that `others` do not have, and the part that they have; none, one or both.
    func split(_ finding: Finding, _ others: [Finding]) -> (new: [Finding], known: [Finding]) {
      let same = others.filter { $0.id == finding.id }
      guard !finding.parts.isEmpty else {
        return same.contains { isWithin(finding, $0) } ? ([], [finding]) : ([finding], [])
      }
      let theirs = same.flatMap(\.parts)
      var (new, known): ([Finding.Part], [Finding.Part]) = ([], [])
      let cuts = Set(theirs.flatMap(\.days.turns)).sorted()
      for part in finding.parts {
        for days in part.days.cut(at: cuts) {
          let atoms = people.surely(among: had(theirs, part.item, on: days.first))
          let (fresh, old) = (part.atoms.subtracting(atoms), part.atoms.intersection(atoms))
          if !fresh.isEmpty { new.append(.init(item: part.item, atoms: fresh, days: days)) }
          if !old.isEmpty { known.append(.init(item: part.item, atoms: old, days: days)) }
        }
      }
      return (some(of: finding, new), some(of: finding, known))
    }

    /// Whether a finding about papers or names says nothing that another does not say.
    private func isWithin(_ finding: Finding, _ other: Finding) -> Bool {
      finding.extent.isEmpty
        ? finding.message == other.message : finding.extent.isSubset(of: other.extent)
    }

    /// Whether a gap is about nothing that another is not about.
    func isWithin(_ gap: Gap, _ other: Gap) -> Bool {
      let isAboutItems = gap.items.allSatisfy { item in
        items[item.position].map { other.items.contains(Item.ID($0)) } ?? false
      }
      guard isAboutItems, let own = gap.people, let theirs = other.people else {
        return isAboutItems
      }
      return own.isSubset(of: people.surely(among: theirs))
    }

    private func had(_ parts: [Finding.Part], _ item: Item.ID, on day: Day) -> AtomSet {
      let partner = items[item.position]
      return parts.filter { $0.item.position == partner && $0.days.contains(day) }
        .reduce(people.nobody) { $0.union($1.atoms) }
    }

    private func some(of finding: Finding, _ parts: [Finding.Part]) -> [Finding] {
      guard !parts.isEmpty else { return [] }
      return [finding.about(Finding.Part.joined(parts), finding.evidence, in: model)]
    }
  }
}

extension Model {
  /// Shape: position of an item of which only others of its group say what it is → that of the item of the same name in another model.
  fileprivate func borrowedItems(of other: Model) -> [Int: Int] {
    let names = (other.items + other.borrowed.items).map(\.name)
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
    return Dictionary(
      uniqueKeysWithValues: borrowed.items.enumerated().compactMap { place, item in
        places[item.name].map { (items.count + place, $0) }
      })
  }
}
