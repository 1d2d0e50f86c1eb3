import Glibc

/// Prints what the harness cannot say. `Measure start` times whole processes, `Measure figure` the drawing of one figure,
/// `Measure quality` counts what is wrong with figures, `Measure growth` the engine at n, 2n and 4n, `Measure directions` the same of
/// `check` for files of every direction, `Measure reach` the engine beside a yardstick on equal facts, `Measure export` tables of
/// many models, `Measure nation` folders of municipalities, `Measure page` the page and the live view; without an argument, all. Started in `Benchmarks/`, after a release
/// build of the program.
@main
struct Measure {
  static func main() {
    let wanted = CommandLine.arguments.dropFirst().first
    switch wanted {
    case "start": Startup.print()
    case "figure": Figures.print()
    case "quality": Quality.print()
    case "growth": Growth.print()
    case "directions": Directions.print()
    case "reach": Reaching.print()
    case "export": Exports.print()
    case "nation": Nation.print()
    case "page": Pages.print()
    case nil:
      Startup.print()
      Figures.print()
      Quality.print()
      Growth.print()
      Directions.print()
      Reaching.print()
      Exports.print()
      Nation.print()
      Pages.print()
    case let other?:
      Swift.print(
        "Measure: unknown argument \(other); start, figure, quality, growth, directions, reach, export, nation or page"
      )
      exit(64)
    }
  }

  /// Milliseconds with one decimal.
  static func milliseconds(_ duration: Duration) -> String {
    let tenths = Int((duration / .microseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A ratio with two decimals.
  static func ratio(_ a: Duration, _ b: Duration) -> String {
    let hundredths = Int((a / b * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// `text` with spaces before it, so that columns stand under each other.
  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
