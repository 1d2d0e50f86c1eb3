import NagarezuCore
import NagarezuText

/// What newly reaches whom, laid over a figure: the arrows that bring it, notes where it arrives, and the table.
///
/// The table is what the comparison says (``Comparison/arriving``, ``Comparison/ceasing``), row for row. Arrows and notes mark where an
/// item newly comes, be the arrow's own words as they were; what is new of further people or days alone is in the table.
struct ReachOverlay {
  /// Shape: arrow of the whole, ascending.
  private let arrows: [Int]
  /// Shape: box or frame of the whole → what newly arrives there.
  private var notes: [Scene.End: String] = [:]
  private let rows: [Scene.ReachRow]

  init(_ whole: SceneComparison, _ comparison: Comparison) {
    let language = whole.new.scene.language
    let model = comparison.new
    let (new, old) = (ReachWords(model, language), ReachWords(comparison.old, language))
    let arriving = comparison.arriving
    rows =
      arriving.map { new.row($0, .added) } + comparison.ceasing.map { old.row($0, .removed) }
    let builder = whole.new.builder
    var arrows = Set<Int>()
    var names: [Scene.End: [Exposure: [String]]] = [:]
    for one in arriving where one.novelty == .item {
      for passage in one.passages {
        if let arrow = builder.arrow(of: passage, in: model),
          let place = whole.arrows.firstIndex(where: { $0.new == arrow })
        {
          arrows.insert(place)
        }
        // Whoever runs the channel or the site gets it too, but not at the end of the arrow.
        guard model.receivers(of: passage).contains(one.through ?? one.party),
          let end = builder.entry(of: passage, in: model)
        else { continue }
        let place = whole.end(end, of: whole.new)
        let known = names[place]?[one.exposure] ?? []
        names[place, default: [:]][one.exposure, default: []] +=
          new.names(one.items).filter { !known.contains($0) }
      }
    }
    self.arrows = arrows.sorted()
    for (place, kinds) in names {
      notes[place] = [Exposure.read, .custody].compactMap { exposure in
        kinds[exposure].map {
          let few = FigureWords.few($0, language, atMost: 2, rest: FigureWords.seeTable)
          return FigureWords.arrives(few, exposure: exposure)[language]
        }
      }.joined(separator: FigureWords.semicolon[language])
    }
  }

  /// Marks a scene of the whole.
  func mark(_ scene: inout Scene) {
    for arrow in arrows { scene.arrows[arrow].isNewReach = true }
    for (place, note) in notes {
      switch place {
      case .box(let box): scene.boxes[box].arrivals = note
      case .frame(let frame): scene.frames[frame].arrivals = note
      }
    }
    scene.reachRows = rows
  }
}

/// Changed reach in the words of one model.
private struct ReachWords {
  let model: Model
  let phrases: Phrases

  init(_ model: Model, _ language: Language) {
    self.model = language == .en ? model.inEnglish : model
    phrases = Phrases(model: self.model, language: language)
  }

  /// Groups that are there as a whole, then what is left.
  func names(_ items: [Item.ID]) -> [String] { model.names(of: items) }

  func row(_ one: ReachRow, _ change: Scene.Change) -> Scene.ReachRow {
    let language = phrases.language
    let through = one.through.map {
      phrases.say("（\(phrases.party($0))を通じて）", " (through \(phrases.party($0)))")
    }
    let narrower = [
      one.isOfAll ? nil : phrases.people(one.atoms),
      one.novelty == .days ? phrases.days(one.during) : nil,
    ].compactMap(\.self)
    let brackets =
      narrower.isEmpty
      ? "" : phrases.say("（\(phrases.list(narrower))）", " (\(narrower.joined(separator: "; ")))")
    let passages = one.passages.map(phrases.passage)
    var seen = Set<String>()
    return Scene.ReachRow(
      change: change,
      party: phrases.party(one.party) + (through ?? "")
        + (one.exposure == .custody ? FigureWords.keptOnly[language] : ""),
      items: phrases.list(names(one.items)) + brackets,
      passages: passages.isEmpty
        ? FigureWords.bornThere[language]
        : phrases.list(passages.filter { seen.insert($0).inserted }))
  }
}

extension SceneBuilder {
  /// The arrow that stands for a passage of `model`, of which the figure may show one day; `nil`
  /// where none is drawn.
  fileprivate func arrow(of passage: Passage, in model: Model) -> Int? {
    switch passage {
    case .flow(let id):
      let flow = model[id]
      return arrowFlows.firstIndex { flows in
        flows.contains {
          $0.number == flow.number && $0.from == flow.from && $0.to == flow.to
            && $0.span == flow.span
        }
      }
    case .reader(let system, let index):
      guard let from = end(of: .system(system)),
        let to = boxes[.party(model[system].readers[index].party)]
      else { return nil }
      return scene.arrows.firstIndex {
        $0.number == nil && $0.from == from && $0.to == .box(to)
      }
    case .succession: return nil
    }
  }

  /// Where in the figure a passage comes in; `nil` where that is not drawn.
  fileprivate func entry(of passage: Passage, in model: Model) -> Scene.End? {
    switch passage {
    case .flow(let id): end(of: model[id].to)
    case .reader(let system, let index):
      boxes[.party(model[system].readers[index].party)].map { .box($0) }
    case .succession(let system, _): boxes[.system(system)].map { .box($0) }
    }
  }
}
