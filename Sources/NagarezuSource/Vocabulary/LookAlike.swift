import Foundation
import NagarezuCore

/// When two names look the same to a person though their bytes differ.
enum LookAlike {
  /// What a name looks like: equal for names that a reader would take for one.
  ///
  /// Compatibility forms (㈱, half-width kana, full-width letters), case, spaces, dashes, variation selectors, the letters of
  /// ``LookAlikeLetters``, and legal forms before or behind the name.
  static func folded(_ name: String) -> String {
    let letters = withoutLegalForm(decomposed(name))
    var result = String.UnicodeScalarView()
    for scalar in letters.unicodeScalars {
      if PlainText.isLetter(scalar.value), LookAlikeLetters.table[scalar] == nil {
        result.append(scalar)
        continue
      }
      if scalar.properties.isWhitespace || scalar.properties.isVariationSelector
        || scalar.isInvisible
      {
        continue
      }
      // First as it is written (Ι is l), then as a small letter (I is i, which is taken for l as well).
      let taken = LookAlikeLetters.table[scalar] ?? scalar
      for small in taken.properties.lowercaseMapping.unicodeScalars {
        let letter = LookAlikeLetters.table[small] ?? small
        result.append(letter.properties.isDash ? "-" : strokes[letter] ?? letter)
      }
    }
    return String(result)
  }

  /// Small letters and digits of one shape. Shape: letter → the one that is kept.
  private static let strokes: [Unicode.Scalar: Unicode.Scalar] = [
    "i": "l", "1": "l", "|": "l", "0": "o",
  ]

  /// Voiced kana in two letters, whichever way they are written, and everything else as NFKD has it.
  private static func decomposed(_ name: String) -> String {
    name.unicodeScalars.allSatisfy(isDecomposed)
      ? name : name.decomposedStringWithCompatibilityMapping
  }

  /// Letters that NFKD leaves alone: asking the library for each name costs a third of the time to read a model.
  private static func isDecomposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x3041...0x304B, 0x306A...0x306F, 0x307E...0x3093, 0x30A1...0x30AB,
      0x30CA...0x30CF, 0x30DE...0x30F3, 0x30FC, 0x4E00...0x9FFF:
      true
    default: false
    }
  }

  private static func withoutLegalForm(_ name: String) -> String {
    var letters = Array(name.unicodeScalars)[...]
    while let first = letters.first, let last = letters.last {
      if let form = formsByFirst[first]?.first(where: {
        letters.count > $0.count && letters.starts(with: $0)
      }) {
        letters = letters.dropFirst(form.count)
      } else if let form = formsByLast[last]?.first(where: {
        letters.count > $0.count && letters.suffix($0.count).elementsEqual($0)
      }) {
        letters = letters.dropLast(form.count)
      } else {
        break
      }
      while letters.first?.properties.isWhitespace == true { letters = letters.dropFirst() }
      while let last = letters.last, last.properties.isWhitespace || last == "," {
        letters = letters.dropLast()
      }
    }
    return letters.count == name.unicodeScalars.count ? name : Array(letters).text
  }

  /// Shape: the letter with which a form begins → such forms, the longer first. Few names begin with one.
  private static let formsByFirst = Dictionary(grouping: forms) { $0.first ?? " " }
  /// Shape: the letter with which a form ends → such forms, the longer first.
  private static let formsByLast = Dictionary(grouping: forms) { $0.last ?? " " }

  /// The longer before what they hold; as NFKD writes them (㈱ is (株)).
  ///
  /// - SeeAlso: 会社法第2条、一般社団法人及び一般財団法人に関する法律、公益法人認定法、社会福祉法、医療法、私立学校法、
  ///   特定非営利活動促進法、独立行政法人通則法.
  private static let forms =
    [
      "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "特例有限会社", "一般社団法人", "公益社団法人", "一般財団法人",
      "公益財団法人", "特定非営利活動法人", "認定特定非営利活動法人", "NPO法人", "社会福祉法人", "医療法人社団", "医療法人財団", "医療法人",
      "社会医療法人", "学校法人", "宗教法人", "独立行政法人", "地方独立行政法人", "国立研究開発法人", "国立大学法人", "公立大学法人", "税理士法人",
      "弁護士法人", "監査法人", "社会保険労務士法人", "行政書士法人", "司法書士法人", "更生保護法人", "認可地縁団体", "社団法人", "財団法人", "(株)",
      "(有)", "(同)", "(資)", "(名)", "(相)", "(社)", "(財)", "(一社)", "(公社)", "(一財)", "(公財)", "(福)",
      "(社福)", "(医)",
      "(学)", "(宗)", "(特非)", "(独)", "(地独)", "Co., Ltd.", "Co.,Ltd.", "Co. Ltd.", "Ltd.", "Ltd",
      "Inc.", "Inc", "Corp.",
      "Corporation", "K.K.", "LLC", "株式會社",
    ].map { Array(decomposed($0).unicodeScalars) }.sorted { $0.count > $1.count }
}
