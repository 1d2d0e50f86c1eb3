/// P302: the papers call one thing by several names.
///
/// **What.** A party, system or site has 別名, and the quotes (証拠の引用) of the model use at least two
/// of its spellings. The name the model gives it is the canonical one; the registered name (名称)
/// counts as the same.
///
/// **何を。** 主体、システム、場所に「別名」があり、モデルの引用（証拠）が2つ以上の書き方を使っています。
/// モデルでの名前を正とし、「名称」（正式な名称）は同じものとみなします。
///
/// **Why.** A reader cannot know whether two names are two things; an approval for one is then used
/// for the other.
///
/// **理由。** 名前が2つあると、2つのものなのか1つのものなのかが読む人に分かりません。一方の承認が、
/// 他方に使われるおそれがあります。
///
/// **Example.** One paper says 特定健診等管理システム, another 特定健診等データ管理システム, a third 特定健康診査等データ管理システム.
///
/// **例。** 1つのシステムを、文書が「特定健診等管理システム」「特定健診等データ管理システム」
/// 「特定健康診査等データ管理システム」と呼びます。
///
/// **Cure.** Use the canonical name in the next papers. Two different things must not be 別名 of each
/// other. Spellings the model does not declare are not found.
///
/// **直し方。** 次の文書から、正とする名前にそろえます。違うものなら「別名」にしません。
/// 別名に書いていない呼び名は見つけられません。
///
/// - SeeAlso: house rule; 新宿区 情報公開・個人情報保護審議会「特定健康診査情報の外部結合等について」（三つの呼び名）; read 2026-11-21.
struct SeveralNames: ModelRule {
  static let heading = RuleHeading(
    "P302", ja: "一つのものに複数の呼び名", en: "one thing under several names", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let quotations = facts.model.quotations
    guard !quotations.isEmpty else { return [] }
    let names = KnownNames(facts.model)
    guard names.hasAliases else { return [] }
    // Shape: thing → spelling → where it is used.
    var used: [KnownNames.Thing: [String: [Quotation]]] = [:]
    for quotation in quotations {
      for (thing, spelling) in names.found(in: quotation.text) {
        used[thing, default: [:]][spelling, default: []].append(quotation)
      }
    }
    return names.things.compactMap { thing in
      guard let spellings = used[thing.id], spellings.count > 1 else { return nil }
      return observation(thing, spellings)
    }
  }

  private func observation(
    _ thing: KnownNames.Named, _ spellings: [String: [Quotation]]
  ) -> Observation {
    let variants = spellings.keys.filter { $0 != thing.name }.sorted { $0.precedesByBytes($1) }
    let related = ([thing.name] + variants).compactMap { name -> Finding.Related? in
      guard let places = spellings[name], let first = places.first else { return nil }
      let rows = places.compactMap(\.row).reduce(into: [String]()) { rows, row in
        if !rows.contains(row) { rows.append(row) }
      }
      let shown = rows.prefix(4).map { "「\($0)」" }.joined()
      return Finding.Related(
        span: first.span,
        message: Message(
          ja: "「\(name)」 \(places.count)か所" + (rows.isEmpty ? "" : "（行\(shown)）"),
          en: "'\(name)' in \(places.count) quotes" + (rows.isEmpty ? "" : " (rows \(shown))")))
    }
    return Observation(Self.self, [thing.name], at: thing.span, related: related) { _ in
      Message(
        ja: "「\(thing.name)」を、文書は\(variants.map { "「\($0)」" }.joined())とも呼ぶ",
        en:
          "the papers also call '\(thing.name)' \(variants.map { "'\($0)'" }.joined(separator: ", "))"
      )
    }
  }
}

/// What a paper says, quoted for some element.
struct Quotation {
  var text: String
  var row: String?
  /// Where the element stands.
  var span: SourceSpan
}

extension Model {
  /// Every quote of the model, in order of place.
  var quotations: [Quotation] {
    var found: [Quotation] = []
    func take<Declared>(
      _ things: [Declared], _ note: (Declared) -> Annotation, _ span: (Declared) -> SourceSpan
    ) {
      for thing in things {
        for evidence in note(thing).evidence {
          guard let quote = evidence.quote else { continue }
          found.append(Quotation(text: quote, row: evidence.row, span: span(thing)))
        }
      }
    }
    take(parties, \.note, \.span)
    take(sites, \.note, \.span)
    take(subjects, \.note, \.span)
    take(items, \.note, \.span)
    take(groups, \.note, \.span)
    take(systems, \.note, \.span)
    take(keys, \.note, \.span)
    take(channels, \.note, \.span)
    take(flows.filter { !$0.isReturn }, \.note, \.span)
    take(approvals, \.note, \.span)
    return found.sorted { $0.span < $1.span }
  }
}

/// The spellings of all parties, systems and sites, looked for longest first: 国保連 is not found within 国保連センター.
struct KnownNames {
  enum Thing: Hashable {
    case party(Int), system(Int), site(Int)
  }

  struct Named {
    var id: Thing
    var name: String
    var span: SourceSpan
  }

  private(set) var things: [Named] = []
  /// Shape: first letter → spellings that begin with it, the longest first, each with whose it is and the name it counts as;
  /// `nil` for names that only keep others from being found within them.
  private var spellings: [Unicode.Scalar: [(letters: [Unicode.Scalar], use: (Thing, String)?)]] =
    [:]
  private(set) var hasAliases = false

  init(_ model: Model) {
    for (index, party) in model.parties.enumerated() {
      add(.party(index), party.name, party.fullName, party.aliases, party.span)
    }
    for (index, system) in model.systems.enumerated() {
      add(.system(index), system.name, system.fullName, system.aliases, system.span)
    }
    for (index, site) in model.sites.enumerated() {
      add(.site(index), site.name, nil, site.aliases, site.span)
    }
    let others =
      model.items.flatMap { [$0.name] + $0.aliases } + model.groups.map(\.name)
      + model.subjects.map(\.name) + model.channels.map(\.name) + model.keys.map(\.name)
    for name in others { enter(name, nil) }
    for letter in spellings.keys {
      spellings[letter]?.sort { $0.letters.count > $1.letters.count }
    }
  }

  private mutating func add(
    _ id: Thing, _ name: String, _ fullName: String?, _ aliases: [String], _ span: SourceSpan
  ) {
    things.append(Named(id: id, name: name, span: span))
    enter(name, (id, name))
    if let fullName { enter(fullName, (id, name)) }
    for alias in aliases where alias != fullName {
      enter(alias, (id, alias))
      hasAliases = true
    }
  }

  private mutating func enter(_ text: String, _ use: (Thing, String)?) {
    let letters = Array(text.unicodeScalars)
    guard let first = letters.first else { return }
    spellings[first, default: []].append((letters, use))
  }

  /// The spellings in a text, each once.
  func found(in text: String) -> [(Thing, String)] {
    let letters = Array(text.unicodeScalars)
    var found: [(Thing, String)] = []
    var index = 0
    while index < letters.count {
      let match = spellings[letters[index]]?.first { letters[index...].starts(with: $0.letters) }
      if let use = match?.use, !found.contains(where: { $0 == use }) { found.append(use) }
      index += max(1, match?.letters.count ?? 1)
    }
    return found
  }
}
