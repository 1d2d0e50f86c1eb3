import NagarezuCore

extension ModelAssembly {
  /// The rows of an approval's checklist, in the order written: the authority's before the counterparty's.
  func safeguards(_ fields: Fields) -> [Safeguard] {
    guard let inner = fields.one(.safeguards, .safeguards) else { return [] }
    let lists: [(Word, Safeguard.Side, Safeguard.Kind)] = [
      (.authorityOperation, .authority, .operation), (.authoritySystem, .authority, .system),
      (.counterpartyOperation, .counterparty, .operation),
      (.counterpartySystem, .counterparty, .system),
    ]
    return lists.flatMap { word, side, kind in
      inner.statements(word).map { Safeguard(side: side, kind: kind, text: $0.text, span: $0.span) }
    }
  }
}
