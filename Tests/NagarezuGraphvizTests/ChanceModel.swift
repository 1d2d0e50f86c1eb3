import NagarezuCore

/// Models made by chance.
enum ChanceModel {
  private static let words = [
    "住民", "記録", "給付", "管理", "システム", "サーバ", "センター", "情報", "提供", "端末", "データ", "（区）",
    "・", "Cloud", "AWS", "X", "審査支払等", "ネットワーク",
  ]

  /// A model of 5 to 40 numbered flows, fewer where flows happen to begin and end in one place.
  static func draft(seed: Int) -> ModelDraft {
    var chance = SplitMix(state: UInt64(seed))
    let size = 5 + seed % 36
    func name(_ head: String) -> String {
      let count = Int.random(in: 1...5, using: &chance)
      return head
        + (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &chance)] }.joined()
    }
    var draft = ModelDraft(name("事業"))
    var parties = [name("市")]
    draft.party(parties[0], .authority)
    for number in 0..<Int.random(in: 1...(2 + size / 8), using: &chance) {
      let party = name("社\(number)")
      draft.party(party, Bool.random(using: &chance) ? .other : .dataSubject)
      if Bool.random(using: &chance) { draft.approvals.append((.entrustment, party, .read)) }
      if Int.random(in: 0..<4, using: &chance) == 0 {
        draft.approvals.append((.subcontract, party, .custody))
      }
      parties.append(party)
    }
    var nodes = parties
    var systems: [String] = []
    for number in 0..<Int.random(in: 1...(2 + size / 3), using: &chance) {
      let system = name("機\(number)")
      let outer =
        systems.isEmpty || Int.random(in: 0..<4, using: &chance) > 0
        ? nil : systems.randomElement(using: &chance)
      let kinds = ["サーバ", "端末", "台帳", nil]
      draft.system(
        system, kinds[Int.random(in: 0..<4, using: &chance)],
        by: [parties[Int.random(in: 0..<parties.count, using: &chance)]], inside: outer,
        noAccess: Int.random(in: 0..<5, using: &chance) == 0 ? "施錠" : nil)
      systems.append(system)
      nodes.append(system)
    }
    for kind in Channel.Kind.allCases { draft.channel(kind.rawValue, kind) }
    for number in 1...size {
      let from = nodes[Int.random(in: 0..<nodes.count, using: &chance)]
      let to = nodes[Int.random(in: 0..<nodes.count, using: &chance)]
      guard from != to else { continue }
      let kind = Channel.Kind.allCases.randomElement(using: &chance)
      draft.flow(
        number % 3 == 0 ? "\(number)-①" : "(\(number))", from, to, kind?.rawValue,
        (0..<Int.random(in: 1...4, using: &chance)).map { _ in name("項") }, nil,
        isTwoWay: Int.random(in: 0..<4, using: &chance) == 0)
    }
    return draft
  }
}
