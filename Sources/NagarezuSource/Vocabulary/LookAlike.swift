import Foundation
import NagarezuCore

/// When two names look the same to a person though their bytes differ.
enum LookAlike {
  /// What a name looks like: equal for names that a reader would take for one.
  ///
  /// Compatibility forms (㈱, half-width kana, full-width letters), case, spaces, dashes, variation selectors and a table
  /// of letter variants that personal and place names use.
  static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.isVariationSelector
        || scalar.isInvisible
      {
        continue
      }
      if scalar.properties.isDash || dashes.contains(scalar) {
        result.append("-")
      } else {
        result.append(variants[scalar] ?? scalar)
      }
    }
    return String(result)
  }

  /// Signs that are drawn as one stroke and mistyped for each other; the long-vowel mark too.
  private static let dashes: Set<Unicode.Scalar> = ["ー", "─", "━", "ｰ", "一"]

  /// Shape: variant → the letter for which it is taken. Only letters drawn so alike that a clerk types either.
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs =
      "髙高 﨑崎 嵜崎 碕崎 德徳 濵浜 濱浜 邉辺 邊辺 齋斎 齊斉 𠮷吉 栁柳 槇槙 瀨瀬 增増 黑黒 淸清 敎教 塚塚 廣広 國国 澤沢 嶋島 嶌島 舘館 桒桑 眞真 惠恵 應応 縣県 區区 澁渋 龍竜 収收 曾曽 渕淵 脇脇 祐祐 靜静 晴晴 巳已 己已"
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      if let from = scalars.first, let to = scalars.last, from != to { table[from] = to }
    }
    // Kana and kanji of one shape.
    for (from, to) in [
      ("ニ", "二"), ("カ", "力"), ("ロ", "口"), ("エ", "工"), ("タ", "夕"), ("ハ", "八"), ("へ", "ヘ"),
      ("ト", "卜"),
    ] {
      if let from = from.unicodeScalars.first, let to = to.unicodeScalars.first { table[from] = to }
    }
    return table
  }()
}
