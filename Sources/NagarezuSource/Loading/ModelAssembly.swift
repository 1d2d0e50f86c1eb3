import NagarezuCore

/// A model being put together from its files: first every name, then everything that uses names.
///
/// A class, because each kind of thing reads the tables that the others filled; it lives for one model only.
final class ModelAssembly {
  /// The model's own file first.
  let parts: [Part]
  let root: Fields
  let log = DiagnosticLog()
  /// Whether every file could be read: only then is an unknown name surely unknown.
  let isWhole: Bool

  /// The names of each kind.
  var tables = ByKind { NameTable($0) }
  /// The position of each name in the model's list of its kind.
  private var positions = ByKind { _ in NameMap<Int>() }
  /// What all items are, where the model has them from its parts alone.
  let sharedItems: SharedItems?
  /// What all classes are, where the model has them from its parts alone.
  let sharedClasses: SharedClasses?

  // The elements of each section, sorted by name.
  var parties: [Element] = []
  var sites: [Element] = []
  var classes: [Element] = []
  var systems: [Element] = []
  var keys: [Element] = []
  var channels: [Element] = []
  var regimes: [Element] = []
  var purposes: [Element] = []
  // The entries of the lists, in an order that no file or line decides.
  var flows: [Fields] = []
  var approvals: [Fields] = []
  var waivers: [Fields] = []
  var rules: [Fields] = []
  var itemSection = ItemSection()
  /// Whether there is more of something than is read, which was said.
  var isTooMuch = false

  /// Kinds of channels that are named directly.
  var directKinds: Set<Channel.Kind> = []
  /// Shape: such a kind → the first place that names it.
  var directPlaces: [Channel.Kind: SourceSpan] = [:]
  /// Shape: position in `flows` → the name of its unknown receiver.
  var unknownReceivers: [Int: Written] = [:]
  /// Shape: place of a holding → where it says 独自.
  var ownBusinessPlaces: [SourceSpan: SourceSpan] = [:]
  /// Lists of items that end in 等 or the like, as they are read.
  var openLists: Set<Model.OpenList> = []
  var population: Population?
  /// The fields of names that stood alone in a list.
  var idsOfNames: NameMap<[Item.ID]>
  /// The periods that were read already.
  let periodReadings: KnownPeriods
  /// How many more candidates are compared with unknown names.
  private var suggestionsLeft = 500_000
  /// Who operates each system, in order of system; filled before keys are read.
  var operators: [[Party.ID]] = []
  /// Shape: system → who operates it when, where that changes.
  var operatorAssignments: [[Assignment<Party.ID>]] = []

  /// The names of the parties of kind 本人; asked for once all names are read.
  private(set) lazy var dataSubjects: Set<String> = Set(
    parties.filter { one in
      guard let node = one.fields[.kind], case .text(let text, _) = node.content else {
        return false
      }
      return Vocabulary.partyForm(text) == .dataSubject
    }.map(\.name.text))

  init(
    _ model: Part, _ root: Fields, includes: [Part], isMissingParts: Bool, _ shared: SharedSections
  ) {
    self.root = root
    parts = [model] + includes.sorted { $0.path.precedesByBytes($1.path) }
    isWhole = !isMissingParts && parts.allSatisfy { $0.fields != nil }
    sharedItems = shared.items(of: parts)
    sharedClasses = shared.classes(of: parts)
    idsOfNames = sharedItems?.ids ?? NameMap()
    periodReadings = shared.periods
  }

  /// Some parts without a model, `root` being what the first of them holds: to read what they declare.
  init(_ parts: [Part], _ root: Fields) {
    self.root = root
    self.parts = parts
    isWhole = true
    (sharedItems, sharedClasses) = (nil, nil)
    idsOfNames = NameMap()
    periodReadings = KnownPeriods()
  }

  /// The model; `nil` where the log holds a reason.
  func model() -> Model? {
    declareNames()
    guard !isTooMuch else { return nil }
    nameTheUnnamed()
    for kind in Vocabulary.NameKind.allCases { setPositions(kind) }
    let items = sharedItems.map { (fields: $0.fields, groups: $0.groups) } ?? loadItems()
    let subjects = sharedClasses?.classes ?? loadSubjects()
    let parties = loadParties()
    operatorAssignments = systems.map { assignments($0.fields, .systemOperator) }
    operators = loadOperators()
    let authority = loadAuthority()
    let systems = loadSystems()
    let flows = loadFlows()
    let approvals = loadApprovals()
    let waivers = loadWaivers()
    let sites = loadSites()
    let keys = loadKeys()
    let channels = loadChannels()
    let rules = loadRules(items.fields)
    let regimes = loadRegimes()
    let figure = loadFigure()
    checkSomethingToCheck()
    let title = root.statement(.title)?.text
    let englishTitle = root.statement(.englishTitle)?.text
    let notes = notesOfFiles()
    let state = root.word(.state, of: .state).flatMap(Model.State.init(rawValue:)) ?? .current
    let supersedes = root.text(.supersedes).map { ModelPath.target($0.text, from: parts[0].path) }
    refuseUnusedChannels(channels, flows, systems, approvals, rules)
    guard log.isEmpty, parts.allSatisfy(\.log.isEmpty), let population, let authority, let title
    else { return nil }
    var model = Model(
      title: title, englishTitle: englishTitle, descriptions: notes.descriptions,
      sources: notes.sources, authority: authority.authority,
      sections: authority.sections, parties: parties,
      sites: sites, systems: systems, subjects: subjects, population: population,
      items: items.fields, groups: items.groups, keys: keys, channels: channels, flows: flows,
      approvals: approvals, waivers: waivers, purposes: loadPurposes(), rules: rules,
      regimes: regimes, figure: figure,
      openLists: openLists.sorted { ($0.span, $0.about) < ($1.span, $1.about) },
      assumptions: assumptions(), state: state, supersedes: supersedes,
      files: parts.map(\.path), span: parts[0].span)
    refuseManyChanges(in: model)
    guard log.isEmpty else { return nil }
    model.assumptions += model.unstatedSuccessions
    refuseOwnBusiness(in: model)
    refuseWithoutPurpose(in: model)
    if let assumed = model.assumptionOfAddresses { model.assumptions.append(assumed) }
    return log.isEmpty ? model : nil
  }

  /// What the files say of themselves: 説明 and 出典 of the model and of its parts.
  private func notesOfFiles() -> (descriptions: [String], sources: [String]) {
    let files = parts.compactMap(\.fields)
    return (
      files.compactMap { $0.text(.description)?.text },
      files.flatMap { $0.texts(.source).map(\.text) }
    )
  }

  /// A model in which nothing can be found wrong is never a clean one (promise P2).
  private func checkSomethingToCheck() {
    guard isWhole else { return }
    let sections: [(Bool, Word, String, Message)] = [
      (itemSection.isEmpty, .items, "情報項目", Message(ja: "情報項目", en: "item")),
      (self.flows.isEmpty, .flows, "流れ", Message(ja: "流れ", en: "flow")),
      (self.approvals.isEmpty, .approvals, "承認", Message(ja: "承認", en: "approval")),
    ]
    for (isMissing, word, key, noun) in sections where isMissing {
      // A section that could not be read was said already.
      guard log.isEmpty || !parts.contains(where: { $0.fields?.has(word) == true }) else {
        continue
      }
      log.add(
        .nothingToCheck, at: parts[0].span,
        ja: "\(noun.ja)が1つもありません。調べるものがありません", en: "no \(noun.en): nothing to check",
        help: Message(
          ja: "「\(key)」を書くか、書いてある部品を取り込んでください",
          en: "write one, or include the part that holds them"))
    }
  }
}

// MARK: - Names

extension ModelAssembly {
  /// The position of a name in the model's list. Only for names that a table gave.
  func position(_ name: String, _ kind: Vocabulary.NameKind) -> Int { positions[kind][name] ?? 0 }

  func table(_ kind: Vocabulary.NameKind) -> NameTable { tables[kind] }

  /// Gives each name of a kind its position, in order of bytes.
  @discardableResult
  func setPositions(_ kind: Vocabulary.NameKind) -> NameMap<Int> {
    let known = sharedPositions(kind) ?? ownPositions(kind)
    positions[kind] = known
    return known
  }

  private func sharedPositions(_ kind: Vocabulary.NameKind) -> NameMap<Int>? {
    switch kind {
    case .item: sharedItems?.positions
    case .subjectClass: sharedClasses?.positions
    default: nil
    }
  }

  private func ownPositions(_ kind: Vocabulary.NameKind) -> NameMap<Int> {
    var names =
      kind == .item ? itemSection.canonicalFields(table(.item)) : table(kind).places.keys
    if kind == .party {
      names += [Party.anyoneName] + unknownReceivers.values.map(\.text)
      names += elementsLeftToNobody.map {
        Party.unnamedOperator(of: $0.name.text)
      }
    }
    if kind == .channel {
      names += directKinds.map(\.rawValue).filter { table(.channel).places[$0] == nil }
    }
    let sorted = Set(names.map(Name.init)).map(\.text).sorted { $0.precedesByBytes($1) }
    return NameMap(sorted.enumerated().map { ($1, $0) })
  }

  /// How many things of a kind there are.
  func count(_ kind: Vocabulary.NameKind) -> Int { positions[kind].count }

  /// The declared name that a word stands for; `nil`, and said, for one that is unknown or of another kind.
  func name(_ word: Written, _ kind: Vocabulary.NameKind) -> String? {
    let text = word.text
    if let name = table(kind).name(for: text) { return name }
    refuseUnknown(word, [kind])
    return nil
  }

  func refuseUnknown(_ word: Written, _ kinds: [Vocabulary.NameKind]) {
    // Its declaration was refused, and that was said.
    if kinds.contains(where: { table($0).refused.contains(word.text) }) { return }
    let noun = Message(
      ja: kinds.map(\.noun.ja).joined(separator: "・"),
      en: kinds.map(\.noun.en).joined(separator: " or "))
    if let other = Vocabulary.NameKind.allCases.first(where: {
      !kinds.contains($0) && table($0).name(for: word.text) != nil
    }) {
      log.add(
        .wrongKindOfName, at: word.span,
        ja: "「\(word.text.shown)」は\(other.noun.ja)です。ここには\(noun.ja)を書きます",
        en: "'\(word.text.shown)' is a \(other.noun.en); expected a \(noun.en)")
      return
    }
    guard isWhole else { return }
    if let (span, sign) = FullWidthSign.first(inName: word) {
      log.add(
        .fullWidthSign, at: span,
        ja: "「\(word.text.shown)」の全角の「\(sign.wide)」は区切りになりません",
        en: "full-width \(sign.wide) in '\(word.text.shown)' separates nothing",
        help: sign.help(inName: word.text, isItem: kinds == [.item]))
      return
    }
    let nearest = nearest(to: word.text, in: kinds.flatMap { table($0).words })
    log.add(
      .unknownName, at: word.span,
      ja: "\(noun.ja)「\(word.text.shown)」は定められていません",
      en: "no \(noun.en) is named '\(word.text.shown)'",
      help: Suggestion.help(nearest)
        ?? Message(ja: "定めてから使ってください", en: "declare it before it is used"))
  }

  /// What may have been meant. Looking for it costs time for each word and candidate, so in a model with very many
  /// unknown names only the first are helped.
  func nearest(to word: String, in candidates: @autoclosure () -> [String]) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    let candidates = candidates()
    suggestionsLeft -= candidates.count
    return Suggestion.nearest(to: word, in: candidates)
  }

  /// The names under a key, none twice.
  func names(_ fields: Fields, _ word: Word, _ kind: Vocabulary.NameKind) -> [String] {
    var seen: Set<String> = []
    return fields.texts(word).compactMap { written in
      guard let name = name(written, kind) else { return nil }
      guard seen.insert(name).inserted else {
        refuseDoubled(written)
        return nil
      }
      return name
    }
  }

  func refuseDoubled(_ word: Written) {
    log.add(
      .namedTwice, at: word.span,
      ja: "「\(word.text.shown)」が同じ一覧に2回あります", en: "'\(word.text.shown)' stands twice in one list",
      help: Message(ja: "片方を取り除いてください", en: "remove one"))
  }
}
