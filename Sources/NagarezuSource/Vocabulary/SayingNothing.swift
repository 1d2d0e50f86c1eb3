import NagarezuCore

extension Vocabulary {
  /// Whether a text where something must be said says nothing: blank, a dash, 不明, 検討中, なし, 同上, in any width and with any
  /// signs around it. Where a reason or a safeguard is asked for, はい says nothing either.
  static func saysNothing(_ text: String, of word: Word? = nil) -> Bool {
    guard !isLong(text) else { return false }
    var letters = bare(text)
    for opening in openings where letters.hasPrefix(opening) && letters != opening {
      letters.removeFirst(opening.count)
      break
    }
    for ending in endings where letters.hasSuffix(ending) && letters != ending {
      letters.removeLast(ending.count)
      break
    }
    if letters.isEmpty || wordsForNothing.contains(letters) { return true }
    return word.map(askingForGrounds.contains) == true && wordsForYes.contains(letters)
  }

  /// Whether a text has more letters that no width or size changes than any that says nothing, with an opening and an ending. Most reasons
  /// have, and to make them bare takes long.
  private static func isLong(_ text: String) -> Bool {
    var letters = 0
    for scalar in text.unicodeScalars
    where PlainText.isLetter(scalar.value) && !isMark(scalar) {
      letters += 1
      if letters > longest { return true }
    }
    return false
  }

  private static let longest = [
    Array(wordsForNothing.union(wordsForYes)), openings, endings,
  ].map { $0.map(\.unicodeScalars.count).max() ?? 0 }.reduce(0, +)

  /// Keys that ask why, or by what means.
  private static let askingForGrounds: Set<Word> = [
    .reason, .safeguard, .measures, .declassified, .authorityOperation, .authoritySystem,
    .counterpartyOperation, .counterpartySystem,
  ]

  /// Letters and digits alone, small and of one width.
  private static func bare(_ text: String) -> String {
    let letters = NormalForm.ofAnyWidth(text).lowercased().unicodeScalars.filter {
      ($0.properties.isAlphabetic || $0.properties.numericType != nil) && !isMark($0)
    }
    return String(String.UnicodeScalarView(letters))
  }

  /// Letters that stand as signs: dashes, repetition marks, circles and crosses.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "ー", "一", "〃", "々", "仝", "〇", "ノ", "ｰ": true
    default: false
    }
  }

  private static let openings = [
    "現在は", "現在", "現時点では", "今のところ", "今後", "詳細は", "内容は", "具体的には", "理由は", "対策は",
  ]

  private static let endings = [
    "とします", "とする", "ものとする", "しています", "しております", "である", "です", "します", "する", "予定", "のため", "につき", "のこと",
    "ので",
  ]

  private static let wordsForNothing: Set<String> = Set(
    """
    不明 未定 未決 未決定 未確定 未確認 未記入 未入力 未記載 未設定 未検討 未調整 未了 なし 無し 無 ない 無い 特になし 特に無し 特にない 特に無い とくになし \
    特段なし 特段ない 特記事項なし 該当なし 該当無し 該当せず 該当しない 該当事項なし 非該当 対象外 検討中 検討 要検討 検討予定 検討の上決定 検討の上 協議中 協議 \
    要協議 協議の上決定 調整中 調整 要調整 確認中 確認 要確認 調査中 準備中 作成中 作業中 審議中 別途 別途定める 別途定め 別途定めます 別途定めるもの \
    別に定める 別に定めるもの 別途協議 別途協議の上決定 別途検討 別途決定 別途通知 別途指示 別途連絡 別途提出 別途記載 別途調整 追って 追って定める 追って連絡 追って通知 \
    追って決定 後日 後日定める 後日決定 後日連絡 後日通知 後日記載 後日提出 後ほど 後で 決定次第 決まり次第 定まり次第 確定次第 決定 決める 定める 適宜 適宜対応 \
    適宜判断 適当に 省略 略 以下略 割愛 同上 同前 同左 同右 同じ 上に同じ 上記と同じ 上記に同じ 前記のとおり 上記のとおり 上記の通り 前項のとおり 右同 左同 記載なし \
    ナシ ミテイ フメイ 不要 要しない 予定 開催予定 付議予定 付議せず 付議しない 付議なし 開催せず 開催しない 開催なし 不開催 未開催 未実施 未付議 \
    記載省略 記入なし 理由なし 対策なし 特に理由なし 特に理由はない 理由 対策 わからない 分からない 分かりません わかりません 知らない 空欄 ブランク 保留 仮 \
    tbd tba tbc tbs todo fixme xxx na nil null none no nothing unknown undecided undetermined unspecified pending later \
    tobedetermined tobedecided tobeconfirmed tobeannounced tobedefined notapplicable notavailable notdecided notdecidedyet \
    notyet notyetdecided notknown nocomment noreason ditto same sameasabove asabove seeabove idem blank empty omitted \
    underreview underconsideration underdiscussion inprogress wip see
    """.split { " \n".contains($0) }.map(String.init))

  private static let wordsForYes: Set<String> = [
    "はい", "有", "有り", "あり", "ある", "ok", "yes", "true", "済", "済み", "実施", "実施済", "実施済み", "対応済", "対応済み",
    "いいえ", "false",
    "必要", "要", "適切に対応", "適切に実施",
  ]
}
