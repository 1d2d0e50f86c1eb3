import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// The one layout of model files: it says the same, and is its own layout.
@Suite struct ModelFormatTests {
  /// Every committed file that can be read by itself, with what it includes. Shape: path → text.
  private static let files: [String: String] = {
    let folders = [
      "Tests/Fixtures/rules", "Tests/Fixtures/readings", "Tests/Fixtures/reports", "models/",
    ]
    let paths = folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: Shinjuku.root + "/" + folder)?
        .compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
        .map { (folder.hasSuffix("/") ? folder : folder + "/") + $0 }
    }
    var files = Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8))
          .map { (path, $0) }
      })
    files["small.yaml"] = small
    return files
  }()
  private static let paths = files.keys.sorted { $0.precedesByBytes($1) }

  private func formatted(_ text: String, keys: Language? = nil) throws -> String {
    String(
      decoding: try ModelFormat(keys: keys).formatted(Array(text.utf8), file: "m.yaml"),
      as: UTF8.self)
  }

  /// What the models of a run are, found and left open; `nil` where something cannot be read.
  private func models(_ path: String, _ text: String) -> [Model]? {
    var files = Self.files
    files[path] = text
    let run = ModelLoader(files: MemoryFiles(files)).read([path])
    return run.problems.isEmpty ? run.models : nil
  }

  private func isSame(_ path: String, _ old: String, _ new: String) -> Bool {
    guard let before = models(path, old), let after = models(path, new) else { return false }
    return before.count == after.count
      && zip(before, after).allSatisfy { before, after in
        let (one, other) = (Verdict(before), Verdict(after))
        return Comparison(before, after).isEmpty
          && one.findings.map(\.id) == other.findings.map(\.id)
          && Set(one.gaps.map(\.id)) == Set(other.gaps.map(\.id))
      }
  }

  @Test(arguments: paths) func theLayoutOfAFileSaysTheSameAndIsItsOwn(path: String) throws {
    let text = try #require(Self.files[path])
    let part = try? formatted(text)
    guard let once = part else {
      // A file that is left alone is one that cannot be read.
      #expect(models(path, text) == nil)
      return
    }
    #expect(try formatted(once) == once)
    if models(path, text) != nil { #expect(isSame(path, text, once)) }
  }

  @Test(arguments: paths) func keysGoThereAndBack(path: String) throws {
    let text = try #require(Self.files[path])
    guard let ja = try? formatted(text, keys: .ja) else { return }
    let en = try formatted(ja, keys: .en)
    #expect(try formatted(en, keys: .ja) == ja)
    #expect(try formatted(try formatted(en, keys: .ja), keys: .en) == en)
    #expect(try formatted(en) == en)
    if models(path, text) != nil { #expect(isSame(path, text, en)) }
  }

  @Test func theSampleOfEveryKeyGoesThereAndBack() throws {
    let ja = try formatted(SampleOfEveryKey.text, keys: .ja)
    let en = try formatted(ja, keys: .en)
    #expect(try formatted(en, keys: .ja) == ja)
    for key in Vocabulary.Context.allCases.flatMap(Vocabulary.keys) where key.ja != key.en {
      #expect(!en.contains(" \(key.ja): "), "\(key.ja)")
    }
  }

  /// Files in 2,000 layouts by chance, the whole campaign.
  @Test(arguments: Campaign.batches(of: 200)) func everyLayoutByChanceComesToTheSame(
    seeds: Range<UInt64>
  ) throws {
    let readable = Self.paths.filter { path in
      Self.files[path].map { models(path, $0) != nil } ?? false
    }
    for seed in seeds {
      let path = readable[Int(seed * 7919 % UInt64(readable.count))]
      let text = try #require(Self.files[path])
      let (disturbed, remarks) = RandomLayout.of(text, seed: seed)
      guard models(path, disturbed) != nil else {
        var files = Self.files
        files[path] = disturbed
        let problem = ModelLoader(files: MemoryFiles(files)).read([path]).problems.first
        let line = problem.map { disturbed.components(separatedBy: "\n")[$0.span.line - 1] }
        Issue.record(
          "seed \(seed) of \(path) is no layout of it: \(String(describing: problem)) \(line ?? "")"
        )
        continue
      }
      let once = try formatted(disturbed)
      #expect(try formatted(once) == once, "seed \(seed) of \(path)")
      #expect(isSame(path, text, once), "seed \(seed) of \(path)")
      for remark in remarks {
        let count = once.components(separatedBy: "\n").count { $0.hasSuffix(remark) }
        #expect(count == 1, "seed \(seed) of \(path): \(remark)")
      }
    }
  }

  /// Files that went wrong: each is left alone, or laid out in its own layout with all its words, and none traps.
  @Test(arguments: Campaign.batches(of: 2_000)) func whatWentWrongIsLaidOutOrLeftAlone(
    seeds: Range<UInt64>
  ) throws {
    let words =
      Vocabulary.keys(.flow).map { $0.ja + ": " } + ["|", ">-", "'", "\"", "{", "]", " #", "- "]
    for seed in seeds {
      let text = try #require(Self.files[Self.paths[Int(seed % UInt64(Self.paths.count))]])
      let other = try #require(Self.files[Self.paths[Int(seed * 31 % UInt64(Self.paths.count))]])
      var mutation = Mutation(seed: seed, words: words)
      let bytes = mutation.changed(Array(text.utf8), splicing: Array(other.utf8))
      guard let once = try? ModelFormat().formatted(bytes, file: "m.yaml") else { continue }
      let twice = try? ModelFormat().formatted(once, file: "m.yaml")
      #expect(twice == once, "seed \(seed)\n\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}

/// What the layout does to single things.
@Suite struct ModelLayoutTests {
  private func formatted(_ text: String, keys: Language? = nil) throws -> String {
    String(
      decoding: try ModelFormat(keys: keys).formatted(Array(text.utf8), file: "m.yaml"),
      as: UTF8.self)
  }

  @Test(arguments: [
    // Order, blank lines and indentation.
    (
      "# 題\n\n件名: x\nnagarezu:   1\n主体:\n    区: { 所属:  y,種別: 課 }   \n\n\n    甲:\n        # 注\n        名称: z\n        種別: 企業\n",
      "# 題\n\nnagarezu: 1\n件名: x\n\n主体:\n  区: {種別: 課, 所属: y}\n\n  甲:\n    種別: 企業\n    # 注\n    名称: z\n"
    ),
    // Dashes, quotation marks and numbers as written.
    (
      "nagarezu: 1\n流れ:\n- から: '甲'\n  番号: 012\n-\n  番号: \"②\"\n",
      "nagarezu: 1\n\n流れ:\n  - 番号: 012\n    から: '甲'\n  - 番号: \"②\"\n"
    ),
    // Remarks behind neighbouring lines stand below each other.
    (
      "nagarezu: 1 # a\n件名: 長い題 # b\n出典: x\n説明: y # c\n",
      "nagarezu: 1   # a\n件名: 長い題  # b\n出典: x\n説明: y  # c\n"
    ),
    // Rows keep their breaks.
    (
      "nagarezu: 1\n出典: [ a,\n b , # 注\n   c\n ]\n",
      "nagarezu: 1\n出典: [a,\n  b,  # 注\n  c\n  ]\n"
    ),
    // Texts over several lines, and the comma of a number.
    (
      "nagarezu: 1\n説明: >-\n      あ\n\n      い\n件名: 一\n    二\n個人の範囲:\n  人: {人数: 約50,000人 , 説明: x}\n",
      "nagarezu: 1\n件名: 一\n  二\n説明: >-\n  あ\n\n  い\n\n個人の範囲:\n  人: {人数: 約50,000人, 説明: x}\n"
    ),
    // The remark of a first key that another takes the place of goes above both.
    (
      "---\nnagarezu: 1\n流れ:\n  # 一\n  - 備考: x\n    # 二\n    番号: ①\n  # 終\n...\n",
      "---\nnagarezu: 1\n\n流れ:\n  # 一\n  # 二\n  - 番号: ①\n    備考: x\n  # 終\n...\n"
    ),
  ])
  func aLayout(_ old: String, _ new: String) throws {
    #expect(try formatted(old) == new)
    #expect(try formatted(new) == new)
  }

  @Test func onlyKeysChangeTheirLanguage() throws {
    let ja = "nagarezu: 1\n件名: 種別\n\n主体:\n  種別: {種別: 課, 名称: 件名}\n"
    let en = "nagarezu: 1\ntitle: 種別\n\nparties:\n  種別: {kind: 課, name: 件名}\n"
    #expect(try formatted(ja, keys: .en) == en)
    #expect(try formatted(en, keys: .ja) == ja)
  }

  @Test(arguments: [
    "nagarezu: 1\n件名: [\n", "nagarezu: 1\n件名: x\n件名: y\n", "nagarezu: 1\n題名: x\n", "", "a\n",
    "nagarezu: 1\n件名: &a x\n", "nagarezu: 1\n件名: x", "nagarezu: 1\n\t件名: x\n",
  ])
  func whatCannotBeReadIsLeftAlone(text: String) {
    #expect(throws: ModelFormat.Fault.self) { try formatted(text) }
  }

  @Test func lineEndsAndMarksOfOrder() throws {
    #expect(try formatted("\u{FEFF}nagarezu: 1\r\n件名: x\r\n") == "nagarezu: 1\n件名: x\n")
  }
}
