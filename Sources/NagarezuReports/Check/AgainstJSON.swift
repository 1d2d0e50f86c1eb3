import NagarezuCore
import NagarezuText

/// What `check --against` adds to the JSON of a check.
struct AgainstJSON {
  let language: Language

  /// `{"old", "commit", "verdict", "new", "mended", "known", "newGaps", "mendedGaps", "knownGaps", "unmatched", "untouched"}`.
  func object(
    _ against: CheckReport.Comparison, _ verdict: CheckReport.Conclusion, untouched: Int
  ) -> JSONText {
    let (findings, gaps) = (against.against.findings, against.against.gaps)
    func entries(_ entries: [Against.Entry]) -> JSONText {
      .array(entries.map { finding($0.finding, $0.model) })
    }
    func open(_ gaps: [Against.Open]) -> JSONText { .array(gaps.map(gap)) }
    return .object([
      "old": .string(against.oldName), "commit": .optional(against.commit),
      "verdict": .string(verdict.rawValue), "untouched": .number(untouched),
      "new": entries(findings.new), "mended": entries(findings.mended),
      "known": entries(findings.known), "newGaps": open(gaps.new),
      "mendedGaps": open(gaps.mended), "knownGaps": open(gaps.known),
      "unmatched": .strings(against.against.unmatched.map(\.span.file)),
    ])
  }

  /// What a finding is about, without its evidence: that stands among the findings.
  func finding(_ finding: Finding, _ model: Model) -> JSONText {
    let shared = SharedJSON(model: model)
    return .object(
      [
        "id": JSONText.string(finding.id), "rule": .string(finding.rule),
        "severity": .string(finding.severity.rawValue), "model": .string(model.span.file),
        "cells": .array(
          finding.cells.map { cell in
            .object([
              "items": .strings(cell.items.map { model[$0].name }),
              "subjects": shared.subjects(cell.atoms), "during": shared.during(cell.during),
            ])
          }), "message": .string(finding.message[language]),
      ].merging(SharedJSON.span(finding.span)) { old, _ in old })
  }

  private func gap(_ open: Against.Open) -> JSONText {
    .object(
      [
        "id": JSONText.string(open.gap.id), "rule": .string(open.gap.kind.rawValue),
        "model": .string(open.model.span.file), "message": .string(open.gap.message[language]),
      ].merging(SharedJSON.span(open.gap.span)) { old, _ in old })
  }
}
