/// What others say that is told of a model, or counts in its world, where several are judged jointly (`docs/adr/0015`).
public struct Borrowed: Sendable {
  /// Items that only other businesses declare; their positions follow those of the model's own.
  var items: [Item] = []
  /// Keys that only other businesses declare, in the same way.
  var keys: [Key] = []
  /// The papers of other businesses as this one reads them, in the same way.
  var approvals: [Approval] = []
  /// In a world, how many of its items the model itself declares: 不明 claims these alone. `nil` for all.
  var claimed: Int?
  /// In a world, how many of its approvals are the model's own: contracts are these alone. `nil` for all.
  var ownApprovals: Int?
  /// Whether nobody is exempt: who is, hangs on where a cell comes from.
  var exemptsNobody = false
}

extension Model {
  /// Whether an approval is the model's own, and not one of others that counts in its world.
  func isOwn(_ paper: Approval.ID) -> Bool {
    borrowed.ownApprovals.map { paper.position < $0 } ?? true
  }
}
