import Foundation
import NagarezuCore
import NagarezuSource

/// Pieces of a model's text and what stands there instead; each piece must be there exactly once.
public struct TextEdit: Sendable {
  /// Shape: the piece as it is → as it becomes, made in this order.
  let replacements: [(old: String, new: String)]

  /// One replacement.
  public init(_ old: String, _ new: String) { replacements = [(old, new)] }

  private init(_ replacements: [(old: String, new: String)]) { self.replacements = replacements }

  /// Both edits, one after the other.
  public static func + (a: TextEdit, b: TextEdit) -> TextEdit {
    TextEdit(a.replacements + b.replacements)
  }

  /// A piece that a text does not hold exactly once: the test that names it proves nothing.
  public struct NotOnce: Error {
    /// The piece that was looked for.
    public let piece: String
    /// How often it stands there.
    public let count: Int
  }

  /// The text after the edit.
  ///
  /// - Throws: ``NotOnce`` for a piece that is missing or stands there twice.
  public func applied(to text: String) throws(NotOnce) -> String {
    var text = text
    for (old, new) in replacements {
      let parts = text.components(separatedBy: old)
      guard parts.count == 2 else { throw NotOnce(piece: old, count: parts.count - 1) }
      text = parts.joined(separator: new)
    }
    return text
  }
}

/// The real case of the repository and what may happen to it.
public enum Shinjuku {
  /// Its file, as seen from the root of the repository.
  public static let path = "models/shinjuku/kyufukin.yaml"

  /// The root of the repository.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The file as it stands on disk.
  ///
  /// - Throws: what Foundation throws where it cannot be read.
  public static func text() throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// The model after some edits.
  ///
  /// - Throws: ``TextEdit/NotOnce``; `LoadFailure` where the text is no model any more.
  public static func model(_ edits: TextEdit...) throws -> Model {
    var text = try text()
    for edit in edits { text = try edit.applied(to: text) }
    return try ModelLoader(files: MemoryFiles([path: text])).load(path)
  }
}

extension Shinjuku {
  private static let end = "令和6年6月11日〜令和6年11月29日"
  private static let early = "令和6年6月11日〜令和6年10月31日"

  /// ① also carries an item that no paper of the contractor lists.
  public static let addPublicAccount = TextEdit(
    "経路: VPN\n    項目: [連携用データ]\n", "経路: VPN\n    項目: [連携用データ, 公金受取口座情報]\n")

  /// ① forgets whom it must leave out.
  public static let forgetExcluded = TextEdit(
    "経路: VPN\n    項目: [連携用データ]\n    対象: 支給対象者\n    対象外: 委託しない対象者\n",
    "経路: VPN\n    項目: [連携用データ]\n    対象: 支給対象者\n")

  /// The medium of ⑦ is a transfer over the internet.
  public static func sendOverInternet(encrypted: Bool) -> TextEdit {
    TextEdit(
      "  印字用DVD-R:\n    種別: 電子記録媒体\n",
      "  印字用DVD-R:\n    種別: インターネット\n" + (encrypted ? "    暗号化: true\n" : ""))
  }

  /// The 業務委託 ends on 31 October.
  public static let endContract = TextEdit(
    "媒体: [紙, 電子記録媒体, 閉域網, 電話]\n    期間: \(end)\n",
    "媒体: [紙, 電子記録媒体, 閉域網, 電話]\n    期間: \(early)\n")

  /// The 業務委託, the 外部結合 with the contractor and the 再委託 end on 31 October.
  public static let endAllPapers =
    endContract
    + TextEdit(
      "経路: VPN\n    期間: \(end)\n    証拠: {行: 結合の", "経路: VPN\n    期間: \(early)\n    証拠: {行: 結合の")
    + TextEdit("媒体: [紙, 電子記録媒体]\n    期間: \(end)\n", "媒体: [紙, 電子記録媒体]\n    期間: \(early)\n")

  /// ⑦ also carries the day of birth.
  public static let addBirthday = TextEdit(
    "経路: 印字用DVD-R\n    項目: [再委託の情報項目]\n", "経路: 印字用DVD-R\n    項目: [再委託の情報項目, 生年月日]\n")

  /// The envelope maker hands the enclosing on to another company.
  public static let subcontractOnwards =
    TextEdit("  支給対象者:\n    種別: 本人\n", "  折込社: {種別: 企業}\n  支給対象者:\n    種別: 本人\n")
    + TextEdit(
      "  転入元自治体の税務システム:\n    種別", "  折込作業場: {運用: 折込社, 保存: 契約終了まで}\n  転入元自治体の税務システム:\n    種別")
    + TextEdit(
      "  - 番号: ⑧\n",
      """
        - 番号: ⑯
          から: 確認書の印刷・封入封緘
          へ: 折込作業場
          経路: 紙
          項目: [再委託の情報項目]
          対象: 支給対象者
          対象外: 委託しない対象者
          期間: \(end)
        - 番号: ⑧

      """)

  /// … with a paper that lists just that.
  public static let approveOnwards = TextEdit(
    "  # ここから下は",
    """
      - 種別: 再委託
        相手: 折込社
        元の承認: 再委託/イムラ封筒
        会議: 令和6年度第2回新宿区個人情報保護管理運営会議
        議決日: 令和6年5月
        項目: [再委託の情報項目]
        対象: 支給対象者
        対象外: 委託しない対象者
        媒体: 紙
        期間: \(end)
      # ここから下は
    """)

  /// An outside company runs the VPN.
  public static func runVPN(encrypted: Bool) -> TextEdit {
    TextEdit("  支給対象者:\n    種別: 本人\n", "  通信会社: {種別: 企業}\n  支給対象者:\n    種別: 本人\n")
      + TextEdit(
        "  VPN:\n    種別: 閉域網\n    暗号化: true\n",
        "  VPN:\n    種別: 閉域網\n    運用: 通信会社\n" + (encrypted ? "    暗号化: true\n" : ""))
  }

  /// 給付管理システム says nothing about when its data goes.
  public static let keepForEver = TextEdit(
    "    保存: 契約終了まで\n    証拠:\n      - {行: 記録する", "    証拠:\n      - {行: 記録する")
}

extension Shinjuku {
  /// The file without its waivers.
  ///
  /// - Throws: as ``model(_:)``; ``TextEdit/NotOnce`` where there is no list of waivers.
  public static func modelWithoutWaivers() throws -> Model {
    let parts = try text().components(separatedBy: "\n留保:\n")
    guard parts.count == 2 else { throw TextEdit.NotOnce(piece: "留保:", count: parts.count - 1) }
    let text = parts[0] + "\n...\n"
    return try ModelLoader(files: MemoryFiles([path: text])).load(path)
  }
}
