import Foundation
import TestSupport
import Testing

/// The language server as editors start it: driven by pytest-lsp, and by Debian's Neovim without a screen.
@Suite struct LspTests {
  private static let folder = Shinjuku.root + "/Tests/Fixtures/editors/"

  /// Runs a session in a copy of the project.
  private func session(
    _ program: Program, _ command: [String]
  ) throws -> (code: Int32, output: String) {
    for name in ["a.yaml", "b.yaml", "common.yaml"] {
      let text = try String(contentsOfFile: Self.folder + "project/" + name, encoding: .utf8)
      try program.write(text, to: "project/" + name)
    }
    try program.write("", to: "project/.nagarezu-root")
    let project = URL(fileURLWithPath: program.folder).resolvingSymlinksInPath().path + "/project"
    return try TestSupport.run(
      "/usr/bin/env",
      ["NAGAREZU=\(Program.path) lsp", "PROJECT=\(project)", "LC_ALL=C.UTF-8"] + command)
  }

  @Test func everyFeatureAnswersInFullSessions() throws {
    try inFolder { (program) throws in
      let ran = try session(program, [try python(), Self.folder + "session.py"])
      #expect(ran.code == 0, "\(ran.output)")
      #expect(ran.output.contains("4 passed"), "\(ran.output)")
    }
  }

  @Test func neovimIsAtHome() throws {
    let neovim = try tool("nvim", package: "neovim")
    try inFolder { (program) throws in
      let ran = try session(
        program,
        [
          neovim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c",
          "luafile \(Self.folder)neovim.lua",
        ])
      #expect(ran.code == 0)
      let lines = ran.output.replacing("\r", with: "").split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "diagnostics M407 S101 S108", "completion 8 住民",
          "hover 情報項目 口座（要配慮） / 区分: 要配慮 / 3主体に届く / 区: 閲覧、期間の定めなし / 総務課: 閲覧、期間の定めなし / 業者: 閲覧、令和6年4月1日〜令和7年3月31日",
          "definition common.yaml 5", "references 7", "symbols 10", "lens 3主体に届く",
          "action 承認「業務委託/業者」に加える（仮）", "mended M407 S108", "renamed M407 S108",
          "half-typed L206", "formatted 件名: 給付事業", "stopped",
        ])
    }
  }

  @Test func whoFallsSilentWithoutAWordEndsItWithOne() throws {
    try inFolder { (program) throws in
      let ending = try program.run("lsp", "--stdio")
      #expect(ending.code == 1 && ending.output.isEmpty && ending.remarks.isEmpty)
    }
  }
}
