/// What one business's world takes in from the others (`docs/adr/0015`, 3).
struct Imports: Sendable {
  /// The flows that every business has that has the node where they begin.
  var commonFlows: Set<Flow.ID> = []
  /// The systems of which every business that has them has the one around them too, by number.
  var withinCommon: Set<Int> = []
  /// Shape: node → the copies that others have there on some days. Only at joined nodes.
  var arriving: [Int: [Wiring.Origin]] = [:]
}
