import Foundation
import NagarezuReports
import NagarezuStore
import TestSupport
import Testing

/// `export -o FOLDER/`: a CSV file a table, and a schema that takes them.
@Suite struct FolderExportTests {
  /// DuckDB makes the tables of `schema.sql`, finds the same columns in every file, takes those of the query, and asks it.
  private static let load = """
    import duckdb, re, sys
    folder = sys.argv[1]
    schema = open(folder + '/schema.sql', encoding='utf-8').read()
    duck = duckdb.connect()
    duck.execute(schema)
    for name in re.findall('^CREATE TABLE .([a-z_]+). [(]$', schema, re.M):
        file = f"{folder}/{name}.csv"
        if name.startswith('in_'):
            duck.execute(f"COPY {name} FROM '{file}' (FORMAT csv, HEADER true)")
        else:
            columns = [row[0] for row in duck.execute(f"DESCRIBE {name}").fetchall()]
            table = duck.execute(f"SELECT * FROM read_csv('{file}', header=true, all_varchar=true)")
            assert [column[0] for column in table.description] == columns, name
            print(name, len(table.fetchall()))
    rows = duck.execute(open(folder + '/reach.sql', encoding='utf-8').read()).fetchall()
    print(sorted({(row[2], row[3]) for row in rows}))
    """

  @Test func aDatabaseTakesTheFolderWhole() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let ending = try program.run("export", "models", "-o", "out/")
      #expect(ending.code == 0, "\(ending.remarks)")
      #expect(ending.remarks.contains("out/ に書いた"))
      let names = try program.names(in: "out")
      let tables =
        FactTables.all.map(\.schema.name) + ["left_out", "meta", "problems"]
        + FixpointInputs.schemas.map(\.name)
      #expect(names == (tables.map { $0 + ".csv" } + ["reach.sql", "schema.sql"]).sorted())
      try program.write(Self.load, to: "load.py")
      let loaded = try run(
        try python(), [program.folder + "/load.py", program.folder + "/out"])
      #expect(loaded.code == 0, "\(loaded.output)")
      #expect(loaded.output.contains("flows 1\n"))
      #expect(loaded.output.contains("items 3\n"))
      #expect(loaded.output.contains("left_out 0\n"))
      // What stands where, by the query: both systems have what the flow hands on.
      for pair in ["('台帳', '口座')", "('委託機', '住所')", "('委託機', '氏名')"] {
        #expect(loaded.output.contains(pair), "\(loaded.output)")
      }
      #expect(!loaded.output.contains("('委託機', '口座')"))
      // The same again, and over it, whole.
      let before = try program.read("out/reach.csv")
      #expect(try program.run("export", "models", "-o", "out").code == 0)
      #expect(try program.read("out/reach.csv") == before)
    }
  }

  @Test func aFolderWithAnythingElseIsLeftAlone() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      try program.write("mine", to: "out/flows.csv")
      try program.write("mine", to: "out/notes.txt")
      let ending = try program.run("export", "models", "-o", "out/")
      #expect(ending.code == 64)
      #expect(ending.remarks.contains("notes.txt"))
      #expect(try program.read("out/flows.csv") == "mine")
      #expect(try program.run("export", "models", "-o", "models/").code == 64)
      #expect(try program.run("export", "models", "-o", "no/out/").code == 74)
      #expect(try program.run("export", "models", "-o", "t.txt").code == 64)
    }
  }
}
