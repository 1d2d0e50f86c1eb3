/// What stands around labels.
struct LabelSurroundings: Sendable {
  var region: Rect
  /// Boxes and the words of frames.
  var walls: [Rect] = []
  var frames: [Rect] = []
  /// Frames of others, in which the arrow's words would seem to belong to them.
  var strange: [Rect] = []
  /// Points of arrows.
  var heads: [Rect] = []
  /// Rectangles of other labels.
  var labels: [Rect] = []
}
