import ArgumentParser
import NagarezuCore
import NagarezuFigures
import NagarezuSource

/// Which part of a model `render` draws, and what it points out.
struct ViewOptions: ParsableArguments {
  @Option(
    help: .say(
      "描く範囲: " + ViewWord.allCases.map { "\($0.form.ja)（\($0.title.ja)）" }.joined(separator: "、"),
      "what to draw: "
        + ViewWord.allCases.map { "\($0.form.en) (\($0.title.en))" }.joined(separator: ", "),
      value: ViewWord.allCases.map { $0.takesName ? "\($0)=…" : "\($0)" }
        .joined(separator: "|")))
  var view: [String] = []
  @Flag(
    help: .say("主体とシステムの説明を、図の後に載せる", "explain parties and systems behind the figure"))
  var glossary = false
  @Option(
    help: .say(
      "題名の右に示す版（第2版 2024-05-20 など）", "version to show at the right of the title",
      value: Speech.say("版", "text")))
  var stamp: String?

  /// Characters past which a stamp would be cut.
  private static let stampLimit = 40

  /// The view of `model` that was asked for.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for names that the model does not have and options that do not go together.
  func view(of model: Model, on day: Day?) throws -> FigureView {
    let asked = try AskedViews(view)
    try checkStamp()
    let lit = try asked.items.map { name in
      let found = Lookup.items(name, in: model)
      guard !found.isEmpty else { throw EarlyEnd(Lookup.unknownItem(name, [model])) }
      return FigureView.Lit(name: Asked.name(name), items: found)
    }
    return FigureView(
      try extent(asked, in: model), lit: lit, on: day,
      verdict: asked.has(.findings) ? Verdict(model, on: day) : nil, hasGlossary: glossary)
  }

  private func extent(_ asked: AskedViews, in model: Model) throws -> FigureView.Extent {
    guard let name = asked.party else { return asked.has(.overview) ? .overview : .all }
    guard let found = Lookup.party(name, in: model) else {
      throw EarlyEnd(Lookup.unknownParty(name, [model]))
    }
    return .party(found)
  }

  /// - Throws: ``EarlyEnd`` with 64 where a part of a figure is asked for that is compared with another.
  func refuseComparison() throws {
    let asked = try AskedViews(view)
    guard asked.isWhole && !glossary else {
      let option = glossary ? "--glossary" : "--view \(view.joined(separator: " --view "))"
      throw AskedViews.apart(option, "--against")
    }
  }

  private func checkStamp() throws {
    if let stamp, stamp.allSatisfy(\.isWhitespace) || stamp.count > Self.stampLimit {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--stamp には1〜\(Self.stampLimit)文字を書く",
          en: "--stamp takes 1 to \(Self.stampLimit) characters"))
    }
  }

  /// - Throws: ``EarlyEnd`` with 64 where the figure does not show the party that was asked for.
  func refuseEmpty(_ model: Model, _ view: FigureView) throws {
    guard let party = try AskedViews(self.view).party,
      SceneBuilder.scene(of: model, view: FigureView(view.extent)).boxes.isEmpty
    else { return }
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "「\(party)」はこの図に描かれていない（システムも流れもない）",
        en: "'\(party)' is not in this figure (it has no system and no flow)"))
  }
}

/// The words that `--view` takes. A new one is a case: every switch below asks about it.
private enum ViewWord: String, CaseIterable {
  case all, overview, party, item, findings

  /// Whether `=` and a name follow.
  var takesName: Bool {
    switch self {
    case .all, .overview, .findings: false
    case .party, .item: true
    }
  }

  /// As a person writes it.
  var form: Message {
    switch self {
    case .all, .overview, .findings: Message(ja: rawValue, en: rawValue)
    case .party: Message(ja: "party=主体", en: "party=NAME")
    case .item: Message(ja: "item=項目", en: "item=NAME")
    }
  }

  /// What it draws.
  var title: Message {
    switch self {
    case .all: Message(ja: "全体", en: "everything")
    case .overview: Message(ja: "主体ごとの箱にまとめた全体図", en: "a box for each party")
    case .party: Message(ja: "それとその流れだけ", en: "it and its flows alone")
    case .item:
      Message(
        ja: "まとまり、同義の名も可。実際に通る所を際立たせる。重ねて指定できる",
        en: "an item or group, lit where it really travels; may be repeated")
    case .findings:
      Message(ja: "check の指摘と不明をその場所に", en: "those of check and its gaps, in place")
    }
  }

  /// The words with which it cannot be asked for; each pair stands once.
  var excluded: [ViewWord] {
    switch self {
    case .overview: [.party, .item, .findings]
    case .findings: [.item]
    case .all, .party, .item: []
    }
  }

  /// As a person begins to write it.
  var option: String { "--view \(rawValue)" + (takesName ? "=" : "") }
}

/// The values of `--view`, taken apart.
private struct AskedViews {
  /// Shape: word → the names behind it, in the order asked for; empty of a word that takes none.
  private var names: [ViewWord: [String]] = [:]

  /// The one party that is asked for.
  var party: String? { names[.party]?.first }
  /// The items that are asked for.
  var items: [String] { names[.item] ?? [] }
  /// Whether the whole figure is asked for, and nothing pointed out.
  var isWhole: Bool { names.keys.allSatisfy { $0 == .all } }

  func has(_ word: ViewWord) -> Bool { names[word] != nil }

  /// - Throws: ``EarlyEnd`` with 64 for a word that is none, and for views that do not go together.
  init(_ words: [String]) throws {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let view = ViewWord(rawValue: String(parts[0])),
        view.takesName == (parts.count > 1), parts.last?.isEmpty == false
      else { throw Self.unknown(word) }
      names[view, default: []] += parts.dropFirst().map(String.init)
      guard Set(names[.party] ?? []).count <= 1 else { throw Self.unknown(word) }
    }
    for view in ViewWord.allCases where has(view) {
      if let other = view.excluded.first(where: has) {
        throw Self.apart(view.option, other.option)
      }
    }
  }

  private static func unknown(_ word: String) -> EarlyEnd {
    EarlyEnd(
      .wrongUse,
      Message(
        ja:
          "--view は \(ViewWord.allCases.map(\.form.ja).joined(separator: "、")) のどれか（「\(word)」ではない。主体は1つ）",
        en:
          "--view is one of \(ViewWord.allCases.map(\.form.en).joined(separator: ", ")), not '\(word)'; one party at most"
      ))
  }

  static func apart(_ one: String, _ other: String) -> EarlyEnd {
    EarlyEnd(
      .wrongUse,
      Message(
        ja: "\(one) と \(other) は一緒に使えない。別々の図にする",
        en: "\(one) and \(other) do not go together; draw two figures"))
  }
}
