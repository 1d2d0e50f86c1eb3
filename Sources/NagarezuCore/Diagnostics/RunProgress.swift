import Synchronization

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

  /// Who is told; `nil` for nobody. Not local to a task: an optimized build of Swift 6.3 traps where a function is made so.
  private static let watcher = Mutex<(@Sendable (RunProgress) -> Void)?>(nil)

  /// Lets somebody watch from now on, or nobody.
  public static func watch(_ watcher: (@Sendable (RunProgress) -> Void)?) {
    Self.watcher.withLock { $0 = watcher }
  }

  /// Tells whoever watches.
  public static func tell(_ progress: RunProgress) { watcher.withLock { $0 }?(progress) }
}
