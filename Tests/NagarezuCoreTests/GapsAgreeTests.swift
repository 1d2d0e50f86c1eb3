import NagarezuCore
import TestSupport
import Testing

/// What the model leaves open, as both engines find it.
@Suite struct GapsAgreeTests {
  @Test(arguments: Campaign.batches(of: 300))
  func bothEnginesFindTheSameGaps(seeds: Range<UInt64>) {
    agree(seeds) { RandomModel.make(seed: $0) }
  }

  /// Where no flow names what it carries, the fast one has one fixpoint for both.
  @Test(arguments: Campaign.batches(of: 100))
  func bothEnginesFindTheSameGapsWhereNothingIsClaimed(seeds: Range<UInt64>) {
    agree(seeds) { seed in
      var model = RandomModel.make(seed: seed)
      for place in model.flows.indices { model.flows[place].items = .all(except: []) }
      return model
    }
  }

  private func agree(_ seeds: Range<UInt64>, _ make: (UInt64) -> Model) {
    for seed in seeds {
      let model = make(seed)
      let slow = SlowJudge(model, days: RandomModel.days).gaps
      let expected = slow.compactMap { inWords($0, model) }.sorted()
      let fast = Verdict(model).gaps.map { "\($0.kind.rawValue) \($0.about)" }.sorted()
      #expect(expected.count == slow.count)
      guard fast != expected else { continue }
      Issue.record("seed \(seed): fast \(fast), slow \(expected)")
      return
    }
  }

  /// A slow gap as the fast engine names it: `G-SOURCE flow 3` becomes `G-SOURCE 3:s0→p1`. `nil` for one whose words are not
  /// known here.
  private func inWords(_ gap: String, _ model: Model) -> String? {
    let words = gap.split(separator: " ")
    guard words.count >= 3, let number = Int(words[2]) else { return nil }
    let about: String
    switch words[1] {
    case "flow":
      let flow = model.flows[number]
      about = "\(flow.number):\(model.name(of: flow.from))→\(model.name(of: flow.to))"
    case "reader":
      guard let last = words.last, let system = Int(last) else { return nil }
      let reader = model.systems[system].readers[number]
      about = "\(model[reader.party].name)@\(model.systems[system].name)"
    case "system": about = model.systems[number].name
    case "site": about = model.sites[number].name
    case "group": about = model.groups[number].name
    case "approval": about = model.approvals[number].id
    default: return nil
    }
    return "\(words[0]) \(about)"
  }
}
