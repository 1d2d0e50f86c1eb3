import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// The period of the flow of ``small``, written so; `nil` where it is refused.
private func period(_ text: String) -> Period? {
  outcome(of: small("令和6年4月1日〜令和7年3月31日}\n承認", "'\(text)'}\n承認")).model?.flows.first?.period
}

private func written(_ period: Period?) -> String? {
  guard let period else { return nil }
  func text(_ bound: Bound?) -> String {
    guard let bound else { return "" }
    let mark = bound.isPlanned ? "?" : ""
    return bound.isImprecise
      ? "\(bound.earliest)~\(bound.latest)\(mark)" : "\(bound.earliest)\(mark)"
  }
  return text(period.start) + "/" + text(period.end)
}

@Suite struct DateTests {
  @Test(arguments: [
    "2024-06-11/2024-11-29", "2024/6/11〜2024/11/29", "2024年6月11日～2024年11月29日", "令和6年6月11日~11月29日",
    "令和6年6月11日から令和6年11月29日まで", "R6.6.11〜R6.11.29", "２０２４－０６－１１〜２０２４－１１－２９", "令和６年６月１１日－１１月２９日",
    "令和六年六月十一日から十一月二十九日まで", "令和6年6月11日 〜 同年11月29日", "R6/6/11〜R6/11/29", "令和6年6月11日〜6年11月29日",
    "2024.6.11〜2024.11.29", "令和6年6月11日—令和6年11月29日",
  ])
  func onePeriodHasManySpellings(text: String) {
    #expect(written(period(text)) == "2024-06-11/2024-11-29")
  }

  @Test(arguments: [
    ("令和6年6月11日", "2024-06-11/2024-06-11"), ("令和6年6月11日〜29日", "2024-06-11/2024-06-29"),
    ("令和6年6月1日〜", "2024-06-01/"), ("令和6年6月1日以降", "2024-06-01/"), ("令和6年6月1日から", "2024-06-01/"),
    ("〜令和7年3月31日", "/2025-03-31"), ("令和7年3月31日まで", "/2025-03-31"),
    ("令和6年5月", "2024-05-01~2024-05-31/2024-05-01~2024-05-31"),
    ("令和6年5月〜6月", "2024-05-01~2024-05-31/2024-06-01~2024-06-30"),
    ("令和6年度", "2024-04-01~2025-03-31/2024-04-01~2025-03-31"),
    ("2024年", "2024-01-01~2024-12-31/2024-01-01~2024-12-31"),
    ("令和元年", "2019-05-01~2019-12-31/2019-05-01~2019-12-31"),
    ("平成31年度〜", "2019-04-01~2020-03-31/"), ("令和元年度〜", "2019-04-01~2020-03-31/"),
    ("令和6年2月末日〜", "2024-02-29/"), ("令和6年3月上旬〜中旬", ""),
    ("令和6年3月上旬〜3月下旬", "2024-03-01~2024-03-10/2024-03-21~2024-03-31"),
    ("令和6年6月11日〜11月29日（予定）", "2024-06-11/2024-11-29?"), ("令和6年5月予定〜", "2024-05-01~2024-05-31?/"),
    ("令和6年6月11日〜翌年3月31日", "2024-06-11/2025-03-31"), ("令和6年6月11日〜同月20日", "2024-06-11/2024-06-20"),
    ("昭和64年1月7日〜平成元年1月8日", "1989-01-07/1989-01-08"),
    ("平成31年4月30日〜令和元年5月1日", "2019-04-30/2019-05-01"),
    ("平成31年4月1日〜令和2年3月31日", "2019-04-01/2020-03-31"),
    ("大正15年12月24日〜昭和元年12月25日", "1926-12-24/1926-12-25"),
    ("明治45年7月29日〜大正元年7月30日", "1912-07-29/1912-07-30"),
    ("2024-06", "2024-06-01~2024-06-30/2024-06-01~2024-06-30"),
  ])
  func aPeriodIsKeptWithItsPrecision(text: String, expected: String) {
    #expect(written(period(text)) ?? "" == expected)
  }

  @Test(arguments: [
    ("平成31年5月1日", "令和元年5月1日"), ("令和元年4月30日", "平成31年4月30日"), ("昭和64年1月8日", "平成元年1月8日"),
    ("平成元年1月7日", "昭和64年1月7日"), ("2024-02-30", "2月29日"), ("2023年2月29日", "2月28日"),
    ("令和6年6月31日", "令和6年6月30日"),
    ("平成31年5月", "令和元年5月1日"), ("令和元年4月", "平成31年4月1日"), ("昭和元年12月24日", "大正15年12月24日"),
    ("平成32年度", "令和2年4月1日"),
  ])
  func anImpossibleDateIsRefusedWithWhatWasMeant(text: String, offer: String) {
    let found = outcome(of: small("契約終了まで", "'\(text)'")).diagnostics
    #expect(found.map(\.code) == ["L502"])
    #expect(found.first?.help?.ja.contains(offer) == true, "\(found)")
  }

  @Test(arguments: [
    "6月11日", "令和", "令和6", "06-11", "令和6年13月1日", "R0.1.1", "令和0年1月1日", "2024-6-", "2024-06-11-01",
    "昨日", "令和6年6月11日〜〜", "〜",
    "24年6月", "令和6年6月11", "令和6年6月11日頃", "1日", "2024/06-11", "令和6年6月0日", "0000-01-01", "12345-01-01",
  ])
  func whatIsNoDateIsRefused(text: String) {
    #expect(period(text) == nil)
  }

  @Test func anEndBeforeItsStartIsRefusedAndOneThatMayBeAfterIsNot() {
    #expect(period("令和6年11月29日〜6月11日") == nil)
    #expect(period("令和6年5月〜令和6年5月10日") != nil)
  }

  @Test func anUnknownPeriodOfAFlowIsReadAsAlwaysAndKnownAsAGap() {
    let flow = outcome(of: small("令和6年4月1日〜令和7年3月31日}\n承認", "不明}\n承認")).model?.flows.first
    #expect(flow?.period == .always)
    #expect(flow?.isPeriodUnknown == true)
  }

  @Test(arguments: [
    ("契約終了まで", System.Keep.contractEnd), ("untilContractEnd", .contractEnd),
    ("5年", .span(years: 5, months: 0, days: 0)), ("6か月", .span(years: 0, months: 6, days: 0)),
    ("１年６ヶ月間", .span(years: 1, months: 6, days: 0)), ("30日", .span(years: 0, months: 0, days: 30)),
  ])
  func aTimeToKeepIsRead(text: String, keep: System.Keep) {
    let model = outcome(of: small("契約終了まで", text)).model
    #expect(model?.systems.first { $0.name == "委託機" }?.keep == keep)
  }

  @Test func aDayToKeepUntilIsRead() {
    let model = outcome(of: small("契約終了まで", "令和7年度末日")).model
    #expect(model == nil)
    let dated = outcome(of: small("契約終了まで", "令和7年3月末日")).model
    let keep = dated?.systems.first { $0.name == "委託機" }?.keep
    #expect(keep == Day(year: 2025, month: 3, day: 31).map { .until(Bound($0)) })
  }
}
