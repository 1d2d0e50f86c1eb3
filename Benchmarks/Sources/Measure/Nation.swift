import Glibc

/// A folder of municipalities that share a catalogue, from a ward to the nation: `check` of all of them, each by itself and jointly, with an
/// empty cache, again, and after one of them changed.
enum Nation {
  /// The last is every municipality there is.
  private static let sizes = [60, 240, 1_741]

  static func print() { Startup.atRoot { print($0) } }

  private static func print(_ program: String) {
    let (folder, cache) = ("municipalities", "municipalities-cache")
    defer { _ = Startup.time("/bin/rm", ["-rf", folder, cache]) }
    Swift.print("municipalities, one run: seconds of processors (of the clock), MiB")
    for size in sizes {
      _ = Startup.time("/bin/rm", ["-rf", folder, cache])
      let made = Startup.time(
        "/usr/bin/python3",
        [
          "Benchmarks/generators/municipalities.py", folder, "--family", "folder", "--size",
          "\(size)", "--drop", "0",
        ])
      guard made != nil else { return Swift.print("cannot make \(folder)") }
      for (name, words) in [("each by itself", ["--no-joint"]), ("jointly", [])] {
        for state in ["cold", "again", "one changed"] {
          if state == "one changed" {
            _ = Startup.time("/bin/sed", ["-i", "1a# \(name)", folder + "/m00007.yaml"])
          }
          let all = ["check", folder, "--summary", "--cache", cache] + words
          guard let use = Startup.use(program, all) else {
            return Swift.print("\(program) did not end by itself")
          }
          Swift.print(
            "  \(Measure.padded("\(size)", 5)) \(name), \(state)",
            Measure.padded(
              "\(seconds(use.processors)) (\(seconds(use.wall)))  \(use.memory)",
              50 - name.count - state.count))
          fflush(nil)
        }
      }
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    Measure.milliseconds(duration / 1_000)
  }
}
