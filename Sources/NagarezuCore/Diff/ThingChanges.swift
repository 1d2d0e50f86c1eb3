/// Finds what was added, removed or changed of everything two models say.
struct ThingChanges {
  private let matching: Matching
  private let ours: Telling
  private let theirs: Telling

  init(_ matching: Matching, on days: (old: Day, new: Day)?) {
    self.matching = matching
    ours = Telling(matching.old, on: days?.old, as: { matching.identity($0, $1) })
    theirs = Telling(matching.new, on: days?.new)
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

  /// What is taken for the same thing: by the surest sign first.
  private func pairing(_ kind: Thing.Kind, _ olds: Things, _ news: Things) -> Pairing {
    var pairing = Pairing(oldCount: olds.count, newCount: news.count)
    func pair(inOrder: Bool = false, _ key: (Thing) -> some Hashable) {
      pairing.pair(
        inOrder: inOrder, old: { key(olds[$0].thing) }, new: { key(news[$0].thing) })
    }
    switch kind {
    case .model: pair { $0.kind }
    case .party, .site, .system, .subjects, .item, .group, .key, .channel, .purpose:
      pairing.pair(
        old: { matching.identity(kind, olds[$0].position) }, new: { news[$0].thing.name })
    case .rule, .regime:
      pair { $0.name }
      pair { $0.content() }
    case .waiver:
      pair(inOrder: true) { Named(name: $0.name, content: $0.content()) }
      pair { $0.name }
    case .approval:
      pair { $0.name }
      pair { $0.content() }
      pair { $0.content(of: [.kind, .counterparty]) }
    case .flow:
      let ends: Set<Thing.Key> = [.from, .to, .isReturn]
      pair(inOrder: true) { $0.content() }
      pair(inOrder: true) {
        $0.content(without: [.remark, .description, .assumed, .evidence, .basis])
      }
      pair { $0.content(of: ends.union([.number, .subjects])) }
      pair(inOrder: true) { $0.content(of: ends.union([.number])) }
      pair { $0.content(without: [.number]) }
      pair { $0.content(of: ends) }
      pair { $0.content(of: [.number, .isReturn]) }
    }
    return pairing
  }

  private struct Named: Hashable {
    let name: String
    let content: Thing.Said
  }
}
