/// P306: a channel is approved, and the checklist has no word on its safeguards.
///
/// **What.** An approval with 対策 names a kind of channel (経路, 媒体), and neither its rows nor the 対策
/// of that channel hold a word that its safeguard would have: 電子メール パスワード or 暗号; 電子記録媒体 and
/// フラッシュメモリ 受渡し, 授受, 管理簿 or 運搬; networks 通信, 接続, 回線 or ネットワーク.
///
/// **何を。** 「対策」のある承認が経路・媒体の種別を挙げているのに、その対策にも経路の「対策」にも、
/// その種別の対策に当たる語がありません。電子メールは「パスワード」か「暗号」、電子記録媒体とフラッシュメモリは「受渡し」
/// 「授受」「管理簿」「運搬」のどれか、回線は「通信」「接続」「回線」「ネットワーク」のどれかです。
///
/// **Why.** Each way of travelling has its own way of getting lost.
///
/// **理由。** 経路ごとに、失われ方が違います。
///
/// **Example.** A 業務委託 allows DVD-R, and no row tells how discs are handed over.
///
/// **例。** 業務委託がDVD-Rを認めているのに、受渡しの対策がありません。
///
/// **Cure.** Add the row, or take the medium out of the approval.
///
/// **直し方。** 対策の行を加えるか、承認から媒体を外します。
///
/// - SeeAlso: 墨田区「個人情報の保護対策について」1(1)（電子メールの添付ファイルのパスワード）; 新宿区 個人情報保護対策チェックリスト5; read 2026-11-21.
struct ChannelWithoutSafeguard: ModelRule {
  static let heading = RuleHeading(
    "P306", ja: "経路の対策がない", en: "channel without its safeguard", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    return model.approvalIDs.compactMap { id -> Observation? in
      let paper = model[id]
      guard !paper.safeguards.isEmpty else { return nil }
      let named = paper.channels.map { model[$0].kind } + paper.media
      let missing = Channel.Kind.allCases.filter { kind in
        guard named.contains(kind), let words = Self.words(for: kind) else { return false }
        let measures = paper.channels.filter { model[$0].kind == kind }
          .flatMap { model[$0].measures }
        return !(paper.safeguards.map(\.text) + measures).contains { text in
          words.contains(where: text.holds)
        }
      }
      guard !missing.isEmpty else { return nil }
      let party: Party.ID? = if case .party(let party) = paper.target { party } else { nil }
      let names = missing.map(\.rawValue)
      return Observation(
        Self.self, [party.map { model[$0].name }, nil, nil, nil, paper.id], party: party,
        approval: id, at: paper.span
      ) { _ in
        Message(
          ja: "承認「\(paper.id)」は\(names.map { "「\($0)」" }.joined())を認めるが、その対策がない",
          en:
            "'\(paper.id)' allows \(names.map { "'\($0)'" }.joined(separator: ", ")), and no row of its checklist safeguards it"
        )
      }
    }
  }

  /// Words of which a safeguard for this kind would hold one; `nil` for kinds that ask for none.
  private static func words(for kind: Channel.Kind) -> [String]? {
    switch kind {
    case .email: ["パスワード", "暗号"]
    case .recordingMedium, .flashMemory: ["受渡し", "受け渡し", "授受", "管理簿", "運搬"]
    case .leasedLine, .closedNetwork, .lgwan, .informationNetwork, .residentNetwork, .internet:
      ["通信", "接続", "回線", "ネットワーク"]
    case .officeLAN, .paper, .post, .handDelivery, .counter, .telephone, .fax: nil
    }
  }
}
