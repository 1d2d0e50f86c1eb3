import Foundation

/// How many chance models a run tries: all of a campaign in `make test-deep`, in `make test` a part of it that is
/// the same every time.
public enum Campaign {
  /// Whether this run is `make test-deep`.
  public static let isWhole = ProcessInfo.processInfo.environment["CAMPAIGN"] == "whole"

  /// How many of `whole` models this run tries, from the first: a tenth, or, in a build that is not optimized and takes
  /// ten times as long, a fortieth; one at least.
  public static func part<Number: BinaryInteger>(of whole: Number) -> Number {
    if isWhole { return whole }
    #if DEBUG
      return max(1, whole / 40)
    #else
      return max(1, whole / 10)
    #endif
  }

  /// Seeds in batches that run beside each other, from the first seed on, each with as many as this run tries of `whole`.
  public static func batches(_ count: UInt64 = 10, of whole: UInt64) -> [Range<UInt64>] {
    batches(count, each: part(of: whole))
  }

  /// The same, with as many seeds in each batch whatever the run.
  public static func batches(_ count: UInt64, each size: UInt64) -> [Range<UInt64>] {
    (0..<count).map { $0 * size..<($0 + 1) * size }
  }
}
