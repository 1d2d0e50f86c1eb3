import Foundation
import TestSupport
import Testing

/// One text file of the repository.
private struct SourceFile {
  /// As seen from the root.
  let path: String
  let text: String

  /// Lines without comments and without what stands in quotes.
  var code: [String] {
    text.components(separatedBy: "\n").map { line in
      var code = ""
      var isQuoted = false
      var previous: Character = " "
      for character in line {
        if character == "\"", previous != "\\" { isQuoted.toggle() }
        if !isQuoted, previous == "/", character == "/" { return String(code.dropLast()) }
        if !isQuoted { code.append(character) }
        previous = character
      }
      return code
    }
  }

  /// The modules it imports.
  var imports: Set<String> {
    Set(
      code.compactMap { line in
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && $0 != "public" }
        guard words.count >= 2, words[0] == "import" else { return nil }
        return String(words[words.count - 1].split(separator: ".")[0])
      })
  }

  /// The files below a folder of the root whose names end in one of `endings`, in order of path.
  static func all(below folder: String, _ endings: [String]) throws -> [SourceFile] {
    let root = Shinjuku.root + "/" + folder
    let paths = try #require(FileManager.default.enumerator(atPath: root)).compactMap {
      $0 as? String
    }
    let wanted = paths.filter { path in
      endings.contains { path.hasSuffix($0) }
        && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    return try wanted.sorted().map { path in
      SourceFile(
        path: folder.isEmpty ? path : folder + "/" + path,
        text: try String(contentsOfFile: root + "/" + path, encoding: .utf8))
    }
  }

  static let sources = Result { try all(below: "Sources", [".swift"]) }

  /// The words of its code that begin with a capital: types, modules and generic parameters.
  var typesMentioned: Set<String> {
    Set(code.flatMap { $0.matches(of: /\b[A-Z][A-Za-z0-9]*/).map { String($0.output) } })
  }

  /// The types it declares: all of them, and those that other files can name by themselves.
  var typesDeclared: (all: Set<String>, open: Set<String>) {
    var (all, open): (Set<String>, Set<String>) = ([], [])
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias", "actor"]
    for line in code {
      let words = line.split { !$0.isLetter && !$0.isNumber }
      guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count,
        words[place + 1].first?.isUppercase == true
      else { continue }
      let name = String(words[place + 1])
      all.insert(name)
      let isPrivate = words[..<place].contains { $0 == "private" || $0 == "fileprivate" }
      if !line.hasPrefix(" "), !isPrivate { open.insert(name) }
    }
    return (all, open)
  }
}

@Suite struct SourceTreeTests {
  private func importers(of modules: Set<String>) throws -> Set<String> {
    let files = try SourceFile.sources.get()
    #expect(files.count > 50)
    return Set(files.filter { !$0.imports.isDisjoint(with: modules) }.map(\.path))
  }

  @Test func onlyOneFileKnowsYAML() throws {
    #expect(try importers(of: ["Yams"]) == ["Sources/NagarezuSource/Reading/YAMLTree.swift"])
  }

  @Test func onlyTheStoreKnowsSQL() throws {
    let files = try importers(of: ["GRDB", "SQLite3", "GRDBSQLite"])
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { $0.hasPrefix("Sources/NagarezuStore/") }, "\(files)")
  }

  /// Nothing but what the language itself has for work on several cores.
  @Test func theCoreImportsNothing() throws {
    let allowed: Set<String> = ["Dispatch", "Synchronization"]
    for file in try SourceFile.sources.get() where file.path.hasPrefix("Sources/NagarezuCore/") {
      #expect(allowed.isSuperset(of: file.imports), "\(file.path) imports \(file.imports)")
    }
    // One answer to how work is spread over cores.
    #expect(try importers(of: ["Dispatch"]) == ["Sources/NagarezuCore/Diagnostics/Workers.swift"])
  }

  @Test func onlyTheDrawingTargetTouchesC() throws {
    let files = try importers(of: ["CGraphviz", "CRsvg"])
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { $0.hasPrefix("Sources/NagarezuGraphviz/") }, "\(files)")
  }

  /// Whatever writes a file any other way may tear it.
  @Test func onlyOneTargetPutsFilesInPlace() throws {
    let calls =
      /\b(O_CREAT|O_TRUNC|rename|renameat|unlink|unlinkat|fopen|createFile|createDirectory|removeItem|moveItem|copyItem|replaceItemAt|mkstemp)\b|\.write\(to:|atomically:/
    let files = try SourceFile.sources.get().filter { file in
      file.code.contains { $0.contains(calls) }
    }
    #expect(!files.isEmpty)
    for file in files {
      #expect(file.path.hasPrefix("Sources/NagarezuWriting/"), "\(file.path): use FileSwitch")
    }
  }

  @Test func onlyOneTargetTouchesTheSpreadsheetLibrary() throws {
    let files = try importers(of: ["CXlsxwriter"])
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { $0.hasPrefix("Sources/NagarezuSheets/") }, "\(files)")
  }

  /// Nothing else listens to anybody.
  @Test func onlyOneTargetHasSocketsOfANetwork() throws {
    let calls = /\b(AF_INET6?|sockaddr_in6?|URLSession)\b/
    let files = try SourceFile.sources.get().filter { file in
      file.code.contains { $0.contains(calls) }
    }
    #expect(!files.isEmpty)
    for file in files {
      #expect(file.path.hasPrefix("Sources/NagarezuViewServer/"), "\(file.path)")
    }
  }

  @Test func onlyTheCommandLineParsesArguments() throws {
    let files = try importers(of: ["ArgumentParser"])
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { $0.hasPrefix("Sources/nagarezu/") }, "\(files)")
  }

  /// Shape: target → the modules that it may import, as the table of `docs/architecture.md` says.
  private static func mayImport() throws -> [String: Set<String>] {
    let text = try Page("docs/architecture.md").text()
    let section =
      text.components(separatedBy: "## ターゲット").last?.components(separatedBy: "\n## ").first ?? ""
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return Dictionary(
      uniqueKeysWithValues: rows.filter { $0.count == 3 }.map { row in
        let names = row[2].prefix { $0 != " " }.split(separator: "、").map(String.init)
        return (row[0].replacing("`", with: ""), Set(names.map(Self.module)))
      })
  }

  /// A target's name without its first word, or another package's in full, as the table writes it.
  private static func module(_ word: String) -> String {
    let ours = [
      "Core", "Source", "Text", "Reports", "Store", "Figures", "Drawing", "Writing", "Graphviz",
      "Sheets", "LanguageServer", "ViewServer", "Page",
    ]
    return ours.contains(word) ? "Nagarezu" + word : word
  }

  @Test func targetsImportWhatTheTableOfThePageSays() throws {
    let may = try Self.mayImport()
    let system: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Darwin"]
    for file in try SourceFile.sources.get() {
      let target = String(file.path.split(separator: "/")[1])
      let row = try #require(
        may[target], "docs/architecture.md: no row of the table of targets is `\(target)`")
      let beyond = file.imports.subtracting(row).subtracting(system).sorted()
      #expect(
        beyond.isEmpty,
        "\(file.path) imports \(beyond); the table of targets in docs/architecture.md does not allow it"
      )
    }
  }

  /// The folders of a target, each of which speaks of the types of those before it and of no other.
  struct FolderOrder: Sendable {
    let target: String
    let folders: [String]
    /// So many types at the least, or the search has gone blind.
    let types: Int
  }

  private static let orders = [
    FolderOrder(
      target: "NagarezuCore",
      folders: ["Diagnostics", "Dates", "Model", "Reach", "Checks", "Joint", "Queries", "Diff"],
      types: 100),
    FolderOrder(
      target: "NagarezuSource",
      folders: [
        "Diagnostics", "Files", "Reading", "Vocabulary", "Dates", "Asking", "Loading", "Project",
        "Formatting",
        "Outline",
      ], types: 25),
    FolderOrder(
      target: "NagarezuLanguageServer", folders: ["Wire", "Workspace", "Features", "Server"],
      types: 10),
    FolderOrder(
      target: "NagarezuFigures",
      folders: [
        "Geometry", "Scene", "Measuring", "Placing", "Routing", "Pages", "Styles", "SVG",
        "Editable", "Changes", "Setting",
      ], types: 60),
  ]

  @Test(arguments: orders) func foldersStandInOneOrder(order: FolderOrder) throws {
    let root = "Sources/\(order.target)/"
    let files = try SourceFile.sources.get().filter { $0.path.hasPrefix(root) }
    func folder(of file: SourceFile) -> String {
      String(file.path.dropFirst(root.count).prefix { $0 != "/" })
    }
    #expect(
      Set(files.map(folder)) == Set(order.folders),
      "\(root) has other folders than `orders` in SourceTreeTests.swift, where a new one gets its place"
    )
    // Shape: type → the place of the folder that declares it.
    var places: [String: Int] = [:]
    for file in files {
      let place = try #require(order.folders.firstIndex(of: folder(of: file)))
      for name in file.typesDeclared.open { places[name] = place }
    }
    #expect(places.count > order.types, "\(places.count) types")
    for file in files {
      let place = try #require(order.folders.firstIndex(of: folder(of: file)))
      let own = file.typesDeclared.all
      for name in file.typesMentioned.subtracting(own).sorted() {
        let other = places[name] ?? 0
        #expect(
          other <= place,
          "\(file.path) speaks of \(name) in \(order.folders[other])/, which `orders` puts behind it"
        )
      }
    }
  }

  @Test func nothingInSourcesCanTrapOnPurpose() throws {
    let forbidden: [Regex<Substring>] = [
      /try!/, /fatalError/, /preconditionFailure/, /\bas!/, /unowned\(unsafe\)/,
      // A `!` behind a name, a bracket or a subscript that no operator follows.
      /[A-Za-z0-9_)\]]!(?!=)/,
    ]
    for file in try SourceFile.sources.get() {
      for (index, line) in file.code.enumerated() {
        for pattern in forbidden {
          #expect(!line.contains(pattern), "\(file.path):\(index + 1): \(line)")
        }
      }
    }
  }

  @Test func noFileNamesAPlaceOnSomebodysMachine() throws {
    let folders = ["Sources", "Tests", "models", "docs"]
    let endings = [".swift", ".yaml", ".md", ".json", ".h", ".modulemap", ".txt"]
    let files =
      try folders.flatMap { try SourceFile.all(below: $0, endings) }
      + ["Package.swift", "Makefile"].map {
        SourceFile(
          path: $0, text: try String(contentsOfFile: Shinjuku.root + "/" + $0, encoding: .utf8))
      }
    #expect(files.count > 100)
    // Written in two pieces, so that this file does not name them itself.
    let places = ["/wo" + "rk/", "/ro" + "ot/", "/Us" + "ers/", "/ho" + "me/", "C:" + "\\"]
    for file in files {
      for place in places {
        #expect(!file.text.contains(place), "\(file.path) names \(place)")
      }
    }
  }

  /// Nobody builds them with the rest; they are measured with once a month, and must compile then.
  @Test func theBenchmarksFitTheLibrary() throws {
    try inFolder { (program) throws in
      let built = builtFolder + "/Modules"
      for (module, words) in [
        ("Families", ["-emit-module", "-o", program.folder + "/Families.swiftmodule"]),
        ("Measure", ["-typecheck", "-I", program.folder]),
      ] {
        let folder = "Benchmarks/Sources/" + module
        let files = try SourceFile.all(below: folder, [".swift"]).map {
          Shinjuku.root + "/" + $0.path
        }
        #expect(!files.isEmpty)
        let yaml = Shinjuku.root + "/.build/checkouts/Yams/Sources/CYaml/include"
        let ending = try run(
          "/usr/bin/env",
          ["swiftc", "-swift-version", "6", "-module-name", module, "-I", built, "-I", yaml] + words
            + files)
        #expect(ending.code == 0, "\(ending.output)")
      }
    }
  }

  @Test func linesEndAsTheEditorSettingsSay() throws {
    for file in try SourceFile.all(below: "Sources", [".swift"])
      + SourceFile.all(below: "Tests", [".swift", ".yaml"])
      + SourceFile.all(below: "models", [".yaml"])
    {
      #expect(file.text.hasSuffix("\n"), "\(file.path)")
      #expect(!file.text.contains("\r\n"), "\(file.path)")
      #expect(!file.text.contains("\t"), "\(file.path)")
    }
  }
}
