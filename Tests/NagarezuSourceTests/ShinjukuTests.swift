import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

extension Verdict {
  fileprivate var rules: Set<String> { Set(errors.map(\.rule)) }

  fileprivate func finding(_ rule: String) throws -> Finding {
    try #require(errors.first { $0.rule == rule })
  }

  /// The numbers of the flows of a finding's path.
  fileprivate func numbers(_ finding: Finding) -> [String] {
    finding.path?.flows.map { model[$0].number } ?? []
  }
}

extension DayRange {
  /// Both days in ISO form; an open end is `…`.
  fileprivate var iso: String { "\(first)–\(last)" }
}

extension Model {
  fileprivate func party(_ name: String) throws -> Party.ID {
    try #require(partyIDs.first { self[$0].name == name })
  }

  fileprivate func item(_ name: String) throws -> Item.ID {
    try #require(itemIDs.first { self[$0].name == name })
  }

  fileprivate func list(_ name: String) throws -> [String] {
    try #require(groups.first { $0.name == name }).items.map { self[$0].name }
  }
}

@Suite struct ShinjukuTests {
  @Test func asWrittenItIsCleanWithTwoWaivedFindings() throws {
    let verdict = Verdict(try Shinjuku.model())
    #expect(verdict.outcome == .clean)
    #expect(verdict.errors.isEmpty)
    #expect(verdict.gaps.isEmpty)
    #expect(verdict.nothingChecked == nil)
    #expect(verdict.judged.map(\.rule) == ["S105", "S108"])
    #expect(verdict.judged.allSatisfy { $0.isWaived })
    for finding in verdict.judged {
      #expect(finding.during.map(\.iso) == ["2024-05-01–2024-06-10"])
    }
  }

  @Test func itSaysOnWhatItsSourceIsSilent() throws {
    let model = try Shinjuku.model()
    #expect(!model.assumptions.isEmpty)
    for approval in model.approvals where !approval.note.isAssumed {
      #expect(!approval.note.evidence.isEmpty, "\(approval.id) has neither evidence nor 仮")
    }
    for flow in model.flows where !flow.isReturn && flow.note.evidence.isEmpty {
      #expect(
        flow.note.isAssumed || ["⑤"].contains(flow.number),
        "flow \(flow.number) has neither evidence nor 仮")
    }
  }

  // MARK: Who and what

  @Test func whoSeesTheWelfareAccount() throws {
    let model = try Shinjuku.model()
    let answer = WhoSees(try model.item("生活保護費支給口座情報")).answer(Reach(model))
    let direct = answer.filter { $0.manner == .direct }
    #expect(direct.allSatisfy { $0.exposure == .read })
    #expect(Set(direct.map { model[$0.party].name }) == ["総務課", "情報システム課", "新宿区"])
    let through = Sighting.Manner.inferred(through: try model.item("口座フラグ"))
    for name in ["広済堂ネクスト", "イムラ封筒"] {
      let sightings = answer.filter { model[$0.party].name == name }
      #expect(!sightings.isEmpty, "\(name)")
      #expect(sightings.allSatisfy { $0.manner == through }, "\(name)")
    }
  }

  @Test func theEnvelopeMakerSeesItsSixItemsAndNoMore() throws {
    let model = try Shinjuku.model()
    let answer = WhatIsSeen(by: try model.party("イムラ封筒")).answer(Reach(model))
    let direct = Set(answer.filter { $0.manner == .direct }.map { model[$0.item].name })
    #expect(direct == ["漢字氏名", "郵便番号", "漢字住所", "給付管理番号", "過去の給付金支給口座情報", "口座フラグ"])
    #expect(answer.allSatisfy { $0.exposure == .read })
  }

  @Test(arguments: ["広済堂ネクスト", "イムラ封筒"])
  func noContractorHasAnythingOfThoseWhoMustNotBeContractedOut(name: String) throws {
    let model = try Shinjuku.model()
    let index = try #require(model.subjects.firstIndex { $0.name == "委託しない対象者" })
    let spared = model.population.atoms[index]
    #expect(!spared.isEmpty)
    let answer = WhatIsSeen(by: try model.party(name)).answer(Reach(model))
    #expect(!answer.isEmpty)
    for sighting in answer {
      #expect(sighting.atoms.intersection(spared).isEmpty, "\(model[sighting.item].name)")
    }
  }

  // MARK: Lists

  @Test func theListsAreThoseOfThePapers() throws {
    let model = try Shinjuku.model()
    let register = [
      "住民番号", "世帯番号", "在留カード番号", "郵便番号", "漢字住所", "漢字方書", "漢字氏名", "カナ氏名", "旧氏", "生年月日", "続柄",
    ]
    let shared = ["点字利用者情報", "給付管理番号", "確認書発送日", "確認書返送期限", "過去の給付金支給口座情報"]
    let host =
      register + shared + [
        "公金受取口座情報", "生活保護費支給口座情報", "口座フラグ", "振込口座情報", "給付状況", "転入者の令和6年1月1日時点の住所地",
      ]
    let managed =
      register + shared + [
        "口座フラグ", "振込口座情報", "確認書收受日", "審査完了日", "振込日", "進捗状況", "支給不支給情報", "不備状況", "返戻情報", "対応履歴情報",
      ]
    // 氏名 and 住所 of the paper are the fields 漢字氏名 and 漢字住所.
    let handedOn = ["漢字氏名", "郵便番号", "漢字住所", "給付管理番号", "過去の給付金支給口座情報", "口座フラグ"]
    #expect((host.count, managed.count, handedOn.count) == (22, 26, 6))
    #expect(try model.list("ホストコンピュータの記録項目") == host)
    #expect(try model.list("給付管理システムの記録項目") == managed)
    #expect(try model.list("再委託の情報項目") == handedOn)
  }

  @Test func thePapersListWhatTheListsSay() throws {
    let model = try Shinjuku.model()
    let lists = [
      "電算処理/ホストコンピュータ": "ホストコンピュータの記録項目", "電算処理/給付管理システム": "給付管理システムの記録項目",
      "外部結合/広済堂ネクスト": "給付管理システムの記録項目", "業務委託/広済堂ネクスト": "給付管理システムの記録項目",
      "再委託/イムラ封筒": "再委託の情報項目",
    ]
    for (id, list) in lists {
      let paper = try #require(model.approvals.first { $0.id == id }, "\(id)")
      let items = model.resolved(paper.items).map { model[$0].name }
      let listed = try model.list(list)
      #expect(items == listed, "\(id)")
    }
  }

  // MARK: One edit each

  @Test func anItemThatNoPaperListsIsThreeFindings() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.addPublicAccount))
    #expect(verdict.places == ["S101 広済堂ネクスト", "S107 給付管理システム", "S108 広済堂ネクスト"])
    #expect(verdict.outcome == .findings)
    for finding in verdict.errors {
      #expect(finding.items.map { verdict.model[$0].name } == ["公金受取口座情報"])
    }
  }

  @Test func forgettingWhomToLeaveOutIsThreeFindings() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.forgetExcluded))
    #expect(verdict.places == ["S102 広済堂ネクスト", "S107 給付管理システム", "S108 広済堂ネクスト"])
    for finding in verdict.errors {
      let people = try #require(finding.atoms)
      #expect(verdict.model.described(people).map(\.ja) == ["委託しない対象者"])
    }
  }

  @Test func anEncryptedInternetTransferIsAChannelBeyondScope() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.sendOverInternet(encrypted: true)))
    #expect(verdict.places == ["S103 イムラ封筒"])
  }

  @Test func anUnencryptedInternetTransferIsAlsoReadByAnyone() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.sendOverInternet(encrypted: false)))
    #expect(verdict.places == ["S103 イムラ封筒", "S106 不特定の者"])
  }

  @Test func papersThatEndAMonthEarlyLeaveItOutsideThePeriod() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.endAllPapers))
    #expect(verdict.places == ["S105 広済堂ネクスト", "S105 イムラ封筒", "S108 広済堂ネクスト"])
    for finding in verdict.errors {
      #expect(finding.during.map(\.iso) == ["2024-11-01–2024-11-29"], "\(finding.id)")
    }
  }

  @Test func aContractThatEndsBeforeItsSubcontractIsSaidOfBoth() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.endContract))
    #expect(verdict.rules == ["S105", "C202"])
    #expect(verdict.places == ["S105 広済堂ネクスト", "C202 イムラ封筒"])
  }

  @Test func anItemTooManyForTheEnvelopeMakerIsItsFindingAlone() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.addBirthday))
    #expect(verdict.places == ["S101 イムラ封筒"])
    #expect(try verdict.finding("S101").items.map { verdict.model[$0].name } == ["生年月日"])
  }

  @Test func aFurtherSubcontractorNeedsAnApproval() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.subcontractOnwards))
    #expect(verdict.places == ["S106 折込社"])
  }

  @Test func aFurtherSubcontractorIsAllowedByTheCouncilAloneAndBeforeItBegins() throws {
    func places(_ edits: TextEdit...) throws -> Set<String> {
      let onwards = Shinjuku.subcontractOnwards + Shinjuku.approveOnwards
      return Verdict(try Shinjuku.model(edits.reduce(onwards) { $0 + $1 })).places
    }
    #expect(try places() == [])
    let meeting = "    元の承認: 再委託/イムラ封筒\n    会議: 令和6年度第2回新宿区個人情報保護管理運営会議\n    議決日: 令和6年5月\n"
    let parent = "    元の承認: 再委託/イムラ封筒\n"
    #expect(try places(TextEdit(meeting, parent)) == ["C201 折込社"])
    let late = meeting.replacingOccurrences(of: "令和6年5月\n", with: "令和6年7月\n")
    #expect(try places(TextEdit(meeting, late)) == ["C201 折込社"])
  }

  @Test func whoRunsAnUnencryptedLineReadsIt() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.runVPN(encrypted: false)))
    #expect(verdict.places == ["S106 通信会社"])
  }

  @Test func whoRunsAnEncryptedLineIsNotJudged() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.runVPN(encrypted: true)))
    #expect(verdict.outcome == .clean)
  }

  @Test func whatIsNeverErasedIsKeptAfterTheEnd() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.keepForEver))
    #expect(verdict.places == ["C203 広済堂ネクスト"])
    for finding in verdict.errors {
      #expect(finding.during.map(\.iso) == ["2024-11-30–…"], "\(finding.id)")
    }
  }

  @Test func withoutItsWaiversTheEarlyStartStands() throws {
    let verdict = Verdict(try Shinjuku.modelWithoutWaivers())
    #expect(verdict.places == ["S105 広済堂ネクスト", "S108 広済堂ネクスト"])
    #expect(verdict.outcome == .findings)
  }

  // MARK: What the papers say of themselves

  private func warnings(_ rule: String, _ verdict: Verdict) -> [Finding] {
    verdict.warnings.filter { $0.rule == rule }
  }

  @Test func theChecklistsAreTheWholeOnesOfThePaper() throws {
    let model = try Shinjuku.model()
    let counts = model.approvals.filter { !$0.safeguards.isEmpty }.map { paper in
      Safeguard.Side.allCases.flatMap { side in
        Safeguard.Kind.allCases.map { kind in
          paper.safeguards.filter { $0.side == side && $0.kind == kind }.count
        }
      }
    }
    #expect(Set(counts) == [[10, 12, 10, 12], [5, 11, 5, 11], [10, 11, 11, 11]])
    #expect(counts.flatMap(\.self).reduce(0, +) == 119)
  }

  @Test func theSlipsOfTheChecklistsAreFound() throws {
    let verdict = Verdict(try Shinjuku.model())
    let unpaired = warnings("P304", verdict).first { $0.id.hasSuffix("業務委託%2F広済堂ネクスト") }
    let rows = try #require(unpaired).related.map(\.message.ja)
    #expect(rows.count == 2)
    #expect(rows.contains { $0.hasPrefix("実施機関の側にない:「事故が発生した場合") })
    #expect(rows.contains { $0.hasPrefix("「〜させる」になっていない:「接続するネットワーク") })

    let addressed = warnings("P305", verdict).flatMap(\.related).map(\.message.ja)
    #expect(addressed.contains { $0.hasPrefix("「委託先」自身が宛先") })
    #expect(addressed.filter { $0.hasPrefix("外部結合でないのに「結合先」") }.count == 4)
    #expect(warnings("P306", verdict).isEmpty)
  }

  @Test func withoutTheRowOnHandingOverTheMediumIsUnguarded() throws {
    var model = try Shinjuku.model()
    for index in model.approvals.indices {
      model.approvals[index].safeguards.removeAll { row in
        ["受渡し", "受け渡し", "運搬"].contains(where: row.text.contains)
      }
    }
    let found = warnings("P306", Verdict(model))
    #expect(found.map(\.message.ja).allSatisfy { $0.contains("「電子記録媒体」") })
    #expect(found.count == 1)
  }

  @Test func theFlagTellsOfTheAccountItWasMadeFrom() throws {
    let verdict = Verdict(try Shinjuku.model())
    let found = warnings("M403", verdict)
    #expect(
      Set(found.compactMap { $0.party.map { verdict.model[$0].name } }) == ["広済堂ネクスト", "イムラ封筒"])
    for finding in found {
      #expect(finding.items.map { verdict.model[$0].name } == ["口座フラグ"])
      #expect(verdict.numbers(finding).first == "①")
    }
  }

  // MARK: Evidence

  @Test func aFindingNamesItsFlowsItsLineAndTheNearestApproval() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.addBirthday))
    let model = verdict.model
    let finding = try verdict.finding("S101")
    #expect(verdict.numbers(finding) == ["①", "⑦"])
    let nearest = try #require(finding.nearest)
    #expect(model[nearest].id == "再委託/イムラ封筒")
    let lines = try Shinjuku.addBirthday.applied(to: Shinjuku.text())
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[finding.span.line - 1] == "  - 番号: ⑦")
    #expect(lines[model[nearest].span.line - 1] == "  - 種別: 再委託")
    #expect(finding.span.file == Shinjuku.path)
  }

  @Test func theNearestApprovalIsOfTheKindTheRuleAsksFor() throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.addPublicAccount))
    var nearest: [String: String] = [:]
    for finding in verdict.errors {
      nearest[finding.rule] = verdict.model[try #require(finding.nearest)].id
    }
    #expect(
      nearest == [
        "S101": "業務委託/広済堂ネクスト", "S107": "電算処理/給付管理システム", "S108": "外部結合/広済堂ネクスト",
      ])
  }
  @Test(arguments: ["S101", "S107", "S108"])
  func thePathIsThatOfTheItemTheFindingNames(rule: String) throws {
    let verdict = Verdict(try Shinjuku.model(Shinjuku.addPublicAccount))
    #expect(verdict.numbers(try verdict.finding(rule)) == ["⑥", "①"])
  }
}
