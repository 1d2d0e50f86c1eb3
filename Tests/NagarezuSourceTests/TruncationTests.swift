import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// How much a clean verdict rests on.
private struct Extent {
  /// Parties, sites, systems, classes, items, keys, channels, flows, approvals, waivers.
  var counts: [Int]
  /// Cells at each node on some days of the real case, smallest first: names may change the order of nodes.
  var contents: [[Int]]
  /// Items and people of each approval, largest last.
  var approved: [Int]

  init(_ verdict: Verdict) {
    let model = verdict.model
    counts = [
      model.parties.count, model.sites.count, model.systems.count, model.subjects.count,
      model.items.count, model.keys.count, model.channels.count, model.flows.count,
      model.approvals.count, model.waivers.count, model.population.count,
    ]
    let nodes =
      model.systems.indices.map { Node.system(System.ID($0)) }
      + model.parties.indices.map { Node.party(Party.ID($0)) }
    contents = [(2024, 5, 15), (2024, 7, 1), (2024, 12, 1)].compactMap {
      Day(year: $0.0, month: $0.1, day: $0.2)
    }.map { day in
      nodes.map { node in
        let cells = verdict.reach.contents(of: node, on: day).cells(shape: verdict.reach.shape)
        return cells.items(shape: verdict.reach.shape).reduce(0) {
          $0 + cells.atoms(of: $1, shape: verdict.reach.shape).members.count
        }
      }.sorted()
    }
    approved = model.approvals.map {
      model.resolved($0.items).count * $0.subjects.members.count
    }.sorted()
  }

  /// Whether nothing is missing here that stands in `other`, and nothing more is approved.
  func isNoLess(than other: Extent) -> Bool {
    contents == other.contents && approved == other.approved
      && zip(counts, other.counts).allSatisfy { $0 >= $1 }
  }
}

/// The verdict on some text under the real case's name; `nil` where it is refused.
private func verdict(on bytes: [UInt8]) -> Verdict? {
  let files = MemoryFiles(bytes: [Shinjuku.path: bytes])
  return (try? ModelLoader(files: files).load(Shinjuku.path)).map { Verdict($0) }
}

/// A word of a file that means something: a key or a name, wherever it stands alone.
private struct Token {
  let word: String
  let range: Range<String.Index>

  /// Whatever may stand beside a key or a name.
  private static let before = Set<Character>(" [{、（/\n@")
  private static let after = Set<Character>(",]}:、（）/\n@")

  static func all(of words: some Sequence<String>, in text: String) -> [Token] {
    Set(words).flatMap { word -> [Token] in
      text.ranges(of: word).filter { range in
        let previous = text[..<range.lowerBound].last ?? "\n"
        let next = text[range.upperBound...].first ?? "\n"
        return before.contains(previous) && after.contains(next)
      }.map { Token(word: word, range: $0) }
    }.sorted { ($0.range.lowerBound, $0.word) < ($1.range.lowerBound, $1.word) }
  }
}

/// One slip of the hand.
enum Slip: CaseIterable, Sendable {
  case replaced, dropped, doubled

  /// Every word that differs from `word` by one such slip.
  func forms(of word: String) -> [String] {
    word.indices.map { index in
      let (front, back) = (word[..<index], word[word.index(after: index)...])
      return switch self {
      case .replaced: "\(front)x\(back)"
      case .dropped: "\(front)\(back)"
      case .doubled: "\(front)\(word[index])\(word[index])\(back)"
      }
    }
  }
}

@Suite struct TruncationTests {
  /// Every byte in a whole campaign, else every so manyth; without optimization a load takes a hundred times as long.
  private static let stride = Campaign.isWhole ? 1 : 300 / Campaign.part(of: 100)

  @Test func theRealFileCutOffAtAnyByteIsRefused() throws {
    let bytes = Array(try Shinjuku.text().utf8)
    #expect(bytes.suffix(5).elementsEqual("\n...\n".utf8))
    // Without the last line feed nothing is lost: the mark of the end is there.
    for count in Swift.stride(from: 0, to: bytes.count - 1, by: Self.stride) {
      #expect(verdict(on: Array(bytes.prefix(count))) == nil, "loads when cut off after \(count)")
    }
  }

  @Test func withoutItsEndMarkTheRealFileCutOffAtAnyLineIsNeverClean() throws {
    var lines = try Shinjuku.text().components(separatedBy: "\n")
    let end = try #require(lines.lastIndex(of: "..."))
    lines = Array(lines[1..<end])
    #expect(verdict(on: Array((lines.joined(separator: "\n") + "\n").utf8))?.outcome == .clean)
    for count in Swift.stride(from: lines.count - 1, to: 0, by: -max(1, Self.stride / 10)) {
      let text = lines.prefix(count).joined(separator: "\n") + "\n"
      #expect(verdict(on: Array(text.utf8))?.outcome != .clean, "clean with \(count) lines")
    }
  }

  @Test(arguments: Slip.allCases) func aKeyWithASlipIsRefused(slip: Slip) throws {
    let text = try Shinjuku.text()
    let keys = Vocabulary.Context.allCases.flatMap { Vocabulary.keys($0).map(\.ja) }
    let tokens = Token.all(of: keys, in: text).filter { text[$0.range.upperBound...].first == ":" }
    #expect(tokens.count > 400)
    try trySlips(slip, in: tokens, of: text) { form, token, verdict in
      #expect(verdict == nil, "\(token.word) written \(form)")
    }
  }

  /// Some names may change, because no check hangs on them: 個人情報保護委員会, most classes and most other spellings are used
  /// nowhere. An item or a channel that is declared with its attributes (生活保護費支給口座情報, DVD-R) goes on without them when
  /// its declaration is misspelt, for the list that names the item declares it too and DVD-R is also a word for a kind.
  @Test(arguments: Slip.allCases) func aNameWithASlipNeverMakesACleanVerdictOfLess(slip: Slip)
    throws
  {
    let text = try Shinjuku.text()
    let original = try #require(verdict(on: Array(text.utf8)))
    let model = original.model
    let names =
      model.parties.flatMap { [$0.name] + $0.aliases } + model.sites.map(\.name)
      + model.systems.flatMap { [$0.name] + $0.aliases } + model.subjects.map(\.name)
      + model.items.flatMap { [$0.name] + $0.aliases } + model.groups.map(\.name)
      + model.channels.map(\.name)
    let tokens = Token.all(of: names, in: text)
    #expect(tokens.count > 400)
    let extent = Extent(original)
    var refused = 0
    try trySlips(slip, in: tokens, of: text) { form, token, verdict in
      guard let verdict else {
        refused += 1
        return
      }
      guard verdict.outcome == .clean else { return }
      let line = text[..<token.range.lowerBound].split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(Extent(verdict).isNoLess(than: extent), "line \(line): \(token.word) written \(form)")
    }
    #expect(refused > 15)
  }

  private func trySlips(
    _ slip: Slip, in tokens: [Token], of text: String,
    _ judge: (String, Token, Verdict?) throws -> Void
  ) throws {
    let slips = tokens.flatMap { token in slip.forms(of: token.word).map { (token, $0) } }
      .filter { $0.0.word != $0.1 }
    for (token, form) in Swift.stride(from: 0, to: slips.count, by: Self.stride).map({ slips[$0] })
    {
      let changed = text.replacingCharacters(in: token.range, with: form)
      try judge(form, token, verdict(on: Array(changed.utf8)))
    }
  }
}
