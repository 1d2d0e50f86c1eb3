import Dispatch
import Synchronization

/// Does things that do not hang on each other, on all cores at once.
package enum Workers {
  /// What `work` makes of each number from 0 to `count - 1`, in order of numbers; `isTold` to whoever watches the
  /// run, each as a step.
  package static func map<Value: Sendable>(
    _ count: Int, isTold: Bool = false, _ work: @Sendable (Int) -> Value
  ) -> [Value] {
    let done = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let value = work(number)
      done.withLock { $0[number] = value }
      if isTold { RunProgress.tell(.steps) }
    }
    return done.withLock { $0.compactMap(\.self) }
  }
}
