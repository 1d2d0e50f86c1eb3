import NagarezuCore

/// What changed of a part and no word of a figure says: who may look in, seals, keys, certificates.
extension SceneComparison {
  /// In a few words; `nil` where nothing did, or where the part is there on one side alone.
  func note(of key: PartKey) -> String? {
    let notes =
      switch key {
      case .system: systemNotes(key)
      case .party, .site: certificateNotes(key)
      case .hands(let party, let outer):
        frames.contains(.party(party, in: outer)) ? [] : certificateNotes(key)
      }
    guard !notes.isEmpty else { return nil }
    return notes.map { $0[language] }.joined(separator: FigureWords.semicolon[language])
  }

  private var language: Language { new.scene.language }

  private func systemNotes(_ key: PartKey) -> [Message] {
    guard let before = old.system(of: key), let after = new.system(of: key) else { return [] }
    return readerNotes(before, after)
      + sealNotes([old.model[before].sealedUnder], [new.model[after].sealedUnder])
      + siteNotes(before, after)
  }

  // MARK: - Readers

  private func readerNotes(_ before: System.ID, _ after: System.ID) -> [Message] {
    let (was, now) = (old.readers(of: before), new.readers(of: after))
    // What has an arrow of its own is marked there.
    let added = now.filter { one in
      !one.isDrawn && !was.contains { $0.party == one.party }
    }
    let removed = was.filter { one in
      !one.isDrawn && !now.contains { $0.party == one.party }
    }
    let changed = now.filter { one in
      was.contains { $0.party == one.party && !one.sees(asMuchAs: $0) }
    }
    let word = FigureWords.readers
    return [
      added.isEmpty ? nil : FigureWords.added(word, names(added.map(\.name))),
      removed.isEmpty ? nil : FigureWords.removed(word, names(removed.map(\.name))),
      changed.isEmpty ? nil : FigureWords.changed(word, names(changed.map(\.name))),
    ].compactMap(\.self)
  }

  // MARK: - Seals and keys

  /// What became of the keys under which something is sealed, and of who holds those that stay.
  func sealNotes(_ before: [Key.ID?], _ after: [Key.ID?]) -> [Message] {
    let (was, now) = (before.compactMap(\.self), after.compactMap(\.self))
    let (a, b) = (was.map { old.model[$0].name }, now.map { new.model[$0].name })
    if Set(was.map { old.place($0) }) != Set(now.map { new.place($0) }) {
      if was.isEmpty { return [FigureWords.added(FigureWords.seal, names(b))] }
      if now.isEmpty { return [FigureWords.removed(FigureWords.seal, names(a))] }
      return [FigureWords.changed(FigureWords.seal, from: names(a), to: names(b))]
    }
    return now.compactMap { key in
      guard let former = was.first(where: { old.place($0) == new.place(key) }) else { return nil }
      let (a, b) = (old.model[former].holders, new.model[key].holders)
      guard Set(a.map { old.place($0) }) != Set(b.map { new.place($0) }) else { return nil }
      return FigureWords.changed(
        FigureWords.keyHolders, from: names(a.map { old.model[$0].name }),
        to: names(b.map { new.model[$0].name }))
    }
  }

  // MARK: - Sites and certificates

  /// A system that moved between sites of which a figure shows one stands there twice; of others it is said.
  private func siteNotes(_ before: System.ID, _ after: System.ID) -> [Message] {
    guard old.model[before].outer == nil || new.model[after].outer == nil else { return [] }
    let (a, b) = (old.model.site(of: before), new.model.site(of: after))
    guard a.map({ old.place($0) }) != b.map({ new.place($0) }) else { return [] }
    return [
      FigureWords.changed(
        FigureWords.site, from: a.map { old.model[$0].name }, to: b.map { new.model[$0].name })
    ]
  }

  /// Of a party, and of whoever runs a site on both sides.
  private func certificateNotes(_ key: PartKey) -> [Message] {
    let (was, now) = (old.certified(key), new.certified(key))
    var messages: [Message] = []
    for (party, (name, after)) in now.sorted(by: { $0.value.name < $1.value.name }) {
      guard let (_, before) = was[party] else { continue }
      let of = now.count > 1 ? name : nil
      let (added, removed) = (
        after.filter { !before.contains($0) }, before.filter { !after.contains($0) }
      )
      if !added.isEmpty {
        messages.append(FigureWords.added(FigureWords.certificates(of: of), names(added)))
      }
      if !removed.isEmpty {
        messages.append(FigureWords.removed(FigureWords.certificates(of: of), names(removed)))
      }
    }
    return messages
  }

  private func names(_ names: [String]) -> String {
    FigureWords.few(names, language, atMost: 3)
  }
}

extension SceneSide {
  /// Somebody who may look into a system.
  fileprivate struct Reader {
    var party: Matching.Place<Party>
    var name: String
    /// Whether an arrow of its own shows it.
    var isDrawn: Bool
    /// What it sees of whom, and from where; without an order.
    var looks: Set<Insight>

    struct Insight: Hashable {
      var channel: Matching.Place<Channel>?
      var items: Set<ItemMark>
      var people: [String]
    }

    /// Whether it sees the same. The channel of an arrow is marked at the arrow.
    func sees(asMuchAs other: Reader) -> Bool {
      guard isDrawn, other.isDrawn else { return looks == other.looks }
      func bare(_ looks: Set<Insight>) -> Set<Insight> {
        Set(looks.map { Insight(channel: nil, items: $0.items, people: $0.people) })
      }
      return bare(looks) == bare(other.looks)
    }
  }

  /// In the order of the model; those who see nobody's data are none.
  fileprivate func readers(of system: System.ID) -> [Reader] {
    var readers: [Reader] = []
    for one in model[system].readers where !one.subjects.isEmpty {
      let look = Reader.Insight(
        channel: one.channel.map(place), items: marks(of: one.items),
        people: model.described(one.subjects).map(\.ja))
      if let known = readers.firstIndex(where: { $0.party == place(one.party) }) {
        readers[known].looks.insert(look)
      } else {
        readers.append(
          Reader(
            party: place(one.party), name: model[one.party].name,
            isDrawn: drawsLook(of: one.party, into: system), looks: [look]))
      }
    }
    return readers
  }

  private func drawsLook(of party: Party.ID, into system: System.ID) -> Bool {
    guard let from = builder.end(of: .system(system)), let box = builder.boxes[.party(party)]
    else { return false }
    return scene.arrows.contains { $0.number == nil && $0.from == from && $0.to == .box(box) }
  }

  private func operators(of site: Matching.Place<Site>) -> [Party.ID] {
    for position in model.sites.indices where place(Site.ID(position)) == site {
      return model.sites[position].operators
    }
    return []
  }

  /// Shape: the party that a key names, or each who runs the site that it names → name and certificates.
  fileprivate func certified(
    _ key: PartKey
  ) -> [Matching.Place<Party>: (name: String, certificates: [String])] {
    let parties: [Party.ID] =
      if case .site(let site, _) = key {
        operators(of: site)
      } else {
        party(of: key).map { [$0] } ?? []
      }
    return Dictionary(
      parties.map { (place($0), (model[$0].name, model[$0].certificates)) },
      uniquingKeysWith: { first, _ in first })
  }
}
