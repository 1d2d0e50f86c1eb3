import NagarezuCore

/// A family of models that grow in one direction. Time for 2n should be near twice the time for n.
public enum Family: String, CaseIterable, Sendable {
  /// n systems in a row, each handing all it has to the next.
  case chain
  /// A hub with n senders, each flow in days of its own.
  case fan
  /// n flows from one system into another, each in days of its own, kept for a while.
  case periods
  /// n systems in a ring, each handing all it has to the next.
  case cycle
  /// n companies, each with a flow, a system and an approval of its own.
  case papers
  /// n companies, each with a flow and a system of its own, and no approval at all: n findings.
  case findings
  /// As `papers`, each paper and its flow beginning in the same ten days known no better.
  case imprecise
  /// n items over ten flows.
  case fields

  /// The model of `n` flows.
  public func model(_ n: Int) -> Model {
    var draft = Draft()
    switch self {
    case .chain: row(n, &draft)
    case .cycle:
      row(n, &draft)
      draft.hand(from: n, to: 0)
    case .fan:
      let hub = draft.addSystem(run: draft.firm(0))
      for index in 0..<n {
        let sender = draft.addSystem(run: Draft.authority, isOrigin: true)
        draft.hand(from: sender, to: hub, draft.named, Draft.days(index))
      }
    case .periods:
      let source = draft.addSystem(run: Draft.authority, isOrigin: true)
      let archive = draft.addSystem(
        run: draft.firm(0), keep: .span(years: 0, months: 0, days: 30))
      for index in 0..<n {
        draft.hand(from: source, to: archive, draft.named, Draft.days(index))
      }
    case .papers:
      hubOfCompanies(n, &draft) { _ in .always }
    case .findings:
      hubOfCompanies(n, &draft) { _ in nil }
    case .imprecise:
      hubOfCompanies(n, &draft) { index in
        let first = Int32(index * 10)
        let start = Bound(earliest: Day(number: first), latest: Day(number: first + 9))
        return Period(start: start)
      }
    case .fields:
      var draft = Draft(items: n)
      row(10, &draft)
      return draft.model
    }
    return draft.model
  }

  /// n companies that are handed everything; each has papers, and its flow runs, in its `period`; without one it has none.
  private func hubOfCompanies(_ n: Int, _ draft: inout Draft, period: (Int) -> Period?) {
    let source = draft.addSystem(run: Draft.authority, isOrigin: true)
    for index in 0..<n {
      let period = period(index)
      let firm = draft.addFirm(approvedDuring: period)
      draft.hand(from: source, to: draft.addSystem(run: firm), draft.named, period ?? .always)
    }
  }

  /// n + 1 systems of ten companies; what is in the first reaches the last.
  private func row(_ n: Int, _ draft: inout Draft) {
    draft.addSystem(run: Draft.authority, isOrigin: true)
    for index in 0..<n {
      let next = draft.addSystem(run: draft.firm(index))
      draft.hand(from: index, to: next)
    }
  }
}
