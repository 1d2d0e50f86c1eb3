import NagarezuCore

extension Verdict {
  /// The findings that a warning is not, waived ones too.
  public var judged: [Finding] { findings.filter { $0.severity == .error } }
}
