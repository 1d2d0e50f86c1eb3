import NagarezuCore
import NagarezuReports
import TestSupport
import Testing

/// A finding whose items differ in their days is told row by row.
@Suite struct CellRowsTests {
  private func report(_ language: Language) throws -> String {
    var small = SmallModel(parties: ["会社"], systems: ["台帳"], items: ["住所", "氏名", "電話"])
    small.bear(["住所", "氏名", "電話"], in: "台帳")
    small.flow("台帳", to: "会社", ["住所", "氏名", "電話"], .days(0, nil))
    small.approve(.consent, "会社", ["電話"], during: .days(0, 5))
    small.approve(.consent, "会社", ["住所", "氏名"], during: .days(0, 9))
    return try CheckText().render(CheckReport([Verdict(small.model)]), in: language)
  }

  @Test func rowsStandInPlaceOfTheUnions() throws {
    let text = try report(.ja)
    let rows = text.split(separator: "\n").filter { $0.contains("= 項目／対象／期間: ") }
    #expect(rows.count == 2)
    #expect(rows.first.map { $0.contains("住所、氏名／全員／昭和45年1月11日から") } == true)
    #expect(!text.contains("= 期間: "))
    #expect(text.contains("= 立場: 手元（small.yaml:1:1）"))
  }

  @Test func theyAreSaidInEnglishToo() throws {
    let text = try report(.en)
    #expect(text.contains("= items / subjects / during: 住所, 氏名 / everyone / from 1970-01-11"))
    #expect(text.contains("= capacity: holder (small.yaml:1:1)"))
  }
}
