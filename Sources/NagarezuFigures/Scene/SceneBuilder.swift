import NagarezuCore

/// Makes the ``Scene`` of a model: who and what is drawn, in which frame, with which words.
///
/// Drawn are the ends of flows, the systems around them, whoever reads a drawn system from outside, and what the
/// model's own file declares as a system or approves; of shared files only what is used.
public struct SceneBuilder {
  /// Under the names of the figure's language.
  let model: Model
  /// As it was written.
  let written: Model
  let language: Language
  var scene: Scene
  /// Shape: root party → its roles by the approvals, in the order of tabs.
  let roles: [Party.ID: [Role]]
  /// What comes where in the model.
  let reach: Reach
  /// Which approvals cover what flows bring.
  let cover: PassageCover
  /// Those who keep and do not read.
  let custodians: Set<Party.ID>
  var partyFrames: [Party.ID: Int] = [:]
  var siteFrames: [SiteFrame: Int] = [:]
  var systemFrames: [System.ID: Int] = [:]
  var boxes: [Node: Int] = [:]
  /// Shape: arrow → its flows, in the order of the model's; empty for a reader.
  var arrowFlows: [[Flow]] = []
  /// Contractors that stand in the authority's frame.
  var visitors: Set<Party.ID> = []
  /// Everything that stands in the figure as a box or, where something drawn is inside it, as a frame.
  let drawn: Set<Node>
  /// Shape: arrow of the scene → the flows or looks that it stands for, never empty.
  var passages: [[Passage]] = []
  /// Shape: remark of the scene → its arrow.
  var remarkArrows: [Int] = []

  /// A site as far as it lies in one frame.
  struct SiteFrame: Hashable {
    var site: Site.ID
    var around: Int?
  }

  enum Role: Int, Comparable {
    case contractor, subcontractor, joined, receiver

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var word: Message {
      switch self {
      case .contractor: FigureWords.contractor
      case .subcontractor: FigureWords.subcontractor
      case .joined: FigureWords.joined
      case .receiver: FigureWords.receiver
      }
    }
  }

  /// The scene of a whole model.
  ///
  /// With `day`, of that day alone: its flows, the roles by the approvals in force, and the systems that hold or pass on data.
  public static func scene(
    of model: Model, on day: Day? = nil, language: Language = .ja, stamp: String? = nil
  ) -> Scene {
    building(model, on: day, language: language, stamp: stamp).scene
  }

  /// The builder after its work, which still knows what each part of its scene stands for.
  static func building(
    _ model: Model, on day: Day? = nil, language: Language, stamp: String?
  ) -> Self {
    let stamps = [stamp, day.map { FigureWords.asOf($0)[language] }].compactMap { $0 }
    var builder = SceneBuilder(
      model, on: day, language: language,
      stamp: stamps.isEmpty ? nil : stamps.joined(separator: FigureWords.space[language]))
    builder.placeAll()
    builder.drawArrows()
    builder.takeHints()
    return builder
  }

  private init(
    _ model: Model, on day: Day?, language: Language, stamp: String?
  ) {
    let (written, idle) = (
      day.map { model.inForce(on: $0) } ?? model, day.map { model.idleSystems(on: $0) } ?? []
    )
    self.written = written
    let model = language == .en ? written.inEnglish : written.inOwnWords
    self.model = model
    self.language = language
    reach = Reach(model)
    cover = PassageCover(reach, on: day)
    roles = Self.roles(in: model)
    custodians = Self.custodians(in: reach)
    drawn = Self.drawnNodes(in: model, roles: roles, leavingOut: idle)
    scene = Scene(
      title: FigureWords.title(model.title)[language],
      subtitle: FigureWords.authority(
        model[model.authority].name, sections: model.sections.map { model[$0].name })[language],
      stamp: stamp, frames: [], boxes: [], arrows: [], remarks: [], language: language)
    scene.breaks = WordBreaks(model)
  }
}
