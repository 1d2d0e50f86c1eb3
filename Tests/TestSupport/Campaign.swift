import Foundation

/// How many chance models a run tries: all of a campaign in `make test-deep`, in `make test` a part of it that is
/// the same every time.
public enum Campaign {
  /// Whether this run is `make test-deep`.
  public static let isWhole = ProcessInfo.processInfo.environment["CAMPAIGN"] == "whole"

  /// How many of `whole` models this run tries, from the first: a fifth, or, in a build that is not optimized and takes
  /// ten times as long, a twentieth; one at least.
  public static func part<Number: BinaryInteger>(of whole: Number) -> Number {
    if isWhole { return whole }
    #if DEBUG
      return max(1, whole / 20)
    #else
      return max(1, whole / 5)
    #endif
  }
}
