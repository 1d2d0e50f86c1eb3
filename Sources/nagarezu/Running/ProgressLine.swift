import Foundation
import NagarezuCore
import Synchronization

/// A line on standard error that says how far a run is, once that takes over a second and a terminal watches.
enum ProgressLine {
  /// Runs something, which may take long.
  static func during(_ run: () throws -> Void) rethrows {
    guard isatty(STDERR_FILENO) == 1 else { return try run() }
    let line = Watched()
    shown.withLock { $0 = line }
    RunProgress.watch { line.note($0) }
    defer { line.end() }
    try run()
  }

  /// Takes the line away, as what is written next may stand on the same terminal.
  static func end() { shown.withLock { $0 }?.end() }

  private static let shown = Mutex<Watched?>(nil)

  /// How far a run is.
  struct State {
    var stage = RunProgress.Stage.reading
    var done = 0
    /// 0 where it is not known.
    var total = 0

    mutating func note(_ progress: RunProgress) {
      switch progress {
      case .begins(let stage, let total): self = State(stage: stage, total: total)
      case .steps: done += 1
      }
    }

    /// What the line says.
    var text: String {
      let counted = total > 0 ? " \(done)/\(total)" : done > 0 ? " \(done)" : ""
      return switch stage {
      case .reading: Speech.say("読んでいます\(counted)", "reading\(counted)")
      case .judging: Speech.say("調べています\(counted)", "judging\(counted)")
      case .joining: Speech.say("事業を合わせて調べています\(counted)", "judging jointly\(counted)")
      }
    }
  }

  /// The thread that writes the line, until it is told to end.
  private final class Watched: Sendable {
    /// How far it is, whether it goes on, and whether there is a line to take away.
    private let state = Mutex((progress: State(), goesOn: true, isShown: false))

    init() {
      Thread.detachNewThread { [self] in
        Thread.sleep(forTimeInterval: 1)
        while show() { Thread.sleep(forTimeInterval: 0.2) }
      }
    }

    func note(_ progress: RunProgress) { state.withLock { $0.progress.note(progress) } }

    /// Says how far it is; `false` once that is over.
    private func show() -> Bool {
      state.withLock { state in
        guard state.goesOn else { return false }
        Self.write("\r\u{1B}[K" + state.progress.text)
        state.isShown = true
        return true
      }
    }

    /// Takes the line away.
    func end() {
      state.withLock { state in
        state.goesOn = false
        if state.isShown { Self.write("\r\u{1B}[K") }
        state.isShown = false
      }
    }

    private static func write(_ text: String) {
      FileHandle.standardError.write(Data(text.utf8))
    }
  }
}
