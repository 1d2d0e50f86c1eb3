/// Tells whoever watches a run how far it is: nobody, unless a command puts one up.
public enum RunProgress: Sendable {
  /// What a run is at.
  public enum Stage: Sendable {
    case reading
    case judging
    case joining
  }

  /// A stage begins, with so many things to do, as far as that is known; 0 where it is not.
  case begins(Stage, of: Int)
  /// One more thing is done.
  case steps

  /// Who is told; `nil` for nobody.
  @TaskLocal public static var watcher: (@Sendable (RunProgress) -> Void)?

  /// Tells whoever watches.
  public static func tell(_ progress: RunProgress) { watcher?(progress) }
}
