import NagarezuCore
import NagarezuSource
import NagarezuText
import Testing

@Suite struct ActionTests {
  private func actions(_ talk: Talk, _ file: String = "a.yaml") -> [(title: String, edit: JSONText)]
  {
    func place(_ line: Int) -> JSONText {
      .object(["line": .number(line), "character": .number(0)])
    }
    let range = JSONText.object(["start": place(0), "end": place(99)])
    return talk.ask("codeAction", of: file, ["range": range]).list.map {
      ($0["title"].text ?? "", $0["edit"])
    }
  }

  private func after(_ talk: Talk, _ title: String, _ file: String = "a.yaml") throws -> String {
    let all = actions(talk, file)
    let action = try #require(all.first { $0.title == title }, "\(all.map(\.title))")
    return try #require(talk.applied(action.edit)[file])
  }

  private func reading(_ text: String) -> RunReading {
    var files = sample
    files["a.yaml"] = text
    return ModelLoader(files: MemoryFiles(files)).read(["a.yaml"])
  }

  @Test func aSlipIsPutRight() throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    talk.change("a.yaml", "から: ホスト", to: "から: ホスド")
    let text = try after(talk, "「ホスト」に直す")
    #expect(text == sample["a.yaml"])
  }

  @Test func aKeyThatIsNoneIsPutRight() throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    talk.change("a.yaml", "    経路: 回線", to: "    経路名: 回線")
    #expect(try after(talk, "「経路」に直す") == sample["a.yaml"])
  }

  @Test(arguments: [
    ("、口座\n    対象", "、年齢\n    対象", "「年齢」を情報項目として定める", "\n  年齢: {}\nシステム:"),
    ("相手: 業者", "相手: 銀行", "「銀行」を主体として定める", "主体:\n  銀行: {}"),
    ("へ: 委託機", "へ: 保管庫", "「保管庫」をシステムとして定める", "\n  保管庫: {}\n流れ:"),
    ("対象: 対象者\n    期間", "対象: 転入者\n    期間", "「転入者」を個人の範囲として定める", "\n  転入者: {}\n情報項目"),
  ])
  func aNameThatIsNotDeclaredIsDeclared(
    old: String, new: String, title: String, written: String
  ) throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    talk.change("a.yaml", old, to: new)
    let text = try after(talk, title)
    #expect(text.contains(written), "\(text)")
    #expect(!reading(text).problems.contains { $0.code == "L401" })
  }

  @Test func whatAnApprovalLacksIsAddedAndMarked() throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    let text = try after(talk, "承認「業務委託/業者」に加える（仮）")
    #expect(text.contains("    項目: [住基情報, 口座]\n") && text.contains("    仮: はい\n"))
    let run = reading(text)
    #expect(run.problems == [])
    #expect(run.models.allSatisfy { !Verdict($0).findings.contains { $0.rule == "S101" } })
  }

  /// Who, why and until when are for a person to say: what is written is refused until they stand there.
  @Test func aWaiverWaitsForWhoAnswersForIt() throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    let text = try after(talk, "留保を書く（責任者・理由・期限は書き込む）")
    #expect(reading(text).problems.map(\.code) == ["L311", "L311", "L311"])
    let whole = text.replacing("責任者:", with: "責任者: 課長")
      .replacing("理由:", with: "理由: 次回に付議する").replacing("期限:", with: "期限: 令和7年3月31日")
    let run = reading(whole)
    #expect(run.problems == [])
    #expect(
      run.models.allSatisfy { Verdict($0).findings.contains { $0.rule == "S101" && $0.isWaived } })
  }

  @Test func twoDatesInARemarkBecomeAPeriod() throws {
    let talk = Talk(sample)
    talk.open("a.yaml")
    talk.change(
      "a.yaml", "    期間: 令和6年4月1日〜令和7年3月31日\n    備考: 😀対象者の情報を渡す。",
      to: "    備考: 契約により、令和6年4月1日から同7年3月31日まで渡す。")
    let text = try after(talk, "期間「令和6年4月1日〜令和7年3月31日」を書く")
    #expect(text.contains("    期間: 令和6年4月1日〜令和7年3月31日\n承認:"), "\(text)")
    #expect(reading(text).problems == [])
  }
}
