import NagarezuCore

/// Something for each kind of things that have names: looked up for every name of a model, and so without a hash.
struct ByKind<Value> {
  /// In the order of the kinds.
  private var values: [Value]

  init(_ value: (Vocabulary.NameKind) -> Value) {
    values = Vocabulary.NameKind.allCases.map(value)
  }

  subscript(kind: Vocabulary.NameKind) -> Value {
    get { values[kind.order] }
    _modify { yield &values[kind.order] }
  }
}

extension Vocabulary.NameKind {
  /// Its position among all kinds.
  fileprivate var order: Int {
    switch self {
    case .party: 0
    case .site: 1
    case .subjectClass: 2
    case .item: 3
    case .system: 4
    case .key: 5
    case .channel: 6
    case .purpose: 7
    case .regime: 8
    }
  }
}
