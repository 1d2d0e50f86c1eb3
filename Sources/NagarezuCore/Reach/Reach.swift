/// What a node has over some days on which nothing changes there.
public struct Segment: Hashable, Sendable {
  /// The first day, inclusive.
  public internal(set) var first: Day
  /// The last day, inclusive.
  public internal(set) var last: Day
  public let contents: Copies
  /// What other businesses have here, and this one merely as an import (`docs/adr/0015`, 3); `nil` for nothing.
  let imported: Copies?
  /// Without what is here merely because an inner system has it; `nil` where that is everything.
  let local: Copies?
  /// Without what is the operators' own; `nil` where that is everything.
  let brought: Copies?
  /// Without what is 独自 (`docs/adr/0008`, 13); `nil` where that is everything.
  let ordinary: Copies?
  /// What goes back to a 独自 holding through the same hands alone; `nil` where nothing can.
  let rooted: Copies?

  /// Without what is here merely because an inner system has it.
  var recorded: Copies { local ?? contents }
  /// What flows of the business's own carry on.
  var everything: Copies { imported.map(contents.union) ?? contents }

  /// The days, both ends included.
  public var days: DayRange { DayRange(first, last) ?? .always }

  /// The same in pieces that begin on some of `days`.
  fileprivate func cut(at starts: [Day]) -> [Segment] {
    starts.count == 1
      ? [self]
      : days.cut(at: starts).map { part in
        var piece = self
        piece.first = part.first
        piece.last = part.last
        return piece
      }
  }

  func hasSameCopies(as other: Segment) -> Bool {
    contents == other.contents && imported == other.imported && local == other.local
      && brought == other.brought
      && ordinary == other.ordinary && rooted == other.rooted
  }
}

/// Which copies stand at which node on which days: the least fixpoint of design §3.
///
/// - Complexity: linear in nodes, flows and events for chains, fans and models in which data stays; a cycle of
///   `items: all` flows is closed by repetition inside the cycle.
///
/// A class, because it is handed to whatever asks and a model is dear to copy.
public final class Reach: Sendable {
  public let model: Model
  /// The imprecise dates that are read as one day here; none for the reach itself.
  let reading: DateReading
  /// What other businesses have at nodes that are one with theirs; `nil` where the model is alone.
  let imports: Imports?
  /// Which items tell something about which others.
  public let lineage: Lineage
  /// All days in order, cut where anybody's part changes.
  let epochs: [Epoch]
  /// Shape: epoch → how everything is wired then; the same lines and stations in all.
  let wirings: [Wiring]
  /// What the sweep found at the end of each epoch but the last: the arrival days of what stays for a span.
  let leavings: [Sweep.Leaving]
  /// The days on which anything may change anywhere, ascending, the distant past first.
  let turns: [Day]
  /// Shape: node → its segments in order of days, from the distant past to the distant future without a break.
  private let histories: [[Segment]]

  public var shape: Shape { wiring.shape }

  /// How everything is wired as far as that is so on all days: not whose hands are whose.
  var wiring: Wiring { wirings[0] }

  /// Follows every flow through all days; with `knownOnly`, naming an item is no claim that it travels: the second fixpoint, in
  /// which stands what is known to be held (`docs/adr/0008`, 2).
  public convenience init(_ model: Model, knownOnly: Bool = false) {
    self.init(model, Lineage(model), [:], knownOnly: knownOnly, imports: nil)
  }

  /// The reach of a world of several businesses.
  convenience init(_ model: Model, imports: Imports) {
    self.init(model, Lineage(model), [:], imports: imports)
  }

  /// The second fixpoint beside this one: the same where no flow names what it carries, for then nothing is claimed.
  var known: Reach {
    guard reading.isEmpty else {
      return Reach(model, lineage, [:], knownOnly: true, imports: imports)
    }
    guard wirings.contains(where: { $0.lines.contains(where: \.isClaim) }) else { return self }
    return Reach(
      model, lineage, [:], epochs, wirings.map(\.claimingNothing), imports: imports)
  }

  /// The same model with some imprecise dates read as one day. What comes out alike is kept once.
  func reading(_ reading: DateReading) -> Reach {
    Reach(model, lineage, reading, imports: imports, keeping: histories)
  }

  /// The same of a model in which the same is held and flows the same, but which may have more papers.
  func judged(by model: Model) -> Reach { Reach(model, self) }

  /// - Parameter known: histories that are kept where they come out alike.
  private convenience init(
    _ model: Model, _ lineage: Lineage, _ reading: DateReading, knownOnly: Bool = false,
    imports: Imports?, keeping known: [[Segment]] = []
  ) {
    let epochs = model.epochs(reading)
    let wirings = Wiring.aligned(
      epochs.map { Wiring($0.model, reading, imports: imports) })
    self.init(
      model, lineage, reading, epochs, knownOnly ? wirings.map(\.claimingNothing) : wirings,
      imports: imports, keeping: known)
  }

  private init(_ model: Model, _ other: Reach) {
    self.model = model
    (reading, imports, lineage) = (other.reading, other.imports, other.lineage)
    (epochs, wirings, leavings) = (other.epochs, other.wirings, other.leavings)
    (turns, histories) = (other.turns, other.histories)
  }

  private init(
    _ model: Model, _ lineage: Lineage, _ reading: DateReading, _ epochs: [Epoch],
    _ wirings: [Wiring], imports: Imports?, keeping known: [[Segment]] = []
  ) {
    self.model = model
    self.imports = imports
    self.reading = reading
    self.lineage = lineage
    self.epochs = epochs
    self.wirings = wirings
    let sweep = Sweep(Array(zip(epochs, wirings)))
    leavings = sweep.leavings
    turns = sweep.turns
    let cuts = epochs.map(\.days.first)
    let found = sweep.histories.map { $0.flatMap { $0.cut(at: cuts) } }
    histories =
      known.isEmpty ? found : zip(known, found).map { $0 == $1 ? $0 : $1 }
  }

  /// The epoch of a day.
  func epoch(on day: Day) -> Epoch { epochs[place(of: day)] }

  /// The model with everybody's part as it is on a day.
  func model(on day: Day) -> Model { epoch(on: day).model }

  func wiring(on day: Day) -> Wiring { wirings[place(of: day)] }

  private func place(of day: Day) -> Int {
    epochs.count == 1 ? 0 : epochs.lastIndex { $0.days.first <= day } ?? 0
  }

  /// What stands at `node` over time, in order of days, without a break.
  public func history(of node: Node) -> [Segment] { histories[wiring.number(of: node)] }

  /// What stands at `node` on `day`.
  public func contents(of node: Node, on day: Day) -> Copies { segment(of: node, on: day).contents }

  /// A shortest way (fewest flows, ties by the order of flows) in which a copy of `item` about `atom` came to stand at
  /// `node` on `day`; of a copy that `party` can read, if one is given, and made from `first`, if that is given. `nil`
  /// where there is none.
  public func path(
    to node: Node, item: Item.ID, atom: Int, on day: Day, readableBy party: Party.ID? = nil,
    from first: Item.ID? = nil
  ) -> Path? {
    let today = self.model(on: day)
    let planes =
      [0]
      + model.keyIDs.filter { key in party.map { today.holds($0, key) } ?? true }
      .map { $0.position + 1 }
    return PathSearch.path(
      in: self, to: node, item: item, atom: atom, planes: planes, on: day,
      beginningWith: first)
  }

  func segment(of node: Node, on day: Day) -> Segment {
    let history = histories[wiring.number(of: node)]
    var low = 0
    var high = history.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if history[middle].first <= day { low = middle } else { high = middle - 1 }
    }
    return history[low]
  }
}

extension Reach {
  /// What a flow carries over time, before it is stored, in order of days; empty where it never runs.
  public func carried(by flow: Flow.ID) -> [(days: DayRange, copies: Copies)] {
    let lines = wiring.lines(of: flow)
    guard let line = lines.first else { return [] }
    let running = wiring.lines[line].days
    guard readSource(lines) else {
      let copies = wiring.carried(by: line, from: Copies())
      return running.cut(at: epochs.map(\.days.first)).map { ($0, copies) }
    }
    return history(of: model[flow].from).compactMap { segment in
      guard let days = segment.days.intersection(running) else { return nil }
      return (days, carried(by: lines, from: segment))
    }
  }

  /// Whether any of the lines of a flow asks what stands where it begins: what none asks for is claimed all the time.
  private func readSource(_ lines: [Int]) -> Bool {
    lines.contains { wiring.lines[$0].readsSource }
  }

  /// What the lines of a flow, of which there is one at least, carry of what stands where it begins.
  func carried(by lines: [Int], from segment: Segment) -> Copies {
    let source = wiring.lines[lines[0]].isCommon ? segment.contents : segment.everything
    var copies = Copies()
    for line in lines { wiring.carry(by: line, from: source, into: &copies) }
    return copies
  }

  /// What a flow carries on one day; `nil` where it does not run.
  func carried(by flow: Flow.ID, on day: Day) -> Copies? {
    let lines = wiring.lines(of: flow)
    guard let line = lines.first, wiring.lines[line].days.contains(day) else { return nil }
    return readSource(lines)
      ? carried(by: lines, from: segment(of: model[flow].from, on: day))
      : wiring.carried(by: line, from: Copies())
  }

  /// The copies as `node` stores them.
  func stored(_ copies: Copies, at node: Node) -> Copies {
    wiring.stored(copies, at: wiring.number(of: node))
  }
}
