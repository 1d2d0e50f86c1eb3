import Glibc

/// How the time of `export` and of `table contractors` grows: `models/` copied 50, 100, 200 and 300 times. A ratio near 1 of the time for
/// each copy is linear.
enum Exports {
  private static let sizes = [50, 100, 200, 300]

  static func print() { Startup.atRoot { print($0) } }

  private static func print(_ program: String) {
    let (folder, database) = ("copies-of-models", "copies-of-models.sqlite")
    defer {
      _ = Startup.time("/bin/rm", ["-rf", folder])
      unlink(database)
    }
    guard mkdir(folder, 0o755) == 0 else { return Swift.print("\(folder) is in the way") }
    let asked = [
      ("check", ["check", folder, "--quiet", "--no-cache"]),
      ("export", ["export", folder, "-o", database]),
      ("table contractors", ["table", "contractors", folder]),
    ]
    Swift.print("copies of models/, one run in ms (and for each copy)")
    var copies = 0
    for size in sizes {
      while copies < size {
        copies += 1
        guard Startup.time("/bin/cp", ["-r", "models", "\(folder)/\(copies)"]) != nil else {
          return Swift.print("cannot copy models/")
        }
      }
      for (name, words) in asked {
        guard let time = Startup.time(program, words) else {
          return Swift.print("\(program) did not end by itself")
        }
        let each = Measure.milliseconds(time / size)
        Swift.print(
          "  \(size) \(name)\(Measure.padded(Measure.milliseconds(time), 24 - name.count)) (\(each))"
        )
      }
      fflush(nil)
    }
  }
}
