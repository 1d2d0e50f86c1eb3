import NagarezuCore
import TestSupport
import Testing

/// The one list of who has what.
@Suite struct PossessionTests {
  static let batches = Campaign.batches(of: 200)

  @Test func randomModelsKnowEveryCapacity() {
    var words: Set<String> = []
    for seed in UInt64(0)..<60 {
      for possession in Reach(RandomModel.make(seed: seed)).possessionsWithCapacities {
        words.formUnion(possession)
      }
    }
    #expect(words == ["operator", "reader", "site", "channel", "hands", "key"])
  }

  @Test(arguments: batches)
  func theListIsInItsOrderAndAWindowOnlyCutsIt(seeds: Range<UInt64>) {
    for seed in seeds {
      let reach = Reach(RandomModel.make(seed: seed))
      let all = Array(reach.possessions)
      let keys = all.map { ($0.place, $0.party) }
      for (one, next) in zip(keys, keys.dropFirst()) where one >= next {
        Issue.record("seed \(seed): \(one) stands before \(next)")
        return
      }
      let window = DayRange(Day(number: 3), Day(number: 8)) ?? .always
      for party in reach.model.partyIDs {
        let part = Array(reach.possessions(of: [party], during: window))
        let expected = all.filter { $0.party == party }.compactMap { whole in
          let days = whole.pieces.compactMap { $0.days.intersection(window) }
          return days.isEmpty ? nil : (whole.place, days)
        }
        guard part.map(\.place) == expected.map(\.0),
          part.map({ $0.pieces.map(\.days) }) == expected.map(\.1)
        else {
          Issue.record("seed \(seed): the window shows something else of party \(party.position)")
          return
        }
      }
    }
  }

  @Test func everyWayOfHavingIsNamedInItsOrder() {
    var small = SmallModel(
      parties: ["会社", "施設"], systems: ["台帳"], keys: ["鍵"], sites: ["センター"])
    small.operate("台帳", by: "会社")
    small.stand("台帳", at: "センター", runBy: "会社", "施設")
    small.seal("台帳", under: "鍵")
    small.hold(key: "鍵", by: "会社")
    small.bear(["氏名"], in: "台帳")
    small.read("台帳", by: "区", ["氏名"])
    let sightings = WhoSees(small.item("氏名")).answer(Reach(small.model))
    func words(_ name: String) -> [String] {
      sightings.filter { $0.party == small.party(name) }.flatMap { sighting in
        ["\(sighting.exposure)"] + sighting.capacities.map(\.word)
      }
    }
    #expect(words("会社") == ["read", "operator", "site", "key"])
    #expect(words("施設") == ["custody", "site"])
    // The key has opened it for the reader too: what an operator opens stands there plain.
    #expect(words("区") == ["read", "reader"])
  }

  @Test func whatIsHadAndNotReadSaysWhatStopsIt() {
    var small = SmallModel(
      parties: ["会社", "通信"], systems: ["台帳"], channels: ["線": .leasedLine], sites: ["センター"])
    small.stand("台帳", at: "センター", runBy: "会社")
    small.shut("台帳")
    small.operate(channel: "線", by: ["通信"], encrypted: true)
    small.bear(["氏名"], in: "台帳")
    small.flow("台帳", to: "区", ["氏名"], over: "線")
    let sightings = WhoSees(small.item("氏名")).answer(Reach(small.model))
    func stops(_ name: String) -> [Stop] {
      sightings.filter { $0.party == small.party(name) }.flatMap(\.stops)
    }
    #expect(stops("会社") == [.noAccess(small.system("台帳"))])
    #expect(stops("通信") == [.encrypted(small.channel("線"))])
    #expect(stops("区").isEmpty)
  }
}

extension Reach {
  /// Shape: possession and exposure → the words of its capacities.
  fileprivate var possessionsWithCapacities: [[String]] {
    possessions.flatMap { possession in
      possession.pieces.flatMap { piece in
        [Exposure.read, .custody].flatMap { exposure in
          piece[exposure].items(shape: shape).map { item in
            capacities(
              of: possession, item, piece[exposure].atoms(of: item, shape: shape), exposure,
              during: [piece.days]
            ).map(\.word)
          }
        }
      }
    }
  }
}
