import NagarezuCore
import NagarezuSource
import Testing

/// Operators who change, with something wrong in the list.
let wrongParts = [
  ("業者, 期間: 〜令和6年度}, {主体: ⟦1⟧業者, 期間: 令和6年10月1日〜", .namedTwice),
  ("業者, 期間: 〜令和7年3月31日}, {主体: ⟦1⟧住民, 期間: 令和7年4月1日〜", .wrongKindOfName),
  ("業者, ⟦1⟧期間: 不明", .unreadableDate),
  ("業者, ⟦1⟧引渡し: 消去済", .keyOutOfPlace),
  ("業者, 期間: 〜令和6年度, 引渡し: ⟦1⟧廃棄", .unknownWord),
  ("業者, ⟦1⟧保存: 5年", .unknownKey),
  ("⟦1⟧業者産業, 期間: 〜令和6年度", .unknownName),
].map { (entry: String, code: LoadCode) in
  Wrong(code, "委託機: {運用: 業者, 保存", "委託機: {運用: [{主体: \(entry)}], 保存")
}

/// Operators, key holders and sites that change, as the model has them.
@Suite struct AssignmentTests {
  private func model(_ piece: String, _ other: String) throws -> Model {
    let result = outcome(of: small(piece, other))
    return try #require(result.model, "\(result.diagnostics)")
  }

  private func names(_ parties: [Party.ID], _ model: Model) -> [String] {
    parties.map { model[$0].name }
  }

  @Test func nobodyIsAddedWhereSomebodyIsNamedForEveryDay() throws {
    let model = try model(
      "{運用: 業者, 保存",
      "{運用: [{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: 令和7年4月1日〜}], 保存")
    let system = try #require(model.systems.first { $0.name == "委託機" })
    #expect(Set(names(system.operators, model)) == ["業者", "総務課"])
    #expect(system.assignments.count == 2)
  }

  @Test(arguments: ["令和7年4月2日〜", "令和7年4月〜"])
  func aDayThatMayBeNobodysIsAnOutsiders(start: String) throws {
    let model = try model(
      "{運用: 業者, 保存",
      "{運用: [{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: \(start)}], 保存")
    let system = try #require(model.systems.first { $0.name == "委託機" })
    #expect(names(system.operators, model).contains(Party.unnamedOperator(of: "委託機")))
  }

  @Test func theOrderOfTheListChangesNothing() throws {
    let entries = ["{主体: 業者, 期間: 〜令和7年3月31日}", "{主体: 総務課, 期間: 令和7年4月1日〜}"]
    let found = try [entries, entries.reversed()].map { entries in
      try model("{運用: 業者, 保存", "{運用: [\(entries.joined(separator: ", "))], 保存")
        .systems.map { $0.assignments.map { [$0.holder.position] } }
    }
    #expect(found[0] == found[1])
  }

  /// A key that a system holds is held by whoever operates that, as long as they do.
  @Test func theOperatorsOfASystemHoldItsKeysForTheirTime() throws {
    let changed = small(
      "{運用: 業者, 保存",
      "{運用: [{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: 令和7年4月1日〜}], 保存")
    let result = outcome(of: changed.replacing("合鍵: {保持者: 総務課}", with: "合鍵: {保持者: 委託機}"))
    let model = try #require(result.model, "\(result.diagnostics)")
    #expect(
      model.keys[0].assignments.map(\.period)
        == model.systems.first { $0.name == "委託機" }?.assignments.map(\.period))
  }

  /// Whoever operates a system that holds a key may hold it by name as well.
  @Test(arguments: [
    ("{運用: 業者, 保存", ["業者"]),
    (
      "{運用: [{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: 令和7年4月1日〜}], 保存",
      ["業者", "総務課"]
    ),
  ])
  func aKeysHolderMayOperateASystemThatHoldsItToo(operators: String, holders: [String]) throws {
    let text = small("{運用: 業者, 保存", operators)
      .replacing("合鍵: {保持者: 総務課}", with: "合鍵: {保持者: [業者, 委託機]}")
    let result = outcome(of: text)
    let model = try #require(result.model, "\(result.diagnostics)")
    #expect(Set(names(model.keys[0].holders, model)) == Set(holders))
  }

  @Test(arguments: ["[業者, 業者]", "[委託機, 委託機]", "[{主体: 業者, 期間: 〜令和6年度}, 業者]"])
  func aKeysHolderThatStandsTwiceIsRefused(holders: String) {
    let text = small("合鍵: {保持者: 総務課}", "合鍵: {保持者: \(holders)}")
    #expect(outcome(of: text).diagnostics.map(\.code) == [LoadCode.namedTwice.rawValue])
  }

  @Test func aPeriodBesideASystemWhoseOperatorsChangeIsRefused() {
    let text = small(
      "{運用: 業者, 保存",
      "{運用: [{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: 令和7年4月1日〜}], 保存"
    ).replacing("合鍵: {保持者: 総務課}", with: "合鍵: {保持者: [{主体: 委託機, 期間: 〜令和6年度}]}")
    #expect(outcome(of: text).diagnostics.map(\.code) == [LoadCode.keyOutOfPlace.rawValue])
  }

  @Test func aTakeOverWithoutAChannelIsAnAssumption() throws {
    let entries = "{主体: 業者, 期間: 〜令和7年3月31日}, {主体: 総務課, 期間: 令和7年4月1日〜"
    let silent = try model("{運用: 業者, 保存", "{運用: [\(entries)}], 保存")
    #expect(silent.assumptions.contains { $0.message.ja.contains("引き継がれる経路") })
    let stated = try model("{運用: 業者, 保存", "{運用: [\(entries), 経路: 回線}], 保存")
    #expect(!stated.assumptions.contains { $0.message.ja.contains("引き継がれる経路") })
  }

  /// Each change is a model of its own to follow: their number is bounded.
  @Test func moreChangesThanTheLimitAreRefused() {
    let readers = (0..<150).map { index in
      "{主体: 業者, 項目: 口座, 経路: 回線, 期間: \(2000 + index)-01-01〜\(2000 + index)-06-30}"
    }
    let text = small("場所: 庁舎, 保有", "場所: 庁舎, 閲覧: [\(readers.joined(separator: ", "))], 保有")
    #expect(outcome(of: text).diagnostics.map(\.code) == [LoadCode.tooMany.rawValue])
  }
}
