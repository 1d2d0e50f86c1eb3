import Foundation
import TestSupport
import Testing

/// The questions of a reviewer (`docs/reviewers.md`), each with one command, and what the papers answer to it. That the page shows what the
/// commands print is held by ``PagesTests``.
@Suite struct ReviewersTests {
  private static let path = "docs/reviewers.md"

  /// Shape: question → what its answer holds, and what it does not.
  private static let answers: [(holds: [String], lacks: [String])] = [
    (["広済堂ネクスト", "イムラ封筒", "推知", "この名前を知らない事業"], ["シンク"]),
    (["公金受取口座情報", "振込口座情報", "口座フラグ"], ["漢字住所"]),
    (["（「口座フラグ」から推知）", "令和6年5月1日〜令和6年11月29日"], []),
    (["連携用データ", "振込口座情報"], []),
    (["VPN", "LGWAN", "広済堂ネクスト"], ["郵送", "印字用DVD-R"]),
    (["広済堂ネクスト", "令和6年6月10日", "国保中央会"], []),
    (["◑", "生", "国保連合会"], ["住所"]),
    (["シンク", "医療保険年金課", "合計"], []),
    (["新たに届くもの", "国保中央会"], []),
    (["外部結合/広済堂ネクスト", "業務委託/広済堂ネクスト", "再委託/イムラ封筒"], ["令和6年11月29日"]),
    ([], ["誤り"]),
    (["広済堂ネクスト", "令和6年11月29日"], ["イムラ封筒"]),
    (["富士通", "認定者氏名", "国保中央会", "受診者氏名"], ["広済堂ネクスト", "シンク"]),
    (["外部結合/広済堂ネクスト", "再委託/イムラ封筒"], ["令和7年11月"]),
    (["届かない。止めているもの", "流れ⑦"], []),
    (["届かなくするには", "流れ⑦"], []),
    (["総務課長", "健康づくり課長", "令和6年6月10日"], []),
    (["処理させる情報項目の記録媒体", "紙及び電磁的媒体"], []),
    (["⑦", "口座フラグ"], ["振込口座情報"]),
    (["介護・障害支払等システム", "特定健康診査情報の外部結合等", "約10万人"], []),
  ]

  @Test func eachQuestionHasOneCommandThatAnswersIt() throws {
    let text = try String(contentsOfFile: Shinjuku.root + "/" + Self.path, encoding: .utf8)
    let questions = text.components(separatedBy: "\n## ").dropFirst().map { section in
      section.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }
    try #require(questions.count == Self.answers.count)
    try inFolder { (program) throws in
      try FileManager.default.copyItem(
        atPath: Shinjuku.root + "/models", toPath: program.folder + "/models")
      for (place, (commands, answer)) in zip(questions, Self.answers).enumerated() {
        let command = try #require(commands.first)
        #expect(commands.count == 1, "\(place + 1)")
        let ending = try program.shell(command)
        #expect(ending.code == 0, "\(place + 1): \(ending.output)")
        // What is left out of an answer is named below it.
        let said = ending.output.components(separatedBy: "現行でない")[0]
        for word in answer.holds { #expect(said.contains(word), "\(place + 1): \(word)\n\(said)") }
        for word in answer.lacks { #expect(!said.contains(word), "\(place + 1): \(word)\n\(said)") }
      }
    }
  }
}
