/// How grave a finding is.
public enum Severity: String, Comparable, Sendable {
  /// Fails a run only with `--strict`.
  case warning
  /// Fails a run.
  case error

  public static func < (a: Self, b: Self) -> Bool { a == .warning && b == .error }
}
