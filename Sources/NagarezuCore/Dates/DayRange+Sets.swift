extension DayRange {
  /// The ranges joined where they touch or overlap, in order of days.
  public static func joined(_ ranges: some Sequence<DayRange>) -> [DayRange] {
    var result: [DayRange] = []
    for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = result.last, range.first <= last.last.next,
        let whole = DayRange(last.first, max(last.last, range.last))
      {
        result[result.count - 1] = whole
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// The days of the range that lie in none of `ranges`, in order.
  public func subtracting(_ ranges: some Sequence<DayRange>) -> [DayRange] {
    var result: [DayRange] = []
    var start = first
    for range in DayRange.joined(ranges) where range.last >= start && range.first <= last {
      if start < range.first, let part = DayRange(start, range.first.previous) {
        result.append(part)
      }
      guard range.last < last else { return result }
      start = range.last.next
    }
    if let part = DayRange(start, last) { result.append(part) }
    return result
  }

  /// Where it begins, and the day after it: the days on which something that lasts for the range changes.
  var turns: [Day] { [first, last.next] }

  /// The range cut before each of `days`, which ascend.
  func cut(at days: [Day]) -> [DayRange] {
    var result: [DayRange] = []
    var start = first
    // What is asked is often a short piece of a long time.
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= first { low = middle + 1 } else { high = middle }
    }
    for day in days[low...].prefix(while: { $0 <= last }) where day > start && !day.isDistant {
      if let part = DayRange(start, day.previous) { result.append(part) }
      start = day
    }
    if let part = DayRange(start, last) { result.append(part) }
    return result
  }
}
