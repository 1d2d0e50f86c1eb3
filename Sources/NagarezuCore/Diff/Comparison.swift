/// Two models, or one on two days, laid side by side.
public struct Comparison: Sendable {
  public let old: Model
  public let new: Model
  /// The day on which each is looked at; `nil` for all days, compared day by day.
  public let days: (old: Day, new: Day)?
  /// What newly reaches somebody; names are the new model's.
  public let newlyReaching: [ReachChange]
  /// What no longer does; names are the old model's.
  public let noLongerReaching: [ReachChange]
  /// Papers that were added, removed or changed, in order of id.
  public let approvals: [Change]
  /// Everything else, in the order of ``Thing/Kind``, then of name.
  public let others: [Change]

  private let gained: ReachChanges
  private let lost: ReachChanges

  /// Compares two models on all days, or the old one on one day with the new one on another.
  public init(_ old: Model, _ new: Model, on days: (old: Day, new: Day)? = nil) {
    let matching = Matching(old, new)
    let (before, after) = (Reach(old), Reach(new))
    // Of one day against another, the whole stretches are kept: what is shown is when it began.
    let (then, now) = (Tally(before, on: days?.old), Tally(after, on: days?.new))
    self.old = old
    self.new = new
    self.days = days
    gained = ReachChanges(
      after, now, on: days?.new, beyond: (old, then), parties: matching.parties.oldOf,
      items: matching.items.oldOf, onOther: days?.old)
    lost = ReachChanges(
      before, then, on: days?.old, beyond: (new, now), parties: matching.parties.newOf,
      items: matching.items.newOf, onOther: days?.new)
    newlyReaching = gained.told()
    noLongerReaching = lost.told()
    let all = ThingChanges(matching, on: days).all
    approvals = all.filter { $0.kind == .approval }
    others = all.filter { $0.kind != .approval }
  }

  /// Whether nothing differs, in reach or in words.
  public var isEmpty: Bool {
    newlyReaching.isEmpty && noLongerReaching.isEmpty && approvals.isEmpty && others.isEmpty
  }

  /// Cells that are new and cells that are gone, day by day, for tests. Shape: party, item, atom (each of its own model), 1 for
  /// reading, day.
  package func cells(within days: ClosedRange<Int32>) -> (new: Set<[Int]>, gone: Set<[Int]>) {
    (gained.cells(within: days), lost.cells(within: days))
  }
}

/// Finds what was added, removed or changed of everything two models say.
struct ThingChanges {
  private let matching: Matching
  private let ours: Describing
  private let theirs: Describing

  init(_ matching: Matching, on days: (old: Day, new: Day)?) {
    self.matching = matching
    ours = Describing(matching.old, on: days?.old, as: { matching.identity($0, $1) })
    theirs = Describing(matching.new, on: days?.new)
  }

  /// In the order of ``Thing/Kind``, then of name.
  var all: [Change] { Thing.Kind.allCases.flatMap(changes) }

  private func changes(_ kind: Thing.Kind) -> [Change] {
    let (olds, news) = (ours.things(kind), theirs.things(kind))
    let pairing = pairing(kind, olds, news)
    let kept = pairing.oldOf.sorted { $0.key < $1.key }.map { new, old in
      Change(kind: kind, old: olds[old].thing, new: news[new].thing)
    }
    let added = pairing.unpairedNew.map { Change(kind: kind, old: nil, new: news[$0].thing) }
    let removed = pairing.unpairedOld.map { Change(kind: kind, old: olds[$0].thing, new: nil) }
    return (kept.filter(Self.isChanged) + added + removed).enumerated().sorted {
      let (a, b) = ($0.element.thing?.name ?? "", $1.element.thing?.name ?? "")
      return a == b ? $0.offset < $1.offset : a.precedesByBytes(b)
    }.map(\.element)
  }

  private static func isChanged(_ change: Change) -> Bool {
    change.manner == .renamed || change.fields.contains(where: \.isChanged)
  }

  private typealias Things = [(position: Int, thing: Thing)]

  private func pairing(_ kind: Thing.Kind, _ olds: Things, _ news: Things) -> Pairing {
    var pairing = Pairing(oldCount: olds.count, newCount: news.count)
    func pair(inOrder: Bool = false, _ key: (Thing) -> String) {
      pairing.pair(
        inOrder: inOrder, old: { key(olds[$0].thing) }, new: { key(news[$0].thing) })
    }
    switch kind {
    case .model: pair { _ in "" }
    case .party, .site, .system, .subjects, .item, .group, .key, .channel:
      pairing.pair(
        old: { matching.identity(kind, olds[$0].position) }, new: { news[$0].thing.name })
    case .waiver:
      pair(inOrder: true) { $0.name + $0.content() }
      pair { $0.name }
    case .approval:
      pair { $0.name }
      pair { $0.content() }
      pair { $0.content(of: "種別") + "\u{1}" + $0.content(of: "相手") }
    case .flow:
      let ends = ["から", "へ", "戻り"]
      func way(_ thing: Thing) -> String {
        ends.map { thing.content(of: $0) }.joined(separator: "\u{1}")
      }
      pair(inOrder: true) { $0.content() }
      pair(inOrder: true) { $0.content(without: ["備考", "説明", "仮", "根拠"]) }
      pair { way($0) + "\u{1}" + $0.content(of: "番号") + "\u{1}" + $0.content(of: "対象") }
      pair(inOrder: true) { way($0) + "\u{1}" + $0.content(of: "番号") }
      pair { $0.content(without: ["番号"]) }
      pair { way($0) }
      pair { $0.content(of: "番号") + "\u{1}" + $0.content(of: "戻り") }
    }
    return pairing
  }
}
