import NagarezuCore
import NagarezuSource

/// A run of `check` that reads and judges those models alone of which an earlier one leaves nothing (`docs/adr/0021`).
struct BriefRun {
  let readings: RunReading
  /// Of what was read, in order of path.
  let verdicts: [Verdict]
  /// Those that were not read.
  let kept: [KeptModel]

  /// The run that `input` asks for, its files being traced; `nil` where all models are to be read.
  ///
  /// - Throws: as ``Input/readings()``.
  init?(
    _ recalled: CheckCache.Recalled?, by input: Input, tracing traced: TracedFiles?, on day: Day?,
    joint: JointGroups.Versions?
  ) throws {
    guard case .models(let models, let answers) = recalled, let traced,
      let readings = try input.readings(knowing: models.map(\.known)),
      let verdicts = AmongBusinesses.verdicts(
        readings.models, beside: readings.known, on: day, joint: joint)
    else { return nil }
    let taken = Set(readings.known.map(\.path))
    traced.take(answers.filter { $0.key.file.map(taken.contains) ?? false })
    self.readings = readings
    self.verdicts = verdicts
    kept = models.filter { taken.contains($0.known.path) }
  }
}
