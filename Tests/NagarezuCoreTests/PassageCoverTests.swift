import NagarezuCore
import TestSupport
import Testing

/// Which approval covers which item of an arrow, held against what a check finds.
@Suite struct PassageCoverTests {
  static let batches = Campaign.batches(of: 100)

  /// Shape: flow → what is said of it.
  private func entries(_ model: Model) -> [[PassageCover.Entry]] {
    let cover = PassageCover(Reach(model))
    return model.flowIDs.map { cover.entries(over: .flow($0)) }
  }

  private func hold(_ model: Model) -> String? {
    let facts = Facts(model)
    for (flow, entries) in zip(model.flowIDs, entries(model)) {
      let journeys = facts.reach.journeys(over: .flow(flow))
      func travels(_ violation: Violation) -> Bool {
        journeys.contains { days, items in
          items.contains(violation.item) && days.intersection(violation.days) != nil
        }
      }
      let open = entries.filter { !$0.isWhole }
      for one in open {
        let isFound = facts.shortfalls.contains {
          $0.party == one.party && $0.item == one.item && travels($0)
        }
        if !isFound { return "flow \(flow.position): the check does not find \(one)" }
      }
      for violation in facts.shortfalls
      where violation.passage == .flow(flow) && violation.place == .node(model[flow].to)
        && ["S101", "S106"].contains(violation.rule) && travels(violation)
      {
        let isOpen = open.contains {
          $0.party == violation.party && $0.item == violation.item && $0.papers.isEmpty
        }
        if !isOpen { return "flow \(flow.position): covered, and found: \(violation)" }
      }
    }
    return nil
  }

  /// A paper about nobody covers nothing: it is gone from what is said, and nothing else comes or goes.
  private func holdWithoutPapers(_ model: Model) -> String? {
    let whole = entries(model)
    for paper in model.approvalIDs {
      var less = model
      let people = less.approvals[paper.position].subjects
      less.approvals[paper.position].subjects = people.subtracting(people)
      for (before, after) in zip(whole, entries(less)) {
        guard before.count == after.count else { return "paper \(paper.position): \(after)" }
        for (one, other) in zip(before, after) {
          let papers = one.papers.filter { $0 != paper }
          guard one.party == other.party, one.item == other.item, papers == other.papers,
            one.isWhole || !other.isWhole, !papers.isEmpty || !other.isWhole
          else { return "without paper \(paper.position): \(one) becomes \(other)" }
        }
      }
    }
    return nil
  }

  @Test(arguments: batches) func itSaysWhatTheCheckFinds(seeds: Range<UInt64>) {
    for seed in seeds {
      let model = RandomModel.make(seed: seed)
      if let fault = hold(model) ?? holdWithoutPapers(model) {
        Issue.record("seed \(seed): \(fault)")
        return
      }
    }
  }

  @Test(arguments: RealCase.allCases) func itSaysSoOfRealCases(real: RealCase) throws {
    let model = try real.model()
    #expect(hold(model) == nil)
    // Of those in arrears nothing leaves the authority.
    let covers = entries(model).contains { $0.contains { !$0.papers.isEmpty && $0.isWhole } }
    #expect(covers || real == .arrears)
  }

  @Test func anItemThatNoPaperNamesIsCoveredByNone() throws {
    let model = try Shinjuku.model(Shinjuku.addPublicAccount)
    let clean = try Shinjuku.model()
    let open = entries(model).joined().filter { !$0.isWhole && $0.papers.isEmpty }
    #expect(open.map { model[$0.item].name }.contains("公金受取口座情報"), "\(open)")
    #expect(entries(clean).joined().allSatisfy { clean[$0.item].name != "公金受取口座情報" || $0.isWhole })
  }
}
