import ArgumentParser
import NagarezuFigures

/// The sheet of a figure.
struct SheetOption: ParsableArguments {
  @Option(
    help: .say(
      "用紙。-portrait は縦、ほかは横。省略時はモデルの「図」の紙、それもなければ a4",
      "sheet, landscape but for -portrait; by default that of the model's figure, else a4",
      value: Paper.allCases.map(\.rawValue).joined(separator: "|")))
  var paper: Paper?
}

extension Paper: ExpressibleByArgument {
  /// One of the sheets that can be asked for.
  public init?(argument: String) {
    guard let known = Paper.allCases.first(where: { $0.rawValue == argument }) else { return nil }
    self = known
  }
}
