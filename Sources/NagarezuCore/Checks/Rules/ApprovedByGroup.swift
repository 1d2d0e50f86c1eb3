/// M407: approvals that grow with a group.
///
/// **What.** Approvals that name a group, or 全て, and state no `項目数`: what is added to the group is
/// approved with it. One warning for the model lists them.
///
/// **何を。** まとまりの名、又は「全て」で承認し、「項目数」を書いていない承認です。
/// まとまりに項目を加えると、それも承認したことになります。モデルごとに1つの警告にまとめます。
///
/// **Why.** A council decides on the fields it was shown. A group is edited later, by somebody else,
/// for another reason, and no finding tells.
///
/// **理由。** 会議が決めるのは、示された項目です。まとまりは後で、別の人が、別の理由で直します。
/// そのときに何の指摘も出ません。
///
/// **Example.** The 業務委託 names 住基情報; a year later 続柄 is put into that group.
///
/// **例。** 業務委託が「住基情報」を指していて、翌年、そのまとまりに続柄が加わりました。
///
/// **Cure.** Write the number of fields that was decided as 項目数, or list the fields.
///
/// **直し方。** 決めた項目の数を「項目数」に書くか、項目を1つずつ並べます。
///
/// - SeeAlso: 個人情報の保護に関する法律 第61条第2項（保有の最小限）.
struct ApprovedByGroup: ModelRule {
  static let heading = RuleHeading(
    "M407", ja: "まとまりとともに増える承認", en: "approval that grows with its group", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let open = model.approvals.filter { $0.itemCount == nil && $0.isOpenEnded }
    guard let first = open.first else { return [] }
    let names = open.map(\.id)
    return [
      Observation(
        Self.self, [], at: first.span,
        related: open.dropFirst().map {
          Finding.Related(span: $0.span, message: Message(ja: $0.id, en: $0.id))
        }
      ) { _ in
        Message(
          ja:
            "\(names.map { "「\($0)」" }.joined())は、項目数を書かずに、まとまり又は全てを承認している。まとまりに加わる項目も承認したことになる",
          en:
            "\(names.map { "'\($0)'" }.joined(separator: ", ")) \(names.count == 1 ? "names" : "name") a group or all items and no count: what is added to the group is approved with it"
        )
      }
    ]
  }
}

extension Approval {
  /// Whether it covers what is added later: a group is named, or 全て.
  fileprivate var isOpenEnded: Bool {
    switch items {
    case .named: namesGroup
    case .all: true
    case .unknown: false
    }
  }
}
