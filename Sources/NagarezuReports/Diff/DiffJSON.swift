import NagarezuCore
import NagarezuText

/// `nagarezu/diff/1`: the same in every language, but for the sentences of findings.
public struct DiffJSON: ReportFormat {
  public static let name = "json"

  public init() {}

  public func render(_ report: DiffReport, in language: Language) throws -> String {
    let comparison = report.comparison
    let (old, new) = (comparison.old, comparison.new)
    return try JSONText.object([
      "schema": .string("nagarezu/diff/1"),
      "old": side(old, report.revisions.old, comparison.days?.old),
      "new": side(new, report.revisions.new, comparison.days?.new),
      "newlyReaches": .array(comparison.newlyReaching.map { reach($0, new) }),
      "noLongerReaches": .array(comparison.noLongerReaching.map { reach($0, old) }),
      "findings": .array(comparison.widened.map { widened($0, new, language) }),
      "approvals": .array(comparison.approvals.map(change)),
      "others": .array(comparison.others.map(change)),
    ]).text()
  }

  private func side(_ model: Model, _ revision: DiffReport.Revision?, _ day: Day?) -> JSONText {
    .object([
      "file": .string((revision.map { "\($0.name):" } ?? "") + model.span.file),
      "commit": .optional(revision?.commit), "title": .string(model.title),
      "day": .optional(day?.description),
    ])
  }

  private func reach(_ change: ReachChange, _ model: Model) -> JSONText {
    let shared = SharedJSON(model: model)
    return .object([
      "party": .string(model[change.party].name),
      "by": .optional(change.through.map { model[$0].name }),
      "exposure": .string(change.exposure.rawValue),
      "items": .strings(change.items.map { model[$0].name }),
      "subjects": shared.subjects(change.atoms), "during": shared.during(change.during),
      "channels": .strings(change.channels.map { model[$0].name }),
      "system": .string(model.name(of: change.node)), "origin": shared.origin(change.path),
      "path": shared.path(change.path, endingWith: change.look),
    ])
  }

  private func widened(_ finding: Finding, _ model: Model, _ language: Language) -> JSONText {
    AgainstJSON(language: language).finding(finding, model)
  }

  private func change(_ change: Change) -> JSONText {
    func side(_ thing: Thing?) -> JSONText {
      guard let thing else { return .null }
      return .object([
        "name": .string(thing.name), "file": .string(thing.span.file),
        "line": .number(thing.span.line), "column": .number(thing.span.column),
      ])
    }
    func values(_ values: [Thing.Value]) -> JSONText { .strings(values.map(\.shown.ja)) }
    return .object([
      "kind": .string(change.kind.rawValue), "change": .string(change.manner.rawValue),
      "old": side(change.old), "new": side(change.new),
      "fields": .array(
        change.fields.filter(\.isChanged).map {
          .object([
            "field": .string($0.label.en), "old": values($0.old), "new": values($0.new),
          ])
        }),
    ])
  }
}
