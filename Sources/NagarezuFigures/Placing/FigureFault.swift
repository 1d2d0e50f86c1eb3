import NagarezuCore

/// Why there is no figure. Nothing is written when one is thrown.
public enum FigureFault: Error, Hashable, Sendable {
  /// More boxes or arrows than one figure can bear.
  case tooLarge(boxes: Int, arrows: Int, limit: Int)
  /// All that could be drawn is hidden by the model (図の隠す).
  case allHidden
  /// No sheet bears it with type that can be read, not even the largest, whole or in parts.
  case noSheet(boxes: Int, arrows: Int)
  /// The drawing process did not end within its time.
  case timedOut(seconds: Double)
  /// The drawing process ended by a signal, such as 11 for a bad access or 9 for the time limit of the machine.
  case crashed(signal: Int32)
  /// The drawing process ended with an exit code other than 0.
  case failed(code: Int32)
  /// What the drawing process wrote is not what it was asked for.
  case garbled
  /// The drawing process could not be started.
  case cannotStart(executable: String)
  /// librsvg could not read or draw the SVG; its words.
  case drawing(String)
  /// cairo could not write the picture; its words.
  case writing(String)
  /// No font here has these letters, and they are those of a whole script.
  case noFont(letters: String)
  /// More pixels than memory should bear.
  case tooManyPixels(width: Int, height: Int)

  /// Whether the model asks for what no figure can be, so that nothing is wrong with the program.
  public var liesInTheModel: Bool {
    switch self {
    case .tooLarge, .noSheet, .allHidden: true
    case .timedOut, .crashed, .failed, .garbled, .cannotStart, .drawing, .writing, .noFont,
      .tooManyPixels:
      false
    }
  }

  private static func few(_ letters: String) -> String {
    String(String.UnicodeScalarView(letters.unicodeScalars.prefix(8)))
  }

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
    case .allHidden:
      Message(
        ja: "図の「隠す」が全てを隠しているので、描くものがありません。「隠す」から1つ以上除いてください",
        en: "the model hides all that could be drawn; take something out of 'hidden'")
    case .noSheet(let boxes, let arrows):
      Message(
        ja:
          "箱\(boxes)個、矢印\(arrows)本の図を、最も大きい紙（A0）にも8ポイントの字で置けません。--view party=主体 で主体ごとに描くか、モデルを分けてください",
        en:
          "no sheet, not even A0, bears \(boxes) boxes and \(arrows) arrows with type of 8 points; draw one party at a time with --view party=NAME, or split the model"
      )
    case .timedOut(let seconds):
      Message(
        ja: "図を描く処理が\(Int(seconds))秒以内に終わらなかったため、図は作成していません",
        en:
          "drawing did not end within \(Int(seconds)) seconds; no figure was written"
      )
    case .crashed(let signal):
      Message(
        ja: "図を描く処理が異常終了しました（シグナル\(signal)）。図は作成していません",
        en: "the drawing process was ended by signal \(signal); no figure was written")
    case .failed(let code):
      Message(
        ja: "図を描く処理が失敗しました（終了コード\(code)）。Graphviz の dot プラグインが入っているか確認してください",
        en:
          "the drawing process failed with exit code \(code); check that Graphviz's dot plugin is installed"
      )
    case .garbled:
      Message(
        ja: "図を描く処理の結果が読めません。図は作成していません",
        en: "the drawing process gave an answer that cannot be read; no figure was written")
    case .cannotStart(let executable):
      Message(
        ja: "図を描くプログラムを起動できません：\(executable)。nagarezu と同じフォルダに置いてください",
        en:
          "the drawing program cannot be started: \(executable); put it into the folder of nagarezu"
      )
    case .drawing(let words):
      Message(ja: "図を描画できません：\(words)", en: "the figure cannot be drawn: \(words)")
    case .writing(let words):
      Message(ja: "図を変換できません：\(words)", en: "the figure cannot be converted: \(words)")
    case .noFont(let letters):
      Message(
        ja:
          "「\(Self.few(letters))」などの字を描く書体がないので、図は作成していません。日本語の書体を入れてください（Debian では apt-get install fonts-morisawa-bizud-gothic）",
        en:
          "no font here can draw letters such as '\(Self.few(letters))', so no figure was written; install a Japanese font (on Debian: apt-get install fonts-morisawa-bizud-gothic)"
      )
    case .tooManyPixels(let width, let height):
      Message(
        ja: "画像が大きすぎます（\(width)×\(height)画素）。解像度を下げてください",
        en: "the picture is too large (\(width)×\(height) pixels); ask for fewer dots per inch")
    }
  }
}
