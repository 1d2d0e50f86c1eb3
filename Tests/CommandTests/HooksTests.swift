import Foundation
import TestSupport
import Testing

/// What other repositories use of this one: hooks for pre-commit, and the action.
@Suite struct HooksTests {
  /// Runs a line in a folder, the program being on the search path and nobody's settings at hand.
  private func shell(_ program: Program, _ line: String) throws -> (code: Int32, output: String) {
    let home = program.folder + "/.home"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    let python = URL(fileURLWithPath: try python()).deletingLastPathComponent().path
    return try TestSupport.run(
      "/usr/bin/env",
      [
        "-i", "HOME=\(home)", "PATH=\(builtFolder):\(python):/usr/bin:/bin", "LANG=C.UTF-8",
        "NAGAREZU_LANG=ja", "GIT_CONFIG_NOSYSTEM=1", "bash", "-c",
        "cd '\(program.folder)' && " + line,
      ])
  }

  /// A repository that has the hooks, and one with two models to try them on.
  private func inRepositories(_ body: (Program) throws -> Void) throws {
    try inFolder { (program) throws in
      let hooks = Program(in: program.folder + "/hooks")
      try FileManager.default.createDirectory(
        atPath: hooks.folder, withIntermediateDirectories: true)
      try hooks.write(
        String(contentsOfFile: Shinjuku.root + "/.pre-commit-hooks.yaml", encoding: .utf8),
        to: ".pre-commit-hooks.yaml")
      try hooks.git("init", "-q")
      try hooks.commit()
      let work = Program(in: program.folder + "/work")
      try FileManager.default.createDirectory(
        atPath: work.folder, withIntermediateDirectories: true)
      try work.write(Sample.clean, to: "models/a.yaml")
      try work.write(Sample.clean.replacing("給付", with: "別の給付"), to: "models/b.yaml")
      try work.write("key: value\n", to: ".github/other.yaml")
      try work.git("init", "-q")
      _ = try work.run("fmt", "models")
      try work.commit()
      try body(work)
    }
  }

  private func hook(_ work: Program, _ id: String) throws -> (code: Int32, output: String) {
    try shell(work, "pre-commit try-repo ../hooks \(id) --all-files --verbose")
  }

  @Test func theHooksRunOnModelsAndOnNothingElse() throws {
    try inRepositories { (work) throws in
      for id in ["nagarezu-check", "nagarezu-fmt"] {
        let ran = try hook(work, id)
        #expect(ran.code == 0, "\(ran.output)")
        #expect(!ran.output.contains("other.yaml"))
      }
      let text = try work.read("models/a.yaml")
      try work.write(
        text.replacing("経路: 紙, 項目: 住基情報,", with: "経路:  紙, 項目: [住基情報, 口座],"), to: "models/a.yaml")
      let check = try hook(work, "nagarezu-check")
      #expect(check.code == 1 && check.output.contains("指摘[S101]"), "\(check.output)")
      // It fails once, having written the file anew, as hooks that write do.
      let fmt = try hook(work, "nagarezu-fmt")
      #expect(fmt.code == 1 && fmt.output.contains("models/a.yaml"), "\(fmt.output)")
      #expect(try hook(work, "nagarezu-fmt").code == 0)
    }
  }

  /// The script of the action's one step, with its inputs as variables.
  private func act(_ work: Program, _ inputs: String) throws -> (code: Int32, output: String) {
    let reader = """
      import sys, yaml
      steps = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]
      assert len(steps) == 1 and steps[0]["shell"] == "bash"
      assert "${{" not in steps[0]["run"]
      print(steps[0]["run"])
      """
    let read = try TestSupport.run(
      try python(), ["-c", reader, Shinjuku.root + "/action.yml"])
    #expect(read.code == 0, "\(read.output)")
    try work.write(read.output, to: ".step")
    return try shell(
      work,
      "mkdir -p .temp && RUNNER_TEMP=.temp GITHUB_STEP_SUMMARY=.summary NAGAREZU=nagarezu \(inputs) bash -eo pipefail .step"
    )
  }

  @Test func theActionAnnotatesSummarizesAndEndsAsTheCheckDoes() throws {
    try inRepositories { (work) throws in
      let text = try work.read("models/a.yaml")
      try work.write(
        text.replacing("経路: 紙, 項目: 住基情報,", with: "経路: 紙, 項目: [住基情報, 口座],"), to: "models/a.yaml")
      try work.commit()
      let ran = try act(
        work, "PATHS='models' AGAINST=HEAD~1 AS_OF=2024-05-01 OPTIONS='--strict' SARIF=out.sarif")
      #expect(ran.code == 1, "\(ran.output)")
      #expect(ran.output.hasPrefix("::error file=models/a.yaml,line="))
      #expect(try work.read(".summary").hasPrefix("## ❌"))
      #expect(try work.read("out.sarif").contains("S101"))
      let clean = try act(work, "PATHS=models/b.yaml AGAINST= AS_OF= OPTIONS= SARIF=")
      #expect(clean.code == 0, "\(clean.output)")
      // What somebody else may have named is no command.
      let hostile = try act(
        work, "PATHS='models/b.yaml' AGAINST='; touch gone #' AS_OF= OPTIONS= SARIF=")
      #expect(hostile.code == 2)
      #expect(!FileManager.default.fileExists(atPath: work.folder + "/gone"))
    }
  }
}
