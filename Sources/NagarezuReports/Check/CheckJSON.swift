import NagarezuCore
import NagarezuText

/// The check as JSON: judgements with their evidence, keys sorted. Schema name `nagarezu/check/2`.
public struct CheckJSON: ReportFormat {
  public static let name = "json"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    let heads = report.entries.map(\.head)
    var parts: [String: JSONText] = [
      "schema": .string("nagarezu/check/2"),
      "verdict": .string(report.conclusion.rawValue),
      "gapsAllowed": .bool(report.allowsGaps),
      "joint": .bool(report.isJoint),
      "models": .array(models(report, heads)),
      "findings": .array(
        report.verdicts.flatMap { verdict in
          verdict.findings.map { finding($0, verdict, language) }
        }),
      "gaps": .array(
        report.verdicts.flatMap { verdict in verdict.gaps.map { gap($0, verdict, language) } }),
      "assumptions": .array(
        heads.flatMap { $0.assumptions.map { .string($0.message[language]) } }),
      "lifted": .array(heads.flatMap(lifted)),
      "problems": SharedJSON.problems(report.problems, in: language),
    ]
    if let comparison = report.comparison, let compared = report.compared {
      parts["against"] = AgainstJSON(language: language)
        .object(comparison, compared, untouched: report.untouched)
    }
    return try JSONText.object(parts).text()
  }

  /// Those that were judged and those that were not, in order of path.
  private func models(_ report: CheckReport, _ heads: [ModelHead]) -> [JSONText] {
    let judged = zip(heads, report.entries).map { head, entry in
      (path: head.path, json: summary(head, report.conclusion(of: entry)))
    }
    let unread = report.unread.map { (path: $0.path, json: summary($0)) }
    return (judged + unread).sorted { $0.path.precedesByBytes($1.path) }.map(\.json)
  }

  private func summary(_ head: ModelHead, _ conclusion: CheckReport.Conclusion) -> JSONText {
    .object([
      "file": .string(head.path), "title": .string(head.title), "files": .strings(head.files),
      "flows": .number(head.flows), "items": .number(head.items),
      "approvals": .number(head.approvals), "asOf": .optional(head.day?.description),
      "verdict": .string(conclusion.rawValue),
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

  private func lifted(_ head: ModelHead) -> [JSONText] {
    head.lifted.map { lifted in
      .object(
        [
          "model": .string(head.path), "regime": .string(lifted.regime),
          "kind": .string(lifted.kind.rawValue), "during": SharedJSON.during(lifted.days),
        ].merging(SharedJSON.span(lifted.span)) { old, _ in old })
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
