/// The laws that a 根拠 names, as far as they came or went, or their numbers moved, on a day we know.
///
/// - SeeAlso: デジタル社会の形成を図るための関係法律の整備に関する法律（令和3年法律第37号）: 番号法第19条の号は令和3年9月1日に、個人情報の保護に関する法律 第5章の
///   地方公共団体への適用は令和5年4月1日に変わった。
struct LegalBasis {
  /// Why a basis does not fit a day.
  struct Fault {
    /// The first day from which it does not fit, or `nil` where it does not fit before `until`.
    var from: Day?
    var until: Day?
    var reason: Message
  }

  private let text: String

  init(_ text: String) { self.text = Self.plain(text) }

  /// What is wrong with it, and when; `kind` and `networks` tell which 号 of 番号法 could be meant.
  func faults(isEntrustment: Bool, usesInformationNetwork: Bool) -> [Fault] {
    guard let direct = Day(year: 2023, month: 4, day: 1),
      let moved = Day(year: 2021, month: 9, day: 1)
    else { return [] }
    var faults: [Fault] = []
    if namesOldOrdinance {
      faults.append(
        Fault(
          from: direct, until: nil,
          reason: Message(
            ja: "個人情報保護条例は令和5年3月31日までで、4月1日からは個人情報の保護に関する法律が直接適用される",
            en:
              "the ordinances on personal data ended on 2023-03-31; the Act applies directly since")
        ))
    }
    if namesChapterFive {
      faults.append(
        Fault(
          from: nil, until: direct,
          reason: Message(
            ja: "個人情報の保護に関する法律 第5章が地方公共団体に適用されるのは令和5年4月1日から",
            en: "chapter 5 of the Act applies to local governments only since 2023-04-01")))
    }
    for number in numbersOfArticle19 {
      if usesInformationNetwork, number == 7 {
        faults.append(
          Self.moved(
            from: 7, to: 8, .init(ja: "情報提供NWSによる提供", en: "the information network"), moved))
      }
      if isEntrustment, number == 5 {
        faults.append(Self.moved(from: 5, to: 6, .init(ja: "委託", en: "entrustment"), moved))
      }
      if isEntrustment, number == 6 {
        faults.append(
          Fault(
            from: nil, until: moved,
            reason: Message(
              ja: "番号法第19条の委託は、令和3年8月31日までは第5号",
              en: "until 2021-08-31 entrustment was item 5 of article 19 of the Number Act")))
      }
    }
    return faults
  }

  private static func moved(from old: Int, to new: Int, _ what: Message, _ day: Day) -> Fault {
    Fault(
      from: day, until: nil,
      reason: Message(
        ja: "番号法第19条の\(what.ja)は、令和3年9月1日から第\(new)号（それまで第\(old)号）",
        en:
          "since 2021-09-01 \(what.en) is item \(new) of article 19 of the Number Act (item \(old) before)"
      ))
  }

  /// An ordinance of the old kind: not one on how the Act is carried out, not that of an assembly, and not one that says it was made in 2022 or later.
  private var namesOldOrdinance: Bool {
    guard text.contains("条例"),
      text.contains("個人情報保護条例") || text.contains("個人情報の保護に関する条例")
    else { return false }
    return !["施行条例", "議会", "令和4年", "令和5年", "令和6年", "令和7年"].contains(where: text.contains)
  }

  /// Articles 60 to 129 of the Act on the Protection of Personal Information.
  private var namesChapterFive: Bool {
    ["個人情報保護法第", "個人情報の保護に関する法律第"].contains { name in
      text.ranges(of: name).contains { range in
        let rest = text[range.upperBound...]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard rest.dropFirst(digits.count).hasPrefix("条"), let article = Int(digits) else {
          return false
        }
        return (60...129).contains(article)
      }
    }
  }

  /// Whether article 19 (provision) or 30 (use) of the Number Act is named.
  ///
  /// - SeeAlso: 行政手続における特定の個人を識別するための番号の利用等に関する法律 第19条・第30条.
  var namesNumberActGround: Bool {
    ["番号法", "番号利用法", "マイナンバー法", "番号の利用等に関する法律"].contains { name in
      text.ranges(of: name).contains {
        Self.articles(text[$0.upperBound...]).contains { [19, 30].contains($0) }
      }
    }
  }

  /// The articles listed from the beginning of a text on: 第9条第1項、第19条第8号及び同法第30条 are 9, 19 and 30. 第19条の2 is another
  /// article than 第19条, and of a list that says it is not meant (第19条によらない) none counts.
  private static func articles(_ text: Substring) -> [Int] {
    var articles: [Int] = []
    var rest = withoutNumber(of: text)
    while true {
      rest = rest.drop { "第、，,・及び並又は）)".contains($0) }
      if let opening = rest.first, "（(".contains(opening) {
        let inner = rest.dropFirst().prefix { !"）)".contains($0) }
        if denials.contains(where: inner.contains) { return [] }
        // 第9条（利用範囲）、第19条: what an article is called is no article.
        rest = rest.dropFirst(inner.contains("条") ? 1 : inner.count + 1)
        continue
      }
      if let law = ["同法", "同じく"].first(where: rest.hasPrefix) { rest = rest.dropFirst(law.count) }
      rest = rest.drop { $0 == "第" }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), let unit = rest.dropFirst(digits.count).first,
        "条項号".contains(unit)
      else { return isDenied(rest) ? [] : articles }
      rest = rest.dropFirst(digits.count + 1)
      var hasBranch = false
      while rest.first == "の" {
        let branch = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard !branch.isEmpty else { break }
        hasBranch = true
        rest = rest.dropFirst(1 + branch.count)
      }
      if unit == "条", !hasBranch { articles.append(number) }
    }
  }

  /// What stands behind the name of a law without the brackets in which its number or its short name stand, and without a 」 that closes
  /// the name: 番号法（平成25年法律第27号）第19条, …に関する法律（以下「番号法」という。）第19条.
  private static func withoutNumber(of text: Substring) -> Substring {
    var rest = text.drop { "」』".contains($0) }
    while let opening = rest.first, "（(「".contains(opening),
      let closing = rest.firstIndex(where: { "）)".contains($0) }),
      ["法律第", "以下", "という"].contains(where: rest[..<closing].contains)
    {
      rest = rest[rest.index(after: closing)...]
    }
    // 「番号法」という。）第19条: the short name stands in the brackets itself.
    if rest.hasPrefix("という"), let closing = rest.firstIndex(where: { "）)".contains($0) }) {
      rest = rest[rest.index(after: closing)...]
    }
    return rest
  }

  /// Whether the clause behind a list of articles says that these are not it, or not decided.
  private static func isDenied(_ text: Substring) -> Bool {
    let clause = text.prefix { !"、。，,；;（(".contains($0) }
    return denials.contains(where: clause.contains)
  }

  private static let denials = [
    "よらない", "よらず", "基づかない", "基づかず", "ではない", "でない", "該当しない", "該当せず", "非該当", "当たらない", "あたらない", "以外",
    "除く", "除き",
    "準じ", "類する", "適用しない", "適用されない", "適用なし", "適用がない", "適用はない", "適用外", "対象外", "違反", "禁止", "検討中", "未定",
    "不明",
    "確認中", "要確認",
  ]

  /// The 号 named of 番号法第19条, in order.
  private var numbersOfArticle19: [Int] {
    ["番号法", "番号の利用等に関する法律"].flatMap { name in
      text.ranges(of: name).compactMap { range -> Int? in
        let rest = text[range.upperBound...].prefix(20)
        guard let article = rest.firstRange(of: "19条"), rest[..<article.lowerBound].count <= 4
        else {
          return nil
        }
        let digits = rest[article.upperBound...].drop { $0 == "第" }
          .prefix { $0.isASCII && $0.isNumber }
        guard rest[digits.endIndex...].hasPrefix("号") else { return nil }
        return Int(digits)
      }
    }
  }

  /// Without spaces, full-width and Chinese numbers as ASCII ones: 第十九条 第八号 is 第19条第8号.
  private static func plain(_ text: String) -> String {
    var result = ""
    var run: [Int] = []
    func close() {
      guard !run.isEmpty else { return }
      // 十 is 10 in the list: tens before it, ones behind it.
      if let ten = run.firstIndex(of: 10), run.count <= 3 {
        let tens = ten == 0 ? 1 : run[0]
        result += String(tens * 10 + (ten + 1 < run.count ? run[ten + 1] : 0))
      } else {
        result += run.map(String.init).joined()
      }
      run = []
    }
    for scalar in text.unicodeScalars {
      if let digit = "〇一二三四五六七八九十".unicodeScalars.enumerated().first(where: { $0.1 == scalar })?.0 {
        run.append(digit)
      } else if (0xFF10...0xFF19).contains(scalar.value) {
        close()
        result += String(scalar.value - 0xFF10)
      } else {
        close()
        if scalar != "　" && scalar != " " { result.unicodeScalars.append(scalar) }
      }
    }
    close()
    return result
  }
}
