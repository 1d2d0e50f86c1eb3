import NagarezuCore

extension ModelAssembly {
  func loadChannels() -> [Channel] {
    let declared = channels.map { element -> Channel in
      let fields = element.fields
      let kind = fields.word(.kind, of: .channelKind).flatMap(Channel.Kind.init(rawValue:))
      checkKindName(element.name, kind)
      if !changes(fields, .operator) { refuseDataSubjects(fields, .operator) }
      let assignments = assignments(fields, .carrier)
      return channel(
        element.name, kind ?? .paper,
        operators: changes(fields, .operator)
          ? Set(assignments.map(\.holder)).sorted() : partyIDs(fields, .operator),
        assignments: assignments, isEncrypted: fields.flag(.encrypted),
        measures: fields.statements(.measures).map(\.text),
        isDeclared: true, englishName: fields.englishName, note: fields.annotation)
    }
    let named = directKinds.filter { table(.channel).places[$0.rawValue] == nil }.map { kind in
      channel(
        Written(text: kind.rawValue, span: directPlaces[kind] ?? parts[0].span), kind,
        operators: [],
        isEncrypted: false, measures: [], isDeclared: false, englishName: nil,
        note: Annotation())
    }
    return (declared + named).sorted { $0.name.precedesByBytes($1.name) }
  }

  /// A channel; on an open one that is not encrypted anyone can listen.
  private func channel(
    _ name: Written, _ kind: Channel.Kind, operators: [Party.ID],
    assignments: [Assignment<Party.ID>] = [], isEncrypted: Bool,
    measures: [String], isDeclared: Bool, englishName: String?, note: Annotation
  ) -> Channel {
    var (operators, assignments) = (operators, assignments)
    if kind.isOpen, !isEncrypted {
      let anyone = Party.ID(position(Party.anyoneName, .party))
      operators.append(anyone)
      if !assignments.isEmpty {
        assignments.append(Assignment(anyone, .always, span: name.span))
      }
    }
    return Channel(
      name: name.text, kind: kind, operators: operators.sorted(), assignments: assignments,
      isEncrypted: isEncrypted,
      measures: measures, isDeclared: isDeclared, englishName: englishName, note: note,
      span: name.span)
  }

  /// A channel named 紙 that is an e-mail would make every approval of 紙 say something else; so would one named as a
  /// kind is also spelled (VPN), or so that it looks like it; and whatever has インターネット or 電子メール in its name is that
  /// (design §10.16).
  private func checkKindName(_ name: Written, _ kind: Channel.Kind?) {
    guard let kind, let named = kindNamed(by: name.text, otherThan: kind) else { return }
    log.add(
      .channelKindClash, at: name.span,
      ja: "経路「\(name.text.shown)」の種別が「\(kind.rawValue)」です。「\(named.ja)」という種別と紛れます",
      en: "channel '\(name.text.shown)' bears the name of another kind than its own",
      help: Message(
        ja: "「種別: \(named.ja)」とするか、別の名前にしてください",
        en: "write 'kind: \(named.en)', or use another name"))
  }

  private func kindNamed(
    by name: String, otherThan kind: Channel.Kind
  ) -> Vocabulary.ListedWord? {
    let folded = LookAlike.folded(name)
    let others = Vocabulary.words(.channelKind).filter { $0.ja != kind.rawValue }
    if let named = others.first(where: { Self.looksOfKinds[$0.ja]?.contains(folded) == true }) {
      return named
    }
    let told = Self.tellingParts.filter { part in part.words.contains { folded.contains($0) } }
      .map(\.kind.rawValue)
    return told.contains(kind.rawValue) ? nil : others.first { told.contains($0.ja) }
  }

  /// Shape: kind → what its spellings look like.
  private static let looksOfKinds = Dictionary(
    Vocabulary.words(.channelKind).map { word in
      (word.ja, Set(([word.ja, word.en] + word.others).map(LookAlike.folded)))
    }, uniquingKeysWith: { $0.union($1) })

  /// What makes a channel one of a kind wherever it stands in its name, as it looks.
  private static let tellingParts: [(kind: Channel.Kind, words: [String])] = [
    (.internet, ["インターネット", "internet"].map(LookAlike.folded)),
    (.email, ["電子メール", "Eメール", "email", "e-mail", "インターネットメール"].map(LookAlike.folded)),
  ]

  /// Finds the kinds that flows and readers name without declaring a channel.
  func collectDirectKinds() {
    var nodes = flows.compactMap { $0[.via] }
    for element in systems {
      for part in [element.fields[.readers], element.fields[.operator]].compactMap(\.self)
        .flatMap(\.entries)
      {
        guard case .map(let entries) = part.content else { continue }
        nodes += entries.filter { $0.key.text == "経路" || $0.key.text == "via" }.map(\.value)
      }
    }
    for node in nodes {
      guard case .text(let text, _) = node.content,
        table(.channel).name(for: text) == nil,
        let kind = Vocabulary.channelKind(text)
      else { continue }
      directKinds.insert(kind)
      directPlaces[kind] = min(directPlaces[kind] ?? node.span, node.span)
    }
  }

  /// The channel under a key; `nil` where none is stated or it is 不明.
  func channel(_ fields: Fields, _ word: Word) -> Channel.ID? {
    if let node = fields[word], case .list(let nodes) = node.content, nodes.count > 1 {
      refuseManyChannels(at: node.span)
      return nil
    }
    guard let written = fields.text(word), !Vocabulary.isUnknown(written.text) else { return nil }
    let text = written.text
    if let id = channel(named: text) { return id }
    let pieces = text.split { "、,，・／/及".contains($0) }.map { piece in
      piece.trimmingPrefix("び").filter { !$0.isWhitespace }
    }
    if pieces.count > 1, pieces.allSatisfy({ channel(named: $0) != nil }) {
      refuseManyChannels(at: written.span)
    } else {
      refuseUnknownChannel(Written(text: text, span: written.span))
    }
    return nil
  }

  private func channel(named text: String) -> Channel.ID? {
    if let name = table(.channel).name(for: text) { return Channel.ID(position(name, .channel)) }
    return Vocabulary.channelKind(text).map { Channel.ID(position($0.rawValue, .channel)) }
  }

  private func refuseManyChannels(at span: SourceSpan) {
    log.add(
      .wrongShape, at: span,
      ja: "1つの流れに書ける経路は1つです", en: "a flow goes by one channel",
      help: Message(
        ja: "経路ごとに流れを分け、同じ番号を付けて書いてください",
        en: "write one flow for each channel, all with the same number"))
  }

  func refuseUnknownChannel(_ word: Written) {
    let kinds = Vocabulary.words(.channelKind)
    guard isWhole else { return }
    let guess = Vocabulary.guess(word.text, in: .channelKind)
    let nearest = nearest(
      to: word.text, in: table(.channel).words + kinds.flatMap(\.spellings))
    log.add(
      .unknownName, at: word.span,
      ja: "「\(word.text.shown)」は経路の名前でも種別でもありません",
      en: "'\(word.text.shown)' is neither a channel nor a kind of one",
      help: guess.map { Message(ja: "「\($0.ja)」ですか", en: "did you mean '\($0.en)'?") }
        ?? Suggestion.help(nearest)
        ?? Message(
          ja: "種別: \(kinds.map(\.ja).joined(separator: "、"))",
          en: "kinds: \(kinds.map(\.en).joined(separator: ", "))"))
  }
}
