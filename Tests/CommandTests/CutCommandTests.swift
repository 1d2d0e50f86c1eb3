import Foundation
import TestSupport
import Testing

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct CutCommandTests {
  @Test func theFewestFlowsAndItemsAreNamedWithTheirPlace() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      let beyond = try program.run("why", "口座", "業者", "--cut")
      #expect(beyond.code == 0)
      #expect(beyond.output.contains("承認の範囲に戻すには"))
      #expect(beyond.output.contains("流れ①（台帳→委託機）の「口座」（models/m.yaml:19:5）"))
      let within = try program.run("why", "氏名", "業者", "--cut")
      #expect(within.output.contains("届かなくするには"))
      let own = try program.run("why", "氏名", "総務課", "--cut")
      #expect(own.output.contains("自ら持つ"))
      let none = try program.run("why", "氏名", "業者", "--cut", "--as-of", "2001-01-01")
      #expect(none.output.contains("取り除くもの: なし"))
      let report = try object(
        try program.run("why", "口座", "業者", "--cut", "--format", "json").output)
      let cut = try #require((report["cut"] as? [[String: Any]])?.first)
      #expect(cut["goal"] as? String == "scope")
      let sets = (cut["fields"] as? [String: Any])?["sets"] as? [[[String: Any]]]
      #expect(sets?.first?.first?["item"] as? String == "口座")
      #expect(
        try object(try program.run("why", "口座", "業者", "--format", "json").output)["cut"] == nil)
    }
  }
}
