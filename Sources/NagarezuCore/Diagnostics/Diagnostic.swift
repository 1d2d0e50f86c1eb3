/// What is wrong with a model as text: nothing is judged while one stands.
public struct Diagnostic: Hashable, Sendable {
  /// `L` and three digits; a retired code is never used again.
  public var code: String
  public var span: SourceSpan
  /// A headline, most specific word first, no full stop.
  public var message: Message
  /// The way out, when there is one to offer.
  public var help: Message?

  /// A diagnostic at `span`.
  public init(code: String, span: SourceSpan, message: Message, help: Message? = nil) {
    self.code = code
    self.span = span
    self.message = message
    self.help = help
  }
}
