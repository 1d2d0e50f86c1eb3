import Glibc

/// Start to exit of the program: `check models` beside `--version`, which does nothing but start.
enum Startup {
  /// The promise of the design: so much beyond the start of a process.
  private static let promise = Duration.milliseconds(50)
  private static let rounds = 31

  /// Runs something at the root of the repository, with the path of a built program as seen from there.
  static func atRoot(with name: String = "nagarezu", _ measure: (String) -> Void) {
    guard chdir("..") == 0 else { return Swift.print("cannot leave Benchmarks/") }
    defer { _ = chdir("Benchmarks") }
    let program = ".build/release/" + name
    guard access(program, X_OK) == 0 else {
      return Swift.print("\(program) is missing: make build")
    }
    measure(program)
  }

  static func print() { atRoot { print($0) } }

  private static let model = "models/shinjuku/kyufukin.yaml"
  private static let edited = "kyufukin-edited.yaml"

  private static func print(_ program: String) {
    defer { unlink(edited) }
    // Without a line that lets somebody look in, and in a place where the older version beside it is not found.
    let editing =
      "sed -e '/^版の元/d' -e '/閲覧: .{主体: 総務課, 経路: VPN}/d' \(model) > \(edited)"
    guard time("/bin/sh", ["-c", editing]) != nil else {
      return Swift.print("cannot copy \(model)")
    }
    let runs: [(name: String, words: [String])] = [
      ("--version", ["--version"]), ("check models", ["check", "models", "--no-cache"]),
      ("check, one model", ["check", model, "--no-cache"]),
      ("diff with itself", ["diff", model, model]),
      ("diff, two lines less", ["diff", model, edited]),
      ("what a party has", ["what", "新宿区", model]),
    ]
    var times: [[Duration]] = runs.map { _ in [] }
    // In turn, so that a busy moment of the machine falls on all.
    for _ in 0..<rounds {
      for (place, run) in runs.enumerated() {
        guard let one = time(program, run.words) else {
          return Swift.print("\(program) did not end by itself")
        }
        times[place].append(one)
      }
    }
    Swift.print(
      "start to exit, median (and fastest) of \(rounds) runs in ms, and the ratio to --version")
    for (run, own) in zip(runs, times) {
      Swift.print(
        "  \(run.name)" + Measure.padded(line(own), 46 - run.name.count)
          + Measure.padded(Measure.ratio(median(own), median(times[0])), 9))
    }
    Swift.print(
      "  check models beyond --version: \(Measure.milliseconds(median(times[1]) - median(times[0]))) ms "
        + "(promised: below \(Measure.milliseconds(promise)))\n")
  }

  private static func line(_ times: [Duration]) -> String {
    let fastest = times.min() ?? .zero
    return Measure.padded(Measure.milliseconds(median(times)), 7)
      + " (\(Measure.milliseconds(fastest)))"
  }

  static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }

  /// One run without a shell; `nil` where it could not be started or ended by a signal. Exit codes are those of the model.
  static func time(_ program: String, _ arguments: [String]) -> Duration? {
    use(program, arguments)?.wall
  }

  /// What a run took: by the clock, of processors, and of memory at most, in MiB.
  struct Use {
    let wall: Duration
    let processors: Duration
    let memory: Int
  }

  /// The same with what it took.
  static func use(_ program: String, _ arguments: [String]) -> Use? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var pid = pid_t()
    var status: Int32 = 0
    defer { words.forEach { free($0) } }
    let clock = ContinuousClock()
    let begin = clock.now
    var used = rusage()
    guard posix_spawn(&pid, program, &actions, nil, &words, environ) == 0,
      wait4(pid, &status, 0, &used) == pid, status & 0x7f == 0
    else { return nil }
    return Use(
      wall: clock.now - begin, processors: duration(used.ru_utime) + duration(used.ru_stime),
      memory: used.ru_maxrss / 1024)
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }
}
