import NagarezuCore

/// The keys by which a figure tells what its parts stand for: a letter and sixteen hexadecimal digits.
///
/// Made of names as the model has them, so that a thing has the same key in every view, on every page, in either
/// language and after edits that leave its name; never of the words themselves, so that a key may stand
/// anywhere in a document. What stands for a flow can be found in a figure by its `data-flow`, a party by
/// `data-party`.
extension Model {
  public func figureKey(of party: Party.ID) -> String {
    FigureKey.made("p", of: [self[party].name])
  }
  public func figureKey(of site: Site.ID) -> String { FigureKey.made("l", of: [self[site].name]) }
  public func figureKey(of system: System.ID) -> String {
    FigureKey.made("s", of: [self[system].name])
  }

  public func figureKey(of node: Node) -> String {
    switch node {
    case .system(let id): figureKey(of: id)
    case .party(let id): figureKey(of: id)
    }
  }

  public func figureKey(of flow: Flow.ID) -> String { figureKey(of: self[flow]) }

  /// That of its arrow: flows that share number, from and to have one, as have both ways of `bothWays`.
  public func figureKey(of flow: Flow) -> String {
    let ends = [figureKey(of: flow.from), figureKey(of: flow.to)]
    return FigureKey.made("f", of: [flow.number] + (flow.isReturn ? ends.reversed() : ends))
  }

  /// That of a flow's arrow or of a reader's look; `nil` for a succession, which no figure draws.
  public func figureKey(of passage: Passage) -> String? {
    switch passage {
    case .flow(let id): figureKey(of: id)
    case .reader(let system, let position):
      FigureKey.made(
        "v", of: [figureKey(of: system), figureKey(of: self[system].readers[position].party)])
    case .succession: nil
    }
  }
}

enum FigureKey {
  /// A key of some names.
  ///
  /// - SeeAlso: FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo).
  static func made(_ kind: String, of names: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for name in names {
      // The byte that ends each keeps 「a, bc」 and 「ab, c」 apart.
      for byte in Array(name.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digits = String(hash, radix: 16)
    return kind + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Scene {
  /// What a box or frame stands for, as keys; see ``NagarezuCore/Model/figureKey(of:)``.
  public struct Identity: Hashable, Sendable {
    /// The system or party; `nil` for a site, and where an overview joins several.
    public var node: String?
    /// The site of a frame that is one.
    public var site: String?
    /// In whose hands it is, each followed by what it is a part of; of a site, its operators. None twice.
    public var parties: [String] = []
  }
}

extension Scene.Identity {
  /// Of several things drawn as one.
  init(joining parts: [Self]) {
    self.init(
      node: parts.count == 1 ? parts[0].node : nil, parties: Scene.unique(parts.flatMap(\.parties)))
  }

  /// For an element's id.
  var key: String { node ?? site ?? FigureKey.made("p", of: parties) }
}

extension SceneBuilder {
  func identity(of party: Party.ID) -> Scene.Identity {
    Scene.Identity(node: written.figureKey(of: party), parties: keys([party]))
  }

  func identity(of system: System.ID) -> Scene.Identity {
    Scene.Identity(
      node: written.figureKey(of: system), parties: keys(written[system].operators))
  }

  func identity(of site: Site.ID) -> Scene.Identity {
    Scene.Identity(site: written.figureKey(of: site), parties: keys(written[site].operators))
  }

  private func keys(_ parties: [Party.ID]) -> [String] {
    Scene.unique(
      parties.flatMap { written.withAncestors($0) }.map { written.figureKey(of: $0) })
  }
}
