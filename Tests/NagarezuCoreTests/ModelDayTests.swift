import NagarezuCore
import TestSupport
import Testing

/// A model as it stands on one day, for showing.
@Suite struct ModelDayTests {
  private var small: SmallModel {
    var small = SmallModel(parties: ["業者"], systems: ["台帳", "委託機", "空き機"])
    small.operate("委託機", by: "業者")
    small.bear(["氏名"], in: "台帳", .days(0, 9))
    small.flow("台帳", to: "委託機", ["氏名"], .days(3, 5))
    small.flow("台帳", to: "委託機", ["氏名"], .days(6, nil))
    small.keep("委託機", .span(years: 0, months: 0, days: 2))
    small.approve(.entrustment, "業者", during: .days(3, 5))
    small.approve(.subcontract, "業者", during: nil)
    small.change { $0.approvals[1].parents = [Approval.ID(0)] }
    return small
  }

  @Test(
    arguments: [(2, []), (3, [0]), (5, [0]), (6, [1]), (20, [1])] as [(Int32, [Int])])
  func itHasTheFlowsThatRunOnTheDay(day: Int32, flows: [Int]) {
    let model = small.model.inForce(on: Day(number: day))
    #expect(model.flows.map(\.number) == flows.map { "\($0 + 1)" })
  }

  @Test func itHasTheApprovalsThatMayBeInForce() {
    let (during, after) = (
      small.model.inForce(on: Day(number: 3)), small.model.inForce(on: Day(number: 6))
    )
    #expect(during.approvals.map(\.kind) == [.entrustment, .subcontract])
    #expect(during.approvals[1].parents == [Approval.ID(0)])
    // One without a period has not ended; a parent that has is not named any more.
    #expect(after.approvals.map(\.kind) == [.subcontract])
    #expect(after.approvals[0].parents.isEmpty)
  }

  /// A figure of one day shows who operates a system on it.
  @Test func whoOperatesIsWhoeverDoesSoOnTheDay() {
    var small = SmallModel(parties: ["業者", "次の業者"], systems: ["委託機"])
    let (first, second) = (small.party("業者"), small.party("次の業者"))
    small.change { model in
      let place = model.systems[0].span
      model.systems[0].operators = [first, second].sorted()
      model.systems[0].assignments = [
        Assignment(first, Period(Day(number: 0), Day(number: 5)), span: place),
        Assignment(second, Period(start: Bound(Day(number: 6))), span: place),
      ]
    }
    #expect(small.model.inForce(on: Day(number: 5)).systems[0].operators == [first])
    #expect(small.model.inForce(on: Day(number: 6)).systems[0].operators == [second])
    #expect(small.model.inForce(on: Day(number: 6)).systems[0].assignments.isEmpty)
  }

  @Test func aSystemIsIdleBeforeItsFirstDataAndAfterItsLast() {
    var small = small
    small.change { $0.flows.removeLast() }
    let system = small.system("委託機")
    let idle = (Int32(0)...10).filter {
      small.model.idleSystems(on: Day(number: $0)).contains(system)
    }
    #expect(idle == [0, 1, 2, 8, 9, 10])
    // What nothing ever touches has no days.
    #expect(!small.model.idleSystems(on: Day(number: 0)).contains(small.system("空き機")))
  }
}
