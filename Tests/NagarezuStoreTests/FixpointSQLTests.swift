import Foundation
import NagarezuCore
import NagarezuStore
import NagarezuText
import TestSupport
import Testing

/// One statement, taken as it stands by three databases that are not alike: it finds what stands where and when as the program does,
/// row for row.
@Suite struct FixpointSQLTests {
  /// Models by chance; of the last two, some items are made of several that are made of several.
  private static let chance = ((0..<(Campaign.isWhole ? 200 : 18)) + [139, 258]).map {
    RandomModel.make(seed: $0)
  }

  private static let inputs = Result {
    let models = try RealCase.allCases.map { try $0.model() } + chance
    // Each judged by itself: what is found among them is no matter here.
    let survey = Survey(models, verdicts: { models.map { Verdict($0) } })
    return (inputs: FixpointInputs(of: survey), rows: wanted(survey))
  }

  /// What the program finds, as rows of the statement's answer.
  private static func wanted(_ survey: Survey) -> [String] {
    survey.businesses.flatMap { business -> [String] in
      let (model, reach) = (business.model, business.reach)
      return model.nodes.flatMap { node -> [String] in
        var days: [[Int]: [DayRange]] = [:]
        for segment in reach.history(of: node) {
          for seal in 0...model.keys.count {
            let cells = segment.contents.cells(
              seal == 0 ? nil : Key.ID(seal - 1), shape: reach.shape)
            for item in cells.items(shape: reach.shape) {
              for people in cells.atoms(of: item, shape: reach.shape).members {
                days[[item.position, people, seal], default: []].append(segment.days)
              }
            }
          }
        }
        let kind = if case .system = node { "system" } else { "party" }
        return days.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, days in
          DayRange.joined(days).map { days in
            let people = AtomSet(count: model.population.count, [key[1]])
            return [
              model.span.file, kind, model.name(of: node), model.items[key[0]].name,
              model.described(people).map(\.ja).joined(separator: "、"),
              key[2] == 0 ? "" : model.keys[key[2] - 1].name,
              days.first.isDistant ? "" : days.first.description,
              days.last.isDistant ? "" : days.last.description,
            ].joined(separator: "|")
          }
        }
      }
    }
  }

  /// Asks a database, which finds tables, schema and statement in a folder and prints rows.
  private func expectTheSame(
    _ name: String, ask: (_ folder: String) throws -> (code: Int32, output: String)
  ) throws {
    let (inputs, wanted) = try Self.inputs.get()
    #expect(wanted.count > 1_000)
    let isDeep = inputs.statement.contains("made_2")
    #expect(isDeep, "other seeds are needed, which make items over and over")
    let folder = try Self.written(inputs)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ending = try ask(folder)
    try #require(ending.code == 0, "\(name): \(ending.output)")
    let found = ending.output.split(separator: "\n").map(String.init)
    #expect(found.count == wanted.count, "\(name)")
    for (row, (one, other)) in zip(found, wanted).enumerated() where one != other {
      Issue.record("\(name), row \(row): \(one) is not \(other)")
      return
    }
  }

  /// A folder with a CSV file a table, `schema.sql` and `reach.sql`, which anybody may read.
  private static func written(_ inputs: FixpointInputs) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nagarezu-fixpoint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    var files = [
      "schema.sql": StandardSQL.schema(of: FixpointInputs.schemas), "reach.sql": inputs.statement,
      "tables.txt": FixpointInputs.schemas.map { $0.name + "\n" }.joined(),
    ]
    for table in inputs.tables {
      let heading = table.schema.columns.map(\.name)
      let rows = table.rows.map { row in
        row.map { value in
          if case .text(let text) = value { "\"\(text)\"" } else { value.stored ?? "" }
        }
      }
      files[table.schema.name + ".csv"] =
        ([heading] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return folder.path
  }

  @Test func sqliteFindsTheSame() throws {
    let script = """
      import csv, sqlite3, sys
      folder = sys.argv[1]
      read = lambda name: open(f'{folder}/{name}', encoding='utf-8', newline='').read()
      db = sqlite3.connect(':memory:')
      db.executescript(read('schema.sql'))
      for name in read('tables.txt').split():
          head, *rows = csv.reader(open(f'{folder}/{name}.csv', encoding='utf-8', newline=''))
          db.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(head))})", [[v or None for v in row] for row in rows])
      assert not db.execute('PRAGMA foreign_key_check').fetchall()
      db.execute('ANALYZE')
      for row in db.execute(read('reach.sql')):
          print(*['' if v is None else v for v in row], sep='|')
      """
    try expectTheSame("SQLite") { try run(try python(), ["-c", script, $0]) }
  }

  @Test func duckDBFindsTheSame() throws {
    let script = """
      import duckdb, sys
      folder = sys.argv[1]
      read = lambda name: open(f'{folder}/{name}', encoding='utf-8').read()
      db = duckdb.connect()
      db.execute('SET threads = 1; SET enable_progress_bar = false')
      db.execute(read('schema.sql'))
      for name in read('tables.txt').split():
          db.execute(f"COPY {name} FROM '{folder}/{name}.csv' (FORMAT csv, HEADER true)")
      for row in db.execute(read('reach.sql')).fetchall():
          print(*['' if v is None else v for v in row], sep='|')
      """
    try expectTheSame("DuckDB") { try run(try python(), ["-c", script, $0]) }
  }

  /// A server of its own in a folder of its own, which only its socket there leads to; it is stopped however this ends.
  @Test func postgreSQLFindsTheSame() throws {
    let program = "/usr/lib/postgresql/15/bin/postgres"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw MissingTool(
        description: "PostgreSQL 15 is missing: install postgresql, or run `make test`")
    }
    let script = """
      set -euo pipefail
      input=$1; home=$(mktemp -u /tmp/nagarezu-pg-XXXXXXXX); bin=/usr/lib/postgresql/15/bin
      as=(); [ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
      cd /
      stop() {
        "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate stop > /dev/null 2>&1 || true
        rm -rf "$home"
      }
      trap stop EXIT
      trap 'exit 1' INT TERM HUP
      "${as[@]}" mkdir -m 700 "$home"
      "${as[@]}" "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C --no-sync > /dev/null
      "${as[@]}" "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w \\
        -o "-k $home -c listen_addresses='' -c fsync=off -c jit=off" start > /dev/null < /dev/null
      {
        echo '\\set ON_ERROR_STOP 1'
        cat "$input/schema.sql"
        while read -r name; do
          echo "\\\\copy $name FROM '$input/$name.csv' WITH (FORMAT csv, HEADER)"
        done < "$input/tables.txt"
        echo 'ANALYZE;'
        cat "$input/reach.sql"
      } | "${as[@]}" psql -X -q -A -t -F '|' -h "$home" -U postgres postgres
      """
    try expectTheSame("PostgreSQL") { try run("/bin/bash", ["-c", script, "bash", $0]) }
  }
}

/// The statement by itself.
@Suite struct FixpointStatementTests {
  @Test func aModelThatMakesNothingOfSeveralNeedsOneRecursion() throws {
    let model = try RealCase.benefit.model()
    let inputs = FixpointInputs(of: Survey([model]))
    #expect(inputs.statement.components(separatedBy: "JOIN in_lines").count == 2)
    #expect(!inputs.statement.contains("made_"))
    #expect(inputs.tables.map(\.schema.name) == FixpointInputs.schemas.map(\.name))
  }

  @Test func nothingAtAllHasItsTables() {
    let tables = FixpointInputs(of: Survey([])).tables
    #expect(tables.map(\.schema.name) == FixpointInputs.schemas.map(\.name))
    #expect(tables.flatMap(\.rows).isEmpty)
  }

  @Test func tablesHoldWhatTheirSchemasSay() throws {
    let models = try RealCase.allCases.map { try $0.model() } + [RandomModel.make(seed: 7)]
    let inputs = FixpointInputs(of: Survey(models, verdicts: { models.map { Verdict($0) } }))
    try written(inputs.tables) { (written) throws in
      let broken = try written.rows("PRAGMA foreign_key_check")
      #expect(broken.isEmpty)
    }
  }
}
