import NagarezuCore

/// What a check tells of a model whatever it found there: which model it is, what was looked at, and on what the result stands.
public struct ModelHead: Equatable, Sendable {
  /// The model's own file.
  package let path: String
  package let title: String
  /// The files it was read from, its own first.
  package let files: [String]
  package let flows: Int
  package let items: Int
  package let approvals: Int
  /// The one day that was judged; `nil` for all days.
  package let day: Day?
  /// The names of whom the S-rules do not judge: the authority, its sections, the people themselves.
  package let exempt: [String]
  package let lifted: [Lifted]
  package let assumptions: [Model.Assumption]
  /// Whether it shares a part with another business.
  package let sharesParts: Bool
  /// How many warnings it has that nobody accepted.
  package let warnings: Int

  /// A kind of approval that a 制度 states as not required.
  package struct Lifted: Equatable, Sendable {
    package let regime: String
    package let span: SourceSpan
    package let kind: Approval.Kind
    /// In order; never empty.
    package let days: [DayRange]

    package init(regime: String, span: SourceSpan, kind: Approval.Kind, days: [DayRange]) {
      self.regime = regime
      self.span = span
      self.kind = kind
      self.days = days
    }
  }

  package init(
    path: String, title: String, files: [String], flows: Int, items: Int, approvals: Int,
    day: Day?, exempt: [String], lifted: [Lifted], assumptions: [Model.Assumption],
    sharesParts: Bool, warnings: Int
  ) {
    self.path = path
    self.title = title
    self.files = files
    self.flows = flows
    self.items = items
    self.approvals = approvals
    self.day = day
    self.exempt = exempt
    self.lifted = lifted
    self.assumptions = assumptions
    self.sharesParts = sharesParts
    self.warnings = warnings
  }

  /// The head of a model that was judged.
  package init(_ verdict: Verdict) {
    let model = verdict.model
    let people = model.parties.filter { $0.kind == .dataSubject }.map(\.name)
    self.init(
      path: model.span.file, title: model.title, files: model.files, flows: model.flows.count,
      items: model.items.count, approvals: model.approvals.count, day: verdict.day,
      exempt: [model[model.authority].name] + model.sections.map { model[$0].name } + people,
      lifted: model.lifted(within: DayRange(on: verdict.day)).map { lifted in
        let regime = model[lifted.regime]
        return Lifted(regime: regime.name, span: regime.span, kind: lifted.kind, days: lifted.days)
      },
      assumptions: model.assumptions, sharesParts: !model.sharedParts.isEmpty,
      warnings: verdict.warnings.count)
  }
}
