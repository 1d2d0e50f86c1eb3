import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A row of the table of generators in `Benchmarks/README.md`: how one is called, and how each of its families ends.
struct GeneratorRow: CustomTestStringConvertible, Sendable {
  /// Shape: the script, then its arguments.
  let call: [String]
  let clean: [String]
  let withFindings: [String]

  var testDescription: String { call.joined(separator: " ") }
  var families: [String] { clean + withFindings }

  static let page = "Benchmarks/README.md"

  /// Every row whose first cell names a script.
  static let all: [GeneratorRow] = {
    let lines = ((try? Page(page).text()) ?? "").split(separator: "\n")
    return lines.filter { $0.contains(#/^\| `[a-z]+\.py/#) }.map { line in
      let cells = line.split(separator: "|").map { cell in
        cell.matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
      }
      return GeneratorRow(
        call: cells[0].flatMap { $0.split(separator: " ").map(String.init) },
        clean: cells.count > 1 ? cells[1] : [], withFindings: cells.count > 2 ? cells[2] : [])
    }
  }()

  /// Size and measures so small that a family takes no second.
  private var smallness: [String] {
    switch call[0] {
    case "growth.py": ["--size", "3"]
    case "municipalities.py": ["--size", "2", "--businesses", "6", "--drop", "0"]
    default: ["--size", "12"]
    }
  }

  /// Writes one family, small, into `models/` of a folder.
  func write(_ family: String, _ more: String..., into folder: TemporaryFolder) throws {
    var arguments = ["\(folder.path)/models", "--family", family]
    arguments += smallness
    arguments += call.dropFirst()
    let ran = try generate(call[0], arguments + more)
    try #require(ran.code == 0, "\(testDescription) --family \(family): \(ran.output)")
  }
}

/// One family of a row.
struct GeneratorFamily: CustomTestStringConvertible, Sendable {
  let row: GeneratorRow
  let name: String

  var testDescription: String { "\(row.testDescription) --family \(name)" }

  static let all = GeneratorRow.all.flatMap { row in
    row.families.map { GeneratorFamily(row: row, name: $0) }
  }
}

/// The scripts of `Benchmarks/generators/` write models that load, and their page knows their families.
@Suite struct GeneratorsTests {
  @Test func thePageNamesEveryScript() throws {
    let folder = "\(Shinjuku.root)/Benchmarks/generators"
    let scripts = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".py") && $0 != "writing.py"
    }
    #expect(Set(GeneratorRow.all.map { $0.call[0] }) == Set(scripts), "edit \(GeneratorRow.page)")
  }

  @Test(arguments: GeneratorRow.all)
  func thePageNamesTheFamiliesThatHelpNames(row: GeneratorRow) throws {
    let help = try generate(row.call[0], ["--help"])
    #expect(help.code == 0)
    let list = try #require(help.output.components(separatedBy: "\nfamilies:\n").last)
    let families = list.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: #/  ([a-z0-9-]+) +\S.*/#).map { String($0.output.1) }
    }
    #expect(families.count > 2)
    #expect(row.families.sorted() == families.sorted(), "edit \(GeneratorRow.page)")
  }

  @Test(arguments: GeneratorFamily.all)
  func everyFamilyLoadsAndEndsAsThePageSays(family: GeneratorFamily) throws {
    let folder = try TemporaryFolder()
    try family.row.write(family.name, into: folder)
    let loader = ModelLoader(files: DiskFiles(root: folder.path), needsEndMarks: true)
    let models: [Model]
    do {
      models = try loader.loadAll(["models"])
    } catch {
      Issue.record(
        "\(family.testDescription): \(error.diagnostics.map { "\($0.code) \($0.message.en)" })")
      return
    }
    #expect(!models.isEmpty)
    // Thousands of fields take seconds to judge in a build that is not optimized.
    guard models.allSatisfy({ $0.items.count < 1_000 }) else { return }
    let outcomes = models.map { Verdict($0).outcome }
    let isClean = outcomes.allSatisfy { $0 == .clean }
    #expect(isClean == family.row.clean.contains(family.name), "edit \(GeneratorRow.page)")
    #expect(isClean || outcomes.contains(.findings))
  }

  /// Shape: path → bytes of what a family gives.
  private func files(_ row: GeneratorRow, _ family: String, seed: Int) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    try row.write(family, "--seed", "\(seed)", into: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: folder.path + "/" + path).map { (path, $0) }
      })
  }

  /// Python orders sets of texts otherwise in every run, so that one that gets into a file shows here.
  @Test(arguments: GeneratorRow.all)
  func theSameSeedGivesTheSameBytes(row: GeneratorRow) throws {
    for family in ["all-random", "one", "folder", "inline", "mesh"]
    where row.families.contains(family) {
      let first = try files(row, family, seed: 5)
      #expect(!first.isEmpty)
      #expect(try files(row, family, seed: 5) == first, "\(family)")
      #expect(try files(row, family, seed: 6) != first, "\(family)")
    }
  }
}
