import NagarezuCore
import NagarezuSource

extension Shinjuku {
  /// コールセンター has another name, and the old one as an alias.
  public static let renameCallCentre = TextEdit(
    "  コールセンター:\n    種別: 窓口\n", "  問合せセンター:\n    別名: [コールセンター]\n    種別: 窓口\n")

  /// ⑦ goes over the other medium.
  public static let handOverPrintData =
    TextEdit(
      "    経路: 印字用DVD-R\n    項目: [再委託の情報項目]\n", "    経路: 手交媒体\n    項目: [再委託の情報項目]\n")
    // Nothing else goes by that medium, and a channel that nothing uses is refused.
    + TextEdit(
      "  印字用DVD-R:\n    種別: 電子記録媒体\n    対策: パスワードを付してデータを暗号化する\n"
        + "    証拠: {行: 処理させる情報項目の記録媒体, 引用: 紙及び電磁的媒体 (DVD-R 等)}\n", "")

  /// コールセンター has a system inside.
  public static let addInnerSystem = TextEdit(
    "  コールセンター:\n    種別: 窓口\n",
    "  応対記録: {種別: データベース, 運用: 広済堂ネクスト, 内包先: コールセンター}\n  コールセンター:\n    種別: 窓口\n")

  /// ⑧ says something else in the table.
  public static let rewordRemark = TextEdit("備考: 封入封緘した確認書を委託先へ納める。", "備考: 確認書を納める。")

  /// ⑬ has another number.
  public static let renumberTransfer = TextEdit(
    "番号: ⑬\n    から: 支給対象者データベース\n    へ: 金融機関", "番号: ⑯\n    から: 支給対象者データベース\n    へ: 金融機関")
}

/// The model of a text.
///
/// - Throws: `LoadFailure` where it is none.
public func written(_ text: String) throws -> Model {
  try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
}
