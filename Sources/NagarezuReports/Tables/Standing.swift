import NagarezuCore
import NagarezuText

/// How what somebody has stands to what was approved; what stands later here is graver.
enum Standing: Int, CaseIterable, Comparable {
  /// Within what was approved, or had by those who need no approval.
  case approved
  /// Nothing was found, and the business has gaps.
  case undecidable
  case waived
  case beyond

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  var sign: Matrix.Sign {
    switch self {
    case .approved:
      Matrix.Sign(
        "承", Message(ja: "承認のとおり（承認の要らない者を含む）", en: "as approved, or in need of no approval"),
        weight: 0)
    case .undecidable:
      Matrix.Sign("不", Message(ja: "不明が残り、言えない", en: "cannot say: gaps remain"), weight: 1)
    case .waived: Matrix.Sign("留", Message(ja: "超えるが、留保した", en: "beyond, but waived"), weight: 2)
    case .beyond: Matrix.Sign("超", Message(ja: "承認を超える", en: "beyond what was approved"), weight: 3)
    }
  }
}

/// How everything that is had stands to what was approved.
struct Standings {
  private struct Key: Hashable {
    let business: Int
    let party: Party.ID
    let item: Item.ID
    /// Where; `nil` where that is not asked.
    let node: Node?
  }

  private let isBySystem: Bool
  private var found: [Key: Standing] = [:]
  /// Shape: place of a business → whether it has gaps.
  private let hasGaps: [Bool]

  /// By party and item, and with `bySystem` by place too.
  init(_ survey: Survey, bySystem: Bool) {
    isBySystem = bySystem
    hasGaps = survey.businesses.map { !$0.verdict.gaps.isEmpty }
    for fact in survey.findings where fact.finding.severity == .error {
      let finding = fact.finding
      guard let party = finding.party else { continue }
      for item in finding.items {
        let key = Key(
          business: fact.business.place, party: party, item: item,
          node: bySystem ? finding.node : nil)
        let standing: Standing = finding.isWaived ? .waived : .beyond
        found[key] = max(found[key] ?? .approved, standing)
      }
    }
  }

  /// How one thing stands; what a party has through a part stands as it does with the part.
  func of(_ fact: SeenFact) -> Standing {
    let (reach, sighting) = (fact.reach, fact.reach.sighting)
    let key = Key(
      business: reach.business.place, party: sighting.through ?? sighting.party,
      item: sighting.item, node: isBySystem ? sighting.node : nil)
    return found[key] ?? (hasGaps[reach.business.place] ? .undecidable : .approved)
  }
}
