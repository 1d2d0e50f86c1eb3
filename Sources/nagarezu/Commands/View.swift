import ArgumentParser
import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuSource
import NagarezuViewServer

struct View: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: Speech.say(
      "ブラウザで見る。保存するたびに新しくなる（Ctrl-C で終わる）",
      "Show a page in a browser that follows every save (Ctrl-C ends it)"),
    discussion: Speech.say(
      "表示されたアドレスを、このコンピュータのブラウザで開きます。アドレスは1度だけ使え、ほかのコンピュータからは見えません。\n例: nagarezu view models --open",
      "Open the printed address in a browser of this machine. It works once, and no other machine sees it.\nExample: nagarezu view models --open"
    ))

  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(
    help: .say(
      "待ち受けるポート（1〜65535。省略時は空いているもの）",
      "port to listen on, 1 to 65535 (a free one by default)", value: Speech.say("番号", "number")))
  var port: UInt16?
  @Flag(help: .say("ブラウザを開く", "open the browser"))
  var open = false
  @Flag(
    help: .say(
      "箱をページの上で動かし、その場所をモデルの「図」に書き込めるようにする",
      "let boxes be moved on the page, and write their places into the model's figure"))
  var edit = false
  @OptionGroup var shown: PageOptions
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  /// Seconds between two looks at the files.
  private static let patience = 0.1

  func run() throws {
    guard port != 0 else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--port 0 は使えない。1〜65535 にするか、--port を付けない",
          en: "--port takes 1 to 65535; leave it out for a free one"))
    }
    let day = try day.day()
    guard day == nil || !edit else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--edit は全ての日の図で使う。--as-of とは使わない",
          en: "--edit is for all days, and goes without --as-of"))
    }
    guard shown.against == nil || !edit else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--edit は1つの図で使う。--against とは使わない",
          en: "--edit is for one figure, and goes without --against"))
    }
    let pinning = edit ? PagePinning(language: common.language) : nil
    let earlier = try shown.against.map { try EarlierSide($0, of: paths) }
    let followed = paths + (earlier?.pathsOnDisk ?? [])
    var stamp = FileStamp(of: followed)
    var page = LivePage(
      paths, in: shown.state.state, on: day, against: shown.against, language: common.language,
      pinning: pinning)
    try page.begin()
    let server: ViewServer
    do throws(ServerFault) {
      server = try ViewServer(
        port: port, language: common.language,
        editing: pinning.map { pinning in
          ViewServer.Editing(path: "/pin") { pinning.answer($0) }
        })
    } catch {
      throw EarlyEnd(.notWritten, error.message)
    }
    let key = edit ? server.editKey : nil
    server.show(page.replies(editKey: key), event: try page.event())
    Thread.detachNewThread { server.run() }
    try Output.write(
      server.address + Speech.say("  （Ctrl-C で終わる）\n", "  (Ctrl-C ends it)\n"), to: nil)
    if open { Browser.open(server.address) }
    while true {
      Thread.sleep(forTimeInterval: Self.patience)
      guard let next = settled(followed, after: stamp) else { continue }
      stamp = next
      page.refresh()
      server.show(page.replies(editKey: key), event: try page.event())
    }
  }

  /// The stamp of files that are no longer those of `stamp`, once nothing is being written; `nil` where nothing changed.
  private func settled(_ followed: [String], after stamp: FileStamp) -> FileStamp? {
    var last = FileStamp(of: followed)
    guard last != stamp else { return nil }
    // An editor writes a file in pieces; one that is written for ever is shown all the same.
    for _ in 0..<10 {
      Thread.sleep(forTimeInterval: 0.03)
      let next = FileStamp(of: followed)
      if next == last { break }
      last = next
    }
    return last
  }
}
