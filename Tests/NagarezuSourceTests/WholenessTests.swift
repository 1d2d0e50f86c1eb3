import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A model as text without places, to tell whether two are equal.
func withoutPlaces(_ model: Model) -> String {
  var model = model
  model.assumptions.sort { $0.message.ja.precedesByBytes($1.message.ja) }
  return String(reflecting: model).replacing(
    /NagarezuCore\.SourceSpan\(file: "[^"]*", line: \d+, column: \d+\)/, with: "")
}

/// The sections of ``small``: from each line without indentation to the next.
private var sections: [String] {
  var found: [String] = []
  for line in small.components(separatedBy: "\n").dropFirst().dropLast(2) {
    if line.hasPrefix(" ") {
      found[found.count - 1] += line + "\n"
    } else {
      found.append(line + "\n")
    }
  }
  return found
}

@Suite struct WholenessTests {
  @Test func aFileCutOffAnywhereNeverLoads() {
    let bytes = Array(small.utf8)
    // Without its last line feed it still ends with its mark.
    for count in 0..<(bytes.count - 1) {
      let found = outcome(of: MemoryFiles(bytes: ["m.yaml": Array(bytes.prefix(count))]))
      #expect(found.isRefused, "loads when cut off after \(count) bytes")
    }
  }

  @Test func aKeyOrNameWithOneLetterChangedNeverLoads() {
    // Texts, counts and the numbers of dates may be anything; these words may not.
    let words = [
      "nagarezu", "件名", "実施機関", "保有課", "主体", "所属", "個人の範囲", "属する", "情報項目", "区分", "場所", "システム",
      "運用", "保有", "項目", "対象", "保存", "契約終了まで", "鍵", "保持者", "経路", "種別", "暗号化", "はい", "流れ", "番号", "から",
      "期間", "承認", "業務委託", "相手", "媒体", "専用線", "企業", "本人", "別名",
    ]
    for word in words {
      for letter in word.indices {
        for changed in Self.changes(of: word, at: letter) {
          #expect(outcome(of: small(word, changed)).isRefused, "\(word) written \(changed)")
        }
      }
    }
  }

  @Test func aNameChangedWhereItIsUsedOrDeclaredNeverLoads() {
    let uses = [
      "区", "総務課", "業者", "対象者", "ホスト", "委託機", "回線", "住基情報", "庁舎",
    ]
    for name in uses {
      var places: [Range<String.Index>] = []
      var rest = small.startIndex..<small.endIndex
      while let range = small.range(of: name, range: rest) {
        places.append(range)
        rest = range.upperBound..<small.endIndex
      }
      for place in places where Self.isWhole(place) {
        for changed in [name + "a", String(name.dropLast()) + "x"] {
          let text = small.replacingCharacters(in: place, with: changed)
          #expect(outcome(of: text).isRefused, "\(name) written \(changed)")
        }
      }
    }
  }

  private static func changes(of word: String, at index: String.Index) -> [String] {
    let next = word.index(after: index)
    let front = String(word[..<index])
    let back = String(word[next...])
    return ["\(front)\(back)", "\(front)x\(back)", "\(front)\(word[index])x\(back)"]
  }

  /// Whether a name stands alone there rather than within a longer word.
  private static func isWhole(_ range: Range<String.Index>) -> Bool {
    let before: Character = small[..<range.lowerBound].last ?? " "
    let after: Character = small[range.upperBound...].first ?? "\n"
    return " [{".contains(before) && ",]}:\n".contains(after)
  }

  @Test func theOrderOfSectionsAndListsChangesNothing() throws {
    let one = try #require(outcome(of: small).model)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let shuffled = "---\n" + sections.shuffled(using: &random).joined() + "...\n"
      let model = try #require(outcome(of: shuffled).model, "\(shuffled)")
      #expect(withoutPlaces(model) == withoutPlaces(one))
    }
  }

  @Test func theOrderOfFlowsApprovalsAndReadersChangesNothing() throws {
    func text(_ isTurned: Bool) -> String {
      func list(_ entries: [String]) -> String {
        (isTurned ? entries.reversed() : entries).joined()
      }
      let flows = list([
        "  - {番号: ⑩, から: ホスト, へ: 不明, 項目: 氏名, 経路: 紙}\n", "  - {番号: ②, から: ホスト, へ: 住民, 項目: 氏名}\n",
        "  - {番号: ②, から: ホスト, へ: 住民, 項目: 住所, 双方向: はい}\n",
        "  - {番号: ⑩, から: ホスト, へ: 不明, 項目: 住所}\n",
      ])
      let approvals = list([
        "  - {種別: 外部提供, 相手: 業者}\n", "  - {種別: 電算処理, 相手: 委託機, 仮: はい}\n", "  - {種別: 同意, 相手: 業者}\n",
      ])
      return small("運用: 業者,", "運用: 業者, 閲覧: [\(list(["{主体: 区, 経路: 郵送}, ", "総務課, "]))],")
        .replacingOccurrences(of: "流れ:\n", with: "流れ:\n" + flows)
        .replacingOccurrences(of: "承認:\n", with: "承認:\n" + approvals)
    }
    let one = try #require(
      outcome(of: text(false)).model, "\(outcome(of: text(false)).diagnostics)")
    let other = try #require(outcome(of: text(true)).model)
    #expect(withoutPlaces(one) == withoutPlaces(other))
    #expect(one.flows.map(\.number) == ["①", "②", "②", "②", "⑩", "⑩"])
    #expect(one.approvals.map(\.id) == ["同意/業者", "外部提供/業者", "業務委託/業者", "電算処理/委託機"])
  }

  @Test func aPieceMovedToAPartChangesNothingButItsPlace() throws {
    let moved = sections.filter { !$0.hasPrefix("経路") && !$0.hasPrefix("承認") }
    let rest = sections.filter { $0.hasPrefix("経路") || $0.hasPrefix("承認") }
    let files = MemoryFiles([
      "m.yaml": "---\n取込: p.yaml\n" + moved.joined() + "...\n",
      "p.yaml": "---\nnagarezu: 1\n" + rest.joined() + "...\n",
    ])
    var model = try #require(outcome(of: files).model)
    var one = try #require(outcome(of: small).model)
    (model.files, one.files) = ([], [])
    #expect(withoutPlaces(model) == withoutPlaces(one))
  }

  @Test func aFileWithAnEndMarkCarriesNoAssumptionAndOneWithoutDoes() {
    let small = small("[株式会社業者]}", "[株式会社業者], 所在地: 東京都}")
    #expect(outcome(of: small).model?.assumptions.isEmpty == true)
    let unmarked = small.replacingOccurrences(of: "---\n", with: "").replacingOccurrences(
      of: "...\n", with: "")
    #expect(outcome(of: unmarked).model?.assumptions.count == 1)
  }

  @Test func allProblemsOfARunAreSaidButNoMoreThanAHundredOfAFile() {
    var text = small.replacingOccurrences(of: "相手: 業者", with: "相手: 業社")
    text = text.replacingOccurrences(of: "保有課: 総務課", with: "保有課: 総務科")
    text = text.replacingOccurrences(of: "企業", with: "起業")
    #expect(outcome(of: text).places == ["L401 5:6", "L305 9:12", "L401 29:20"])
    let many = (1...150).map { "  謎\($0): {謎: 1}\n" }.joined()
    let found = outcome(of: small("主体:\n", "主体:\n" + many)).diagnostics
    #expect(found.count == 101)
    #expect(found.last?.code == "L115")
    #expect(found.last?.message.en.hasPrefix("50 more") == true)
  }

  @Test func anAliasBombIsRefusedAtOnce() {
    var text = "nagarezu: 1\na: &a0 [x, x]\n"
    for level in 1...30 { text += "b\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(outcome(of: text).places == ["L208 2:4"])
    // The same as keys, which the library would compare.
    var keys = "nagarezu: 1\na: &a0 [x, x]\n"
    for level in 1...30 { keys += "? &a\(level) [*a\(level - 1), *a\(level - 1)]\n: x\n" }
    #expect(outcome(of: keys).places == ["L208 2:4"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func deepNestingIsRefusedAtOnce(opening: String) {
    let text = "nagarezu: 1\n件名:\n  " + String(repeating: opening, count: 1_000) + "x\n"
    #expect(outcome(of: text).places.first?.hasPrefix("L212 3:") == true)
  }
}
