/// A place where systems stand. Place is not owner: a data centre of B can house a server of A.
public struct Site: Named, Sendable {
  public typealias ID = Index<Site>

  public var name: String
  /// Who runs the place. Empty where the model does not say, which is a gap once a system stands there. Where they change, whoever
  /// does on any day.
  public var operators: [Party.ID]
  /// Who runs it when, where that changes; else empty.
  public var assignments: [Assignment<Party.ID>]
  /// Country or address, as written.
  public var location: String?
  public var aliases: [String]
  /// What an English figure calls it; `nil` where the model gives no English name.
  public var englishName: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A site that stands at `span`.
  public init(
    name: String, operators: [Party.ID], assignments: [Assignment<Party.ID>] = [],
    location: String? = nil, aliases: [String] = [],
    englishName: String? = nil,
    note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.operators = operators
    self.assignments = assignments
    self.location = location
    self.aliases = aliases
    self.englishName = englishName
    self.note = note
    self.span = span
  }
}
