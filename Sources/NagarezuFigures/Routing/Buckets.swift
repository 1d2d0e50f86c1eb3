/// A queue of states by cost, in buckets a quarter of a step wide: no way is ever worse by more than that.
struct Buckets {
  private struct Entry {
    var state: Int32
    /// The entry put into the same bucket before it, or −1.
    var next: Int32
  }

  private var entries: [Entry] = []
  /// Shape: bucket → the entry put in last, or −1.
  private var heads: [Int32] = []
  private var first = 0

  /// The bucket of what costs so much; the last there may be for what is infinitely dear.
  @inline(__always) static func bucket(_ cost: Float) -> Int {
    cost < .infinity ? Int(max(0, cost) * 4) : .max
  }

  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    first = 0
  }

  @inline(__always) mutating func push(_ state: Int32, in bucket: Int) {
    if heads.count <= bucket {
      heads.append(contentsOf: repeatElement(-1, count: bucket + 64 - heads.count))
    }
    entries.append(Entry(state: state, next: heads[bucket]))
    heads[bucket] = Int32(entries.count - 1)
    first = min(first, bucket)
  }

  mutating func pop() -> Int32? {
    while first < heads.count {
      let head = Int(heads[first])
      if head >= 0 {
        heads[first] = entries[head].next
        return entries[head].state
      }
      first += 1
    }
    return nil
  }
}
