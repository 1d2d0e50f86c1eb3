import ArgumentParser
import NagarezuCore
import NagarezuOutput
import NagarezuSource

/// Which part of a model `render` draws, and what it points out.
struct ViewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "描く範囲: all、overview（主体ごとの箱にまとめた全体図）、party=主体（それとその流れだけ）、item=項目（まとまり、同義の名も可。"
          + "実際に通る所を際立たせる。重ねて指定できる）、findings（check の指摘と不明をその場所に）",
        "what to draw: all; overview (a box for each party); party=NAME (it and its flows alone); item=NAME (an item or "
          + "group, lit where it really travels; may be repeated); findings (those of check and its gaps, in place)"
      ),
      valueName: "all|overview|party=…|item=…|findings"))
  var view: [String] = []
  @Flag(
    help: ArgumentHelp(
      Speech.say("主体とシステムの説明を、図の後に載せる", "explain parties and systems behind the figure")))
  var glossary = false
  @Option(
    help: ArgumentHelp(
      Speech.say("題名の右に示す版（第2版 2024-05-20 など）", "version to show at the right of the title"),
      valueName: Speech.say("版", "text")))
  var stamp: String?

  /// Characters past which a stamp would be cut.
  private static let stampLimit = 40

  /// The view of `model` that was asked for.
  ///
  /// - Throws: ``Stop`` with 64 for names that the model does not have and options that do not go together.
  func view(of model: Model, on day: Day?) throws -> FigureView {
    let asked = try AskedViews(view)
    try checkStamp()
    let lit = try asked.items.map { name in
      let found = Lookup.items(name, in: model)
      guard !found.isEmpty else { throw Stop(Lookup.unknownItem(name, [model])) }
      return FigureView.Lit(name: Asked.name(name), items: found)
    }
    return FigureView(
      try extent(asked, in: model), lit: lit, on: day,
      verdict: asked.findings ? Verdict(model, on: day) : nil, hasGlossary: glossary)
  }

  private func extent(_ asked: AskedViews, in model: Model) throws -> FigureView.Extent {
    guard let name = asked.party else { return asked.overview ? .overview : .all }
    guard let found = Lookup.party(name, in: model) else {
      throw Stop(Lookup.unknownParty(name, [model]))
    }
    return .party(found)
  }

  /// - Throws: ``Stop`` with 64 where a part of a figure is asked for that is compared with another.
  func refuseComparison() throws {
    let asked = try AskedViews(view)
    guard asked.isWhole && !glossary else {
      let option = glossary ? "--glossary" : "--view \(view.joined(separator: " --view "))"
      throw AskedViews.apart(option, "--against")
    }
  }

  private func checkStamp() throws {
    if let stamp, stamp.allSatisfy(\.isWhitespace) || stamp.count > Self.stampLimit {
      throw Stop(
        .wrongUse,
        Message(
          ja: "--stamp には1〜\(Self.stampLimit)文字を書く",
          en: "--stamp takes 1 to \(Self.stampLimit) characters"))
    }
  }

  /// - Throws: ``Stop`` with 64 where the figure does not show the party that was asked for.
  func refuseEmpty(_ model: Model, _ view: FigureView) throws {
    guard let party = try AskedViews(self.view).party,
      SceneBuilder.scene(of: model, view: FigureView(view.extent)).boxes.isEmpty
    else { return }
    throw Stop(
      .wrongUse,
      Message(
        ja: "「\(party)」はこの図に描かれていない（システムも流れもない）",
        en: "'\(party)' is not in this figure (it has no system and no flow)"))
  }
}

/// The values of `--view`, taken apart.
private struct AskedViews {
  var overview = false
  var party: String?
  var items: [String] = []
  var findings = false

  /// Whether the whole figure is asked for, and nothing pointed out.
  var isWhole: Bool { !overview && party == nil && items.isEmpty && !findings }

  /// - Throws: ``Stop`` with 64 for a word that is none, and for views that do not go together.
  init(_ words: [String]) throws {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch (parts[0], parts.count > 1 ? String(parts[1]) : nil) {
      case ("all", nil): break
      case ("overview", nil): overview = true
      case ("findings", nil): findings = true
      case ("item", let name?) where !name.isEmpty: items.append(name)
      case ("party", let name?) where !name.isEmpty && (party ?? name) == name: party = name
      default: throw Self.unknown(word)
      }
    }
    let apart: [(Bool, String, String)] = [
      (overview && party != nil, "overview", "party="),
      (overview && !items.isEmpty, "overview", "item="),
      (overview && findings, "overview", "findings"),
      (findings && !items.isEmpty, "findings", "item="),
    ]
    if let (_, one, other) = apart.first(where: \.0) {
      throw Self.apart("--view \(one)", "--view \(other)")
    }
  }

  private static func unknown(_ word: String) -> Stop {
    Stop(
      .wrongUse,
      Message(
        ja: "--view は all、overview、findings、party=主体（1つ）、item=項目 のどれか（「\(word)」ではない）",
        en: "--view is all, overview, findings, party=NAME (one) or item=NAME, not '\(word)'"))
  }

  static func apart(_ one: String, _ other: String) -> Stop {
    Stop(
      .wrongUse,
      Message(
        ja: "\(one) と \(other) は一緒に使えない。別々の図にする",
        en: "\(one) and \(other) do not go together; draw two figures"))
  }
}
