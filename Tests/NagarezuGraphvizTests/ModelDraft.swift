import NagarezuCore

/// A model written down by names, for tests that have no file.
struct ModelDraft {
  var title = "試験事業"
  var parties: [Party] = []
  var systems: [(system: System, operators: [String], outer: String?, site: String?)] = []
  var sites: [(site: Site, operators: [String])] = []
  var items: [String] = []
  var groups: [(name: String, items: [String])] = []
  var channels: [Channel] = []
  var flows: [Draft] = []
  var approvals: [(kind: Approval.Kind, to: String, exposure: Exposure)] = []
  var readers: [(system: String, party: String, channel: String?)] = []

  struct Draft {
    var number: String
    var from: String
    var to: String
    var channel: String?
    var items: [String]
    var remark: String?
    var isTwoWay = false
  }

  static let span = SourceSpan(file: "sample.yaml", line: 1, column: 1)

  private var parents: [String: String] = [:]

  init(_ title: String) { self.title = title }

  mutating func party(
    _ name: String, _ kind: Party.Kind = .other, partOf parent: String? = nil,
    fullName: String? = nil
  ) {
    parties.append(Party(name: name, kind: kind, fullName: fullName, span: Self.span))
    parents[name] = parent
  }

  mutating func system(
    _ name: String, _ kind: String?, by operators: [String], inside outer: String? = nil,
    at site: String? = nil, noAccess: String? = nil
  ) {
    systems.append(
      (
        System(
          name: name, kind: kind.flatMap(System.Kind.init), operators: [], noAccess: noAccess,
          span: Self.span),
        operators, outer, site
      ))
  }

  mutating func site(_ name: String, by operators: [String]) {
    sites.append((Site(name: name, operators: [], span: Self.span), operators))
  }

  mutating func channel(_ name: String, _ kind: Channel.Kind) {
    channels.append(Channel(name: name, kind: kind, span: Self.span))
  }

  mutating func flow(
    _ number: String, _ from: String, _ to: String, _ channel: String?, _ items: [String],
    _ remark: String? = nil, isTwoWay: Bool = false
  ) {
    flows.append(
      Draft(
        number: number, from: from, to: to, channel: channel, items: items, remark: remark,
        isTwoWay: isTwoWay))
  }

  /// The model, every list sorted by name.
  func model() throws -> Model {
    let parties = self.parties.sorted { $0.name.precedesByBytes($1.name) }
    let systems = self.systems.sorted { $0.system.name.precedesByBytes($1.system.name) }
    let sites = self.sites.sorted { $0.site.name.precedesByBytes($1.site.name) }
    let items = Set(self.items + groups.flatMap(\.items) + flows.flatMap(\.items))
      .subtracting(groups.map(\.name)).sorted { $0.precedesByBytes($1) }
    let channels = self.channels.sorted { $0.name.precedesByBytes($1.name) }
    func party(_ name: String) -> Party.ID? {
      parties.firstIndex { $0.name == name }.map { Party.ID($0) }
    }
    func system(_ name: String) -> System.ID? {
      systems.firstIndex { $0.system.name == name }.map { System.ID($0) }
    }
    func channel(_ name: String?) -> Channel.ID? {
      channels.firstIndex { $0.name == name }.map { Channel.ID($0) }
    }
    func node(_ name: String) -> Node? {
      system(name).map(Node.system) ?? party(name).map(Node.party)
    }
    func selected(_ names: [String]) -> ItemSelection {
      if names.isEmpty { return .unknown }
      let all = names.flatMap { name in groups.first { $0.name == name }?.items ?? [name] }
      return .named(all.compactMap { name in items.firstIndex(of: name).map { Item.ID($0) } })
    }
    let population = try Population([])
    var flows: [Flow] = []
    for (line, draft) in self.flows.enumerated() {
      guard let from = node(draft.from), let to = node(draft.to) else { continue }
      let span = SourceSpan(file: "sample.yaml", line: line + 1, column: 1)
      let flow = Flow(
        number: draft.number, from: from, to: to, items: selected(draft.items),
        subjects: population.everyone, channel: channel(draft.channel), remark: draft.remark,
        span: span)
      flows.append(flow)
      if draft.isTwoWay {
        var back = flow
        (back.from, back.to, back.isReturn) = (to, from, true)
        flows.append(back)
      }
    }
    return Model(
      title: title,
      authority: parties.firstIndex { $0.kind == .authority }.map { Party.ID($0) } ?? Party.ID(0),
      parties: parties.map { one in
        var one = one
        one.parent = parents[one.name].flatMap(party)
        return one
      },
      sites: sites.map { one in
        var site = one.site
        site.operators = one.operators.compactMap(party)
        return site
      },
      systems: systems.map { one in
        var system = one.system
        system.operators = one.operators.compactMap(party)
        system.outer = one.outer.flatMap { name in
          systems.firstIndex { $0.system.name == name }.map { System.ID($0) }
        }
        system.site = one.site.flatMap { name in
          sites.firstIndex { $0.site.name == name }.map { Site.ID($0) }
        }
        system.readers = readers.filter { $0.system == system.name }.compactMap { reader in
          party(reader.party).map {
            System.Reader(
              party: $0, channel: channel(reader.channel), items: .all(except: []),
              subjects: population.everyone, span: Self.span)
          }
        }
        return system
      },
      subjects: [], population: population,
      items: items.map { Item(name: $0, span: Self.span) },
      groups: groups.map { group in
        ItemGroup(
          name: group.name,
          items: group.items.compactMap { name in items.firstIndex(of: name).map { Item.ID($0) } },
          span: Self.span)
      },
      keys: [], channels: channels, flows: flows,
      approvals: approvals.enumerated().compactMap { position, one in
        party(one.to).map {
          Approval(
            id: "\(one.kind.rawValue)/\(one.to)/\(position)", kind: one.kind, target: .party($0),
            items: .all(except: []), subjects: population.everyone, exposure: one.exposure,
            periods: [.always], span: Self.span)
        }
      },
      files: ["sample.yaml"], span: Self.span)
  }
}
