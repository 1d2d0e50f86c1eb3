import NagarezuCore
import NagarezuReports
import NagarezuSource

/// A check held against an earlier state: both sides read and judged, and what is told of it.
struct Comparing {
  /// What is told of, with every problem.
  let judged: Judged
  let told: CheckReport.Comparison
  /// How many models were judged and are not told of.
  let untouched: Int
  /// The files on disk that were read of the earlier state; none of a git revision's.
  let earlierFiles: [String]

  /// Holds what was read by `input` against `earlier`; with `changedOnly` tells of the models that the change touches, and of those in which
  /// something is new: all are judged, as what one does may be found at another.
  ///
  /// - Throws: ``EarlyEnd`` as ``EarlierSide/models(as:output:takesDigests:forgiving:)``; with 64 where `changedOnly` has no revision.
  init(
    _ readings: RunReading, by input: Input, with earlier: EarlierSide, as disk: DiskFiles,
    output: String?, on day: Day?, joint: JointGroups.Versions?, changedOnly: Bool
  ) throws {
    guard earlier.isRevision || !changedOnly else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--changed-only は、--against に git の版を指定したときに使う（ファイルやフォルダの名前は対応しない）",
          en:
            "--changed-only needs a git revision in --against (names of other files have no counterpart)"
        ))
    }
    let old = try earlier.models(as: disk, output: output, takesDigests: changedOnly) {
      changedOnly && Self.isOld($0, in: readings, and: $1)
    }
    earlierFiles = earlier.isRevision ? [] : Array(old.readings.files)
    let against = Against(
      readings.models, since: old.readings.models, unread: Set(readings.unread.map(\.path)),
      on: day, joint: joint, now: input.withUnmatchedWaivers,
      then: old.input.withUnmatchedWaivers)
    told = CheckReport.Comparison(against, oldName: earlier.text, commit: old.commit)
    let all = Judged(whole: against.verdicts, of: readings)
    guard changedOnly else {
      (judged, untouched) = (all, 0)
      return
    }
    let fresh = Set(
      (against.findings.new.map(\.model) + against.gaps.new.map(\.model)).map(\.span.file))
    let verdicts = all.verdicts.filter { verdict in
      let files = verdict.model.files
      return fresh.contains(verdict.model.span.file)
        || files.contains { !Self.isSame($0, readings, old.readings) }
    }
    untouched = all.verdicts.count - verdicts.count
    judged = Judged(
      whole: verdicts,
      of: RunReading(
        readings.all.filter { reading in
          !reading.problems.allSatisfy { Self.isOld($0, in: readings, and: old.readings) }
        },
        problems: readings.problems.filter {
          !Self.isOld($0, in: readings, and: old.readings)
        }))
  }

  /// Whether a file has the same bytes on both sides; what could not be read has none.
  private static func isSame(_ file: String, _ now: RunReading, _ then: RunReading) -> Bool {
    now.digests[file] != nil && now.digests[file] == then.digests[file]
  }

  /// Whether a problem is in a file that the change does not touch, and stands on both sides.
  private static func isOld(
    _ problem: Diagnostic, in now: RunReading, and then: RunReading
  ) -> Bool {
    isSame(problem.span.file, now, then) && now.problems.contains(problem)
      && then.problems.contains(problem)
  }
}
