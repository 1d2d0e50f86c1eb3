import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport

/// The shortest model that has one of nearly everything.
let small = """
  ---
  nagarezu: 1
  件名: 給付事業
  実施機関: 区
  保有課: 総務課
  主体:
    区: {種別: 実施機関}
    総務課: {所属: 区}
    業者: {種別: 企業, 別名: [株式会社業者]}
    住民: {種別: 本人}
  個人の範囲:
    対象者: {}
    施設入所者: {属する: 対象者}
  情報項目:
    住基情報: [氏名, 住所]
    口座: {区分: 要配慮}
  場所:
    庁舎: {運用: 区}
  システム:
    ホスト: {運用: 総務課, 場所: 庁舎, 保有: [{項目: 住基情報, 対象: 対象者}]}
    委託機: {運用: 業者, 保存: 契約終了まで}
  鍵:
    合鍵: {保持者: 総務課}
  経路:
    回線: {種別: 専用線, 暗号化: はい}
  流れ:
    - {番号: ①, から: ホスト, へ: 委託機, 経路: 回線, 項目: 住基情報, 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日}
  承認:
    - {種別: 業務委託, 相手: 業者, 項目: 住基情報, 対象: 対象者, 媒体: 回線, 期間: 令和6年4月1日〜令和7年3月31日}
  ...

  """

/// What a run over some files ends with.
enum Outcome {
  case models([Model])
  case refused([Diagnostic])

  /// Shape: `code line:column`, with the file's name in front where it is not `m.yaml`; empty for what loaded.
  var places: [String] {
    guard case .refused(let diagnostics) = self else { return [] }
    return diagnostics.map { one in
      let file = one.span.file == "m.yaml" ? "" : one.span.file + ":"
      return "\(one.code) \(file)\(one.span.line):\(one.span.column)"
    }
  }

  var diagnostics: [Diagnostic] {
    guard case .refused(let diagnostics) = self else { return [] }
    return diagnostics
  }

  var model: Model? {
    guard case .models(let models) = self else { return nil }
    return models.first
  }

  var isRefused: Bool { model == nil }
}

func outcome(of files: any FileReading, _ paths: [String] = ["m.yaml"]) -> Outcome {
  do {
    return .models(try ModelLoader(files: files).loadAll(paths))
  } catch {
    return .refused(error.diagnostics)
  }
}

func outcome(of text: String) -> Outcome { outcome(of: MemoryFiles(["m.yaml": text])) }

/// ``small`` with one piece of it, which must be there, written otherwise.
func small(_ piece: String, _ other: String) -> String {
  guard let range = small.range(of: piece) else { return "no such piece: \(piece)" }
  return small.replacingCharacters(in: range, with: other)
}
