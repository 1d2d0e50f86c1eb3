import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText
import TestSupport
import Testing

/// What every table keeps, whatever stands in it.
@Suite struct FactTableTests {
  private static let page = "docs/tables.md"
  private static let mark =
    "<!-- tables: this part is printed by TableList.markdown; a test holds it to that. -->\n\n"

  private static let models = Result { try RealCase.allCases.map { try $0.model() } }

  @Test func thePageListsEveryTable() throws {
    let text = try String(contentsOfFile: Shinjuku.root + "/" + Self.page, encoding: .utf8)
    let parts = text.components(separatedBy: Self.mark)
    #expect(parts.count == 2)
    try expect(TableList.markdown, insteadOf: try #require(parts.last), in: Self.page)
  }

  @Test func namesAreThoseOfSQLAndNoneStandsTwice() {
    let names = FactTables.all.map(\.schema.name)
    #expect(Set(names).count == names.count)
    for schema in FactTables.all.map(\.schema) {
      let columns = schema.columns.map(\.name)
      #expect(Set(columns).count == columns.count, "\(schema.name)")
      for name in columns + [schema.name] {
        #expect(name.wholeMatch(of: /[a-z][a-z_]*/) != nil, "\(schema.name).\(name)")
      }
      #expect((schema.view == nil) == !schema.primaryKey.isEmpty, "\(schema.name)")
    }
  }

  @Test func everyValueIsOfItsColumnsKind() throws {
    let survey = Survey(try Self.models.get())
    for fact in FactTables.all {
      let table = fact.table(of: survey)
      for row in table.rows {
        #expect(row.count == table.schema.columns.count)
        for (value, column) in zip(row, table.schema.columns) {
          let fits =
            switch (value, column.kind) {
            case (.null, _): column.isOptional
            case (.text, .text), (.word, .text), (.number, .number), (.day, .day), (.flag, .flag):
              true
            default: false
            }
          #expect(fits, "\(table.schema.name).\(column.name): \(value)")
        }
      }
    }
  }

  @Test func keysNameOneRowAndReferencesFindTheirs() throws {
    let survey = Survey(try Self.models.get())
    var keys: [String: Set<[String?]>] = [:]
    var stood: Set<String> = []
    for fact in FactTables.stored {
      let table = fact.table(of: survey)
      let schema = table.schema
      let found = table.values(of: schema.primaryKey)
      #expect(Set(found).count == found.count, "\(schema.name): a key stands twice")
      #expect(!found.joined().contains(nil), "\(schema.name): a key is empty")
      keys[schema.name] = Set(found)
      stood.insert(schema.name)
      for reference in schema.references {
        #expect(stood.contains(reference.table), "\(schema.name) before \(reference.table)")
        let other = try #require(FactTables.named(reference.table)).schema
        #expect(Set(reference.keys) == Set(other.primaryKey), "\(schema.name) → \(reference.table)")
        for value in Set(table.values(of: reference.columns)) where !value.contains(nil) {
          let isThere = keys[reference.table]?.contains(value) ?? false
          #expect(isThere, "\(schema.name): \(value) is not in \(reference.table)")
        }
      }
    }
  }

  @Test func theReachIsWhatWhoAnswers() throws {
    let model = try Shinjuku.model()
    let survey = Survey([model])
    let reach = Reach(model)
    let rows = try #require(FactTables.named("reach")).table(of: survey).rows
    let sightings = model.itemIDs.flatMap { WhoSees($0).answer(reach) }
    #expect(rows.count == sightings.reduce(0) { $0 + $1.during.count })
    #expect(!rows.isEmpty)
  }

  @Test func theMatrixHasACellForWhateverIsHadAndNoOther() throws {
    let survey = Survey(try Self.models.get())
    let matrix = survey.matrix(MatrixQuery())
    let cells = matrix.cells.joined().count { $0 != nil }
    #expect(cells == FactTables.named("matrix")?.table(of: survey).rows.count)
    #expect(matrix.rows.indices.reduce(0) { $0 + matrix.sum(ofRow: $1) } == cells)
    #expect(matrix.columns.indices.reduce(0) { $0 + matrix.sum(ofColumn: $1) } == cells)
  }
}

extension NagarezuText.Table {
  /// Shape: row → what stands in these columns, as programs read it.
  fileprivate func values(of names: [String]) -> [[String?]] {
    let places = names.compactMap { name in schema.columns.firstIndex { $0.name == name } }
    return rows.map { row in places.map { row[$0].stored } }
  }
}
