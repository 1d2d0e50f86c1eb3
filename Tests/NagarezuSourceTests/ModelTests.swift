import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

extension Model {
  fileprivate func items(_ selection: ItemSelection?) -> [String] {
    selection.map(resolved)?.map { self[$0].name } ?? []
  }
  fileprivate func party(_ name: String) -> Party? { parties.first { $0.name == name } }
  fileprivate func item(_ name: String) -> Item? { items.first { $0.name == name } }
}

@Suite struct ModelTests {
  @Test func theSampleOfTheLanguagePageLoads() throws {
    let model = try #require(outcome(of: sample).model, "\(outcome(of: sample).diagnostics)")
    #expect(model.title == "新宿区物価高騰対策臨時給付金給付事業")
    #expect(model.items.count == 13)
    #expect(model.subjects.last?.count == "約50,000人", "a number's comma does not end the value")
    #expect(model.flows.first?.subjects.members == [2])
    #expect(model.approvals.first?.id == "業務委託/広済堂ネクスト")
    #expect(model.isOfAuthority(model.sections.first ?? model.authority))
  }

  @Test func whatIsUnknownIsKeptAsUnknown() throws {
    let text = small(
      "保有: [{項目: 住基情報, 対象: 対象者}]", "保有: [{項目: 住基情報, 期間: 不明}], 閲覧: [{主体: 業者, 項目: 不明}]"
    )
    .replacingOccurrences(of: "相手: 業者, ", with: "相手: 業者, 議決日: 不明, ")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    let host = model.systems.first { $0.name == "ホスト" }
    #expect(host?.holdings.map(\.isPeriodUnknown) == [true])
    #expect(host?.holdings.map(\.period) == [.always])
    #expect(host?.readers.map(\.items) == [.unknown])
    #expect(model.approvals.map(\.decided) == [nil])
  }

  @Test func whoseDataIsTheirOwnIsKept() throws {
    let text = small("{種別: 本人}", "{種別: 本人, 対象: 施設入所者}")
    let model = try #require(outcome(of: text).model)
    let atoms = model.subjects.firstIndex { $0.name == "施設入所者" }.map { model.population.atoms[$0] }
    #expect(model.party("住民")?.subjects == atoms)
    #expect(model.party("業者")?.subjects == nil)
    #expect(outcome(of: small).model?.party("住民")?.subjects == nil)
  }

  @Test func bothLanguagesGiveOneModelAndMayBeMixed() throws {
    // Two keys differ by where they stand.
    var english = small.replacingOccurrences(of: "場所: 庁舎", with: "site: 庁舎")
      .replacingOccurrences(of: "経路: 回線", with: "via: 回線")
    for context in Vocabulary.Context.allCases {
      for key in Vocabulary.keys(context) {
        // A name may end like a key: 業者, 合鍵.
        for before in [" ", "{", "\n"] {
          english = english.replacingOccurrences(
            of: "\(before)\(key.ja): ", with: "\(before)\(key.en): ")
        }
        english = english.replacingOccurrences(of: "\n\(key.ja):\n", with: "\n\(key.en):\n")
      }
    }
    english = english.replacingOccurrences(of: "専用線", with: "leasedLine")
      .replacingOccurrences(of: "業務委託", with: "entrustment").replacingOccurrences(
        of: "はい", with: "true")
    #expect(!english.contains("件名"))
    let model = try #require(
      outcome(of: english).model, "\(outcome(of: english).diagnostics) \(english)")
    #expect(withoutPlaces(model) == withoutPlaces(try #require(outcome(of: small).model)))
  }

  @Test func aPastedRowIsTakenApart() throws {
    let text = small("住基情報: [氏名, 住所]", "住基情報: 氏名、住所（漢字住所、漢字方書）、備考（その他）")
      .replacingOccurrences(of: "業者, 項目: 住基情報", with: "業者, 項目: 住基情報（氏名、漢字方書）、口座")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    #expect(model.items(model.flows.first?.items) == ["氏名", "漢字住所", "漢字方書", "備考（その他）"])
    #expect(model.items(model.approvals.first?.items) == ["氏名", "漢字方書", "口座"])
    #expect(model.groups.map(\.name) == ["住基情報", "住所"])
  }

  @Test func aGroupsMarkIsThatOfItsFieldsAndSynonymsAreOne() throws {
    let text = small(
      "住基情報: [氏名, 住所]", "住基情報: {項目: [氏名, 住所], 区分: 要配慮, 仮: true}\n  漢字氏名: {同義: 氏名, 出典: 台帳}"
    )
    .replacingOccurrences(of: "業者, 項目: 住基情報", with: "業者, 項目: [漢字氏名, 住所]")
    .replacingOccurrences(of: "口座: {区分: 要配慮}", with: "口座: {区分: 金融, 別名: [振込先]}")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    #expect(model.item("氏名")?.isSensitive == true)
    #expect(model.item("氏名")?.aliases == ["漢字氏名"])
    #expect(model.item("氏名")?.note.evidence.map(\.document) == ["台帳"])
    #expect(model.item("口座")?.isSensitive == false)
    #expect(model.item("口座")?.aliases == ["振込先"])
    #expect(model.item("漢字氏名") == nil)
    #expect(model.items(model.approvals.first?.items) == ["氏名", "住所"])
    #expect(model.assumptions.compactMap(\.thing?.name) == ["住基情報"])
  }

  @Test func whoIsNotNamedGetsAPartyThatNobodyCanApprove() throws {
    let text = small("委託機: {運用: 業者, ", "委託機: {")
      .replacingOccurrences(of: "承認:\n", with: "  - {番号: ①, から: 委託機, へ: 不明, 項目: 氏名}\n承認:\n")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    #expect(model.party("運用者不明（委託機）")?.kind == .unnamed)
    #expect(model.party("受け手不明（①）")?.kind == .unnamed)
    #expect(model.party(Party.anyoneName)?.kind == .anyone)
    let system = model.systems.first { $0.name == "委託機" }
    #expect(system?.operators.map { model[$0].name } == ["運用者不明（委託機）"])
    #expect(outcome(of: text.replacingOccurrences(of: "相手: 業者", with: "相手: 運用者不明（委託機）")).isRefused)
  }

  @Test func aKindNamedDirectlyIsAChannelAndAnOpenOneIsHeardByAnyone() throws {
    let text = small("へ: 委託機, 経路: 回線", "へ: 委託機, 経路: メール")
      .replacingOccurrences(of: "媒体: 回線", with: "経路: [回線, 安全便, 電子メール], 媒体: USBメモリ")
      .replacingOccurrences(of: "  回線:", with: "  安全便: {種別: インターネット, 暗号化: true, 運用: 業者}\n  回線:")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    let channel = try #require(model.flows.first?.channel.map { model[$0] })
    #expect(channel.name == "電子メール")
    #expect(!channel.isDeclared)
    #expect(channel.operators.map { model[$0].kind } == [.anyone])
    #expect(model.channels.first { $0.name == "安全便" }?.operators.map { model[$0].name } == ["業者"])
    let approval = try #require(model.approvals.first)
    #expect(approval.channels.map { model[$0].name } == ["回線", "安全便"])
    #expect(approval.media == [.flashMemory, .email])
  }

  @Test func aNameIsOneWhetherItsSoundMarksAreJoinedOrNot() throws {
    let apart = small.replacingOccurrences(of: "ホスト", with: "ホ\u{30B9}ト\u{30AB}\u{3099}")
      .replacingOccurrences(of: "  委託機: {", with: "  神社機: {内包先: ホストガ, 運用: 業者}\n  委託機: {")
    let model = try #require(outcome(of: apart).model, "\(outcome(of: apart).diagnostics)")
    #expect(model.systems.contains { $0.name.utf8.elementsEqual("ホストガ".utf8) })
    // U+FA19, which NFC makes U+795E.
    let old = apart.replacingOccurrences(of: "神社機", with: "\u{FA19}社機")
    #expect(
      outcome(of: old).model?.systems.contains { $0.name.utf8.elementsEqual("神社機".utf8) } == true)
  }

  @Test func aliasesStandForTheirNameEverywhere() throws {
    let text = small.replacingOccurrences(of: "運用: 業者", with: "運用: 株式会社業者")
      .replacingOccurrences(of: "相手: 業者", with: "相手: 株式会社業者")
    let model = try #require(outcome(of: text).model)
    #expect(withoutPlaces(model) == withoutPlaces(try #require(outcome(of: small).model)))
  }

  @Test func flowsAreInTheOrderInWhichAPersonCounts() throws {
    let numbers = ["1-②", "㉑", "②", "1-①", "⑩", "①", "追加", "⑳", "3", "２０"]
    let flows = numbers.map { "  - {番号: \($0), から: ホスト, へ: 住民, 項目: 氏名}\n" }.joined()
    let model = try #require(outcome(of: small("流れ:\n", "流れ:\n" + flows)).model)
    #expect(
      model.flows.map(\.number) == [
        "①", "①", "1-①", "1-②", "②", "3", "⑩", "⑳", "２０", "㉑", "追加",
      ])
  }

  @Test func whatAFlowChangesOnTheWayIsRead() throws {
    let text = small("へ: 委託機,", "へ: 委託機, 変換: {氏名: 口座, 住所: 削除}, 封印: 合鍵,")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    let flow = try #require(model.flows.first)
    let renames = flow.renames.map { "\(model[$0].name)→\($1.map { model[$0].name } ?? "")" }
      .sorted()
    #expect(renames == ["住所→", "氏名→口座"])
    #expect(flow.seal.map { model[$0].name } == "合鍵")
  }

  @Test func aWayBackIsAFlowOfItsOwn() throws {
    let model = try #require(outcome(of: small("へ: 委託機,", "へ: 委託機, 双方向: はい,")).model)
    #expect(model.flows.count == 2)
    #expect(model.flows.filter(\.isReturn).map { model.name(of: $0.from) } == ["委託機"])
  }

  @Test func approvalsWithoutAnIDAreToldApartByTheirFirstDayOrRefused() throws {
    let more = "  - {種別: 業務委託, 相手: 業者, 期間: 令和7年4月1日〜, 対象: 全員, 項目: 全て, 取扱い: 保管}\n"
    let model = try #require(outcome(of: small("承認:\n", "承認:\n" + more)).model)
    #expect(model.approvals.map(\.id) == ["業務委託/業者/2024-04-01", "業務委託/業者/2025-04-01"])
    let later = try #require(model.approvals.last)
    #expect(later.exposure == .custody)
    #expect(later.items == .all(except: []))
    #expect(later.subjects == model.population.everyone)
    let twice = small("承認:\n", "承認:\n" + more + more)
    #expect(outcome(of: twice).places == ["L413 29:5", "L413 30:5"])
  }

  @Test func anApprovalThatStatesNothingCoversNothing() throws {
    let text = small("承認:\n", "承認:\n  - {種別: 再委託, 相手: 業者, 元の承認: 業務委託/業者, 議決日: 令和6年4月上旬, 再委託: 禁止}\n")
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    let approval = try #require(model.approvals.first { $0.kind == .subcontract })
    #expect(approval.items == .unknown)
    #expect(approval.subjects.isEmpty && !approval.statesSubjects && approval.periods.isEmpty)
    #expect(approval.parents.map { model[$0].id } == ["業務委託/業者"])
    #expect(approval.decided?.isImprecise == true)
    #expect(approval.subcontracting == .forbidden)
  }

  @Test func parentsPeriodsAndSectionsMayBeSeveral() throws {
    let more = """
        - {識別名: 乙, 種別: 業務委託, 相手: 業者, 項目: 全て, 対象: 全員, 期間: [令和8年度, 令和6年4月1日〜令和6年9月30日]}
        - {種別: 再委託, 相手: 住民, 元の承認: [業務委託/業者, 乙], 項目: 氏名, 対象: 全員, 期間: 令和6年度}

      """
    let sections = small("保有課: 総務課", "保有課: [総務課, 区]")
    let text = sections.replacingOccurrences(of: "承認:\n", with: "承認:\n" + more)
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    #expect(model.sections.map { model[$0].name } == ["区", "総務課"])
    let contract = try #require(model.approvals.first { $0.id == "乙" })
    #expect(contract.periods.map(\.described.ja) == ["令和6年4月1日〜令和6年9月30日", "令和8年度"])
    let part = try #require(model.approvals.first { $0.kind == .subcontract })
    #expect(part.parents.map { model[$0].id } == ["乙", "業務委託/業者"])
  }

  @Test func aWaiverNeedsItsOwnerReasonAndLastDay() throws {
    let waivers =
      "留保:\n  - {指摘: S101/業者, 項目: 口座, 対象: 対象者, 責任者: 課長, 理由: 試行, 期限: 令和6年度}\n承認:\n"
    let model = try #require(outcome(of: small("承認:\n", waivers)).model)
    #expect(model.waivers.first?.until == Day(year: 2024, month: 4, day: 1))
    let ofPaper = "留保:\n  - {指摘: P301/業者, 責任者: 課長, 理由: 試行, 期限: 令和6年度}\n承認:\n"
    #expect(outcome(of: small("承認:\n", ofPaper)).model?.waivers.first?.subjects == nil)
    // Of a finding about data the items and the people as well.
    let bare = { (code: String) in "留保:\n  - {指摘: \(code)/業者}\n承認:\n" }
    let missing = { (count: Int) in Array(repeating: "L302 29:5", count: count) }
    #expect(outcome(of: small("承認:\n", bare("P301"))).places == missing(3))
    #expect(outcome(of: small("承認:\n", bare("S101"))).places == missing(5))
  }

  @Test func everythingASystemSaysIsRead() throws {
    let text = small(
      "委託機: {運用: 業者, 保存: 契約終了まで}",
      "委託機: {種別: server, 内包先: ホスト, 封印: 合鍵, アクセス: 不可, 対策: 暗号化, 運用: [業者, 区], 閲覧: [住民, {主体: 総務課, 経路: 回線, 項目: 氏名, 対象外: 施設入所者}], 生成: {から: 口座, へ: 氏名, 機微解除: 有無のみ}}"
    )
    let model = try #require(outcome(of: text).model, "\(outcome(of: text).diagnostics)")
    let system = try #require(model.systems.first { $0.name == "委託機" })
    #expect(system.kind == .server)
    #expect(system.outer.map { model[$0].name } == "ホスト")
    #expect(system.noAccess == "暗号化")
    #expect(system.operators.map { model[$0].name } == ["区", "業者"])
    #expect(system.readers.map { model[$0.party].name } == ["住民", "総務課"])
    #expect(model.items(system.readers.last?.items) == ["氏名"])
    #expect(system.readers.last?.subjects.members == [0, 1])
    #expect(system.derivations.first?.declassified == "有無のみ")
    #expect(model.site(of: model.systemIDs[1]).map { model[$0].name } == "庁舎")
  }

  @Test func tooManyFlowsAreRefused() {
    let flows = String(repeating: "  - {番号: 1, 双方向: はい, から: ホスト, へ: 住民, 項目: 氏名}\n", count: 25_000)
    let found = outcome(of: small("流れ:\n", "流れ:\n" + flows))
    #expect(found.diagnostics.map(\.code).contains("L309"))
  }

  @Test func aControlCharacterInAMessageIsWrittenOut() {
    let found = outcome(of: small("相手: 業者", "相手: \"業\\u0007者\"")).diagnostics
    #expect(found.first?.message.ja.contains("<U+0007>") == true, "\(found)")
  }
}
