extension Scene.Box.Shape {
  /// Whether a legend tells what it stands for; a plain box, hands and people are told by their borders.
  var needsTelling: Bool {
    switch self {
    case .store, .terminal, .sheet, .work: true
    case .system, .hands, .person, .unknown: false
    }
  }

  /// How far a sheet's corner is folded in.
  static func fold(_ size: Size) -> Double { min(9, size.height * 0.4) }
  /// The cut corners of work.
  static func cut(_ size: Size) -> Double { min(8, size.height / 3) }
  /// The half height of the lid of a store.
  static func lid(_ size: Size) -> Double { min(6.5, size.height / 6) }
  /// The room between the two borders of a terminal.
  static func gap(_ size: Size) -> Double { min(2.6, size.height * 0.2) }
}
