import NagarezuCore

/// Divides a figure that is too big for its sheet: an overview, then a page for each party with all that goes to or
/// from it, so that every arrow stands on at least one of them. Parties of one role with few arrows share a page.
///
/// The authority has most arrows. Where they do not fit one page, it gets those that no other party's page has. A
/// party whose own arrows do not fit is divided by whom it deals with, and at last by number.
struct FigureSplitting {
  let scene: Scene
  var paper: Paper
  let layout: any LayoutEngine
  /// The whole scene in another language, whose places it takes; the parts have their own.
  var twin: Scene?

  /// Arrows past which nobody finds a way through a page of A4.
  private static let crowd = 40.0
  /// Arrows up to which labels of a whole figure may shrink to their place in the item list; past it at most one in ``spared`` may.
  private static let sparse = 25
  private static let spared = 4
  /// Crossings for each arrow past which nobody follows a line.
  private static let tangle = 0.8
  /// How many times as many in every draught leave no hope, though lines that are laid again cross less often.
  private static let hopeless = 1.5
  /// The most arrows of a party that shares its page, and the most on such a page.
  private static let few = 4
  private static let shared = 12

  init(_ scene: Scene, paper: Paper, layout: any LayoutEngine) {
    self.scene = scene
    self.paper = paper
    self.layout = layout
  }

  /// The most arrows for one page: more on a larger sheet.
  private var limit: Int {
    let longer = max(paper.size.width, paper.size.height)
    return Int(Self.crowd * longer / Paper.a4.size.width)
  }

  /// The whole scene on the sheet asked for; `nil` where it must be divided, or its author divides it (改頁).
  ///
  /// - Throws: ``FigureFault/tooLarge(boxes:arrows:limit:)`` for what cannot be divided either.
  func whole() throws(FigureFault) -> LaidOutScene? {
    if scene.arrows.count > PageSetting.limit || scene.boxes.count > PageSetting.limit {
      throw .tooLarge(
        boxes: scene.boxes.count, arrows: scene.arrows.count, limit: PageSetting.limit)
    }
    guard scene.pageBreaks.isEmpty else { return nil }
    if let fitted = try fitted(scene, like: twin, isWhole: true) { return fitted }
    return scene.arrows.count < 2 ? try onAnySheet(scene) : nil
  }

  /// The smallest of the next two larger sheets that bears the whole scene; `nil` where neither does.
  func largerSheet() throws(FigureFault) -> Paper? {
    for paper in paper.orLarger.dropFirst().prefix(2) {
      var larger = self
      larger.paper = paper
      if try larger.fitted(scene, like: twin, isWhole: true) != nil { return paper }
    }
    return nil
  }

  /// The whole scene on the sheet asked for; `nil` where it cannot stand there, or its author divides it.
  func undivided() throws(FigureFault) -> LaidOutScene? {
    guard scene.pageBreaks.isEmpty else { return nil }
    return try fitted(scene, like: twin, isWhole: true)
  }

  /// A scene on the smallest sheet that can bear it, from the one asked for.
  func onAnySheet(_ part: Scene, like twin: Scene? = nil) throws(FigureFault) -> LaidOutScene {
    try PageSetting(part, paper: paper, like: twin).laidOut(by: layout)
  }

  /// The overview and the parts, one page each, not numbered.
  func pages() throws(FigureFault) -> [LaidOutScene.Page] {
    var overview = scene.overview.withoutLabelPlaces
    (overview.remarks, overview.title) = ([], FigureWords.overview(scene.title)[scene.language])
    var pages = Array(try glance(overview).pages.prefix(1))
    for part in try parts() { pages += part.pages.prefix(1) }
    return pages
  }

  /// An overview on the sheet asked for, of which no more becomes one than must.
  private func glance(_ overview: Scene) throws(FigureFault) -> LaidOutScene {
    let merged = overview.withMergedArrows
    let forms = merged.arrows.count < overview.arrows.count ? [overview, merged] : [overview]
    for form in forms { if let fitted = try fitted(form) { return fitted } }
    return try onAnySheet(overview.byRole)
  }

  /// A scene on the sheet asked for, every label with its words, of a whole figure nearly every one; `nil` where that
  /// cannot be.
  private func fitted(
    _ part: Scene, like twin: Scene? = nil, isWhole: Bool = false
  ) throws(FigureFault) -> LaidOutScene? {
    guard part.arrows.count <= limit else { return nil }
    let laidOut: LaidOutScene
    do {
      var setting = PageSetting(part, paper: paper, mayGrow: false, like: twin)
      if part.changeSentence == nil {
        setting.tangle = Self.hopeless * Self.tangle * Double(part.arrows.count)
      }
      laidOut = try setting.laidOut(by: layout)
    } catch {
      guard case .noSheet = error else { throw error }
      return nil
    }
    guard let page = laidOut.pages.first else { return nil }
    let reduced = page.arrows.count { $0.extent == .listed && !$0.arrow.items.isEmpty }
    let isMute =
      isWhole
      ? reduced * Self.spared > part.arrows.count && part.arrows.count > Self.sparse
      : reduced > 0 && part.arrows.count > Self.few
    if isMute { return nil }
    // What is compared stays beside what it is compared with, where it is drawn at all.
    if isWhole && part.changeSentence != nil { return laidOut }
    let crossings = Double(PageQuality(page).crossings)
    return crossings > Self.tangle * Double(part.arrows.count) ? nil : laidOut
  }

  // MARK: - Parts

  /// Some arrows of one party that stay on one page where possible.
  private struct Group {
    /// Ascending, never empty.
    var arrows: [Int]
  }

  /// The pages of parts, by zone and then by where a party stands in the scene.
  private func parts() throws(FigureFault) -> [LaidOutScene] {
    let parties = Scene.unique(scene.boxes.indices.map { scene.party(of: .box($0)) })
    var covered = Set<Int>()
    var found: [(zone: Scene.Zone, position: Int, pages: [LaidOutScene])] = []
    // Those with the fewest to deal with first; the authority and the people take what is left.
    for zone in [Scene.Zone.contractor, .subcontractor, .outside, .authority, .person] {
      for bundle in bundles(parties.filter { scene.zone(of: $0) == zone }) {
        let position = parties.firstIndex(of: bundle[0]) ?? 0
        found.append((zone, position, try pages(for: bundle, &covered)))
      }
    }
    return found.sorted { ($0.zone, $0.position) < ($1.zone, $1.position) }.flatMap(\.pages)
  }

  /// Parties that could share a page, in their order.
  private func bundles(_ parties: [Scene.End]) -> [[Scene.End]] {
    var bundles: [[Scene.End]] = []
    for party in parties {
      if let last = bundles.last, !scene.beginsPage(party),
        scene.role(of: last[0]) == scene.role(of: party),
        (last + [party]).allSatisfy({ arrows(of: $0).count <= Self.few }),
        arrows(of: last + [party]).count <= Self.shared
      {
        bundles[bundles.count - 1].append(party)
      } else {
        bundles.append([party])
      }
    }
    return bundles
  }

  /// One page for all of some parties, or pages for halves of them; none for what is on other pages already.
  private func pages(
    for bundle: [Scene.End], _ covered: inout Set<Int>
  ) throws(FigureFault) -> [LaidOutScene] {
    let all = arrows(of: bundle)
    let idle = bundle.flatMap(idleBoxes)
    guard !Set(all).isSubset(of: covered) || !idle.isEmpty else { return [] }
    if let one = try fitted(part(bundle, all, idle: idle, isWhole: true)) {
      covered.formUnion(all)
      return [one]
    }
    var pages: [LaidOutScene] = []
    if bundle.count > 1 {
      let middle = bundle.count / 2
      for half in [bundle[..<middle], bundle[middle...]] {
        pages += try self.pages(for: Array(half), &covered)
      }
    } else {
      let isHub = [.authority, .person].contains(scene.zone(of: bundle[0]))
      let left = isHub ? all.filter { !covered.contains($0) } : all
      pages = try divided(groups(left, of: bundle[0]), idle, of: bundle[0])
      covered.formUnion(all)
    }
    return pages
  }

  /// The boxes in a party's frame that no arrow touches.
  private func idleBoxes(of party: Scene.End) -> [Int] {
    let touched = Set(scene.arrows.flatMap { [$0.from, $0.to] })
    return scene.boxes.indices.filter {
      scene.boxes[$0].frame != nil && scene.party(of: .box($0)) == party
        && !touched.contains(.box($0))
    }
  }

  private func arrows(of parties: [Scene.End]) -> [Int] {
    scene.arrows.indices.filter {
      parties.contains(scene.party(of: scene.arrows[$0].from))
        || parties.contains(scene.party(of: scene.arrows[$0].to))
    }
  }

  private func arrows(of party: Scene.End) -> [Int] { arrows(of: [party]) }

  /// Arrows by whom the party deals with over them; what stays within it first.
  private func groups(_ arrows: [Int], of party: Scene.End) -> [Group] {
    func other(_ arrow: Int) -> Scene.End {
      let from = scene.party(of: scene.arrows[arrow].from)
      return from == party ? scene.party(of: scene.arrows[arrow].to) : from
    }
    let others = Scene.unique(arrows.map(other))
    return (others.filter { $0 == party } + others.filter { $0 != party }).map { one in
      Group(arrows: arrows.filter { other($0) == one })
    }
  }

  /// Pages for some groups: one where it fits, else halves of the groups, at last halves of one group.
  private func divided(
    _ groups: [Group], _ idle: [Int], of party: Scene.End
  ) throws(FigureFault) -> [LaidOutScene] {
    let arrows = groups.flatMap(\.arrows).sorted()
    let part = part([party], arrows, idle: idle, isWhole: false)
    if let one = try fitted(part) { return [one] }
    guard idle.isEmpty || arrows.isEmpty else {
      // Boxes that no arrow touches have nothing to do with half of the arrows: they stand by themselves.
      return try divided(groups, [], of: party) + divided([], idle, of: party)
    }
    guard arrows.count > 1 else { return [try onAnySheet(part)] }
    let (first, second) = halves(groups)
    return try divided(first, [], of: party) + divided(second, [], of: party)
  }

  /// Two lists with about as many arrows, neither empty.
  private func halves(_ groups: [Group]) -> ([Group], [Group]) {
    guard groups.count > 1 else {
      let arrows = groups.flatMap(\.arrows)
      let middle = arrows.count / 2
      return ([Group(arrows: Array(arrows[..<middle]))], [Group(arrows: Array(arrows[middle...]))])
    }
    let half = groups.reduce(0) { $0 + $1.arrows.count } / 2
    var (count, middle) = (0, 0)
    while middle < groups.count - 1, middle == 0 || count + groups[middle].arrows.count <= half {
      count += groups[middle].arrows.count
      middle += 1
    }
    return (Array(groups[..<middle]), Array(groups[middle...]))
  }

  /// Parties of one role with some of their arrows, and boxes that no arrow touches, as a scene.
  private func part(
    _ parties: [Scene.End], _ arrows: [Int], idle: [Int], isWhole: Bool
  ) -> Scene {
    var part = scene.keeping(boxes: Set(idle), arrows: Set(arrows))
    var name = FigureWords.numbers(parties.map(scene.name))
    let numbers = Scene.unique(arrows.compactMap { scene.arrows[$0].number })
    if !isWhole && !numbers.isEmpty {
      name = FigureWords.some(of: name, FigureWords.closeNumbers(numbers))[scene.language]
    }
    part.title =
      FigureWords.part(scene.title, role: scene.role(of: parties[0]), name: name)[
        scene.language]
    (part.findings, part.glossary) = ([], [])
    return part.withoutLabelPlaces
  }
}
