import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource
import NagarezuStore
import Synchronization

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: Speech.say(
      "動かすのに要るものがそろっているかを調べる", "Say what this machine lacks, and the command that mends it"),
    discussion: Speech.say(
      "終了コード: 0 そろっている、70 足りないものがある", "Exit codes: 0 all is there, 70 something is missing"))

  @OptionGroup var common: CommonOptions

  func run() throws {
    let all = Self.examine()
    try Output.end(
      all.contains { $0.state == .missing } ? .fault : .clean,
      writing: all.map(\.text).joined() + Self.closing(all), to: nil)
  }

  /// One thing that was looked at.
  struct Sign {
    enum State {
      case good
      /// It runs without it, but not well.
      case wanting
      case missing
    }

    var state: State
    let thing: Message
    let found: Message
    /// What mends it; `nil` where nothing need be.
    var cure: Message?

    var text: String {
      let mark =
        switch state {
        case .good: Speech.say("よし", "ok")
        case .wanting: Speech.say("注意", "note")
        case .missing: Speech.say("なし", "missing")
        }
      let cure = state == .good ? "" : cure.map { "      → \(Speech.say($0))\n" } ?? ""
      return "[\(mark)] \(Speech.say(thing)): \(Speech.say(found))\n" + cure
    }
  }

  /// Everything, in the order in which it is told.
  static func examine(
    drawing: DrawingProgram = DrawingProgram(),
    environment: [String: String] = ProcessInfo.processInfo.environment,
    fonts: [String]? = nil
  ) -> [Sign] {
    let layout = layout(by: drawing)
    return [
      Sign(
        state: .good, thing: Message(ja: "流れ図", en: "nagarezu"),
        found: Message(
          ja: Nagarezu.configuration.version, en: Nagarezu.configuration.version)),
      database, layout,
    ]
      + (layout.state == .good
        ? [letters(by: drawing), font(in: fonts ?? folders(environment))] : [])
      + [locale(environment), limits]
  }

  private static func closing(_ all: [Sign]) -> String {
    let count = all.count { $0.state == .missing }
    return count == 0
      ? Speech.say("\n動かすのに要るものはそろっている\n", "\nall that is needed is there\n")
      : Speech.say("\n足りないものが\(count)つある\n", "\n\(count) missing\n")
  }

  private static var database: Sign {
    let version = TableDatabase.libraryVersion
    return Sign(
      state: version == nil ? .missing : .good, thing: Message(ja: "SQLite", en: "SQLite"),
      found: version.map { Message(ja: $0, en: $0) } ?? Message(ja: "動かない", en: "does not run"),
      cure: .installing("libsqlite3-0"))
  }

  /// Whether `nagarezu-draw` is there, and Graphviz finds places.
  private static func layout(by drawing: DrawingProgram) -> Sign {
    let thing = Message(ja: "図の配置（nagarezu-draw、Graphviz）", en: "layout (nagarezu-draw, Graphviz)")
    let box = LayoutGraph.Node(size: Size(80, 40), frame: nil, column: 0)
    let graph = LayoutGraph(nodes: [box], frames: [], edges: [])
    do throws(FigureFault) {
      _ = try drawing.places(for: [graph])
      return Sign(
        state: .good, thing: thing, found: Message(ja: drawing.executable, en: drawing.executable))
    } catch {
      if case .cannotStart = error {
        return Sign(
          state: .missing, thing: thing,
          found: Message(
            ja: "\(drawing.executable) がない。check、who などは動くが、図は描けない",
            en: "no \(drawing.executable): check, who and the like run, but nothing can be drawn"),
          cure: Message(
            ja: "nagarezu-draw を nagarezu と同じフォルダに置く（make build が作る）",
            en: "put nagarezu-draw into the folder of nagarezu (make build makes both)"))
      }
      return Sign(
        state: .missing, thing: thing, found: error.message,
        cure: .installing("libgvc6 libgvplugin6-graphviz librsvg2-2"))
    }
  }

  /// Whether a picture of Japanese letters has them.
  private static func letters(by drawing: DrawingProgram) -> Sign {
    let thing = Message(ja: "日本語の書体", en: "a Japanese font")
    let told = Mutex("")
    var drawing = drawing
    drawing.tellMissing = { letters in told.withLock { $0 += letters } }
    let picture = """
      <svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text x="2" y="15" \
      font-family="BIZ UDPGothic, sans-serif">個人情報①</text></svg>
      """
    do throws(FigureFault) {
      _ = try drawing.png(pages: [picture])
      let missing = told.withLock { $0 }
      return missing.isEmpty
        ? Sign(state: .good, thing: thing, found: Message(ja: "ある", en: "found"))
        : Sign(
          state: .missing, thing: thing,
          found: Message(
            ja: "「\(missing)」を持つ書体がなく、図では〓になる",
            en: "no font has '\(missing)'; figures would have 〓 there"),
          cure: .installing("fonts-morisawa-bizud-gothic"))
    } catch {
      return Sign(
        state: .missing, thing: thing, found: error.message, cure: .installing("librsvg2-2"))
    }
  }

  /// Whether the font is there for which boxes are measured.
  private static func font(in folders: [String]) -> Sign {
    let isThere = folders.contains { folder in
      let all = FileManager.default.enumerator(atPath: folder)
      return all?.contains { ($0 as? String)?.uppercased().contains("BIZUDP") ?? false } ?? false
    }
    return Sign(
      state: isThere ? .good : .wanting, thing: Message(ja: "BIZ UDPゴシック", en: "BIZ UDPGothic"),
      found: isThere
        ? Message(ja: "ある", en: "found")
        : Message(
          ja: "ない。ほかの書体で描くので、字の幅が少し変わる",
          en: "not found; another font is used, a little wider or narrower"),
      cure: .installing("fonts-morisawa-bizud-gothic"))
  }

  /// Where fontconfig looks for fonts.
  private static func folders(_ environment: [String: String]) -> [String] {
    let home = environment["HOME"] ?? ""
    return ["/usr/share/fonts", "/usr/local/share/fonts", "\(home)/.fonts"]
      + [environment["XDG_DATA_HOME"] ?? "\(home)/.local/share"].map { "\($0)/fonts" }
  }

  private static func locale(_ environment: [String: String]) -> Sign {
    let setting = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let name = (setting ?? "").lowercased().filter { $0 != "-" }
    let isGood = name.hasSuffix("utf8")
    return Sign(
      state: isGood ? .good : .wanting, thing: Message(ja: "文字コード", en: "locale"),
      found: isGood
        ? Message(ja: setting ?? "", en: setting ?? "")
        : Message(
          ja: "\(setting ?? "設定なし")。書き出すのはいつも UTF-8 なので、端末によっては字が化ける",
          en: "\(setting ?? "not set"); all output is UTF-8, which some terminals then garble"),
      cure: Message(ja: "export LANG=C.UTF-8", en: "export LANG=C.UTF-8"))
  }

  private static var limits: Sign {
    let (files, all) = (Limits.files, Limits.bytesInAll >> 20)
    return Sign(
      state: .good, thing: Message(ja: "一度に読める量", en: "read at once"),
      found: Message(
        ja: "ファイル\(files)個、合わせて\(all) MiB（docs/limits.md）",
        en: "\(files) files, \(all) MiB in all (docs/limits.md)"))
  }
}

extension Message {
  /// The command that installs packages of Debian.
  fileprivate static func installing(_ packages: String) -> Message {
    Message(ja: "apt-get install \(packages)", en: "apt-get install \(packages)")
  }
}
