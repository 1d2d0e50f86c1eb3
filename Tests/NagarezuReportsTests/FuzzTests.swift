import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSource
import TestSupport
import Testing

/// Models that went wrong, read, judged and reported in both languages: none traps, none hangs, and each ends with a verdict or
/// with a problem, never with both or neither.
///
/// `make fuzz` tries 100,000; `make test` the first of them. There the input that is being tried stands in `.build/fuzz/`, so that it
/// is at hand after a trap, and one that takes a minute ends the run.
@Suite struct FuzzTests {
  private static let wanted = ProcessInfo.processInfo.environment["FUZZ"].flatMap(UInt64.init)

  private static let batches: [Range<UInt64>] = {
    #if DEBUG
      Campaign.batches(10, each: (wanted ?? 100) / 10)
    #else
      Campaign.batches(10, each: (wanted ?? 2_000) / 10)
    #endif
  }()

  /// A file that is made wrong, and the parts it includes.
  private struct Seed {
    var path: String
    var bytes: [UInt8]
  }

  private static let files: [Seed] = {
    let folders = [
      "Tests/Fixtures/rules", "Tests/Fixtures/readings", "Tests/Fixtures/reports", "models",
    ]
    return folders.flatMap { folder in
      let found = FileManager.default.enumerator(atPath: Shinjuku.root + "/" + folder)
      return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
        .sorted { $0.precedesByBytes($1) }.compactMap { name in
          let path = "\(folder)/\(name)"
          return FileManager.default.contents(atPath: Shinjuku.root + "/" + path)
            .map { Seed(path: path, bytes: Array($0)) }
        }
    }
  }()
  private static let models = files.filter {
    String(decoding: $0.bytes, as: UTF8.self).contains("件名:")
  }
  private static let parts = files.filter {
    !String(decoding: $0.bytes, as: UTF8.self).contains("件名:")
  }
  private static let small = models.filter { !$0.path.hasPrefix("models/") }

  /// Everything the language knows, what newcomers try for it, and dates of all sorts.
  private static let words: [String] = {
    let keys = Vocabulary.Context.allCases.flatMap {
      Vocabulary.keys($0).flatMap { [$0.ja, $0.en] }
    }
    let values = Vocabulary.WordList.allCases.flatMap { Vocabulary.words($0).flatMap(\.spellings) }
    let tried = Vocabulary.guessedKeys.flatMap(\.tried) + Vocabulary.guessedWords.flatMap(\.tried)
    let dates = [
      "令和6年4月1日（月）", "同7年3月31日", "令和6年度末", "令和6年4月1日から1年間", "契約終了後5年", "永年", "翌年3月31日",
      "2024-02-30", "不明", "全て",
      "全員", "令和9999年", "9999-12-31", "令和6年4月1日〜3月31日",
    ]
    return keys + keys.map { $0 + ":" } + values + tried + dates
  }()

  @Test func thereIsSomethingToMakeWrong() {
    #expect(Self.small.count > 40)
    #expect(Self.models.count > Self.small.count && !Self.parts.isEmpty)
  }

  @Test(arguments: batches) func nothingTrapsAndNothingHangs(seeds: Range<UInt64>) throws {
    let watch = try Self.wanted.map { _ in try Watch("\(seeds.lowerBound)") }
    defer { watch?.stop() }
    for number in seeds {
      var random = Random(seed: number)
      let pool = random.chance(90) ? Self.small : Self.models
      guard let seed = random.pick(pool), let other = random.pick(Self.models) else { return }
      var mutation = Mutation(seed: random.next(), words: Self.words)
      let bytes = mutation.changed(seed.bytes, splicing: other.bytes)
      try watch?.begin(bytes)
      check(seed.path, bytes, number)
    }
  }

  private func check(_ path: String, _ bytes: [UInt8], _ number: UInt64) {
    var files = Dictionary(uniqueKeysWithValues: Self.parts.map { ($0.path, $0.bytes) })
    files[path] = bytes
    let memory = MemoryFiles(bytes: files)
    let run = ModelLoader(files: memory).read([path])
    #expect(run.problems.isEmpty != run.models.isEmpty, "seed \(number)")
    let excerpt = SourceExcerpt(of: run.problems.map(\.span), in: memory)
    let report = CheckReport(
      run.models.map { Verdict($0) }, unread: run.unread, problems: run.problems
    ) { excerpt.line(at: $0) }
    for language in Language.allCases {
      #expect(throws: Never.self, "seed \(number)") {
        try CheckText().render(report, in: language)
      }
    }
    #expect((report.conclusion == .unread) == !run.problems.isEmpty, "seed \(number)")
  }
}

/// Keeps the input that is being tried, and ends the run where one takes too long: a test cannot be stopped from outside.
private final class Watch: @unchecked Sendable {
  private let file: URL
  private let lock = NSLock()
  private var began: Date?

  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: Shinjuku.root + "/.build/fuzz")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appendingPathComponent(name + ".yaml")
    began = Date()
    Thread.detachNewThread { [self] in
      while let began = lock.withLock({ began }) {
        guard Date().timeIntervalSince(began) < 60 else {
          print("a minute and no end: \(file.path)")
          exit(1)
        }
        Thread.sleep(forTimeInterval: 1)
      }
    }
  }

  func begin(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: file)
    lock.withLock { began = Date() }
  }

  func stop() {
    lock.withLock { began = nil }
    try? FileManager.default.removeItem(at: file)
  }
}
