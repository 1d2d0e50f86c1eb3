import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// One edit of a case and the findings it must bring; none for an edit that is no fault.
private struct Consequence: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let of: RealCase
  let edit: FileEdit
  let places: Set<String>
  /// Days of every finding; `nil` where they are not what matters.
  var days: [String]?

  init(
    _ what: String, _ of: RealCase, _ edit: FileEdit, _ places: Set<String>, days: [String]? = nil
  ) {
    testDescription = what
    self.of = of
    self.edit = edit
    self.places = places
    self.days = days
  }
}

extension Model {
  fileprivate func party(_ name: String) throws -> Party.ID {
    try #require(partyIDs.first { self[$0].name == name })
  }

  fileprivate func item(_ name: String) throws -> Item.ID {
    try #require(itemIDs.first { self[$0].name == name })
  }

  /// What a party has of an item itself, ancestors' parts left out.
  fileprivate func sightings(_ item: String, _ party: String, on day: Day? = nil) throws
    -> [Sighting]
  {
    let party = try self.party(party)
    return WhoSees(try self.item(item), on: day).answer(Reach(self)).filter {
      $0.party == party && $0.manner == .direct
    }
  }
}

extension Sequence<Sighting> {
  /// All days of all of them, in ISO form.
  fileprivate var days: [String] {
    DayRange.joined(flatMap(\.during)).map { "\($0.first)–\($0.last)" }
  }
}

private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
  try #require(Day(year: year, month: month, day: day))
}

@Suite struct RealCaseTests {
  @Test(arguments: RealCase.allCases)
  func asWrittenNothingStandsAndNothingIsOpen(one: RealCase) throws {
    let verdict = Verdict(try one.model())
    #expect(verdict.errors.map(\.id) == [])
    #expect(verdict.gaps.map(\.id) == [])
    #expect(verdict.nothingChecked == nil)
  }

  private static let consequences = [
    Consequence(
      "⑥ before the papers", .healthCheck, HealthCheckEdit.begin, ["S105 国保中央会"],
      days: ["2021-02-15–2021-02-28"]),
    Consequence(
      "⑥ over the internet", .healthCheck, HealthCheckEdit.sendOverInternet,
      ["S103 国保中央会", "S106 不特定の者"]),
    Consequence(
      "straight to the central body over a line no paper names", .healthCheck,
      HealthCheckEdit.sendDirectly(over: "専用線"),
      ["S103 国保中央会", "S108 国保中央会"]),
    Consequence(
      "the same over the line that the papers name, which they lead through another body",
      .healthCheck, HealthCheckEdit.sendDirectly(over: "国保中央会との専用回線"),
      ["S103 国保中央会", "S108 国保中央会"]),
    Consequence(
      "the early test without its waiver", .healthCheck, HealthCheckEdit.withoutWaiver,
      ["S105 国保中央会"], days: ["2021-02-01–2021-02-28"]),
    Consequence(
      "no test and no waiver", .healthCheck, HealthCheckEdit.withoutTest, []),
    Consequence(
      "a 再委託 of what must not be handed on", .arrears, ArrearsEdit.subcontract, ["C201 下請"]),
    Consequence(
      "test data kept over the months between", .arrears, ArrearsEdit.keepOverTheGap,
      ["S105 シンク"], days: ["2018-03-01–2018-07-30"]),
    Consequence(
      "a look from outside the office", .arrears, ArrearsEdit.lookFromOutside,
      ["S103 シンク", "S108 シンク"]),
    Consequence("data carried away", .arrears, ArrearsEdit.takeOut, ["S103 シンク", "C203 シンク"]),
    Consequence(
      "a look at the whole system", .arrears, ArrearsEdit.lookAtTheSource, ["S105 シンク"],
      days: ["…–2017-11-09", "2018-03-01–2018-07-30", "2019-02-12–…"]),
    Consequence(
      "neither seal nor bar", .care, CareEdit.withoutBoth, ["S104 鉄道情報システム"],
      days: ["2020-05-01–…"]),
    Consequence("the key handed over", .care, CareEdit.keyHandedOver, ["S104 鉄道情報システム"]),
    Consequence(
      "only the bar: custody still (ADR 0001, 14)", .care, CareEdit.withoutSeal, []),
    Consequence(
      "only the seal: custody still (ADR 0001, 14)", .care, CareEdit.withoutBar, []),
    Consequence(
      "the old centre erased late", .care, CareEdit.eraseLate, ["C203 富士通"],
      days: ["2020-05-01–2020-05-31"]),
    Consequence(
      "mail without a password", .vouchers, VoucherEdit.withoutPassword, ["S106 J-LIS"]),
    Consequence(
      "the list handed to the contractor", .vouchers, VoucherEdit.handOverTheList,
      ["S101 委託事業者"]),
    Consequence(
      "those in care forgotten", .vouchers, VoucherEdit.forgetExcluded, ["S102 委託事業者"]),
    Consequence(
      "the system joined to a line", .vouchers, VoucherEdit.joinTheSystem,
      ["S103 委託事業者", "S108 委託事業者"]),
    Consequence(
      "ordinary mail", .vouchers, VoucherEdit.sendByMail, ["S103 他の自治体", "S108 他の自治体"]),
    Consequence(
      "the contractor keeps it for ever", .vouchers, VoucherEdit.contractorKeeps,
      ["C203 委託事業者"], days: ["2020-04-01–…"]),
  ]

  @Test(arguments: consequences)
  private func oneEditBringsJustItsFindings(one: Consequence) throws {
    let verdict = Verdict(try one.of.model(one.edit))
    #expect(verdict.places == one.places)
    guard let days = one.days else { return }
    for finding in verdict.errors {
      #expect(finding.during.map { "\($0.first)–\($0.last)" } == days, "\(finding.id)")
    }
  }

  @Test func aWaiverWhoseFindingIsGoneIsSaid() throws {
    let verdict = Verdict(
      try RealCase.healthCheck.model(FileEdit("    期間: 令和3年2月\n", "    期間: 令和3年3月\n")))
    #expect(verdict.errors.map(\.rule) == ["W101"])
  }
}

// MARK: What each paper promises

@Suite struct HealthCheckTests {
  private static let one = "身体計測の結果"

  @Test func theCentralBodyIsReachedThroughTheFederationAndOverTheLeasedLineAlone() throws {
    let model = try RealCase.healthCheck.model()
    let sightings = try model.sightings(Self.one, "国保中央会")
    #expect(!sightings.isEmpty)
    for sighting in sightings {
      #expect(sighting.channels.map { model[$0].name } == ["国保中央会との専用回線"])
      let last = try #require(sighting.path?.flows.last)
      #expect(model.name(of: model[last].from) == "特定健診等データ管理システム")
    }
  }

  @Test func theLinkTestBringsItAMonthEarly() throws {
    #expect(
      try RealCase.healthCheck.model().sightings(Self.one, "国保中央会").days == ["2021-02-01–…"])
  }

  @Test func withoutTheTestItArrivesFromTheFirstOfMarch() throws {
    let model = try RealCase.healthCheck.model(HealthCheckEdit.withoutTest)
    #expect(try model.sightings(Self.one, "国保中央会").days == ["2021-03-01–…"])
    #expect(try model.sightings(Self.one, "国保中央会", on: day(2021, 2, 28)).isEmpty)
  }

  @Test func theInsurersReceiveNothingBeforeTheHandOverBegins() throws {
    let model = try RealCase.healthCheck.model()
    #expect(try model.sightings(Self.one, "他の保険者").days == ["2021-03-01–…"])
  }

  @Test func beforeTheChangeTheCentralBodyHasQualificationsOnly() throws {
    let model = try RealCase.healthCheckBefore.model()
    #expect(!model.items.contains { $0.name == Self.one })
    let seen = WhatIsSeen(by: try model.party("国保中央会")).answer(Reach(model))
    #expect(!seen.isEmpty)
  }

  @Test func threeNamesInThePapersAreOneSystem() throws {
    let model = try RealCase.healthCheck.model()
    let system = try #require(model.systems.first { $0.name == "特定健診等データ管理システム" })
    #expect(Set(system.aliases) == ["特定健診等管理システム", "特定健康診査等データ管理システム"])
  }
}

@Suite struct ArrearsTests {
  @Test func noFlowLeavesTheAuthority() throws {
    let model = try RealCase.arrears.model()
    for flow in model.flows {
      #expect(model.hands(of: flow.to).allSatisfy(model.isOfAuthority), "\(flow.number)")
    }
    let edited = try RealCase.arrears.model(ArrearsEdit.takeOut)
    #expect(edited.flows.contains { !edited.hands(of: $0.to).allSatisfy(edited.isOfAuthority) })
  }

  @Test func theContractorSeesTwoStretchesAndNothingBetween() throws {
    let periods = ["2017-11-10–2018-02-28", "2018-07-01–2019-02-11"]
    #expect(try RealCase.arrears.model().sightings("滞納額", "シンク").days == periods)
    let kept = try RealCase.arrears.model(ArrearsEdit.keepOverTheGap)
    #expect(try kept.sightings("滞納額", "シンク").days == ["2017-11-10–2019-02-11"])
  }

  @Test func theContractorLooksOnlyAtWhatWasExtracted() throws {
    let model = try RealCase.arrears.model()
    let places = Set(try model.sightings("滞納額", "シンク").map { model.name(of: $0.node) })
    #expect(places == ["抽出データ（テスト）", "抽出データ（本番）"])
  }
}

@Suite struct CareTests {
  private static let one = "要介護状態区分"

  @Test(arguments: ["富士通", "鉄道情報システム", "東日本電信電話"])
  func whoHousesTheServersKeepsAndNeverReads(name: String) throws {
    let sightings = try RealCase.care.model().sightings(Self.one, name)
    #expect(!sightings.isEmpty)
    #expect(sightings.allSatisfy { $0.exposure == .custody })
  }

  @Test func withTheKeyItWouldRead() throws {
    let sightings = try RealCase.care.model(CareEdit.keyHandedOver)
      .sightings(Self.one, "鉄道情報システム")
    #expect(sightings.contains { $0.exposure == .read })
  }

  @Test func theHousesChangeOnTheFirstOfMay() throws {
    let model = try RealCase.care.model()
    #expect(try model.sightings(Self.one, "富士通").days.last?.hasSuffix("–2020-04-30") == true)
    for name in ["鉄道情報システム", "東日本電信電話"] {
      #expect(try model.sightings(Self.one, name).days == ["2020-05-01–…"], "\(name)")
    }
  }

  @Test func beforeAndAfterNameTheirOwnHousesOnly() throws {
    let before = try RealCase.careBefore.model()
    let after = try RealCase.careAfter.model()
    #expect(before.parties.contains { $0.name == "富士通" })
    #expect(!before.parties.contains { $0.name == "鉄道情報システム" })
    #expect(after.parties.contains { $0.name == "鉄道情報システム" })
    #expect(!after.parties.contains { $0.name == "富士通" })
  }
}

@Suite struct VoucherTests {
  @Test func theListReachesNoContractor() throws {
    #expect(try RealCase.vouchers.model().sightings("入所等の状況", "委託事業者").isEmpty)
    let edited = try RealCase.vouchers.model(VoucherEdit.handOverTheList)
    #expect(!(try edited.sightings("入所等の状況", "委託事業者").isEmpty))
  }

  @Test func nobodyOnTheListIsHandedToTheContractor() throws {
    let model = try RealCase.vouchers.model()
    let spared = model.subjects.indices
      .filter { ["施設入所等児童等", "虐待による入所者"].contains(model.subjects[$0].name) }
      .reduce(model.population.nobody) { $0.union(model.population.atoms[$1]) }
    let seen = WhatIsSeen(by: try model.party("委託事業者")).answer(Reach(model))
    #expect(!seen.isEmpty)
    for sighting in seen { #expect(sighting.atoms.intersection(spared).isEmpty) }
  }

  @Test func whoCarriesTheMailKeepsItSealed() throws {
    let sightings = try RealCase.vouchers.model().sightings("照会への回答", "J-LIS")
    #expect(!sightings.isEmpty)
    #expect(sightings.allSatisfy { $0.exposure == .custody })
    let open = try RealCase.vouchers.model(VoucherEdit.withoutPassword)
    #expect(try open.sightings("照会への回答", "J-LIS").contains { $0.exposure == .read })
  }

  @Test func applicationsAreGoneAfterFiveYearsAndListsAfterTheYear() throws {
    let model = try RealCase.vouchers.model()
    let ward = try model.sightings("申請者氏名", "商品券担当課")
    #expect(ward.days.last?.hasSuffix("–2025-03-31") == true)
    let list = try model.sightings("入所等の状況", "商品券担当課")
    #expect(list.days.last?.hasSuffix("–2020-03-31") == true)
  }

  @Test func noLineLeavesTheSystemThatStandsAlone() throws {
    let model = try RealCase.vouchers.model()
    let system = try #require(model.systemIDs.first { model[$0].name == "プレミアム付商品券システム" })
    for flow in model.flows where flow.from == .system(system) {
      let leaves = !model.hands(of: flow.to).allSatisfy(model.isOfAuthority)
      let isNetwork = flow.channel.map { model[$0].kind.isNetwork } ?? false
      #expect(!leaves || !isNetwork, "\(flow.number)")
    }
  }
}
