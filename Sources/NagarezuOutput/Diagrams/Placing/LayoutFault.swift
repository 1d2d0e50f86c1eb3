import NagarezuCore

/// Why there is no figure. Nothing is written when one is thrown.
public enum LayoutFault: Error, Hashable, Sendable {
  /// More boxes or arrows than one figure can bear.
  case tooLarge(boxes: Int, arrows: Int, limit: Int)
  /// The layout did not end within its time.
  case timedOut(seconds: Double)
  /// The layout process ended by a signal, such as 11 for a bad access or 9 for the time limit of the machine.
  case crashed(signal: Int32)
  /// The layout process ended with an exit code other than 0.
  case failed(code: Int32)
  /// What the layout process wrote is not a layout of what it was asked.
  case garbled
  /// The layout process could not be started.
  case cannotStart(executable: String)

  /// What to tell the user, with the way out.
  public var message: Message {
    switch self {
    case .tooLarge(let boxes, let arrows, let limit):
      Message(
        ja: "図が大きすぎます（箱\(boxes)個、矢印\(arrows)本。上限は矢印\(limit)本）。モデルを分けてください",
        en: """
          the figure is too large (\(boxes) boxes, \(arrows) arrows; the limit is \(limit) arrows); split \
          the model
          """)
    case .timedOut(let seconds):
      Message(
        ja: "図の配置が\(Int(seconds))秒以内に終わらなかったため、図は作成していません",
        en:
          "the layout did not end within \(Int(seconds)) seconds; no figure was written"
      )
    case .crashed(let signal):
      Message(
        ja: "図の配置を行う処理が異常終了しました（シグナル\(signal)）。図は作成していません",
        en: "the layout process was ended by signal \(signal); no figure was written")
    case .failed(let code):
      Message(
        ja: "図の配置を行う処理が失敗しました（終了コード\(code)）。Graphviz の dot プラグインが入っているか確認してください",
        en:
          "the layout process failed with exit code \(code); check that Graphviz's dot plugin is installed"
      )
    case .garbled:
      Message(
        ja: "図の配置を行う処理の結果が読めません。図は作成していません",
        en: "the layout process gave an answer that cannot be read; no figure was written")
    case .cannotStart(let executable):
      Message(
        ja: "図の配置を行う処理を起動できません：\(executable)",
        en: "the layout process cannot be started: \(executable)")
    }
  }
}
