import NagarezuCore
import TestSupport
import Testing

/// The rules that others work the fixpoint out by, against what the sweep found.
@Suite struct FixpointRulesTests {
  /// What stands where in each slice, whatever stays how long.
  private struct Copy: Hashable {
    let slice, node, item, people, seal: Int
  }

  private static func swept(_ reach: Reach, _ slices: [DayRange]) -> Set<Copy> {
    let model = reach.model
    var copies: Set<Copy> = []
    for (slice, days) in slices.enumerated() {
      for (place, node) in model.nodes.enumerated() {
        let contents = reach.contents(of: node, on: days.first)
        for seal in 0...model.keys.count {
          let cells = contents.cells(seal == 0 ? nil : Key.ID(seal - 1), shape: reach.shape)
          for item in cells.items(shape: reach.shape) {
            for people in cells.atoms(of: item, shape: reach.shape).members {
              copies.insert(
                Copy(slice: slice, node: place, item: item.position, people: people, seal: seal))
            }
          }
        }
      }
    }
    return copies
  }

  @Test(arguments: Campaign.batches(of: 100))
  func theyGiveWhatTheSweepFinds(seeds: Range<UInt64>) {
    for seed in seeds {
      let reach = Reach(RandomModel.make(seed: seed))
      for knownOnly in [false, true] {
        let reach = knownOnly ? Reach(reach.model, knownOnly: true) : reach
        let rules = reach.rules
        let found = Set(
          rules.fixpoint().rows.map {
            Copy(slice: $0.slice, node: $0.node, item: $0.item, people: $0.people, seal: $0.seal)
          })
        let wanted = Self.swept(reach, rules.slices)
        #expect(
          found == wanted,
          "seed \(seed): only rules \(found.subtracting(wanted).prefix(3)), only sweep \(wanted.subtracting(found).prefix(3))"
        )
      }
    }
  }

  /// Slices are as coarse as is right: each history is constant in each of them.
  @Test func nothingChangesWithinASlice() {
    for seed in 0..<Campaign.part(of: UInt64(400)) {
      let reach = Reach(RandomModel.make(seed: seed))
      let starts = Set(reach.rules.slices.map(\.first))
      for node in reach.model.nodes {
        for segment in reach.history(of: node) {
          #expect(starts.contains(segment.first), "seed \(seed), \(segment.first)")
        }
      }
    }
  }

  /// These make items of several, and others of those and more.
  @Test func makingsAreLookedAtUntilNothingIsNew() {
    let rounds = [258, 139].map { Reach(RandomModel.make(seed: $0)).rules.fixpoint().rounds }
    #expect(rounds.allSatisfy { $0 > 1 }, "\(rounds): other seeds are needed")
  }
}
