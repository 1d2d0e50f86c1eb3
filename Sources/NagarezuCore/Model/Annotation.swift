/// Where an element comes from, and how sure that is.
public struct Annotation: Hashable, Sendable {
  /// A row of a source document that supports an element.
  public struct Evidence: Hashable, Sendable {
    public var document: String?
    public var row: String?
    /// The document's own words.
    public var quote: String?
    /// Whether the document only implies it.
    public var isImplied: Bool

    /// Evidence; at least one of the texts is present.
    public init(document: String?, row: String?, quote: String?, isImplied: Bool = false) {
      self.document = document
      self.row = row
      self.quote = quote
      self.isImplied = isImplied
    }
  }

  /// What the element is, in the writer's words (説明).
  public var description: String?
  public var evidence: [Evidence]
  /// Marked 仮 (assumed): the source document does not say it.
  public var isAssumed: Bool

  /// An annotation, empty unless something is given.
  public init(description: String? = nil, evidence: [Evidence] = [], isAssumed: Bool = false) {
    self.description = description
    self.evidence = evidence
    self.isAssumed = isAssumed
  }
}
