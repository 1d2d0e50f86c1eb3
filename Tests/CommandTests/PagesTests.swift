import Foundation
import TestSupport
import Testing

/// What the pages say can be typed is typed here, in a folder with the repository's models, and prints what they say.
///
/// A block of `console` holds commands after `$ ` with what they print, one of `sh` commands that end well, one of `diff` an edit, and
/// one of `yaml` a model under the name behind it, or `抜粋` where it is a part of one; one of `sql` is a file of the name behind it, which
/// the next block runs. Blocks of a page follow each other.
@Suite struct PagesTests {
  /// Commands that pages show and that are not run here, by their beginnings.
  static let unrun = [
    "make ": "builds, tests or measures everything: each is a recipe of the Makefile",
    "nagarezu view ": "goes on until it is ended: LiveViewTests and LiveTests do so",
  ]
  /// Languages of blocks that hold nothing to run.
  static let unread = [
    "text": "a tree or a drawing made of letters",
    "mermaid": "a drawing that the reader's page makes",
    "lua": "settings of Neovim", "json": "settings of an editor", "lisp": "settings of Emacs",
  ]

  private static let pages = Result { try Page.all().filter { !$0.blocks.isEmpty } }

  @Test(arguments: try PagesTests.pages.get())
  func everyBlockDoesWhatItsPageSays(page: Page) throws {
    try inFolder { (program) throws in
      try FileManager.default.copyItem(
        atPath: Shinjuku.root + "/models", toPath: program.folder + "/models")
      for block in page.blocks {
        switch block.language {
        case "console": try console(block, of: page, in: program)
        case "sh": try commands(block, of: page, in: program)
        case "diff": try edit(block, of: page, in: program)
        case "sql": try program.write(block.text, to: block.remark)
        case "yaml": try model(block, of: page, in: program)
        default:
          #expect(
            Self.unread[block.language] != nil,
            "\(page.path):\(block.line): nobody runs a block of '\(block.language)'")
        }
      }
    }
  }

  @Test func everyExceptionIsNeeded() throws {
    let blocks = try Self.pages.get().flatMap(\.blocks)
    let lines = blocks.filter { $0.language == "sh" }.flatMap(\.lines)
    for beginning in Self.unrun.keys { #expect(lines.contains { $0.hasPrefix(beginning) }) }
    for language in Self.unread.keys { #expect(blocks.contains { $0.language == language }) }
    #expect(blocks.count { $0.language == "console" } > 40)
  }

  // MARK: The kinds of blocks

  private func console(_ block: Page.Block, of page: Page, in program: Program) throws {
    var renewed: [String] = []
    var rest = block.lines[...]
    #expect(rest.first?.hasPrefix("$ ") == true, "\(page.path):\(block.line): no command")
    while let command = rest.popFirst() {
      let shown = Array(rest.prefix { !$0.hasPrefix("$ ") })
      rest = rest.dropFirst(shown.count)
      #expect(shown.isEmpty || !PrintedLines(shown).isAnything, "\(command) shows nothing")
      let printed = try program.shell(String(command.dropFirst(2))).output
      var lines = printed.components(separatedBy: "\n")
      if lines.last?.isEmpty == true { lines.removeLast() }
      renewed += [command] + PrintedLines(shown).renewed(from: lines)
    }
    try expect(renewed.map { $0 + "\n" }.joined(), insteadOf: block.text, in: page.path)
  }

  private func commands(_ block: Page.Block, of page: Page, in program: Program) throws {
    for line in block.lines where !Self.unrun.keys.contains(where: line.hasPrefix) {
      let ending = try program.shell(line)
      #expect(ending.code == 0, "\(page.path):\(block.line): \(line)\n\(ending.output)")
    }
  }

  private func edit(_ block: Page.Block, of page: Page, in program: Program) throws {
    try program.write(block.text, to: ".edit")
    let ending = try program.shell("patch --strip=1 --no-backup-if-mismatch --input=.edit")
    #expect(ending.code == 0, "\(page.path):\(block.line): \(ending.output)")
  }

  private func model(_ block: Page.Block, of page: Page, in program: Program) throws {
    let isWhole = block.lines.first == "---"
    #expect(isWhole != (block.remark == "抜粋"), "\(page.path):\(block.line): whole, or 抜粋?")
    guard isWhole else { return }
    let name = block.remark.isEmpty ? ".model.yaml" : block.remark
    try program.write(block.text, to: name)
    // A part without a title says nothing by itself.
    guard block.lines.contains(where: { $0.hasPrefix("件名:") }) else { return }
    let ending = try program.run("check", name)
    #expect([0, 1, 3].contains(ending.code), "\(page.path):\(block.line): \(ending.remarks)")
  }
}

@Suite struct PrintedLinesTests {
  private let printed = ["題", "", "指摘[S101] 三件", "  --> a:1", "    = id: x", "", "結論: 三件"]

  @Test(arguments: [
    ["題", "…", "結論: 三件"], ["…", "指摘[S101] …", "  --> a:1", "  …"], ["題", "…"], ["…"],
    ["題", "", "…", "指摘[S101] 三件", "…", "", "結論: 三件"],
  ])
  func ellipsesStandForAnyLines(shown: [String]) { #expect(PrintedLines(shown).match(printed)) }

  @Test(arguments: [
    ["指摘[S101] 三件", "…"], ["…", "    = id: x"], ["…", "結論: 二件"], ["…", "題", "…", "題", "…"],
    ["…", "指摘[S101] 三件", "    = id: x", "…"], [], ["題"],
  ])
  func whatWasNotPrintedDoesNotMatch(shown: [String]) {
    #expect(!PrintedLines(shown).match(printed))
  }

  @Test func aRenewedBlockShowsTheSameLinesOfTheNewOutput() {
    let shown = PrintedLines([
      "…", "指摘[S101] 二件", "  --> a:2", "…", "警告[M401] 要らない", "…", "結論: 二件",
    ])
    #expect(
      shown.renewed(from: printed) == ["…", "指摘[S101] 三件", "  --> a:1", "…", "結論: 三件"])
    #expect(PrintedLines(["題", "結論"]).renewed(from: printed) == printed)
    #expect(PrintedLines(["題"]).renewed(from: ["別"]) == ["別"])
  }

  @Test func aRunThatGrewIsShownWhole() {
    let shown = PrintedLines(["…", "指摘[S101] 三件", "    = id: x", "…"])
    #expect(
      shown.renewed(from: printed)
        == ["…", "指摘[S101] 三件", "  --> a:1", "    = id: x", "…"])
  }
}
