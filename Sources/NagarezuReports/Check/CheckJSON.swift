import NagarezuCore
import NagarezuText

/// The check as JSON: judgements with their evidence, keys sorted. Schema name `nagarezu/check/2`.
public struct CheckJSON: ReportFormat {
  public static let name = "json"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    var parts: [String: JSONText] = [
      "schema": .string("nagarezu/check/2"),
      "verdict": .string(report.conclusion.rawValue),
      "gapsAllowed": .bool(report.allowsGaps),
      "joint": .bool(report.isJoint),
      "models": .array(models(report)),
      "findings": .array(
        report.verdicts.flatMap { verdict in
          verdict.findings.map { finding($0, verdict, language) }
        }),
      "gaps": .array(
        report.verdicts.flatMap { verdict in verdict.gaps.map { gap($0, verdict, language) } }),
      "assumptions": .array(
        report.verdicts.flatMap { verdict in
          verdict.model.assumptions.map { .string($0.message[language]) }
        }),
      "lifted": .array(report.verdicts.flatMap(lifted)),
      "problems": SharedJSON.problems(report.problems, in: language),
    ]
    if let comparison = report.comparison, let compared = report.compared {
      parts["against"] = AgainstJSON(language: language)
        .object(comparison, compared, untouched: report.untouched)
    }
    return try JSONText.object(parts).text()
  }

  /// Those that were judged and those that were not, in order of path.
  private func models(_ report: CheckReport) -> [JSONText] {
    let judged = report.verdicts.map {
      (path: $0.model.span.file, json: summary($0, report.conclusion(of: $0)))
    }
    let unread = report.unread.map { (path: $0.path, json: summary($0)) }
    return (judged + unread).sorted { $0.path.precedesByBytes($1.path) }.map(\.json)
  }

  private func summary(_ verdict: Verdict, _ conclusion: CheckReport.Conclusion) -> JSONText {
    let model = verdict.model
    return .object([
      "file": .string(model.span.file), "title": .string(model.title),
      "files": .strings(model.files), "flows": .number(model.flows.count),
      "items": .number(model.items.count), "approvals": .number(model.approvals.count),
      "asOf": .optional(verdict.day?.description), "verdict": .string(conclusion.rawValue),
    ])
  }

  /// What cannot be read has no title that can be relied on, and nothing that was counted.
  private func summary(_ reading: Reading) -> JSONText {
    .object([
      "file": .string(reading.path), "title": .null, "files": .strings(reading.files),
      "flows": .null, "items": .null, "approvals": .null, "asOf": .null,
      "verdict": .string(CheckReport.Conclusion.unread.rawValue),
    ])
  }

  private func finding(_ finding: Finding, _ verdict: Verdict, _ language: Language) -> JSONText {
    let model = verdict.model
    let shared = SharedJSON(model: model)
    let isLook = if case .reader = finding.passage { true } else { false }
    return .object(
      [
        "id": .string(finding.id), "rule": .string(finding.rule),
        "severity": .string(finding.severity.rawValue), "model": .string(model.span.file),
        "party": .optional(finding.party.map { model[$0].name }),
        "system": .optional(finding.node.map { model.name(of: $0) }),
        "items": .strings(finding.items.map { model[$0].name }),
        "subjects": finding.atoms.map(shared.subjects) ?? .array([]),
        "exposure": .optional(finding.exposure?.rawValue),
        "channel": .optional(finding.channel.map { model[$0].name }),
        "during": shared.during(finding.during),
        "cells": .array(finding.cells.map { cell($0, shared) }),
        "capacity": shared.capacity(finding.capacities), "stop": shared.stop(finding.stops),
        "waived": .bool(finding.isWaived),
        "joint": .bool(finding.businesses != nil),
        "businesses": .strings(finding.businesses ?? []),
        "waiver": finding.waiver.map { waiver(model[$0], shared) } ?? .null,
        "origin": shared.origin(finding.path),
        "path": shared.path(finding.path, endingWith: isLook ? finding.passage : nil),
        "nearestApproval": nearest(finding.nearest, model, shared),
        "message": .string(finding.message[language]),
        "related": .array(finding.related.map { related($0, shared, language) }),
      ].merging(shared.span(finding.span)) { old, _ in old })
  }

  private func lifted(_ verdict: Verdict) -> [JSONText] {
    let shared = SharedJSON(model: verdict.model)
    return verdict.model.lifted(within: DayRange(on: verdict.day)).map { lifted in
      let regime = verdict.model[lifted.regime]
      return .object(
        [
          "model": .string(verdict.model.span.file), "regime": .string(regime.name),
          "kind": .string(lifted.kind.rawValue), "during": shared.during(lifted.days),
        ].merging(shared.span(regime.span)) { old, _ in old })
    }
  }

  private func cell(_ cell: Finding.Cell, _ shared: SharedJSON) -> JSONText {
    .object([
      "items": .strings(cell.items.map { shared.model[$0].name }),
      "subjects": shared.subjects(cell.atoms), "during": shared.during(cell.during),
    ])
  }

  private func related(
    _ related: Finding.Related, _ shared: SharedJSON, _ language: Language
  ) -> JSONText {
    .object(
      ["message": JSONText.string(related.message[language])].merging(shared.span(related.span)) {
        old, _ in old
      })
  }

  private func waiver(_ waiver: Waiver, _ shared: SharedJSON) -> JSONText {
    .object(
      [
        "owner": .string(waiver.owner), "reason": .string(waiver.reason),
        "until": .string(waiver.until.description),
      ].merging(shared.span(waiver.span)) { old, _ in old })
  }

  private func nearest(_ id: Approval.ID?, _ model: Model, _ shared: SharedJSON) -> JSONText {
    guard let id else { return .null }
    return .object(
      ["id": JSONText.string(model[id].id)].merging(shared.span(model[id].span)) { old, _ in old })
  }

  private func gap(_ gap: Gap, _ verdict: Verdict, _ language: Language) -> JSONText {
    let shared = SharedJSON(model: verdict.model)
    return .object(
      [
        "id": .string(gap.id), "rule": .string(gap.kind.rawValue),
        "model": .string(verdict.model.span.file), "message": .string(gap.message[language]),
      ].merging(shared.span(gap.span)) { old, _ in old })
  }
}
