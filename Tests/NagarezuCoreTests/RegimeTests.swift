import NagarezuCore
import TestSupport
import Testing

/// 制度 (0008.10) against single sentences of the record, in both engines.
@Suite struct RegimeTests {
  /// 氏名 leaves for a company over a line, and is recorded on its computer, whose paper lists something else.
  private func joined(_ regimes: Regime...) -> SmallModel {
    var small = SmallModel(
      parties: ["会社"], systems: ["台帳", "機"], items: ["住所", "氏名"], channels: ["線": .leasedLine])
    small.bear(["氏名"], in: "台帳")
    small.operate("機", by: "会社")
    small.flow("台帳", to: "機", ["氏名"], over: "線")
    small.approve(.entrustment, "会社", by: [.leasedLine])
    small.approve(.processing, "機", ["住所"])
    small.change { $0.regimes = regimes }
    return small
  }

  private func regime(
    _ kinds: [(Approval.Kind, [Period])], by authority: Party.ID? = nil, _ period: Period = .always
  ) -> Regime {
    let small = SmallModel(parties: ["会社"])
    return Regime(
      name: "制度", authority: authority ?? small.party("区"),
      requires: kinds.map { Regime.Requirement($0.0, during: $0.1) }, period: period,
      span: small.model.span)
  }

  /// The rules that a day breaks, in both engines.
  private func rules(_ small: SmallModel, on day: Int32) -> Set<String> {
    let slow = SlowJudge(small.model, days: SmallModel.days).cells
    #expect(FastAnswers.cells(Verdict(small.model), days: SmallModel.days) == slow)
    return Set(slow.filter { $0.day == day }.map(\.rule))
  }

  @Test func whatNoRegimeNamesIsRequired() {
    #expect(rules(joined(), on: 3) == ["S107", "S108"])
    #expect(rules(joined(regime([])), on: 3) == ["S107", "S108"])
    #expect(rules(joined(regime([(.processing, [])])), on: 3) == ["S108"])
    #expect(rules(joined(regime([(.processing, []), (.connection, [])])), on: 3) == [])
  }

  @Test func whatIsNamedIsRequiredOnItsDaysAndOnNoOtherWhileTheRegimeLasts() {
    let small = joined(regime([(.connection, [.days(2, 4)])], .days(1, 8)))
    for day in Int32(0)...10 {
      let isLifted = [1, 5, 6, 7, 8].contains(day)
      #expect(rules(small, on: day).contains("S108") == !isLifted, "day \(day)")
    }
    let days = small.model.lifted().map(\.days)
    #expect(
      days == [
        [DayRange(Day(number: 1), Day(number: 1)), DayRange(Day(number: 5), Day(number: 8))]
          .compactMap(\.self)
      ])
  }

  @Test func entriesAreReadAtTheirWidestAndTheRegimeAtItsNarrowest() {
    let vague = Period(start: .some(2, 4), end: .some(6, 7))
    let small = joined(regime([(.connection, [])], vague))
    #expect(rules(small, on: 3).contains("S108") && !rules(small, on: 4).contains("S108"))
    #expect(!rules(small, on: 6).contains("S108") && rules(small, on: 7).contains("S108"))
    let entry = joined(regime([(.connection, [vague])]))
    #expect(!rules(entry, on: 1).contains("S108") && rules(entry, on: 2).contains("S108"))
    #expect(rules(entry, on: 7).contains("S108") && !rules(entry, on: 8).contains("S108"))
  }

  @Test func aRegimeOfAnotherBodySaysNothing() {
    let company = SmallModel(parties: ["会社"]).party("会社")
    let small = joined(regime([(.processing, []), (.connection, [])], by: company))
    #expect(rules(small, on: 3) == ["S107", "S108"])
    #expect(small.model.lifted().isEmpty)
  }

  @Test func nothingElseCanBeLifted() {
    var small = joined(regime([(.entrustment, []), (.provision, [])]))
    small.change { $0.approvals.removeFirst() }
    #expect(rules(small, on: 3).contains("S106"))
    #expect(small.model.lifted().isEmpty)
  }

  @Test func aRegimeSaysHowDeepWorkMayBeHandedOnAndWhatIsLeave() {
    var small = SmallModel(parties: ["会社"])
    small.approve(.entrustment, "会社", during: .days(2, 9))
    for _ in 0..<2 { small.approve(.subcontract, "会社", during: .days(2, 9)) }
    small.change { model in
      for index in 1...2 {
        model.approvals[index].parents = [Approval.ID(index - 1)]
        model.approvals[index].meeting = "会議"
        model.approvals[index].decided = Bound(Day(number: 0))
      }
    }
    func papers(_ depth: Int?, _ consent: [Regime.Consent]?, _ period: Period = .always) -> Set<
      String
    > {
      var one = regime([], period)
      one.subcontractDepth = depth
      one.consentBy = consent
      var small = small
      small.change { $0.regimes = [one] }
      #expect(FastAnswers.papers(Verdict(small.model)) == small.papers)
      return small.papers
    }
    #expect(papers(nil, nil) == [])
    #expect(papers(2, nil) == [])
    #expect(papers(1, nil) == ["C201 a2"])
    #expect(papers(0, nil) == ["C201 a1", "C201 a2"])
    #expect(papers(1, nil, .days(3, nil)) == [])
    #expect(papers(nil, [.document]) == ["C201 a1", "C201 a2"])
    #expect(papers(nil, [.meeting]) == [])
  }

  @Test func whatPassesOverAForbiddenKindIsFoundOnItsDays() {
    var one = regime([], .days(4, 6))
    one.forbiddenChannels = [.leasedLine]
    let verdict = Verdict(joined(one).model)
    let found = verdict.findings.filter { $0.rule == "C204" }
    #expect(found.count == 1)
    #expect(found.first?.during == [DayRange(Day(number: 4), Day(number: 6))].compactMap(\.self))
  }
}
