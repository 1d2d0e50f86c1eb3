import NagarezuCore

/// What to draw, before anyone decided where: parties, systems, people and the arrows between them, in words.
///
/// Lists are in the order of the model's own lists; positions in them are from 0.
public struct Scene: Equatable, Sendable {
  /// On which side of a hand-over something stands; decides the column and the colour.
  public enum Zone: Int, Comparable, Sendable {
    /// 実施機関
    case authority
    /// 委託先
    case contractor
    /// 再委託先
    case subcontractor
    /// Any other body: 結合の相手方, 提供先, 国, 金融機関.
    case outside
    /// 本人
    case person

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// How something stands against the baseline that a figure is compared with; what has none is as it was.
  public enum Change: Sendable {
    case added
    case removed
    /// There before and after, with other words or on another channel.
    case changed
  }

  /// How a view that points something out draws a thing; in a view that does not, nothing has one.
  public enum Emphasis: Sendable { case lit, faded }

  /// The code of a rule that is broken, or of what is not known, at the place where that happens.
  public struct RuleCode: Hashable, Sendable {
    public enum Status: CaseIterable, Sendable {
      /// 指摘
      case standing
      /// 警告
      case warning
      /// 留保
      case waived
      /// 不明
      case gap
    }
    /// `S101`, `G-CHANNEL`.
    public var code: String
    public var status: Status
  }

  /// How the words of a frame or box that is there before and after stand against the baseline; a new name has its own place.
  public struct WordMarks: Equatable, Sendable {
    /// ``Change/changed`` where the line below the name is another, ``Change/removed`` where it will be.
    public var detail: Change?
    /// That line in the baseline; empty where there was none, or where another page shows it.
    public var formerDetail: String?
    /// Shape: role that one side alone has → how; it is among the tabs.
    public var tabs: [String: Change] = [:]
    /// アクセス不可 that one side alone has.
    public var mark: Change?
    /// A seal that one side alone has.
    public var lock: Change?
    /// What changed and no word of a figure says: who may look in, keys, certificates.
    public var note: String?

    /// All that occur.
    var changes: Set<Change> {
      var changes = Set([detail, mark, lock].compactMap { $0 })
      changes.formUnion(tabs.values)
      if note != nil { changes.insert(.changed) }
      if let formerDetail, !formerDetail.isEmpty { changes.insert(.removed) }
      return changes
    }
  }

  /// Where the author wants something to stand (図); what is unsaid is left to the drawing.
  public struct Pin: Hashable, Sendable {
    /// From 1.
    public var column: Int?
    /// From 1.
    public var row: Int?
    public var side: FigureHints.Side?
    /// Its place among those around it that are in an order (主体の順).
    public var rank: Int?

    /// Whether it says which column.
    var isAcross: Bool { column != nil || side?.isAcross == true }
    /// Whether it says where in a column.
    var isUpright: Bool { row != nil || side?.isAcross == false }
  }

  /// A border around boxes.
  public struct Frame: Equatable, Sendable {
    public enum Kind: Sendable { case party, section, site, system }
    public var kind: Kind
    public var zone: Zone
    public var name: String
    /// A second, smaller line: who operates it.
    public var detail: String?
    /// Roles by the approvals: 委託先, 再委託先, 結合の相手方.
    public var tabs: [String]
    /// アクセス不可, where whoever stands around it cannot look in.
    public var mark: String?
    /// The frame around it, before it in the list.
    public var parent: Int?
    public var change: Change?
    /// The name in the baseline, where it is another; empty where another page shows it.
    public var formerName: String?
    public var emphasis: Emphasis?
    /// Findings and gaps here, none twice.
    public var ruleCodes: [RuleCode] = []
    public var wordMarks = WordMarks()
    /// Whether everything in a system is sealed under a key.
    public var isSealed = false
    /// Of a site, the zone of whoever runs it, where that is another than those whose systems stand there.
    public var host: Zone?
    public var pin = Pin()
    /// What newly arrives here, in the overlay of changed reach.
    public var arrivals: String?
    /// What it stands for, and in whose hands that is.
    public var identity = Identity()

    /// Whether a lock is drawn: of one that is gone too.
    var showsLock: Bool { isSealed || wordMarks.lock == .removed }
  }

  /// A box: a system, or a party as the hands that hold data.
  public struct Box: Equatable, Sendable {
    public enum Shape: CaseIterable, Sendable {
      case system, store, terminal, sheet, work, hands, person, unknown
    }
    public var shape: Shape
    public var zone: Zone
    public var name: String
    public var detail: String?
    public var tabs: [String]
    public var mark: String?
    public var frame: Int?
    public var change: Change?
    /// The name in the baseline, where it is another; empty where another page shows it.
    public var formerName: String?
    public var emphasis: Emphasis?
    /// Findings and gaps here, none twice.
    public var ruleCodes: [RuleCode] = []
    public var wordMarks = WordMarks()
    /// Whether everything in a system is sealed under a key.
    public var isSealed = false
    /// Of somebody who works within another's frame, the zone of its own; ``zone`` is that of the place.
    public var guest: Zone?
    /// What newly arrives here, in the overlay of changed reach.
    public var arrivals: String?
    public var pin = Pin()
    /// What it stands for, and in whose hands that is.
    public var identity = Identity()

    /// The zone whose colour it has.
    var ownZone: Zone { guest ?? zone }

    /// Tabs as they stand side by side: roles that are marked alike are one. How each is marked, `nil` for not at all.
    var tabRuns: [(words: String, change: Change?)] {
      var runs: [(words: String, change: Change?)] = []
      for tab in tabs {
        let change = wordMarks.tabs[tab]
        if let last = runs.last, last.change == change {
          runs[runs.count - 1].words += "・" + tab
        } else {
          runs.append((tab, change))
        }
      }
      return runs
    }

    /// Whether a lock is drawn: of one that is gone too.
    var showsLock: Bool { isSealed || wordMarks.lock == .removed }
  }

  /// What an arrow touches.
  public enum End: Hashable, Sendable {
    case box(Int)
    case frame(Int)
  }

  /// How data travels, as far as a drawing tells it apart.
  public enum Line: Int, CaseIterable, Comparable, Sendable {
    /// Within one party's hands, or not stated.
    case plain
    case leasedLine
    case closedNetwork
    case officeLAN
    case openNetwork
    case medium
    case paper
    case post
    case hand
    case voice
    /// Several of them, where an overview joins arrows.
    case mixed
    /// A reader looks in: no numbered flow.
    case view

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// One numbered arrow: flows that share number, from and to.
  public struct Arrow: Equatable, Sendable {
    /// As written: `①`, `1-①`; `nil` for a reader.
    public var number: String?
    /// Which of the arrows of its number it is, from 1, so that one can be cited: ⑭-2; `nil` for the only one.
    public var part: Int?
    public var from: End
    public var to: End
    public var isTwoWay: Bool
    /// What the flow is called (名称), item groups or items: three where that is all of them, else the first two.
    public var items: String
    /// The first of them only, for a crowded figure.
    public var briefItems: String
    /// Whether there are items that ``items``, or ``briefItems``, do not name.
    public var hidesItems = false
    public var hidesInBrief = false
    /// Its rows of the item list, by their places there; empty for a look.
    public var listed: [Int] = []
    public var channel: String?
    public var line: Line
    /// Whether what arrives is sealed under a key.
    public var isSealed: Bool
    /// Whether the channel is encrypted.
    public var isEncrypted = false
    public var change: Change?
    /// What the label said in the baseline, where it is other words; `items` and `channel` are those of today. Empty where there was
    /// nothing, or where another page shows it.
    public var formerItems: String?
    public var formerChannel: String?
    /// What of its items came, went and stayed, where the label names them: then it says that in the place of ``items``.
    public var itemChange: ItemChange?
    public var briefItemChange: ItemChange?
    public var emphasis: Emphasis?
    /// Findings and gaps on the way, none twice.
    public var ruleCodes: [RuleCode] = []

    /// ``Change/added`` where nobody on the way can read it any more, ``Change/removed`` where somebody can again.
    public var lockChange: Change?
    /// Its number as the figure shows it: `⑭-2` of several.
    public var shownNumber: String? { number.map { $0 + (part.map { "-\($0)" } ?? "") } }

    /// Whether nobody on the way can read it.
    var isLocked: Bool { isEncrypted || isSealed }
    /// Whether a lock is drawn: of one that is gone too.
    var showsLock: Bool { isLocked || lockChange == .removed }
    /// What ``briefItems`` said in the baseline, where it is other words.
    public var formerBriefItems: String?
    /// How its number is marked: as the arrow is or, where that is as it was, as its row of the table.
    public var badgeChange: Change?
    /// Whether an item newly arrives by it, in the overlay of changed reach.
    public var isNewReach = false
    /// The figure keys of what it stands for, none twice: one, or several where an overview joins arrows.
    public var keys: [String] = []
  }

  public var title: String
  public var subtitle: String
  /// What stands at the right of the title, such as a version; no clock is ever asked.
  public var stamp: String?
  public var frames: [Frame]
  public var boxes: [Box]
  public var arrows: [Arrow]
  public var remarks: [Remark]
  /// 情報項目一覧（別表）, by place.
  public var itemRows: [ItemRow] = []
  /// What a check found, where the figure shows it; in the check's order, gaps last.
  public var findings: [Note] = []
  /// 名称の説明: parties, then systems, in the order of the model.
  public var glossary: [Note] = []
  public var language: Language
  /// Where its words may be broken into lines.
  var breaks = WordBreaks()
  /// Room to keep for the legend, in points: another page in the same places may have a longer one.
  var leastLegend = 0.0
  /// The sentence that names the baseline and the marks; `nil` where a figure is compared with nothing.
  public var changeSentence: String?
  /// The sentence that names what is not drawn (図の隠す); `nil` where all is.
  public var hiddenSentence: String?
  /// What 図 pins and the figure does not show.
  var undrawn: [String] = []
  /// Where the author wants numbers of arrows on the sheet (札), by number as the figure shows it.
  var labelPlaces: [String: Point] = [:]
  /// The figure keys of parties with which a page begins (改頁).
  var pageBreaks: Set<String> = []
  /// Where the legend stands.
  public var legendCorner = FigureHints.Corner.topRight
  /// The rows of the table of changed reach; `nil` where it was not asked for, empty where nothing changed.
  public var reachRows: [ReachRow]?

  /// Gives the arrows of one number parts of it, in their order.
  mutating func tellApart() {
    let numbered = Dictionary(
      grouping: arrows.indices.filter { arrows[$0].number != nil }, by: { arrows[$0].number })
    for places in numbered.values where places.count > 1 {
      for (part, place) in places.enumerated() { arrows[place].part = part + 1 }
    }
  }

  /// The frames around something, innermost first.
  func frames(around end: End) -> [Int] {
    var chain: [Int] = []
    var next: Int? =
      switch end {
      case .box(let box): boxes[box].frame
      case .frame(let frame): frame
      }
    while let frame = next {
      chain.append(frame)
      next = frames[frame].parent
    }
    return chain
  }

  /// The first box inside a frame or the box itself: what a layout engine ties a line to.
  func anchor(of end: End) -> Int {
    switch end {
    case .box(let box): box
    case .frame(let frame):
      boxes.indices.first { frames(around: .box($0)).contains(frame) } ?? 0
    }
  }
}
