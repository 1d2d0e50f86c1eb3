import Foundation
import NagarezuReports
import TestSupport
import Testing

/// `export`: the file it leaves, what it says of the run, and what it leaves alone.
@Suite struct ExportTests {
  /// What a query prints, in the shell of SQLite, which is no part of ours.
  private func query(_ program: Program, _ sql: String, in file: String = "t.sqlite") throws
    -> String
  {
    let ending = try run(
      try tool("sqlite3", package: "sqlite3"), ["-readonly", program.folder + "/" + file, sql])
    #expect(ending.code == 0, "\(sql): \(ending.output)")
    return ending.output
  }

  private func meta(_ program: Program, _ name: String) throws -> String {
    try query(program, "SELECT value FROM meta WHERE name = '\(name)'")
      .trimmingCharacters(in: .newlines)
  }

  private func digest(_ program: Program, _ file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: program.folder + "/" + file))
  }

  @Test(arguments: [
    (Sample.clean, "clean", "0", 0), (Sample.leaking, "findings", "1", 0),
    (Sample.open, "cannot-say", "3", 0),
  ])
  func theDatabaseSaysWhatCheckSays(
    model: String, verdict: String, code: String, ends: Int32
  ) throws {
    try inFolder(with: model) { (program) throws in
      let ending = try program.run("export", "models", "-o", "t.sqlite")
      #expect(ending.code == ends, "\(ending.remarks)")
      #expect(ending.output.isEmpty)
      #expect(ending.remarks.hasPrefix("nagarezu: 結論: "))
      #expect(ending.remarks.hasSuffix("t.sqlite に書いた\n"))
      #expect(try meta(program, "verdict") == verdict)
      #expect(try meta(program, "exit_code") == code)
      #expect(try program.run("check", "models").code == Int32(code))
      #expect(try query(program, "PRAGMA integrity_check") == "ok\n")
      #expect(try query(program, "PRAGMA foreign_key_check") == "")
      #expect(try query(program, "SELECT count(*) FROM models") == "1\n")
    }
  }

  @Test func whatIsUnreadIsInTheFileAndInTheExitCode() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write(Sample.wrong, to: "models/wrong.yaml")
      let ending = try program.run("export", "models", "-o", "t.sqlite")
      #expect(ending.code == 2)
      #expect(ending.remarks.contains("models/wrong.yaml:21:20"))
      #expect(try meta(program, "verdict") == "unread")
      #expect(try meta(program, "exit_code") == "2")
      #expect(try query(program, "SELECT model FROM models") == "m.yaml\n")
      #expect(try query(program, "SELECT file, line FROM problems") == "wrong.yaml|21\n")
    }
  }

  @Test func aDayOnWhichNothingIsJudgedIsNotCalledClean() throws {
    let dated = Sample.clean.replacingOccurrences(
      of: "口座], 対象: 対象者}]", with: "口座], 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日}]")
    try inFolder(with: dated) { (program) throws in
      #expect(try program.run("check", "--as-of", "2030-01-01").code == 2)
      #expect(try program.run("export", "--as-of", "2030-01-01", "-o", "t.sqlite").code == 3)
      #expect(try meta(program, "verdict") == "not-judged")
      #expect(try meta(program, "exit_code") == "2")
      #expect(try meta(program, "as_of") == "2030-01-01")
      #expect(try query(program, "SELECT verdict FROM models") == "調べていない\n")
      #expect(try program.run("export", "--as-of", "2024-06-01", "-o", "t.sqlite").code == 0)
      #expect(try meta(program, "verdict") == "clean")
    }
  }

  @Test func aWaiverThatNoBusinessNeedsIsAFindingHereToo() throws {
    let including = Sample.clean.replacingOccurrences(of: "件名: ", with: "取込: part.yaml\n件名: ")
    try inFolder { (program) throws in
      try program.write(including, to: "a.yaml")
      try program.write(
        including.replacingOccurrences(of: "件名: ", with: "件名: 別の"), to: "b.yaml")
      try program.write(
        """
        ---
        nagarezu: 1
        留保:
          - {指摘: S101/業者/委託機/read/紙/①, 項目: 氏名, 対象: 対象者, 責任者: 長, 理由: 手続中, 期限: 令和9年3月31日}
        ...

        """, to: "part.yaml")
      #expect(try program.run("check", ".").code == 1)
      #expect(try program.run("export", ".", "-o", "t.sqlite").code == 0)
      #expect(try meta(program, "verdict") == "findings")
      #expect(try query(program, "SELECT rule FROM findings WHERE severity = '指摘'") == "W101\n")
      let table = try program.run("table", "findings", ".", "--where", "rule=W101")
      #expect(table.output.contains("W101"), "\(table.remarks)")
      // Alone it is judged by nobody, as the other model of the part is not in the run.
      #expect(try program.run("export", "a.yaml", "-o", "t.sqlite").code == 0)
      #expect(try meta(program, "verdict") == "clean")
    }
  }

  @Test func digestsAreThoseOfTheFiles() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("export", "-o", "t.sqlite").code == 0)
      let sum = try run(
        try tool("sha256sum", package: "coreutils"), [program.folder + "/models/m.yaml"])
      let digest = sum.output.prefix(64)
      #expect(try query(program, "SELECT digest FROM models") == digest + "\n")
      #expect(try query(program, "SELECT digest FROM files") == digest + "\n")
      #expect(try program.run("table", "models", "--columns", "digest").output.contains(digest))
    }
  }

  @Test func modelsOfAnotherStateAreLeftOutAndNamed() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let draft = Sample.leaking.replacingOccurrences(of: "件名: ", with: "状態: 案\n件名: 新しい")
      try program.write(draft, to: "models/draft.yaml")
      #expect(try program.run("export", "-o", "t.sqlite").code == 0)
      #expect(try query(program, "SELECT model FROM models") == "m.yaml\n")
      #expect(try query(program, "SELECT model, state FROM left_out") == "draft.yaml|案\n")
      // What check says of the same paths, drafts included.
      #expect(try meta(program, "exit_code") == String(try program.run("check").code))
      #expect(try program.run("export", "--state", "全て", "-o", "t.sqlite").code == 0)
      #expect(try query(program, "SELECT count(*) FROM models") == "2\n")
    }
  }

  @Test func twoRunsGiveTheSameBytesWhateverTheMachineIsSetTo() throws {
    try inFolder(with: Sample.leaking) { (program) throws in
      try program.write(Sample.clean, to: "models/あ/z.yaml")
      for file in ["t.sqlite", "t.json"] {
        #expect(try program.run("export", "-o", file).code == 0)
        let first = try digest(program, file)
        for environment in [
          ["TZ": "Pacific/Kiritimati"], ["LANG": "ja_JP.UTF-8", "HOME": "/nowhere"],
          ["SWIFT_DETERMINISTIC_HASHING": "1"],
        ] {
          #expect(try program.run(["export", "-o", file], environment: environment).code == 0)
          #expect(try digest(program, file) == first, "\(file) \(environment)")
        }
      }
      let text = try digest(program, "t.sqlite")
      #expect(text.range(of: Data(program.folder.utf8)) == nil)
    }
  }

  @Test(arguments: ["t.db", "t", "t.xml", "sqlite", "t.sqlite.gz"])
  func anotherEndingIsRefusedAndThoseThereAreAreNamed(file: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run("export", "-o", file)
      #expect(ending.code == 64)
      for form in [".sqlite", ".json"] { #expect(ending.remarks.contains(form)) }
      #expect(try program.names() == ["models"])
    }
  }

  @Test func withoutAFileItIsWrongUse() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("export").code == 64)
    }
  }

  // MARK: Whole or not at all

  @Test func aReaderKeepsTheOldDatabaseAndTheNewOneTakesItsPlace() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      #expect(try program.run("export", "-o", "t.sqlite").code == 0)
      let path = program.folder + "/t.sqlite"
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let open = try #require(FileHandle(forReadingAtPath: path))
      let old = try digest(program, "t.sqlite")
      try program.write(Sample.leaking, to: "models/m.yaml")
      #expect(try program.run("export", "-o", "t.sqlite").code == 0)
      #expect(try open.readToEnd() == old)
      #expect(try digest(program, "t.sqlite") != old)
      #expect(try meta(program, "verdict") == "findings")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect(try program.names() == ["models", "t.sqlite"])
    }
  }

  @Test func aDiskThatIsFullLeavesTheOldDatabase() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("old", to: "t.sqlite")
      // No file may grow past 64 KB, and the signal of that is ignored: each write fails.
      let ending = try program.shell(
        "trap '' XFSZ; ulimit -f 64; nagarezu export -o t.sqlite; echo \"ends with $?\"")
      #expect(ending.output.hasSuffix("ends with 74\n"), "\(ending.output)")
      #expect(try program.read("t.sqlite") == "old")
      #expect(try program.names() == ["models", "t.sqlite"])
    }
  }

  @Test(arguments: ["sqlite", "xlsx", "json"])
  func aFolderThatIsNotThereOrInThePlaceIsSaid(form: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let name = "t." + form
      #expect(try program.run("export", "-o", "none/" + name).code == 74)
      try program.write("kept", to: name + "/kept")
      #expect(try program.run("export", "-o", name).code == 74)
      #expect(try program.names() == ["models", name].sorted())
      #expect(try program.names(in: name) == ["kept"])
    }
  }

  @Test(arguments: ["-journal", "-wal"])
  func aDatabaseThatSomebodyWritesToIsLeftAlone(rest: String) throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("old", to: "t.sqlite")
      try program.write("half", to: "t.sqlite" + rest)
      let ending = try program.run("export", "-o", "t.sqlite")
      #expect(ending.code == 74)
      #expect(ending.remarks.contains("t.sqlite\(rest)"))
      #expect(try program.read("t.sqlite") == "old")
      #expect(try program.read("t.sqlite" + rest) == "half")
    }
  }

  @Test func noModelIsWrittenOver() throws {
    try inFolder { (program) throws in
      try program.write(Sample.clean, to: "m.json")
      #expect(try program.run("export", "m.json", "-o", "m.json").code == 64)
      #expect(try program.read("m.json") == Sample.clean)
    }
  }

  // MARK: Other readers

  /// Runs a page of Python with the readers of `Tests/requirements.txt`.
  private func python(_ program: Program, _ script: String) throws -> String {
    try program.write(script, to: ".read.py")
    let ending = try run(
      try TestSupport.python(), [program.folder + "/.read.py", program.folder])
    #expect(ending.code == 0, "\(ending.output)")
    return ending.output
  }

  private func exportAll(_ program: Program) throws {
    try FileManager.default.copyItem(
      atPath: Shinjuku.root + "/models", toPath: program.folder + "/models")
    for file in ["t.sqlite", "t.json"] {
      let ending = try program.run("export", "models", "-o", file)
      #expect(ending.code == 0, "\(ending.remarks)")
    }
  }

  @Test func everyTableHasTheRowsOfTheJSONOne() throws {
    try inFolder { (program) throws in
      try exportAll(program)
      let told = try python(
        program,
        """
        import json, sqlite3, sys
        whole = json.load(open(sys.argv[1] + '/t.json', encoding='utf-8'))
        db = sqlite3.connect('file:' + sys.argv[1] + '/t.sqlite?mode=ro', uri=True)
        for name, table in whole['tables'].items():
            columns = [column['name'] for column in table['columns']]
            rows = [tuple(row[column] for column in columns) for row in table['rows']]
            found = db.execute(f'SELECT * FROM "{name}"').fetchall()
            assert rows == found, name
        assert dict(db.execute('SELECT name, value FROM meta')) == {
            name: None if value is None else str(value) for name, value in whole['meta'].items()}
        print(len(whole['tables']))
        """)
      #expect(told == "\(FactTables.all.count)\n")
      // And they are those of `table`.
      let one = try program.run("table", "contractors", "--format", "json")
      let rows = try #require(one.output.range(of: "\"rows\" : ["))
      #expect(!one.output[rows.upperBound...].isEmpty)
    }
  }

  @Test func duckDBReadsEveryTableAndView() throws {
    try inFolder { (program) throws in
      try exportAll(program)
      let told = try python(
        program,
        """
        import duckdb, duckdb_extensions, sqlite3, sys
        duckdb_extensions.import_extension('sqlite_scanner')
        duck = duckdb.connect()
        duck.execute('LOAD sqlite_scanner')
        path = sys.argv[1] + '/t.sqlite'
        duck.execute(f"ATTACH '{path}' AS t (TYPE sqlite, READ_ONLY)")
        db = sqlite3.connect(path)
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
        for name in names:
            found = duck.execute(f'SELECT * FROM t."{name}"').fetchall()
            assert found == db.execute(f'SELECT * FROM "{name}"').fetchall(), name
        print(len(names))
        """)
      #expect(told == "\(FactTables.all.count + 3)\n")
    }
  }

  @Test func datasetteShowsEveryTableAndView() throws {
    try inFolder { (program) throws in
      try exportAll(program)
      let told = try python(
        program,
        """
        import asyncio, sqlite3, sys
        from datasette.app import Datasette
        async def read(path):
            show = Datasette([path])
            await show.invoke_startup()
            db = sqlite3.connect(path)
            names = [row[0] for row in db.execute(
                "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
            for name in names:
                answer = await show.client.get(f'/t/{name}.json?_shape=array&_size=max')
                assert answer.status_code == 200, (name, answer.text)
                count = db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
                assert len(answer.json()) == min(count, 1000), name
                page = await show.client.get(f'/t/{name}')
                assert page.status_code == 200, name
            print(len(names))
        asyncio.run(read(sys.argv[1] + '/t.sqlite'))
        """)
      #expect(told == "\(FactTables.all.count + 3)\n")
    }
  }
}
