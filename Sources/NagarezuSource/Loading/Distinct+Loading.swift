import NagarezuCore

// Names that a reader would take for one are refused until one is another spelling of the other, or says that it is not (別物).
extension ModelAssembly {
  /// What a thing says it is not. A party may name a system, and a system a party: a flow ends at either.
  func distinct(_ fields: Fields, _ kind: Vocabulary.NameKind) -> Distinct {
    guard fields.has(.distinct) else { return .unsaid }
    if let node = fields[.distinct], let written = single(node),
      let flag = Vocabulary.listed(written.text, in: .flag)
    {
      return flag.en == Vocabulary.Flag.yes.rawValue ? .fromAll : .unsaid
    }
    let kinds = Self.alikeKinds.first { $0.contains(kind) } ?? [kind]
    let names = fields.texts(.distinct).compactMap { written -> String? in
      let text = written.text
      if let name = kinds.lazy.compactMap({ self.table($0).name(for: text) }).first { return name }
      refuseUnknown(written, kinds)
      return nil
    }
    return names.isEmpty ? .unsaid : .from(Set(names).sorted { $0.precedesByBytes($1) })
  }

  /// Kinds whose names are told apart from each other.
  private static let alikeKinds: [[Vocabulary.NameKind]] = [
    [.party, .system], [.site], [.subjectClass], [.item], [.key], [.channel], [.purpose], [.regime],
  ]

  /// Shape: kind → name → what it says it is not, where it says so.
  private func distinctions(
    among checked: [Vocabulary.NameKind]
  ) -> [Vocabulary.NameKind: [String: Distinct]] {
    var found: [Vocabulary.NameKind: [String: Distinct]] = [:]
    for kind in checked {
      for element in elementsThatMayBeDistinct(kind) where element.fields.has(.distinct) {
        found[kind, default: [:]][element.name.text] = distinct(element.fields, kind)
      }
    }
    return found
  }

  private func elementsThatMayBeDistinct(_ kind: Vocabulary.NameKind) -> [Element] {
    switch kind {
    case .party: parties
    case .system: systems
    case .subjectClass: classes
    case .item:
      itemSection.fields
        + itemSection.groups.compactMap { name, group in
          group.fields.map { Element(name: Written(text: name, span: group.span), fields: $0) }
        }
    default: []
    }
  }

  /// Says which names of some kinds look alike.
  func checkLookAlikes(among checked: [Vocabulary.NameKind]) {
    let distinctions = distinctions(among: checked)
    for kinds in Self.alikeKinds where kinds.allSatisfy(checked.contains) {
      let doubles = doubledLooks(kinds)
      guard !doubles.isEmpty else { continue }
      // Shape: what a name looks like → the words that look so.
      var alike: [String: [Alike]] = [:]
      for kind in kinds {
        let table = table(kind)
        for word in table.words where !table.doubled.contains(word) {
          let look = LookAlike.folded(word)
          guard doubles.contains(Name(look)), let span = table.place(of: word) else { continue }
          let name = table.name(for: word) ?? word
          alike[look, default: []].append(
            Alike(
              word: Written(text: word, span: span), kind: kind, name: name,
              distinct: distinctions[kind]?[name] ?? .unsaid))
        }
      }
      for words in alike.values where words.count > 1 { refuseAlike(words) }
    }
  }

  /// What more than one word of some kinds looks like.
  private func doubledLooks(_ kinds: [Vocabulary.NameKind]) -> Set<Name> {
    var looks: Set<Name> = []
    var doubles: Set<Name> = []
    for kind in kinds {
      for word in table(kind).words where !table(kind).doubled.contains(word) {
        let look = Name(LookAlike.folded(word))
        if !looks.insert(look).inserted { doubles.insert(look) }
      }
    }
    return doubles
  }

  private struct Alike {
    var word: Written
    var kind: Vocabulary.NameKind
    var name: String
    var distinct: Distinct

    func isTaken(for other: Alike) -> Bool {
      (name != other.name || kind != other.kind) && word.text != other.word.text
        && !distinct.excludes(other.name) && !other.distinct.excludes(name)
    }
  }

  private func refuseAlike(_ words: [Alike]) {
    let sorted = words.sorted { $0.word.span < $1.word.span }
    for (index, one) in sorted.enumerated() {
      // A name of two kinds was said.
      guard !sorted.contains(where: { $0.kind != one.kind && $0.word.text == one.word.text })
      else { continue }
      guard let first = sorted[..<index].first(where: { $0.isTaken(for: one) }) else { continue }
      let (word, other) = (one.word, first.word)
      log.add(
        .lookAlike, at: word.span,
        ja:
          "「\(word.text.shown)」は\(other.span.place(from: word.span).ja)の「\(other.text.shown)」と見分けがつきません",
        en:
          "'\(word.text.shown)' looks like '\(other.text.shown)' at \(other.span.place(from: word.span).en)",
        help: help(one.kind))
    }
  }

  private func help(_ kind: Vocabulary.NameKind) -> Message {
    switch kind {
    case .party, .system, .item:
      Message(
        ja: "同じものなら一方を「別名」に書き、違うものなら「別物: はい」と書いてください",
        en: "if they are one, make one an alias of the other; if not, give one 'distinct: true'")
    case .subjectClass:
      Message(
        ja: "同じものなら一方を取り除き、違うものなら「別物: はい」と書いてください",
        en: "if they are one, remove one; if not, give one 'distinct: true'")
    case .site:
      Message(
        ja: "同じものなら一方を「別名」に書き、違うものなら名前を変えてください",
        en: "if they are one, make one an alias of the other; if not, rename one")
    case .key, .channel, .purpose, .regime:
      Message(
        ja: "同じものなら一方を取り除き、違うものなら名前を変えてください", en: "if they are one, remove one; if not, rename one")
    }
  }
}

// MARK: - Short and long names of parties

extension ModelAssembly {
  /// What makes a name of its short form: 国保連 and 国保連合会.
  private static let longer = ["会", "合会", "連合会", "組合", "機構", "センター"].map(
    LookAlike.folded)

  /// The last letters of those: few names end with one.
  private static let endsOfLonger = longer.compactMap(\.unicodeScalars.last)

  /// Two parties of one kind, the name of one being that of the other with 会, 組合 or the like behind it, are one until one says
  /// otherwise (design §10.17). Who is a part of the other is not taken for it.
  func checkNamesOfParties() {
    // Shape: what a word looks like → the position of the party for which it stands.
    var looks: [String: Int] = [:]
    let positions = NameMap(parties.enumerated().reversed().map { ($1.name.text, $0) })
    for word in table(.party).words {
      guard let name = table(.party).name(for: word), let position = positions[name] else {
        continue
      }
      looks[LookAlike.folded(word)] = position
    }
    let long = looks.filter { look in
      look.key.unicodeScalars.last.map(Self.endsOfLonger.contains) == true
        && Self.longer.contains { look.key.hasSuffix($0) }
    }
    for (long, position) in long.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      for ending in Self.longer where long.hasSuffix(ending) {
        let short = String(long.unicodeScalars.dropLast(ending.unicodeScalars.count))
        guard short.unicodeScalars.count >= 3, let other = looks[short],
          isTaken(parties[position], for: parties[other])
        else { continue }
        refuse(parties[position], parties[other])
      }
    }
  }

  private func isTaken(_ one: Element, for other: Element) -> Bool {
    let (name, otherName) = (one.name.text, other.name.text)
    guard name != otherName, mayBeOneKind(one, other) else { return false }
    guard !distinct(one.fields, .party).excludes(otherName),
      !distinct(other.fields, .party).excludes(name)
    else { return false }
    return !isPart(name, of: otherName) && !isPart(otherName, of: name)
  }

  /// Of one kind, or one of them does not say which; 本人 are never anything else.
  private func mayBeOneKind(_ one: Element, _ other: Element) -> Bool {
    let kinds = [one, other].map { element -> Party.Form? in
      guard let node = element.fields[.kind], case .text(let text, _) = node.content else {
        return nil
      }
      return Vocabulary.partyForm(text)
    }
    if kinds.contains(.dataSubject) { return kinds[0] == kinds[1] }
    return kinds[0] == nil || kinds[1] == nil || kinds[0] == kinds[1]
  }

  private func refuse(_ one: Element, _ other: Element) {
    let (first, second) = one.name.span < other.name.span ? (one, other) : (other, one)
    log.add(
      .lookAlike, at: second.name.span,
      ja:
        "「\(second.name.text.shown)」は\(first.name.span.place(from: second.name.span).ja)の「\(first.name.text.shown)」と同じものとも読めます",
      en:
        "'\(second.name.text.shown)' may be the same as '\(first.name.text.shown)' at \(first.name.span.place(from: second.name.span).en)",
      help: help(.party))
  }
}
