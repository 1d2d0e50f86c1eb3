import NagarezuCore
import TestSupport
import Testing

/// What holds of joint reach whatever the portfolio, and what random portfolios show.
@Suite struct SlowJointLawsTests {
  /// Enough in any run for the rarest rule to be among them: what each finds is the engine's and stays as it is.
  private static let seeds: Range<UInt64> = 0..<max(60, Campaign.part(of: 200))
  /// Fewer, for what runs the engine twice or asks only that a thing be so at all.
  private static let few: Range<UInt64> = 0..<Campaign.part(of: 80)
  private static let days = RandomPortfolio.days

  /// Enough portfolios show each rule jointly for an agreement of two engines on them to say something; purposes (S109) each business
  /// judges for itself.
  @Test func everyRuleIsFoundJointly() {
    var shares: [String: Int] = [:]
    for seed in Self.seeds {
      let joint = SlowJoint(RandomPortfolio.make(seed: seed), days: Self.days)
      let cells = joint.cells.values.joined()
      for rule in Set(cells.map(\.rule)) { shares[rule, default: 0] += 1 }
      if cells.isEmpty { shares["nothing", default: 0] += 1 }
      if joint.groups.isEmpty { shares["no group", default: 0] += 1 }
      if cells.contains(where: { $0.exposure == .custody }) { shares["custody", default: 0] += 1 }
    }
    print("of \(Self.seeds.count) portfolios:", shares.sorted { $0.key < $1.key })
    let wanted = [
      "S101", "S102", "S103", "S104", "S105", "S106", "S107", "S108", "C203", "custody", "nothing",
    ]
    #expect(wanted.allSatisfy { shares[$0, default: 0] * 200 >= Self.seeds.count })
  }

  @Test func withNothingSharedThereIsNothingJoint() {
    for seed in Self.few {
      var models = RandomPortfolio.make(seed: seed)
      for index in models.indices { models[index].sharedParts = [] }
      let joint = SlowJoint(models, days: Self.days)
      #expect(joint.groups.isEmpty && joint.cells.isEmpty, "seed \(seed)")
    }
  }

  /// What stands somewhere stands there whoever else joins. Of the verdict that does not hold: another business brings papers, which cover
  /// or name what was not named, and an origin more, in which who was exempt is not.
  @Test func anotherBusinessTakesNothingAway() {
    for seed in Self.few {
      let models = RandomPortfolio.make(seed: seed)
      guard models.count > 2 else { continue }
      let (few, all) = (Array(models.dropLast()), models)
      let (before, after) = (
        SlowJoint(few, days: Self.days), SlowJoint(all, days: Self.days)
      )
      for index in before.groups.joined() where after.groups.joined().contains(index) {
        #expect(isKept(few[index], index, before, after), "seed \(seed)")
      }
    }
  }

  private func isKept(
    _ model: Model, _ index: Int, _ before: SlowJoint, _ after: SlowJoint
  ) -> Bool {
    Self.days.map { Day(number: $0) }.allSatisfy { day in
      model.nodes.allSatisfy { node in
        after.contents(of: node, in: index, on: day)
          .isSuperset(of: before.contents(of: node, in: index, on: day))
      }
    }
  }

  /// The order in which models are named says nothing.
  @Test func theOrderOfTheRunDoesNotMatter() {
    for seed in Self.few {
      let models = RandomPortfolio.make(seed: seed)
      let one = SlowJoint(models, days: Self.days)
      let other = SlowJoint(Array(models.reversed()), days: Self.days)
      for (index, cells) in one.cells {
        let place = models.count - 1 - index
        let turned = cells.map { cell in
          var cell = cell
          cell.model = place
          return cell
        }
        #expect(other.cells[place] == Set(turned), "seed \(seed)")
      }
    }
  }

  /// The models are such as both engines judge alike, each by itself.
  @Test func eachModelAloneIsJudgedAlike() {
    for seed in Self.few {
      for model in RandomPortfolio.make(seed: seed) {
        let cells = FastAnswers.cells(Verdict(model), days: Self.days)
        #expect(cells == SlowJudge(model, days: Self.days).cells, "seed \(seed) \(model.title)")
      }
    }
  }

  /// A part is the same in every model that includes it, wherever its things stand in the lists.
  @Test func aPartIsTheSameInEveryModel() {
    var moved = 0
    for seed in Self.few {
      let models = RandomPortfolio.make(seed: seed)
      for (one, other) in zip(models, models.dropFirst()) {
        for (place, system) in one.systems.enumerated() where one.files.contains(system.span.file) {
          guard system.span.file != one.span.file,
            let same = other.systems.firstIndex(where: {
              $0.name == system.name && $0.span.file == system.span.file
            })
          else { continue }
          let twin = other.systems[same]
          moved += same == place ? 0 : 1
          #expect(names(system, in: one) == names(twin, in: other), "seed \(seed)")
        }
      }
    }
    #expect(moved > 0)
  }

  /// Who operates a system, what it holds, where it is and who reads there, by name.
  private func names(_ system: System, in model: Model) -> [String] {
    func items(_ selection: ItemSelection) -> String {
      switch selection {
      case .named(let items): items.map { model[$0].name }.joined(separator: "、")
      case .all(let excepted): "全て" + excepted.map { model[$0].name }.joined(separator: "、")
      case .unknown: "不明"
      }
    }
    var names = system.operators.map { model[$0].name }.sorted()
    names += [
      system.site.map { model[$0].name } ?? "", system.outer.map { model[$0].name } ?? "",
      system.sealedUnder.map { model[$0].name } ?? "", "\(system.keep)", "\(system.noAccess ?? "")",
    ]
    names += system.readers.map { "\(model[$0.party].name) \(items($0.items)) \($0.period)" }
    names += system.holdings.map {
      items(.named($0.items)) + " \($0.period) \($0.isOwnBusiness)"
    }
    names += system.assignments.map { "\(model[$0.holder].name) \($0.period)" }
    names += system.derivations.map { items(.named($0.inputs)) + "→" + items(.named($0.outputs)) }
    return names
  }
}
