import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// The schema of the model language, held against its vocabulary and its reader.
@Suite struct ModelSchemaTests {
  private static let path = "Schema/model.schema.json"

  private static func committed() throws -> [String: Any] {
    let text = try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  @Test(arguments: ["ja", "en"]) func theCommandPrintsTheCommittedSchema(language: String) throws {
    let ending = try Program(in: Shinjuku.root).run("schema", "--lang", language)
    #expect(ending.code == 0)
    try expect(ending.output, matches: Self.path)
  }

  @Test func everyKeyAndWordIsInItInBothLanguages() throws {
    let definitions = try #require(try Self.committed()["$defs"] as? [String: [String: Any]])
    for context in Vocabulary.Context.allCases {
      let properties = try #require(
        definitions[context.rawValue]?["properties"] as? [String: [String: Any]])
      let keys = Vocabulary.keys(context)
      #expect(Set(properties.keys) == Set(keys.flatMap { [$0.ja, $0.en] }))
      for key in keys {
        for spelling in [key.ja, key.en] {
          let description = properties[spelling]?["description"] as? String ?? ""
          #expect(description.contains(key.doc.ja) && description.contains(key.doc.en))
        }
      }
    }
    for list in Vocabulary.WordList.allCases {
      let offered = definitions["word." + list.rawValue]?["enum"] as? [Any] ?? []
      for word in Vocabulary.words(list).flatMap(\.spellings) {
        #expect(offered.contains { $0 as? String == word }, "\(word)")
      }
    }
  }

  /// The committed files that the reader takes, parts too, in order of path.
  private static let readable = Result {
    let found = try ["Tests/Fixtures", "models"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: Shinjuku.root + "/" + folder + "/")
        .map { folder + "/" + $0 }
    }.filter { $0.hasSuffix(".yaml") }.sorted()
    let texts = try found.map {
      ($0, try String(contentsOfFile: Shinjuku.root + "/" + $0, encoding: .utf8))
    }
    let files = MemoryFiles(Dictionary(uniqueKeysWithValues: texts))
    return found.filter { path in
      let run = ModelLoader(files: files).read([path])
      return run.problems.isEmpty
    }
  }

  private func judge(_ files: [String]) throws -> (code: Int32, output: String) {
    try TestSupport.run(
      try python(),
      ["-m", "check_jsonschema", "--schemafile", Shinjuku.root + "/" + Self.path] + files)
  }

  @Test func othersTakeItForASchema() throws {
    let ran = try TestSupport.run(
      try python(),
      ["-m", "check_jsonschema", "--check-metaschema", Shinjuku.root + "/" + Self.path])
    #expect(ran.code == 0, "\(ran.output)")
  }

  @Test func itRefusesNothingThatTheReaderTakes() throws {
    let files = try Self.readable.get()
    #expect(files.count > 150)
    let ran = try judge(files.map { Shinjuku.root + "/" + $0 })
    #expect(ran.code == 0, "\(ran.output)")
  }

  /// What YAML readers type otherwise than we do is taken all the same.
  @Test(arguments: [
    ("番号: ①", "番号: 1"), ("運用: 総務課", "運用: 2024-04-01"),
    ("期間: 令和6年4月1日〜令和7年3月31日", "期間: 2024-04-01〜2025-03-31"),
    ("対象者: {}", "対象者:"), ("対象者: {}", "対象者: {人数: 約50,000人}"), ("項目数: 2", "項目数: ２"),
    ("口座: {}", "口座: {仮: true}"), ("口座: {}", "口座: {仮: yes}"), ("口座: {}", "口座: {assumed: はい}"),
    ("口座: {}", "口座: {英名: null}"), ("nagarezu: 1", "nagarezu: \"1\""),
  ])
  func aScalarIsAText(_ old: String, _ new: String) throws {
    #expect(try isTaken(old, new))
  }

  @Test(arguments: [
    ("番号: ①", "番後: ①"), ("種別: 企業", "種別: 会社員"), ("nagarezu: 1", "nagarezu: 2"),
    ("nagarezu: 1\n", ""), ("番号: ①, ", ""), ("項目数: 2", "項目数: 二"), ("流れ:\n  - ", "流れ:\n    "),
    ("口座: {}", "口座: {図: 1}"),
  ])
  func whatAnEditorShouldMarkIsRefused(_ old: String, _ new: String) throws {
    #expect(try !isTaken(old, new))
  }

  private func isTaken(_ old: String, _ new: String) throws -> Bool {
    var isTaken = false
    try inFolder { (program) throws in
      #expect(Sample.clean.contains(old))
      try program.write(Sample.clean.replacing(old, with: new), to: "m.yaml")
      isTaken = try judge([program.folder + "/m.yaml"]).code == 0
    }
    return isTaken
  }
}
