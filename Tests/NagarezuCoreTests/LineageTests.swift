import NagarezuCore
import TestSupport
import Testing

@Suite struct LineageTests {
  private func made(from item: String, in small: SmallModel) -> Set<String> {
    let lineage = Lineage(small.model)
    return Set(lineage.derived[small.item(item).position].map { small.model[$0].name })
  }

  private func sensitive(_ small: SmallModel) -> Set<String> {
    let marks = Lineage(small.model).isSensitive
    return Set(zip(small.model.items, marks).filter(\.1).map(\.0.name))
  }

  /// 口座 → 旗 → 区分 by derivations of two systems, 区分 → 番号 by a flow that renames.
  private func chain() -> SmallModel {
    var small = SmallModel(
      systems: ["台帳", "別"], items: ["住所", "区分", "口座", "旗", "番号"])
    small.derive("旗", from: ["口座"], in: "台帳")
    small.derive("区分", from: ["旗", "住所"], in: "別")
    small.flow("台帳", to: "別", ["区分"], as: ["区分": "番号"])
    return small
  }

  private func mark(_ item: String, in small: inout SmallModel) {
    let position = small.item(item).position
    small.change { $0.items[position].isSensitive = true }
  }

  @Test func whatIsMadeOfWhatWasMadeIsMadeOfTheFirst() {
    let small = chain()
    #expect(made(from: "口座", in: small) == ["旗", "区分", "番号"])
    #expect(made(from: "住所", in: small) == ["区分", "番号"])
    #expect(made(from: "区分", in: small) == ["番号"])
    #expect(made(from: "番号", in: small).isEmpty)
  }

  @Test func nothingIsMadeOfItself() {
    var small = chain()
    small.derive("口座", from: ["番号"], in: "別")
    #expect(made(from: "口座", in: small) == ["旗", "区分", "番号"])
    #expect(made(from: "番号", in: small) == ["口座", "旗", "区分"])
  }

  @Test func whatAFlowDropsIsMadeIntoNothing() {
    var small = SmallModel(systems: ["台帳", "別"], items: ["住所", "氏名"])
    small.flow("台帳", to: "別", ["住所", "氏名"], as: ["氏名": nil])
    #expect(made(from: "氏名", in: small).isEmpty)
  }

  @Test func theMarkOfASensitiveItemPassesToWhatIsMadeOfIt() {
    var small = chain()
    mark("口座", in: &small)
    #expect(sensitive(small) == ["口座", "旗", "区分", "番号"])
  }

  @Test func theMarkDoesNotPassBackwardsOrSideways() {
    var small = chain()
    mark("区分", in: &small)
    #expect(sensitive(small) == ["区分", "番号"])
  }

  @Test func aDerivationThatTakesTheMarkAwayStopsIt() {
    var small = chain()
    mark("口座", in: &small)
    let system = small.system("別").position
    small.change { $0.systems[system].derivations[0].declassified = "五千人を超える統計" }
    #expect(sensitive(small) == ["口座", "旗"])
    // What is made stays made: only the mark is gone.
    #expect(made(from: "口座", in: small) == ["旗", "区分", "番号"])
  }

  @Test func theMarkGoesRoundADerivationThatTakesItAway() {
    var small = chain()
    mark("口座", in: &small)
    let system = small.system("別").position
    small.change { $0.systems[system].derivations[0].declassified = "統計" }
    small.derive("番号", from: ["旗"], in: "台帳")
    #expect(sensitive(small) == ["口座", "旗", "番号"])
  }
}
