import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// What newcomers try is answered with the word that says it, and that word is read there.
@Suite struct GuessTests {
  /// The words of one row, each at its place. Shape: the key of the section of ``SampleOfEveryKey`` that has the context.
  private static let sections: [Vocabulary.Context: String] = [
    .party: "主体", .site: "場所", .subjectClass: "個人の範囲", .item: "情報項目", .system: "システム",
    .reader: "システム", .holding: "システム", .derivation: "システム", .key: "鍵", .channel: "経路",
    .purpose: "目的",
    .flow: "流れ", .approval: "承認", .consent: "承認", .waiver: "留保", .rule: "規則", .regime: "制度",
  ]

  private func diagnostics(_ text: String) -> [Diagnostic] {
    outcome(
      of: MemoryFiles([
        "見本.yaml": text, "部品.yaml": SampleOfEveryKey.part, "前の版.yaml": "nagarezu: 1\n件名: 前の見本\n",
      ]), ["見本.yaml"]
    ).diagnostics
  }

  /// The places of a key in the part of the sample where its context stands.
  private func places(of key: Vocabulary.Key, in context: Vocabulary.Context) -> [Range<
    String.Index
  >] {
    let text = SampleOfEveryKey.text
    let section: Range<String.Index>
    if let name = Self.sections[context], let start = text.range(of: "\n\(name):\n") {
      let rest = text[start.upperBound...]
      let end = rest.range(of: "\n[^ ]", options: .regularExpression)?.lowerBound ?? text.endIndex
      section = start.upperBound..<end
    } else {
      section = text.startIndex..<text.endIndex
    }
    var found: [Range<String.Index>] = []
    var rest = section
    while let range = text.range(of: key.ja + ":", range: rest) {
      rest = range.upperBound..<section.upperBound
      let before =
        range.lowerBound == text.startIndex ? "\n" : text[text.index(before: range.lowerBound)]
      let isStart = context == .file ? before == "\n" : " {".contains(before)
      if isStart { found.append(range.lowerBound..<text.index(before: range.upperBound)) }
    }
    return found
  }

  @Test(arguments: Vocabulary.guessedKeys.indices)
  func aKeyThatIsTriedIsAnsweredWithTheRightOne(index: Int) throws {
    let guess = Vocabulary.guessedKeys[index]
    let key = try #require(Vocabulary.keys(guess.context).first { $0.word == guess.word })
    let places = places(of: key, in: guess.context)
    #expect(!places.isEmpty, "\(guess.context) \(key.ja)")
    for tried in guess.tried {
      #expect(!Vocabulary.keys(guess.context).contains { $0.ja == tried || $0.en == tried })
      let value = guess.value.map { ": \($0)" } ?? ""
      let answer = places.contains { place in
        diagnostics(SampleOfEveryKey.text.replacingCharacters(in: place, with: tried)).contains {
          $0.code == "L301" && $0.message.ja.contains("「\(tried)」")
            && $0.help?.ja == "「\(key.ja)\(value)」ですか"
            && $0.help?.en == "did you mean '\(Self.isASCII(tried) ? key.en : key.ja)\(value)'?"
        }
      }
      #expect(answer, "\(guess.context) \(tried) → \(key.ja)")
    }
    #expect(
      places.contains {
        diagnostics(SampleOfEveryKey.text.replacingCharacters(in: $0, with: key.en)).isEmpty
      }, "\(guess.context) \(key.en)")
  }

  /// Whoever tries an English word is offered one.
  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// A piece of ``small``, and what puts a word of a list into it.
  private static func place(_ list: Vocabulary.WordList, _ word: String) -> (String, String) {
    let approval = "承認:\n"
    switch list {
    case .partyKind: return ("  住民: {種別: 本人}", "  住民: {種別: 本人}\n  新顔: {種別: \(word)}")
    case .systemKind: return ("  委託機: {", "  委託機: {種別: \(word), ")
    case .channelKind: return ("{種別: 専用線", "{種別: \(word)")
    case .approvalKind:
      let to = word == "電算処理" || word == "processing" ? "ホスト" : "業者"
      return (approval, approval + "  - {識別名: 新, 種別: \(word), 相手: \(to), 項目: 氏名, 対象: 対象者}\n")
    case .exposure: return ("  - {種別: 業務委託", "  - {取扱い: \(word), 種別: 業務委託")
    case .subcontract: return ("  - {種別: 業務委託", "  - {再委託: \(word), 種別: 業務委託")
    case .access: return ("  委託機: {", "  委託機: {アクセス: \(word), 対策: 施錠する, ")
    case .processing: return ("  委託機: {", "  委託機: {電算処理: \(word), ")
    case .severity: return ("流れ:\n", "規則:\n  - {名称: 甲, 禁止: {主体: 業者}, 理由: 条件, 重さ: \(word)}\n流れ:\n")
    case .scope:
      return (
        "流れ:\n",
        "規則:\n  - {名称: 甲, 範囲: \(word), 禁止: {併有: [氏名, 住所]}, 理由: 条件}\n流れ:\n"
      )
    case .abroad: return ("流れ:\n", "規則:\n  - {名称: 甲, 禁止: {所在地: \(word)}, 理由: 条件}\n流れ:\n")
    case .consentBy: return ("流れ:\n", "制度:\n  甲: {実施機関: 区, 同意とみなすもの: \(word)}\n流れ:\n")
    case .state: return ("実施機関: 区", "状態: \(word)\n実施機関: 区")
    case .handover:
      return (
        "運用: 業者, 保存",
        "運用: [{主体: 業者, 期間: 〜令和7年3月31日, 引渡し: \(word)}, {主体: 区, 期間: 令和7年4月1日〜}], 保存"
      )
    case .paper: return ("流れ:\n", "図: {紙: \(word)}\n流れ:\n")
    case .side: return ("流れ:\n", "図: {固定: [{もの: 業者, 側: \(word)}]}\n流れ:\n")
    case .corner: return ("流れ:\n", "図: {凡例: \(word)}\n流れ:\n")
    case .flag: return ("暗号化: はい", "暗号化: '\(word)'")
    }
  }

  @Test(arguments: Vocabulary.guessedWords.indices)
  func aWordThatIsTriedIsAnsweredWithTheRightOne(index: Int) throws {
    let guess = Vocabulary.guessedWords[index]
    let word = try #require(Vocabulary.words(guess.list).first { $0.ja == guess.ja })
    for tried in guess.tried {
      let (piece, written) = Self.place(guess.list, tried)
      let found = outcome(of: small(piece, written)).diagnostics
      #expect(found.map(\.code) == ["L305"], "\(guess.list) \(tried): \(found)")
      #expect(found.first?.help?.ja == "「\(word.ja)」ですか")
      let offered = Self.isASCII(tried) ? word.en : word.ja
      #expect(found.first?.help?.en == "did you mean '\(offered)'?")
    }
    for offered in [word.ja, word.en] {
      let (piece, written) = Self.place(guess.list, offered)
      #expect(outcome(of: small(piece, written)).places == [], "\(guess.list) \(offered)")
    }
  }

  @Test func noWordIsTriedForTwo() {
    let keys = Vocabulary.guessedKeys.flatMap { guess in
      guess.tried.map { "\(guess.context) \($0)" }
    }
    #expect(Set(keys).count == keys.count)
    let words = Vocabulary.guessedWords.flatMap { guess in guess.tried.map { "\(guess.list) \($0)" }
    }
    #expect(Set(words).count == words.count)
    #expect(keys.count + words.count > 200)
  }

  /// A kind that is named directly is asked for as one of a declared channel is.
  @Test func aChannelThatIsTriedInAFlowIsAnsweredToo() {
    let found = outcome(of: small("経路: 回線, 項目", "経路: vpn, 項目")).diagnostics
    #expect(found.map(\.code) == ["L401"])
    #expect(found.first?.help?.ja == "「閉域網」ですか")
  }
}
