import NagarezuCore
import TestSupport
import Testing

/// Which parties of several models are one.
@Suite struct PortfolioTests {
  private func model(_ parties: [String], _ change: (inout Model) -> Void = { _ in }) -> Model {
    var model = SmallModel(parties: parties).model
    change(&model)
    return model
  }

  /// Shape: party of the whole → its names, one of each model.
  private func names(_ models: [Model]) -> [[String]] {
    Portfolio(models).parties.map { members in
      members.map { models[$0.model][$0.party].name }
    }
  }

  @Test func partiesOfOneNameAreOne() {
    #expect(names([model(["業者"]), model(["業者", "他社"])]).contains(["業者", "業者"]))
    #expect(names([model(["業者"]), model(["業者", "他社"])]).contains(["他社"]))
  }

  @Test(arguments: [true, false])
  func soIsOneThatTheOtherKnowsByAnotherName(isAlias: Bool) {
    let known = model(["広済堂ネクスト"]) { model in
      guard let place = model.parties.firstIndex(where: { $0.name == "広済堂ネクスト" }) else { return }
      if isAlias {
        model.parties[place].aliases = ["広済堂"]
      } else {
        model.parties[place].fullName = "広済堂"
      }
    }
    #expect(names([known, model(["広済堂"])]).contains(["広済堂ネクスト", "広済堂"]))
    #expect(names([model(["広済堂"]), known]).contains(["広済堂", "広済堂ネクスト"]))
  }

  /// Two that have an alias in common are not known to be one.
  @Test func aCommonAliasJoinsNobody() {
    let models = ["甲", "乙"].map { name in
      model([name]) { model in
        for place in model.parties.indices where model.parties[place].name == name {
          model.parties[place].aliases = ["丙"]
        }
      }
    }
    #expect(!names(models).contains { $0.count > 1 && $0 != ["区", "区"] })
  }

  @Test func theUnnamedStayWithTheirModel() {
    let models = (0..<2).map { _ in
      model(["だれか"]) { model in
        for place in model.parties.indices where model.parties[place].name == "だれか" {
          model.parties[place].kind = .unnamed
        }
      }
    }
    #expect(names(models).filter { $0.contains("だれか") } == [["だれか"], ["だれか"]])
  }
}
