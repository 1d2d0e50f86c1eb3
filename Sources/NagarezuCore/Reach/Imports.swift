/// What one business's world takes in from the others (`docs/adr/0015`, 3).
struct Imports: Sendable {
  /// The nodes that are one with a node of another business, by number.
  var joined: Set<Int> = []
  /// The parts whose flows between such nodes run in all worlds.
  var parts: Set<String> = []
  /// Shape: node → the copies that others have there on some days. Only at joined nodes.
  var arriving: [Int: [Wiring.Origin]] = [:]

  /// Whether a flow is one with a flow of another business.
  func shares(_ flow: Flow, from: Int, to: Int) -> Bool {
    joined.contains(from) && joined.contains(to) && parts.contains(flow.span.file)
  }
}
