import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuStore
import NagarezuText
import TestSupport
import Testing

/// The tables of facts as a database, held against the tables themselves.
@Suite struct StoredTablesTests {
  private static let real = Result { try RealCase.allCases.map { try $0.model() } }

  /// Every model among the fixtures, but for those that cannot be read.
  private static let fixtures: [Model] = {
    let folder = Shinjuku.root + "/Tests/Fixtures"
    return ModelLoader(files: DiskFiles(at: [folder])).read([folder]).models
  }()

  private func expectTheSame(_ models: [Model], _ remark: Comment) throws {
    let survey = Survey(models)
    let tables = FactTables.stored.lazy.map { $0.table(of: survey) }
    try written(tables, views: FactTables.views.map(\.schema)) { (written) throws in
      for fact in FactTables.all {
        let table = fact.table(of: survey)
        let found = try written.rows("SELECT * FROM \"\(table.schema.name)\"")
        let wanted = table.rows.map { row in row.map(\.stored) }
        #expect(found.count == wanted.count, "\(remark): \(table.schema.name)")
        for (one, other) in zip(found, wanted) where one != other {
          Issue.record("\(remark): \(table.schema.name): \(one) is not \(other)")
          break
        }
      }
    }
  }

  @Test func everyTableAndViewIsThatOfTheRealCases() throws {
    let models = try Self.real.get()
    #expect(models.count > 5)
    try expectTheSame(models, "together")
    let alone = Campaign.isWhole ? models[...] : models.prefix(2)
    for model in alone { try expectTheSame([model], "\(model.span.file)") }
  }

  @Test func everyTableAndViewIsThatOfTheFixtures() throws {
    let models = Self.fixtures
    #expect(models.count > 100)
    for start in stride(from: 0, to: models.count, by: 40) {
      try expectTheSame(Array(models[start..<min(start + 40, models.count)]), "from \(start)")
    }
  }

  @Test(arguments: Campaign.batches(4, of: 40))
  func everyTableAndViewIsThatOfChanceModels(seeds: Range<UInt64>) throws {
    for seed in seeds { try expectTheSame([RandomModel.make(seed: seed)], "seed \(seed)") }
  }

  @Test func nothingAtAllIsStoredToo() throws { try expectTheSame([], "nothing") }

  @Test func theSchemaChangesWithItsVersion() {
    let lines = FactTables.all.map(\.schema).map { schema in
      let columns = schema.columns.map { "\($0.name) \($0.kind.rawValue) \($0.isOptional)" }
      let references = schema.references.map { "\($0.columns) \($0.table) \($0.keys)" }
      return "\(schema.name) \(columns) \(schema.primaryKey) \(references)"
    }
    let digest = SHA256.hexadecimal(Array(lines.joined(separator: "\n").utf8))
    // A table has changed: raise ExportRun.schemaVersion, and write both here.
    #expect(ExportRun.schemaVersion == 1)
    #expect(digest == "219797977f6473cb0a3fd6d5a808a0116432231d7e1b2ac5e99abf2ff4e12d59")
  }
}
