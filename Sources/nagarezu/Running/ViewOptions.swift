import ArgumentParser
import NagarezuCore
import NagarezuOutput
import NagarezuSource

/// Which part of a model `render` draws, and what it points out.
struct ViewOptions: ParsableArguments {
  enum Extent: String, ExpressibleByArgument, CaseIterable {
    case all, overview
  }

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "描く範囲: all または overview（主体ごとの箱にまとめた全体図）",
        "what to draw: all, or overview (a box for each party)"), valueName: "all|overview"))
  var view: Extent = .all
  @Option(
    help: ArgumentHelp(
      Speech.say("この主体と、その流れだけを描く", "draw this party and its flows alone"),
      valueName: Speech.say("主体", "party")))
  var party: String?
  @Option(
    name: .customLong("item"),
    help: ArgumentHelp(
      Speech.say(
        "この項目（まとまり、同義の名も可）が実際に通る所を際立たせる。重ねて指定できる",
        "light where this item or group really travels; may be repeated"),
      valueName: Speech.say("項目", "item")))
  var items: [String] = []
  @Flag(
    help: ArgumentHelp(
      Speech.say("check の指摘と不明を、その場所に描く", "draw the findings and gaps of check in place")))
  var findings = false
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
    try checkTogether()
    let lit = try items.map { name in
      let found = Lookup.items(name, in: model)
      guard !found.isEmpty else { throw Lookup.unknownItem(name, [model]) }
      return FigureView.Lit(name: Asked.name(name), items: found)
    }
    return FigureView(
      try extent(in: model), lit: lit, on: day,
      verdict: findings ? Verdict(model, on: day) : nil, hasGlossary: glossary)
  }

  private func extent(in model: Model) throws -> FigureView.Extent {
    guard let name = party else { return view == .overview ? .overview : .all }
    guard let found = Lookup.party(name, in: model) else {
      throw Lookup.unknownParty(name, [model])
    }
    return .party(found)
  }

  /// - Throws: ``Stop`` with 64 where a part of a figure is asked for that is compared with another.
  func refuseComparison() throws {
    let asked: [(Bool, String)] = [
      (view == .overview, "--view overview"), (party != nil, "--party"), (!items.isEmpty, "--item"),
      (findings, "--findings"), (glossary, "--glossary"),
    ]
    guard let option = asked.first(where: \.0)?.1 else { return }
    throw Stop(
      .wrongUse,
      Message(
        ja: "\(option) と --against は一緒に使えない。別々の図にする",
        en: "\(option) and --against do not go together; draw two figures"))
  }

  private func checkTogether() throws {
    let apart: [(Bool, String, String)] = [
      (view == .overview && party != nil, "--view overview", "--party"),
      (view == .overview && !items.isEmpty, "--view overview", "--item"),
      (view == .overview && findings, "--view overview", "--findings"),
      (findings && !items.isEmpty, "--findings", "--item"),
    ]
    if let (_, one, other) = apart.first(where: \.0) {
      throw Stop(
        .wrongUse,
        Message(
          ja: "\(one) と \(other) は一緒に使えない。別々の図にする",
          en: "\(one) and \(other) do not go together; draw two figures"))
    }
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
    guard let party, SceneBuilder.scene(of: model, view: FigureView(view.extent)).boxes.isEmpty
    else { return }
    throw Stop(
      .wrongUse,
      Message(
        ja: "「\(party)」はこの図に描かれていない（システムも流れもない）",
        en: "'\(party)' is not in this figure (it has no system and no flow)"))
  }
}
