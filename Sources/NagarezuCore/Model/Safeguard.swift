/// One row of a checklist (情報保護対策) of an approval.
public struct Safeguard: Hashable, Sendable {
  /// Who is to do it.
  public enum Side: String, CaseIterable, Sendable {
    /// What the authority does itself.
    case authority
    /// What it makes the counterparty do.
    case counterparty
  }

  public enum Kind: String, CaseIterable, Sendable {
    /// 運用上の対策
    case operation
    /// システム上の対策
    case system
  }

  public var side: Side
  public var kind: Kind
  /// The row's own words.
  public var text: String
  public var span: SourceSpan

  /// A row that stands at `span`.
  public init(side: Side, kind: Kind, text: String, span: SourceSpan) {
    self.side = side
    self.kind = kind
    self.text = text
    self.span = span
  }
}
