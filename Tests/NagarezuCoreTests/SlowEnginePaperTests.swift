import NagarezuCore
import TestSupport
import Testing

/// The slow judge of papers (C201, C202) against single sentences of the records.
@Suite struct SlowEnginePaperTests {
  @Test func aSubcontractNeedsItsParentAndItsConsentAndIsNoWider() {
    var small = SmallModel(parties: ["会社", "下請"], items: ["住所", "氏名"])
    small.approve(.entrustment, "会社", ["氏名"], during: .days(0, 9))
    small.approve(.subcontract, "下請", ["氏名"], during: .days(0, 9))
    #expect(small.papers == ["C201 a1"])
    small.change { model in
      model.approvals[1].parents = [Approval.ID(0)]
      model.approvals[1].meeting = "第2回"
      model.approvals[1].decided = Bound(Day(number: 0))
    }
    #expect(small.papers.isEmpty)
    small.change { $0.approvals[1].periods = [.days(0, 10)] }
    #expect(small.papers == ["C202 a1"])
    small.change { $0.approvals[0].subcontracting = .forbidden }
    #expect(small.papers == ["C201 a1", "C202 a1"])
  }

  /// A contract of 会社, and a chain of subcontracts under it: each allowed by a leave, where one is given.
  private func chain(_ leaves: [Approval.Leave?]) -> SmallModel {
    var small = SmallModel(parties: ["会社", "課"])
    small.put("課", under: "区")
    small.approve(.entrustment, "会社", during: .days(2, 9))
    for leave in leaves {
      small.approve(.subcontract, "会社", during: .days(2, 9))
      small.change { model in
        let last = model.approvals.count - 1
        model.approvals[last].parents = [Approval.ID(last - 1)]
        model.approvals[last].leaves = leave.map { [$0] } ?? []
      }
    }
    return small
  }

  /// What both engines say of a model's papers, which must be the same.
  private func faults(_ small: SmallModel) -> Set<String> {
    #expect(FastAnswers.papers(Verdict(small.model)) == small.papers)
    return small.papers
  }

  @Test func leaveIsGivenByTheAuthorityOrAPartOfItAndByTheFirstDay() {
    let names = SmallModel(parties: ["会社", "課"])
    func faulty(by name: String, _ day: Bound?) -> Set<String> {
      faults(chain([Approval.Leave(by: names.party(name), on: day)]))
    }
    #expect(faulty(by: "区", .some(2, 2)) == [])
    #expect(faulty(by: "課", .some(0, 1)) == [])
    #expect(faulty(by: "会社", .some(0, 0)) == ["C201 a1"])
    #expect(faulty(by: "区", .some(3, 3)) == ["C201 a1"])
    #expect(faulty(by: "区", .some(1, 3)) == ["C201 a1"])
    #expect(faulty(by: "区", nil) == ["C201 a1"])
    // The same imprecise date is the same day, and without a first day any readable day will do.
    var vague = chain([Approval.Leave(by: names.party("区"), on: .some(1, 4))])
    vague.change { $0.approvals[1].periods = [Period(start: .some(1, 4), end: .some(9, 9))] }
    #expect(!faults(vague).contains("C201 a1"))
    vague.change { $0.approvals[1].periods = [.days(nil, 9)] }
    #expect(!faults(vague).contains("C201 a1"))
  }

  @Test func aThirdLevelNeedsLeaveAtEachLevelAndNoParentThatForbidsIt() {
    let given = Approval.Leave(by: SmallModel(parties: ["会社", "課"]).party("区"), on: .some(0, 0))
    #expect(faults(chain([given, given, given])).isEmpty)
    #expect(faults(chain([nil, given, given])) == ["C201 a1", "C201 a2", "C201 a3"])
    #expect(faults(chain([given, nil])) == ["C201 a2"])
    var small = chain([given, given])
    small.change { $0.approvals[1].subcontracting = .forbidden }
    #expect(faults(small) == ["C201 a2"])
  }

  /// Two contracts, 氏名 of days 0 to 5 and 住所 of days 4 to 9, and a subcontract under both.
  private func underTwo(_ items: [String], _ periods: Period...) -> SmallModel {
    var small = SmallModel(parties: ["会社", "別の会社", "下請"], items: ["住所", "氏名"])
    small.approve(.entrustment, "会社", ["氏名"], during: .days(0, 5))
    small.approve(.entrustment, "別の会社", ["住所", "氏名"], during: .days(4, 9))
    small.approve(.subcontract, "下請", items)
    small.change { model in
      model.approvals[2].parents = [Approval.ID(0), Approval.ID(1)]
      model.approvals[2].periods = periods
      model.approvals[2].meeting = "第2回"
      model.approvals[2].decided = Bound(Day(number: 0))
    }
    return small
  }

  @Test func eachCellOfASubcontractLiesInOneOfItsParents() {
    #expect(underTwo(["氏名"], .days(0, 9)).papers.isEmpty)
    #expect(underTwo(["住所", "氏名"], .days(4, 9)).papers.isEmpty)
    // 住所 and day 3 stand in some parent each, and in no one parent together.
    #expect(underTwo(["住所", "氏名"], .days(3, 9)).papers == ["C202 a2"])
    #expect(underTwo(["氏名"], .days(0, 2), .days(8, 9)).papers.isEmpty)
    #expect(underTwo(["氏名"], .days(0, 2), .days(8, 10)).papers == ["C202 a2"])
  }

  @Test func eachParentIsAskedWhetherItAllowsASubcontract() {
    var small = underTwo(["氏名"], .days(0, 9))
    small.change { $0.approvals[1].subcontracting = .forbidden }
    #expect(small.papers == ["C201 a2"])
    let verdict = Verdict(small.model)
    #expect(verdict.findings.filter { $0.rule == "C201" }.count == 1)
    #expect(verdict.findings.contains { $0.message.ja.contains("元の承認「a1」") })
  }

  @Test(arguments: [
    (Bound.some(7, 9), false), (.some(7, 7), false), (.some(8, 8), true), (.some(6, 8), true),
  ])
  func aSubcontractsVagueEndIsWiderUnlessItIsTheParentsOwn(end: Bound, isWider: Bool) {
    var small = SmallModel(parties: ["会社", "下請"])
    small.approve(.entrustment, "会社", during: Period(end: .some(7, 9)))
    small.approve(.subcontract, "下請", during: Period(end: end))
    small.change { $0.approvals[1].parents = [Approval.ID(0)] }
    #expect(small.papers.contains("C202 a1") == isWider)
  }
}
