import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource

/// What a run ends with; each has a row in `docs/exit-codes.md`.
///
/// Where several are true the first counts, in the order 70, 2, 1, 3, 74, 0.
enum Ending: Int32, CaseIterable {
  case clean = 0
  case findings = 1
  /// Something of the input cannot be read; what can be was judged and shown.
  case unread = 2
  /// No findings, but gaps.
  case cannotSay = 3
  case wrongUse = 64
  /// A fault of the tool.
  case fault = 70
  /// An output could not be written.
  case notWritten = 74

  /// What a check ends with.
  init(_ conclusion: CheckReport.Conclusion) {
    switch conclusion {
    case .clean: self = .clean
    case .findings: self = .findings
    case .cannotSay: self = .cannotSay
    case .unread, .notJudged: self = .unread
    }
  }
}
