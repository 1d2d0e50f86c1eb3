import NagarezuCore
import NagarezuReports
import NagarezuSource

/// Some models of a run, judged as `check` judges them: every command that tells a verdict asks here.
struct Judged {
  /// In the order of the models, with the warnings about waivers of shared parts.
  let verdicts: [Verdict]
  /// Everything that could not be read, with the waivers that accept all or everyone.
  let problems: [Diagnostic]
  /// The files that hold no model that could be read.
  let unread: [Reading]

  /// What a run's verdicts come to, of models that were read by `input`.
  init(_ verdicts: [Verdict], of readings: RunReading, by input: Input) {
    self.init(whole: input.withUnmatchedWaivers(verdicts), of: readings)
  }

  /// The same of verdicts that say all that the run can tell.
  init(whole verdicts: [Verdict], of readings: RunReading) {
    self.verdicts = verdicts
    problems = readings.problems + verdicts.flatMap(\.refusedWaivers)
    unread = readings.unread
  }

  /// Why nothing was judged; `nil` where something was.
  var nothingChecked: Message? {
    conclusion == .notJudged ? verdicts.lazy.compactMap(\.nothingChecked).first : nil
  }

  /// What `check` says of them.
  var conclusion: CheckReport.Conclusion {
    CheckReport(verdicts, unread: unread, problems: problems).conclusion
  }
}
