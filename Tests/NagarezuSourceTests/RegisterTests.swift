import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// One party, system, place, network or class of people that a paper names.
private struct Entry: Sendable {
  let name: String
  let kind: String
  let model: String
  let called: String

  /// `Tests/Fixtures/register.csv`: no cell holds a comma or a quote.
  static func all() throws -> [Entry] {
    let path = Shinjuku.root + "/Tests/Fixtures/register.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return try lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 5, "\(line)")
      return Entry(name: cells[0], kind: cells[1], model: "models/" + cells[3], called: cells[4])
    }
  }
}

extension Model {
  /// Whether something of a kind stands in the model under just this name.
  fileprivate func declares(_ name: String, _ kind: String) -> Bool {
    switch kind {
    case "party": parties.contains { $0.name == name }
    case "system": systems.contains { $0.name == name }
    case "site": sites.contains { $0.name == name }
    case "channel": channels.contains { $0.name == name && $0.isDeclared }
    case "subjects": subjects.contains { $0.name == name }
    default: false
    }
  }

  /// Whether something flows to, from, over or about it, or a paper names it.
  fileprivate func uses(_ name: String, _ kind: String) -> Bool {
    switch kind {
    case "party":
      // A whole authority takes part through its sections.
      partyIDs.filter { withAncestors($0).contains { self[$0].name == name } }.contains(where: uses)
    case "system": systemIDs.filter { self[$0].name == name }.contains(where: uses)
    case "site":
      systemIDs.contains { id in uses(id) && site(of: id).map { self[$0].name } == name }
    case "channel":
      passages.contains { passage in channel(of: passage).map { self[$0].name } == name }
    case "subjects":
      zip(subjects, population.atoms).contains { one, atoms in
        one.name == name && flows.contains { !$0.subjects.intersection(atoms).isEmpty }
      }
    default: false
    }
  }

  private func uses(_ party: Party.ID) -> Bool {
    nodesOfFlows.contains { node in
      parties(at: .node(node)).contains(party) || node == .party(party)
    }
      || approvals.contains { $0.target == .party(party) }
  }

  private func uses(_ system: System.ID) -> Bool {
    systemIDs.contains { inner in
      withOuter(inner).contains(system)
        && (nodesOfFlows.contains(.system(inner)) || !self[inner].holdings.isEmpty
          || !self[inner].readers.isEmpty)
    }
  }

  private var nodesOfFlows: Set<Node> { Set(flows.flatMap { [$0.from, $0.to] }) }
}

@Suite struct RegisterTests {
  /// Named by the papers as makers of rules and certificates; nothing flows to them.
  private static let bystanders: Set<String> = ["個人情報保護委員会", "厚生労働省", "JIPDEC"]

  @Test func everythingThePapersNameStandsInItsModelAndTakesPart() throws {
    let entries = try Entry.all()
    #expect(entries.count > 70)
    for (path, named) in Dictionary(grouping: entries, by: \.model) {
      let model = try #require(RealCase(rawValue: path)).model()
      for entry in named {
        #expect(model.declares(entry.called, entry.kind), "\(path): \(entry.called)")
        let isBystander = Self.bystanders.contains(entry.called)
        #expect(model.uses(entry.called, entry.kind) != isBystander, "\(path): \(entry.called)")
      }
    }
  }

  /// Names that the papers spell out where the model has a shorter one without saying so.
  private static let paraphrased: Set<String> = ["加入者の現在の保険者", "区の専用端末", "受託業者の専用端末"]

  @Test func theWordsOfThePapersStandInTheModelsText() throws {
    let files = try RealCase.files()
    for entry in try Entry.all() where !Self.paraphrased.contains(entry.name) {
      let model = try #require(RealCase(rawValue: entry.model)).model()
      let text = model.files.compactMap { files[$0] }.joined()
      #expect(text.contains(entry.name), "\(entry.model): \(entry.name)")
    }
  }
}
