import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuText

/// A further format of a check and the file that it is written to (`--report sarif=out.sarif`).
struct ReportOption: ExpressibleByArgument {
  let format: FormatOption<CheckFormats>
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty,
      let format = FormatOption<CheckFormats>(argument: String(parts[0]))
    else { return nil }
    (self.format, path) = (format, String(parts[1]))
  }

  static var allValueStrings: [String] {
    CheckFormats.names.map { $0 + "=" + Speech.say("ファイル", "file") }
  }

  /// Refuses one file for two answers.
  ///
  /// - Throws: ``EarlyEnd`` with 64.
  static func guardTargets(_ reports: [ReportOption], beside output: String?) throws {
    func place(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.path
    }
    let places = (reports.map(\.path) + (output.map { [$0] } ?? [])).map(place)
    guard Set(places).count == places.count else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--report と -o に同じファイルを2度書いた。別の名前を指定する",
          en: "--report and -o name one file twice; name another"))
    }
  }
}
