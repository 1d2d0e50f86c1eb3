/// A scene with a place for everything, page by page. Points, origin top left of the page, y downwards.
public struct LaidOutScene: Sendable {
  /// Lines of text that start at, are centred on, or end at a place.
  public struct Text: Sendable {
    public enum Anchor: Sendable { case start, middle, end }
    public enum Ink: Sendable {
      case normal, faint, zone(Scene.Zone), site, white, code(Scene.RuleCode.Status)
      /// That of what was added or changed, and that of the number of such an arrow.
      case change, badge
    }
    public var lines: [String]
    /// The type size in points.
    public var size: Double
    /// The box that the lines fill.
    public var rect: Rect
    public var anchor: Anchor = .start
    public var isBold = false
    public var ink: Ink = .normal
    /// Added words are bold and underlined, removed ones struck through.
    public var change: Scene.Change?
    /// How many of the first lines are words of the baseline; the rest is marked as `change` says.
    public var formerLines = 0
    /// How many of the last lines are as they were there.
    public var keptLines = 0

    /// What a line is against the baseline.
    enum Standing { case former, today, kept }

    func standing(of line: Int) -> Standing {
      if line < formerLines { return .former }
      return line < lines.count - keptLines ? .today : .kept
    }
  }

  /// A padlock.
  public struct Lock: Sendable {
    public var rect: Rect
    public var change: Scene.Change?
  }

  /// A frame with its heading.
  public struct Frame: Sendable {
    public var frame: Scene.Frame
    public var rect: Rect
    /// Role tabs, from the left along the top edge.
    public var tabs: [Text]
    public var texts: [Text]
    public var mark: Text?
    public var codes: [CodeTag] = []
    public var lock: Lock?
  }

  /// A box with its words.
  public struct Box: Sendable {
    public var box: Scene.Box
    public var rect: Rect
    /// Roles, from the left along the top edge; those that are marked alike are one.
    public var tabs: [Text]
    public var texts: [Text]
    public var mark: Text?
    public var codes: [CodeTag] = []
    public var lock: Lock?
  }

  /// The code of a rule in a border of its own.
  public struct CodeTag: Sendable {
    public var code: Scene.RuleCode
    public var rect: Rect
    public var text: Text
  }

  /// A number in a filled disc or, where it is longer, a pill.
  public struct Badge: Sendable {
    public var rect: Rect
    /// As the figure shows it: `⑭`, `⑭-2`, `1-①`.
    public var number: String
    /// As a disc or pill bears it in type of ``size``: `14`, `14-2`.
    public var text: String
    public var size: Double
    public var change: Scene.Change?

    init(rect: Rect, number: String, size: Double, change: Scene.Change? = nil) {
      (self.rect, self.number, self.size, self.change) = (rect, number, size, change)
      text = BadgeText.short(number)
    }
  }

  /// An arrow along Bézier points with its label.
  public struct Arrow: Sendable {
    public var arrow: Scene.Arrow
    /// One more than a multiple of three.
    public var curve: [Point]
    /// The ground of the label; contains badge and texts.
    public var label: Rect
    /// The party's frame on which the label lies as a whole; `nil` on the page itself.
    public var ground: Scene.Zone?
    public var badge: Badge?
    public var texts: [Text]
    public var codes: [CodeTag] = []
    /// How much of its items the label says.
    public var extent = Scene.Arrow.Extent.full
  }

  /// A line of a list behind the figure.
  public struct Note: Sendable {
    public var rect: Rect
    public var code: CodeTag?
    public var texts: [Text]
  }

  /// A row of the （備考）table.
  public struct Row: Sendable {
    public var rect: Rect
    public var badge: Badge
    public var texts: [Text]
    public var change: Scene.Change?
    /// The figure keys of the arrow that it tells of.
    public var keys: [String] = []
  }

  /// What the columns of the （備考）table hold, over one of its halves.
  public struct RowHead: Sendable {
    public var rect: Rect
    /// Number, flow, items, channel, sentence.
    public var texts: [Text]
  }

  /// A cell of a table with rules around it.
  public struct Cell: Sendable {
    /// What the table tells.
    public enum Table: Sendable {
      /// 新たに届く項目, 届かなくなる項目
      case reach
      /// 情報項目一覧（別表）
      case items
    }
    public var rect: Rect
    /// Paragraphs, one below the other; empty where the row goes on from the one above.
    public var texts: [Text]
    public var table: Table
  }

  /// An entry of the legend.
  public struct LegendEntry: Sendable {
    public enum Sample: Sendable {
      case zone(Scene.Zone), site, shape(Scene.Box.Shape), line(Scene.Line), lock
      case code(Scene.RuleCode.Status)
      case emphasis(Scene.Emphasis)
    }
    public var sample: Sample
    public var rect: Rect
    public var text: Text
    /// The mark that a line's sample shows.
    public var change: Scene.Change?
    /// Whether the line's sample shows an arrow that brings something new.
    public var isNewReach = false
  }

  /// One sheet of paper.
  public struct Page: Sendable {
    public var size: Size
    public var texts: [Text] = []
    /// The y of the rule under the title, from left to right margin.
    public var rule: Double
    public var margin: Double
    public var legend: [LegendEntry] = []
    public var frames: [Frame] = []
    public var boxes: [Box] = []
    public var arrows: [Arrow] = []
    public var rowHeads: [RowHead] = []
    public var rows: [Row] = []
    public var notes: [Note] = []
    /// The cells of the item list and of the tables of changed reach, row by row.
    public var cells: [Cell] = []
    /// The part of the page that is shown; `nil` for all of it.
    public var crop: Rect?
  }

  public var title: String
  /// What the figure shows, in a sentence, for readers who listen.
  public var summary: String
  public var pages: [Page]
  /// Of two figures in one file, how many of the pages are of the earlier one; they stand first.
  public internal(set) var earlierPages = 0
}
